/**
 * The features of the platform, in order: each may use those before it, and stops before them.
 *
 * This list is all that a new feature needs besides its folder (docs/adr/0013-features-as-data.md).
 */
import { VISIT_DAYS } from '../domain/inspections/visits.ts';
import { ANNOUNCEMENT_DAYS } from '../domain/service/ways.ts';
import { createArchiveFeature } from './archive/feature.ts';
import { createCasesFeature } from './cases/feature.ts';
import { createOpenCases, createRunningCases } from './cases/index.ts';
import { createClocksFeature } from './clocks/feature.ts';
import { createDuesOf } from './clocks/index.ts';
import { createDemonstrationFeature } from './demonstration/feature.ts';
import { createDocumentsFeature } from './documents/feature.ts';
import { createLicencesFeature } from './licences/feature.ts';
import { createMattersFeature } from './matters/feature.ts';
import { createFileNames, createRecordingsOf } from './matters/index.ts';
import { createOrganisationFeature } from './organisation/feature.ts';
import type { Database } from './platform/database/index.ts';
import { foldFeatures, type Feature } from './platform/feature.ts';
import type { Logger } from './platform/logger.ts';
import type { MarkDone, Outbox } from './platform/outbox/index.ts';
import type { Parsers } from './platform/parsers/index.ts';
import type { RecordBook } from './platform/record/index.ts';
import { createScan } from './platform/scan/index.ts';
import { createSealing } from './platform/sealing/index.ts';
import type { Sheets } from './platform/sheets/index.ts';
import type { AdjustableTime } from './platform/time/time.ts';
import type { Broker, Engine } from './platform/zeebe/index.ts';
import { createProceduresFeature } from './procedures/feature.ts';
import { createJudging, createMatterKinds, procedureOf } from './procedures/index.ts';
import { createRegistryFeature } from './registry/feature.ts';
import { createStatusFeature } from './status/feature.ts';
import { createSupervisionFeature } from './supervision/feature.ts';
import type { SignalRule } from './supervision/index.ts';

/** What the platform gives to features; the dependencies of each say what it takes. */
export interface Plumbing {
  database: Database;
  record: RecordBook;
  outbox: Outbox;
  /** For commands that need nothing more than the engine's answer. */
  done: MarkDone;
  time: AdjustableTime;
  engine: Engine;
  broker?: Broker;
  logger: Logger;
  /** Where what people bring is read. */
  parsers: Parsers;
  /** Where lists are written for a spreadsheet. */
  sheets: Sheets;
}

export interface FeatureSettings {
  mode: 'demonstration' | 'production';
  sweepMs?: number;
  /** Switched off one at a time by tests that show that the other alarm is enough. */
  alarms?: { engine?: boolean; sweep?: boolean };
  /** False only in the bench, to measure what printing costs. */
  printDocuments?: boolean;
  signInTries?: number;
  /** Largest file that may be attached to a matter, in MB. */
  fileMegabytes?: number;
  /** A virus scanner (`SUNLIT_SCAN`); absent = none. */
  scan?: string;
  /** A seal server (`SUNLIT_SEAL`); absent = none. */
  seal?: string;
  /** Directory of the platform's data; absent = nothing is said of its disk. */
  dataDir?: string;
  /** Years that a closed case stays online before it is sealed; three unless said (R12b). */
  archiveYears?: number;
  /** Days after its publication after which an announcement has served a document. */
  announcementDays?: number;
  /** How many days apart planned inspections of one enterprise are proposed to be merged. */
  visitDays?: number;
  /** What a power code must look like; the national code unless said. */
  powerCodePattern?: string;
}

export type Features = Awaited<ReturnType<typeof createFeatures>>;

