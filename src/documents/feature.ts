/** Legal documents: what a font can show, their printing, and their reading (R11.5). */
import { createQuery, type Reach } from '../matters/index.ts';
import type { OrganisationQuestions } from '../organisation/index.ts';
import type { Database } from '../platform/database/index.ts';
import type { DocumentStanding, Feature, LinkTarget } from '../platform/feature.ts';
import type { RecordBook } from '../platform/record/index.ts';
import type { Sealing } from '../platform/sealing/index.ts';
import type { Time } from '../platform/time/time.ts';
import { createDocumentCheck } from './check-document.ts';
import { createGlyphCheck } from './glyphs.ts';
import { createDocumentsOf } from './of-matter.ts';
import { createRenderer } from './render-document.ts';
import { documentRoutes } from './routes.ts';
import { wordingRoutes } from './wording/routes.ts';
import { createWordings } from './wording/templates-service.ts';

export interface DocumentsFeatureDependencies {
  database: Database;
  record: RecordBook;
  time: Time;
  questions: Pick<OrganisationQuestions, 'names'>;
  reach: Reach;
  /** False leaves documents numbered but unprinted; only the bench does so, to measure what printing costs. */
  printDocuments?: boolean;
  /** Adds the seals; absent = nothing does. */
  sealing?: Sealing;
  /** Of all features. */
  standings: () => readonly DocumentStanding[];
}

export function createDocumentsFeature(deps: DocumentsFeatureDependencies) {
  const { database, reach, printDocuments = true, sealing, standings } = deps;
  const renderer = printDocuments ? createRenderer({ sealing }) : null;
  const missingGlyphs = createGlyphCheck();
  const wordings = createWordings({ ...deps, names: deps.questions.names, missingGlyphs, renderer });

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
    routes(api) {
      documentRoutes({ api, database, reach, renderer, check: createDocumentCheck({ database, standings }) });
      wordingRoutes({ api, wordings });
    },
    stop: async () => renderer?.close(),
  };
  return { feature, renderer, missingGlyphs, documentsOf: createDocumentsOf(database), wordingOf: wordings.inForce };
}
