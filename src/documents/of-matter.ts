/** The documents of a matter, whatever its kind (R11.5). */
import type { DocumentView } from '../../domain/api/matters.ts';
import { isoInChina } from '../../domain/time/civil-time.ts';
import type { Database } from '../platform/database/index.ts';

type Row = Omit<DocumentView, 'createdAt' | 'templateVersion'> & { created_at: number; template_version: number | null };

/** In the order of their making. */
export const createDocumentsOf =
  (database: Database) =>
  async (matterId: string): Promise<DocumentView[]> => {
    const rows = await database.all<Row>(
      `SELECT d.id, d.template, d.title, d.number, d.created_at, d.template_version, k.size, k.sha256, k.pages FROM document d LEFT JOIN document_content k ON k.document_id = d.id
       WHERE d.matter_id = $1 ORDER BY d.created_at, d.id`,
      [matterId],
    );
    return rows.map(({ created_at, template_version, ...document }) => ({
      ...document,
      createdAt: isoInChina(created_at),
      templateVersion: template_version,
    }));
  };
