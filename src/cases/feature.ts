/** Cases: registered, handled step by step, decided, documented and closed (R9–R12). */
import type { WorkingCalendar } from '../../domain/calendar/calendar.ts';
import type { Clocks } from '../clocks/index.ts';
import type { DocumentRenderer, GlyphCheck } from '../documents/index.ts';
import type { Licences } from '../licences/index.ts';
import type { LinkRegistered, Tell } from '../matters/index.ts';
import type { OrganisationQuestions, OrganisationService } from '../organisation/index.ts';
import { permit } from '../platform/auth/index.ts';
import type { Database } from '../platform/database/index.ts';
import type { Feature } from '../platform/feature.ts';
import type { Logger } from '../platform/logger.ts';
import type { Outbox } from '../platform/outbox/index.ts';
import type { RecordBook } from '../platform/record/index.ts';
import type { Parsers } from '../platform/parsers/index.ts';
import type { Sheets } from '../platform/sheets/index.ts';
import type { Time } from '../platform/time/time.ts';
import type { Engine } from '../platform/zeebe/index.ts';
import { createUnserved, type PeriodViews } from '../procedures/index.ts';
import type { RegistryService } from '../registry/index.ts';
import { createAcceptanceClock, createAcceptCase, createDeemAccepted, DEEM_ACCEPTED, onAcceptancePassed } from './acceptance/index.ts';
import { batchRoutes, createRegisterBatch } from './batch/index.ts';
import {
  createPublications,
  createPublicationViews,
  onPublicationOver,
  publicationRoutes,
  WITHDRAW_PUBLICATION,
} from './publications/index.ts';
import { createBenchmarksOfCase } from './benchmarks-of-case.ts';
import { createCaseDocument, type CaseDocumentDependencies } from './case-document.ts';
import { createCaseKind, createShownCase } from './case-kind.ts';
import { createFlowcharts } from './flowcharts.ts';
import { createHoldingClock } from './holding/index.ts';
import { createKeepCaseTimes } from './times/keep-case-times.ts';
import { createCaseStatistics } from './statistics/statistics.ts';
import { statisticsRoutes } from './statistics/routes.ts';
import { createHinderGrant, createMaterials, createPromises, materialRoutes } from './materials/index.ts';
import { createMigrateCases, createMigrateInstance, MIGRATE_INSTANCE } from './migrate-cases.ts';
import { migrationRoutes } from './migration-routes.ts';
import { createHinderClosing } from './hinder-closing.ts';
import { createParties } from './parties.ts';
import { createRegisterCase } from './register-case.ts';
import { createRegistrablePowers } from './registrable-powers.ts';
import { caseRoutes } from './routes.ts';
import type { RunningOfVersion } from './running-cases.ts';
import { createJointVisitOf, createKeepVisits, createMerging, createVisitViews, visitRoutes } from './visits/index.ts';
import { createCaseViews, type ViewDependencies } from './views.ts';

export interface CasesFeatureDependencies {
  database: Database;
  record: RecordBook;
  outbox: Outbox;
  time: Time;
  parsers: Parsers;
  sheets: Sheets;
  logger: Logger;
  engine: Engine;
  clocks: Clocks;
  calendar: () => WorkingCalendar;
  organisation: OrganisationService;
  questions: OrganisationQuestions;
  renderer: DocumentRenderer | null;
  missingGlyphs: GlyphCheck;
  registry: RegistryService;
  runningCases: (powerId: string) => Promise<RunningOfVersion[]>;
  matters: ViewDependencies['matters'];
  periodViews: PeriodViews;
  licences: Licences;
  wordingOf: CaseDocumentDependencies['wordingOf'];
  /** Days after which an announcement has served a document. */
  announcementDays: number;
  linkRegistered: LinkRegistered;
  tell: Tell;
  /** How many days apart planned inspections of one enterprise are proposed to be merged. */
  visitDays: number;
  /** Working days before due at which the handling clock warns (R16.9). */
  warnBefore: () => Promise<number>;
}

