/** Documents over HTTP: of any matter that the reader may see (R11.5, R14). */
import { z } from 'zod';
import { createQuery, type Reach } from '../matters/index.ts';
import type { Database } from '../platform/database/index.ts';
import { notFound } from '../platform/errors.ts';
import { sendFile, type Api } from '../platform/http/index.ts';
import { documentCheck } from '../../domain/api/document-check.ts';
import { NOT_GENUINE, type createDocumentCheck } from './check-document.ts';
import type { DocumentRenderer } from './render-document.ts';

export interface DocumentRouteDependencies {
  api: Api;
  database: Database;
  reach: Reach;
  /** Null where nothing is printed. */
  renderer: Pick<DocumentRenderer, 'join'> | null;
  check: ReturnType<typeof createDocumentCheck>;
}

/** A case has some twenty; more would keep those who are being printed waiting. */
const MOST_AT_ONCE = 60;
const ids = z
  .string()
  .max(4_000)
  .transform((text) => [...new Set(text.split(',').filter(Boolean))])
  .pipe(z.array(z.string().max(64)).min(1).max(MOST_AT_ONCE));

export function documentRoutes({ api, database, reach, renderer, check }: DocumentRouteDependencies): void {
  api.route({
    method: 'get',
    path: '/documents/check',
    summary: 'Whether a paper is genuine, and what has become of it',
    description:
      'Asked with the number and the check code printed on the paper; its QR code holds serial number, number and check code, one a line.',
    action: 'public',
    query: z.object({ number: z.string().trim().min(1).max(190), code: z.string().trim().min(1).max(40) }),
    answer: documentCheck,
    refusals: { 404: [NOT_GENUINE] },
    cost: 'search',
    handle: ({ query }) => check(query),
  });

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

  api.route({
    method: 'get',
    path: '/matters/:id/documents.pdf',
    summary: 'Documents of a matter as one PDF, to be read or printed together',
    description:
      'In the order of their making, whatever the order of `ids`. The file is made for this once: what is kept, and its hash, are of `GET /documents/{id}/content`.',
    action: 'matter.read',
    params: z.object({ id: z.string().max(64) }),
    query: z.object({ ids: ids.describe(`Ids of printed documents, with commas between; at most ${MOST_AT_ONCE}`) }),
    sends: ['application/pdf'],
    cost: 'export',
    async handle({ person, params, query, response }) {
      const { values, bind } = createQuery();
      const rows = await database.all<{ bytes: Buffer; number: string }>(
        `SELECT k.bytes, m.number FROM document d JOIN document_content k ON k.document_id = d.id JOIN matter m ON m.id = d.matter_id
         WHERE d.id IN (${query.ids.map(bind).join(',')}) AND m.id = ${bind(params.id)} AND ${reach.readable(person, bind)}
         ORDER BY d.created_at, d.id`,
        values,
      );
      if (!renderer || rows.length !== query.ids.length) throw notFound('该文书', 'document');
      const bytes = await renderer.join(rows.map((row) => Buffer.from(row.bytes)));
      const name = `${rows[0]?.number ?? ''}.pdf`;
      return sendFile(response, { bytes, type: 'application/pdf', name, inline: true, cache: 'private, no-store' });
    },
  });
}