export async function createFeatures(plumbing: Plumbing, settings: FeatureSettings) {
  const { announcementDays = ANNOUNCEMENT_DAYS, visitDays = VISIT_DAYS } = settings;
  const { mode, sweepMs, alarms, printDocuments, signInTries, powerCodePattern, fileMegabytes, dataDir, archiveYears } = settings;
  const scan = createScan(settings.scan);
  const sealing = createSealing(settings.seal);
  const { database } = plumbing;
  const runningCases = createRunningCases(database);

  const { feature: organisationFeature, organisation, questions } = await createOrganisationFeature({ ...plumbing, mode, signInTries });
  const { feature: clocksFeature, clocks, sweep, calendar } = await createClocksFeature({ ...plumbing, mode, sweepMs, alarms });
  // What later features know of a matter is asked when a matter is there, and by then all features are.
  const kinds = createMatterKinds(() => [changeKind, caseKind, supervision.orderKind, supervision.signalKind, ...supervision.inquiryKinds]);
  const judgingOf = createJudging({
    record: plumbing.record,
    kinds,
    fileNames: createFileNames(database),
    recordingsOf: createRecordingsOf(database),
  });
  const {
    feature: mattersFeature,
    views: matters,
    files,
    reach,
    link,
    linkRegistered,
    tell,
    storeTimes,
  } = createMattersFeature({
    ...plumbing,
    organisation,
    questions,
    fileMegabytes,
    scan,
    dueTimes: { duesOf: createDuesOf(database) },
    kinds: () => folded.matterPages,
    linkTargets: () => folded.linkTargets,
    calendar,
    clocksOf: clocks.ofMatter,
    procedureOf: async (matter) => (matter.procedure_id === null ? null : procedureOf(kinds, matter)),
    documentsOf: (matterId) => documentsOf(matterId),
    signalsOf: (matterId) => supervision.signalsOf(matterId),
    judgingOf: async (matter, step) => (matter.procedure_id === null ? null : judgingOf(matter, step)),
  });
  clocks.onMove(storeTimes);
  const {
    feature: documentsFeature,
    renderer,
    missingGlyphs,
    documentsOf,
    wordingOf,
  } = createDocumentsFeature({
    ...plumbing,
    questions,
    reach,
    printDocuments,
    sealing,
    standings: () => folded.documentStandings,
  });
  const {
    feature: proceduresFeature,
    steps,
    procedures,
    openMatter,
    periodViews,
    finish,
    decideByPlatform,
  } = createProceduresFeature({
    ...plumbing,
    organisation,
    questions,
    clocks,
    renderer,
    missingGlyphs,
    calendar,
    announcementDays,
    kinds,
    judgingOf,
    stepOf: matters.step,
    mayRead: matters.mayRead,
    link,
  });
  const {
    feature: registryFeature,
    registry,
    laws,
    kind: changeKind,
  } = createRegistryFeature({
    ...plumbing,
    organisation,
    questions,
    clocks,
    missingGlyphs,
    steps,
    procedures,
    openMatter,
    runningCases,
    openCases: createOpenCases(database),
    powerCodePattern,
  });
  const { feature: licencesFeature, licences } = createLicencesFeature({ ...plumbing, sweep, questions });
  const {
    feature: casesFeature,
    kind: caseKind,
    registerCase,
    flowcharts,
    materials,
  } = createCasesFeature({
    ...plumbing,
    organisation,
    questions,
    clocks,
    calendar,
    renderer,
    missingGlyphs,
    registry,
    runningCases,
    matters,
    periodViews,
    licences,
    announcementDays,
    wordingOf,
    linkRegistered,
    tell,
    visitDays,
    warnBefore: () => supervision.settings.figureOf('R16.9', 'warnBefore'),
  });
  const supervision = createSupervisionFeature({
    ...plumbing,
    organisation,
    questions,
    clocks,
    sweep,
    calendar,
    flowcharts,
    procedures,
    openMatter,
    decideByPlatform,
    missingGlyphs,
    mayRead: matters.mayRead,
    files,
    linkRegistered,
    linkTargets: () => folded.linkTargets,
  });
  const {
    feature: archiveFeature,
    seal,
    figures: archiveFigures,
  } = createArchiveFeature({
    ...plumbing,
    sweep,
    scan,
    questions,
    matters,
    files,
    flowcharts,
    materials,
    renderer,
    missingGlyphs,
    dataDir,
    archiveYears,
  });
  const { feature: demonstrationFeature, demonstration } = createDemonstrationFeature({
    ...plumbing,
    mode,
    organisation,
    calendar,
    sweep,
    registry,
    laws,
    registerCase,
    steps,
  });
  const status = createStatusFeature({ ...plumbing, mode, sweep, scan, sealing, dataDir, finish, archiveFigures });

  const list: readonly Feature<SignalRule>[] = [
    organisationFeature,
    clocksFeature,
    mattersFeature,
    documentsFeature,
    proceduresFeature,
    registryFeature,
    licencesFeature,
    casesFeature,
    supervision.feature,
    archiveFeature,
    demonstrationFeature,
    status.feature,
  ];
  const folded = foldFeatures(list);
  supervision.watch(folded.signalRules);
  return { list, folded, kinds, organisation, registry, sweep, demonstration, seal };
}
