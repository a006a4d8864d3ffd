import type { Schema } from '../src/platform/database/index.ts';

/** Whoever checks a certificate is told what became of its licence (docs/adr/0031-licences.md): found by the document. */
export async function up(schema: Schema): Promise<void> {
  await schema.index('licence', 'document_id');
}
