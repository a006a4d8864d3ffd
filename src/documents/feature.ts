/** Legal documents: what a font can show, their printing, and their reading (R11.5). */
import { createQuery, type Reach } from '../matters/index.ts';
import type { Database } from '../platform/database/index.ts';
import type { DocumentStanding, Feature, LinkTarget } from '../platform/feature.ts';
import type { Sealing } from '../platform/sealing/index.ts';
import { createDocumentCheck } from './check-document.ts';
import { createGlyphCheck } from './glyphs.ts';
import { createDocumentsOf } from './of-matter.ts';
import { createRenderer } from './render-document.ts';
import { documentRoutes } from './routes.ts';

export interface DocumentsFeatureDependencies {
  database: Database;
  reach: Reach;
  /** False leaves documents numbered but unprinted; only the bench does so, to measure what printing costs. */
  printDocuments?: boolean;
  /** Adds the seals; absent = nothing does. */
  sealing?: Sealing;
  /** Of all features. */
  standings: () => readonly DocumentStanding[];
}

export function createDocumentsFeature({ database, reach, printDocuments = true, sealing, standings }: DocumentsFeatureDependencies) {
  const renderer = printDocuments ? createRenderer({ sealing }) : null;

  const documentTarget: LinkTarget = {
    kind: 'document',
    async find(person, ids) {
      const { values, bind } = createQuery();
      const rows = await database.all<{ id: string; title: string; number: string }>(
        `SELECT d.id, d.title, d.number FROM document d JOIN matter m ON m.id = d.matter_id
         WHERE d.id IN (${ids.map(bind).join(',')}) AND ${reach.readable(person, bind)}`,
        values,
      );
      return new Map(
        rows.map(({ id, title, number }) => [
          id,
          { text: `《${title}》${number}`, textEn: `"${title}" ${number}`, page: `/api/documents/${id}/content` },
        ]),
      );
    },
  };

  const feature: Feature = {
    name: 'documents',
    linkTargets: [documentTarget],
    routes: (api) => documentRoutes({ api, database, reach, renderer, check: createDocumentCheck({ database, standings }) }),
    stop: async () => renderer?.close(),
  };
  return { feature, renderer, missingGlyphs: createGlyphCheck(), documentsOf: createDocumentsOf(database) };
}
