/** The registry of administrative powers: entries, flowcharts, their changes and the laws they rest on (R5–R8, R10). */
import { CHANGE_STATE_NAMES, REGISTRY_CHANGE } from '../../domain/registry/change-life.ts';
import { localCode, NATIONAL_CODE } from '../../domain/registry/power-code.ts';
import type { Clocks } from '../clocks/index.ts';
import type { GlyphCheck } from '../documents/index.ts';
import type { OrganisationQuestions, OrganisationService } from '../organisation/index.ts';
import { may, permit } from '../platform/auth/index.ts';
import type { Database } from '../platform/database/index.ts';
import type { Feature } from '../platform/feature.ts';
import type { Logger } from '../platform/logger.ts';
import type { Outbox } from '../platform/outbox/index.ts';
import type { Parsers } from '../platform/parsers/index.ts';
import type { RecordBook } from '../platform/record/index.ts';
import type { Time } from '../platform/time/time.ts';
import type { Engine } from '../platform/zeebe/index.ts';
import type { DecideStep, OpenMatter, PlatformProcedures } from '../procedures/index.ts';
import { catalogueRoutes } from './catalogue-routes.ts';
import { carryOverChanges } from './changes/carry-over.ts';
import { registryChangeRoutes } from './changes/routes.ts';
import { createDescribeChanges } from './changes/describe.ts';
import { createChangeViews, type RunningCases } from './changes/views.ts';
import { createCheckFlowchart } from './check-flowchart.ts';
import { createComments } from './comments.ts';
import { createCreatePower } from './create-power.ts';
import { DEPLOY_FLOWCHART } from './deploy-command.ts';
import { createDeployFlowchart, deployAgain } from './deploy-flowchart.ts';
import { createImports } from './exchange/imports.ts';
import { exchangeRoutes } from './exchange/routes.ts';
import { lawRoutes } from './laws/routes.ts';
import { createLaws } from './laws/service.ts';
import { createLintReport } from './lint-report.ts';
import { registryRoutes } from './routes.ts';
import { createPowerTarget } from './power-target.ts';
import { createRegistryService } from './service.ts';
import { createRegistryStatistics } from './statistics.ts';

export interface RegistryFeatureDependencies {
  database: Database;
  record: RecordBook;
  outbox: Outbox;
  time: Time;
  logger: Logger;
  engine: Engine;
  clocks: Clocks;
  organisation: OrganisationService;
  questions: OrganisationQuestions;
  missingGlyphs: GlyphCheck;
  parsers: Parsers;
  steps: DecideStep;
  procedures: PlatformProcedures;
  openMatter: OpenMatter;
  /** How many cases are under way, by version of one power and by power: numbers only. */
  runningCases: RunningCases;
  openCases: (powerIds: string[]) => Promise<Map<string, number>>;
  /** What a power code must look like; the national code unless said. */
  powerCodePattern?: string;
}

export function createRegistryFeature(deps: RegistryFeatureDependencies) {
  const { database, record, time, logger, engine, organisation, runningCases, powerCodePattern } = deps;
  const codeRule = powerCodePattern === undefined ? NATIONAL_CODE : localCode(powerCodePattern);
  const { names, organ, districtOf, letterhead, personName } = deps.questions;
  const registry = createRegistryService({
    ...deps,
    permit,
    districtOf,
    personName,
    lint: createCheckFlowchart({ parsers: deps.parsers, engineLine: engine.line }),
    legalOfficeOf: organisation.store.legalOfficeOf,
    organ: letterhead,
  });
  const laws = createLaws({ database, registry, record, time, openCases: deps.openCases });
  const imports = createImports({
    database,
    registry,
    record,
    time,
    logger,
    codeRule,
    organ,
    parsers: deps.parsers,
    person: (id) => organisation.person(id),
  });

  const changeViews = createChangeViews({ database, registry, time, names, runningCases });
  const feature: Feature = {
    name: 'registry',
    matterPages: [
      {
        name: REGISTRY_CHANGE,
        page: '/registry/changes/:id',
        text: '权力库变更',
        textEn: 'Registry change',
        states: CHANGE_STATE_NAMES,
        mayAct: (person, target) => may(person, 'registry.declare', target) || may(person, 'registry.review', target),
        describe: createDescribeChanges({ database }),
      },
    ],
    linkTargets: [createPowerTarget({ database })],
    routes(api) {
      exchangeRoutes({ api, database, registry, imports, parsers: deps.parsers, time, names });
      catalogueRoutes({
        api,
        registry,
        createPower: createCreatePower({ database, registry, record, time, codeRule, organ }),
        codeRule,
        comments: createComments({ database, registry, record, time }),
        statistics: createRegistryStatistics(database),
        names,
      });
      registryRoutes({ api, registry, engineLine: engine.line, names });
      lawRoutes({ api, laws, lintReport: createLintReport({ database, registry, engineLine: engine.line, time, logger }), names });
      registryChangeRoutes({ api, registry, views: changeViews });
    },
    commands: {
      [DEPLOY_FLOWCHART]: createDeployFlowchart({ database, engine, outbox: deps.outbox, registry }),
    },
    async engineLost(engine) {
      await deployAgain(deps, registry.store, engine);
      return {};
    },
    async start({ web }) {
      // Powers from before the catalogue had an index.
      await registry.store.index.complete();
      await carryOverChanges({ ...deps, legalOfficeOf: organisation.store.legalOfficeOf });
      if (web) await imports.resume();
    },
    stop: () => imports.stop(),
  };
  return { feature, registry, laws, kind: registry.changes.kind };
}
