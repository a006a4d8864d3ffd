/**
 * Case files and their archive: contents, one PDF, a package that proves itself, sealing after three years (R12;
 * docs/adr/0036-case-file-and-archive.md).
 */
import path from 'node:path';
import { LEAST_YEARS_ONLINE } from '../../domain/archive/retention.ts';
import type { Flowcharts, Materials } from '../cases/index.ts';
import type { Sweep } from '../clocks/index.ts';
import type { DocumentRenderer, GlyphCheck } from '../documents/index.ts';
import type { Files, MatterViews } from '../matters/index.ts';
import type { OrganisationQuestions } from '../organisation/index.ts';
import type { Database } from '../platform/database/index.ts';
import type { Feature } from '../platform/feature.ts';
import type { Logger } from '../platform/logger.ts';
import type { Parsers } from '../platform/parsers/index.ts';
import type { RecordBook } from '../platform/record/index.ts';
import type { Scan } from '../platform/scan/index.ts';
import type { Sheets } from '../platform/sheets/index.ts';
import type { Time } from '../platform/time/time.ts';
import { createArchiveFolder } from './folder.ts';
import { createKeeping } from './keep.ts';
import { createWritePackage } from './package.ts';
import { createReadVolume } from './read-volume.ts';
import { archiveRoutes } from './routes.ts';
import { createSeal } from './seal.ts';
import { createSelfCheck } from './self-check.ts';
import { createStanding } from './standing.ts';
import { createArchiveViews } from './views.ts';
import { createVolumePdf } from './volume-pdf.ts';

export interface ArchiveFeatureDependencies {
  database: Database;
  record: RecordBook;
  time: Time;
  sheets: Sheets;
  logger: Logger;
  parsers: Pick<Parsers, 'run'>;
  scan: Pick<Scan, 'kind'>;
  sweep: Pick<Sweep, 'onTurn'>;
  questions: Pick<OrganisationQuestions, 'names'>;
  matters: Pick<MatterViews, 'readable'>;
  files: Pick<Files, 'of' | 'parts' | 'addLate'>;
  flowcharts: Flowcharts;
  materials: Pick<Materials, 'of'>;
  renderer: Pick<DocumentRenderer, 'render'> | null;
  missingGlyphs: GlyphCheck;
  /** Directory of the platform's data; absent = nothing is ever sealed. */
  dataDir?: string;
  /** Years that a closed case stays online; what the rules ask for unless said. */
  archiveYears?: number;
}

/** Below the directory of the platform's data. */
export const archiveFolderOf = (dataDir: string): string => path.join(dataDir, 'archive');

export function createArchiveFeature(deps: ArchiveFeatureDependencies) {
  const { database, time, logger, sweep, dataDir, archiveYears: years = LEAST_YEARS_ONLINE } = deps;
  const { names } = deps.questions;
  const readable = deps.matters.readable;
  const readVolume = createReadVolume({ ...deps, names });
  const standing = createStanding({ database, years });
  const selfCheck = createSelfCheck({ bytesOf: readVolume.bytesOf, isScanned: deps.scan.kind !== 'off' });
  const writePackage = createWritePackage({ reader: database.aside, bytesOf: readVolume.bytesOf });
  const folder = dataDir === undefined ? null : createArchiveFolder(archiveFolderOf(dataDir));
  const seal = folder && createSeal({ ...deps, standing, readVolume, selfCheck, writePackage, folder, years });
  const keeping = createKeeping({ ...deps, standing, readable });
  const views = createArchiveViews({ database, time, years, standing, readVolume, names, readable });
  const volumePdf = createVolumePdf({ ...deps, bytesOf: readVolume.bytesOf });

  const trouble = (error: unknown): void =>
    logger.warn({ problem: String(error) }, 'closed cases could not be looked through for the archive; trying again');
  sweep.onTurn(async () => {
    await standing.gather().catch(trouble);
    // Not waited for: whatever is due by the clock goes on.
    void seal?.run().catch(trouble);
  });

  const feature: Feature = {
    name: 'archive',
    routes: (api) =>
      archiveRoutes({ ...deps, api, views, keeping, standing, readVolume, selfCheck, volumePdf, writePackage, folder, readable }),
    stop: async () => seal?.stop(),
  };
  return { feature, seal, figures: () => views.figures({ kind: 'city' }) };
}
