/** Documents over HTTP: of any matter that the reader may see (R11.5, R14). */
import { z } from 'zod';
import { createQuery, type Reach } from '../matters/index.ts';
import type { Database } from '../platform/database/index.ts';
import { notFound } from '../platform/errors.ts';
import { sendFile, type Api } from '../platform/http/index.ts';

export interface DocumentRouteDependencies {
  api: Api;
  database: Database;
  reach: Reach;
}

export function documentRoutes({ api, database, reach }: DocumentRouteDependencies): void {
  api.route({
    method: 'get',
    path: '/documents/:id/content',
    summary: 'A document as PDF',
    action: 'matter.read',
    params: z.object({ id: z.string().max(64) }),
    sends: ['application/pdf'],
    async handle({ person, params, response }) {
      const { values, bind } = createQuery();
      const row = await database.get<{ bytes: Buffer; sha256: string; number: string; title: string }>(
        `SELECT k.bytes, k.sha256, d.number, d.title FROM document d JOIN document_content k ON k.document_id = d.id JOIN matter m ON m.id = d.matter_id
         WHERE d.id = ${bind(params.id)} AND ${reach.readable(person, bind)}`,
        values,
      );
      if (!row) throw notFound('该文书', 'document');
      const { bytes, sha256, title, number } = row;
      const name = `${title} ${number}.pdf`;
      return sendFile(response, { bytes, sha256, type: 'application/pdf', name, inline: true, cache: 'private, max-age=3600' });
    },
  });
}