export function createCasesFeature(deps: CasesFeatureDependencies) {
  const { sheets, time, database, record, outbox, engine, organisation, registry, clocks, licences } = deps;
  const { names, organName, districtOf, letterhead, position, officer } = deps.questions;
  const flowcharts = createFlowcharts(deps);
  const materials = createMaterials({ ...deps, flowcharts, names });
  const promises = createPromises({ ...deps, flowcharts, materials, names });
  const hinderGrant = createHinderGrant({ database, flowcharts, materials });
  const unserved = createUnserved(database);
  const hinderClosing = createHinderClosing({ flowcharts, unserved });
  const parties = createParties(database);
  const caseViews = createCaseViews({ ...deps, flowcharts, names, materials, promises, unserved });
  const acceptance = createAcceptanceClock(clocks);
  const holding = createHoldingClock(clocks);
  const acceptCase = createAcceptCase({ database, entryOf: async (versionId) => (await flowcharts(versionId)).entry });
  clocks.onDue(onAcceptancePassed(outbox));
  clocks.onMove(createKeepCaseTimes(deps));
  const registerCase = createRegisterCase({
    ...deps,
    acceptance,
    materials,
    parties,
    permit,
    mayRegister: organisation.mayCreateCases,
    districtOf,
  });
  const benchmarksOf = createBenchmarksOfCase({ registry, flowcharts });
  const jointVisitOf = createJointVisitOf({ database, names });
  const document = createCaseDocument({
    ...deps,
    benchmarksOf,
    jointVisitOf,
    holding,
    materials,
    flowcharts,
    organ: letterhead,
    position,
    officer,
  });

  const publications = createPublications({ database, record, outbox, time, clocks, flowcharts });
  clocks.onDue(onPublicationOver(outbox));
  const publicationViews = createPublicationViews({ database, clocks, names, holdersOf: organisation.holdersOf });

  const keepVisits = createKeepVisits({ database, record, flowcharts });
  const merging = createMerging({ ...deps, flowcharts, organName, holdersOf: organisation.holdersOf });
  const visitViews = createVisitViews({ ...deps, flowcharts, names, merging });

  const feature: Feature = {
    name: 'cases',
    matterPages: [createShownCase({ database, flowcharts, materials, hinderGrant, hinderClosing, detail: caseViews.detail })],
    routes(api) {
      visitRoutes({ api, sheets, time, merging, views: visitViews });
      publicationRoutes({ api, publications, views: publicationViews });
      migrationRoutes({ api, registry, migrate: createMigrateCases(deps) });
      const registrablePowers = createRegistrablePowers({ registry, mayRegister: organisation.mayCreateCases, organName });
      batchRoutes({ api, sheets, registerCase, registerBatch: createRegisterBatch({ database, parsers: deps.parsers, registerCase }) });
      materialRoutes({ api, matters: deps.matters, materials, promises });
      statisticsRoutes({ api, sheets, time, statistics: createCaseStatistics({ database, names }) });
      caseRoutes({ api, sheets, time, views: caseViews, registerCase, registrablePowers, parties });
    },
    commands: {
      [MIGRATE_INSTANCE]: createMigrateInstance({ database, engine, outbox, record, registry }),
      [WITHDRAW_PUBLICATION]: publications.handler,
      [DEEM_ACCEPTED]: createDeemAccepted({ database, outbox, record, time, clocks, acceptance, acceptCase }),
    },
  };
  const kind = createCaseKind({
    database,
    clocks,
    flowcharts,
    document,
    acceptance,
    acceptCase,
    licences,
    holding,
    materials,
    promises,
    hinderGrant,
    hinderClosing,
    benchmarksOf,
    publications,
    keepVisits,
  });
  return { feature, kind, registerCase, flowcharts, materials };
}
