/** Procedures: any matter's drawing run on the engine, from its start through its steps to its end (R9, R10). */
import type { StepView } from '../../domain/api/steps.ts';
import { closeCase } from '../../workers/close-case.ts';
import { generateDocument } from '../../workers/generate-document.ts';
import { openStep } from '../../workers/open-step.ts';
import { waitingPeriod } from '../../workers/waiting-period.ts';
import type { WorkingCalendar } from '../../domain/calendar/calendar.ts';
import type { Clocks } from '../clocks/index.ts';
import type { DocumentRenderer, GlyphCheck } from '../documents/index.ts';
import type { OrganisationQuestions } from '../organisation/index.ts';
import type { Link } from '../matters/index.ts';
import type { Person } from '../platform/auth/index.ts';
import type { Database } from '../platform/database/index.ts';
import type { Feature } from '../platform/feature.ts';
import type { Logger } from '../platform/logger.ts';
import { createBatcher, type MarkDone, type Outbox } from '../platform/outbox/index.ts';
import type { RecordBook } from '../platform/record/index.ts';
import type { Time } from '../platform/time/time.ts';
import type { Engine } from '../platform/zeebe/index.ts';
import { ASK_FOR_JOBS, createAskForJobs } from './ask-for-jobs.ts';
import { createAssignSteps, type AssignDependencies } from './assign-step.ts';
import { assignmentRoutes } from './assignment-routes.ts';
import { createCarryOut } from './carry-out-repair.ts';
import { createCloseMatters } from './close-matters.ts';
import { createCompleteJob } from './complete-job.ts';
import { createConformance } from './conformance.ts';
import { createDecideByPlatform } from './decide-by-platform.ts';
import { createDecideStep } from './decide-step.ts';
import { createGoBack } from './go-back.ts';
import { createJudgeDecision } from './judge-decision.ts';
import { createStepDesk, type Eligibility } from './step-desk.ts';
import type { JudgingOf } from './judging.ts';
import type { MatterKinds } from './matter-kind.ts';
import { createGenerateDocument } from './generate-document.ts';
import { createMatterWork } from './matter-work.ts';
import { createOpenMatter } from './open-matter.ts';
import { createOpenSteps } from './open-steps.ts';
import {
  COMPLETE_WAITING_PERIOD,
  createCompleteWaitingPeriod,
  createEndWaitingPeriod,
  createPassPeriod,
  createPeriodViews,
  createCountedFrom,
  createRunPeriods,
  createStartWaitingPeriods,
  createWaivePeriod,
  onPeriodPassed,
  PASS_PERIOD,
  periodRoutes,
} from './periods/index.ts';
import { createPlatformProcedures, createRedeployProcedure, REDEPLOY_PROCEDURE } from './platform-procedures.ts';
import { createPreviewDecision } from './preview-decision.ts';
import { createProbeSteps } from './probe-steps.ts';
import { createRebind, REBIND_MATTER } from './rebind.ts';
import { COMPLETE_STEP, createRecordOpinion, createStoreCompleted } from './record-opinions.ts';
import { createRebuild } from './rebuild.ts';
import { createRedeliveryPause } from './redelivery-pause.ts';
import { createRecusals } from './recuse.ts';
import { createRepairFacts } from './repair-facts.ts';
import { repairRoutes } from './repair-routes.ts';
import { createRepairViews } from './repair-views.ts';
import { createRepairs } from './repair.ts';
import {
  CANCEL_INSTANCE,
  createBindInstance,
  createCancelInstance,
  createStartMatter,
  createStoreStarted,
  START_MATTER,
} from './start-matter.ts';
import { createPrintService } from './service/print-service.ts';
import { serviceRoutes } from './service/routes.ts';
import { createServices } from './service/services.ts';
import { stepRoutes } from './step-routes.ts';
import { createTerminate } from './terminate.ts';
import { returnRoutes } from './return-routes.ts';
import { createStoreDecision } from './store-decision.ts';
import { createWatchEngine } from './watch-engine.ts';
import { createWatchProgress } from './watch-progress.ts';
import { createWhoCanFinish } from './who-can-finish.ts';

/** Jobs and answers of the engine that share one transaction at most. */
const BATCH = 50;

export interface ProceduresFeatureDependencies {
  database: Database;
  record: RecordBook;
  outbox: Outbox;
  time: Time;
  logger: Logger;
  engine: Engine;
  done: MarkDone;
  clocks: Clocks;
  organisation: Eligibility & { holdersOf: AssignDependencies['holdersOf'] };
  questions: Pick<OrganisationQuestions, 'names'>;
  missingGlyphs: GlyphCheck;
  renderer: DocumentRenderer | null;
  calendar: () => WorkingCalendar;
  /** Days after which an announcement has served. */
  announcementDays: number;
  /** The kinds that later features bring; asked for when a matter is there. */
  kinds: MatterKinds;
  link: Link;
  judgingOf: JudgingOf;
  /** A step as pages show it. */
  stepOf: (stepId: string) => Promise<StepView>;
  /** Whether a person may see a matter (R14). */
  mayRead: (person: Person, matterId: string) => Promise<boolean>;
}

export function createProceduresFeature(deps: ProceduresFeatureDependencies) {
  const { database, outbox, record, engine, done, kinds, clocks, organisation, questions } = deps;
  const conformance = createConformance(deps);
  const { freeze, guard } = conformance;
  const bind = createBindInstance({ ...deps, ...conformance });
  const procedures = createPlatformProcedures(deps);
  const openMatter = createOpenMatter({ ...deps, procedures });
  const runPeriods = createRunPeriods(deps);
  const countedFrom = createCountedFrom(deps);
  const services = createServices({ ...deps, guard, names: questions.names });
  const storeDecision = createStoreDecision({ ...deps, runPeriods, services });
  const decideByPlatform = createDecideByPlatform({ ...deps, guard, storeDecision });
  const person = (id: string): Promise<Person | undefined> => organisation.person(id);
  const desk = createStepDesk({ ...deps, eligibility: organisation });
  const judge = createJudgeDecision({ ...deps, desk, services });
  const steps = createDecideStep({ ...deps, guard, freeze, storeDecision, desk, judge, person });
  const assignments = createAssignSteps({
    ...{ ...deps, desk, person, holdersOf: organisation.holdersOf, names: questions.names },
    lapse: steps.lapse,
  });
  const back = createGoBack({ ...deps, ...conformance, runPeriods, desk, lapse: steps.lapse, names: questions.names });
  const recusals = createRecusals({ ...deps, person, names: questions.names });
  const finish = createWhoCanFinish({ ...deps, eligibility: organisation, holdersOf: organisation.holdersOf, names: questions.names });
  const preview = createPreviewDecision({ ...deps, guard, steps });
  const endWaitingPeriod = createEndWaitingPeriod({ outbox, record, runPeriods });
  const waive = createWaivePeriod({ ...deps, guard, eligibility: organisation, endWaitingPeriod });
  const periodViews = createPeriodViews({ database, clocks, kinds, nameOf: organisation.nameOf });
  clocks.onDue(onPeriodPassed({ database, outbox }));

  const opened = createBatcher(createOpenSteps({ ...deps, bind, guard, runPeriods, countedFrom }), BATCH);
  const waits = createBatcher(createStartWaitingPeriods({ ...deps, bind, guard, runPeriods, countedFrom }), BATCH);
  const closed = createBatcher(createCloseMatters({ ...deps, bind, guard, runPeriods }), BATCH);
  const started = createBatcher(createStoreStarted({ database, outbox, bind }), BATCH);
  const storeCompleted = createStoreCompleted(deps);
  const completed = createBatcher(storeCompleted, BATCH);
  const completeJob = createCompleteJob({ engine, database, freeze });
  const pause = createRedeliveryPause(database);
  const watch = createWatchEngine({
    ...deps,
    probe: createProbeSteps({ database, engine, freeze }),
    progress: createWatchProgress({ ...deps, ...conformance }),
  });
  const { factsOf, instancesOf } = createRepairFacts({ ...deps, ...conformance });
  const carryOut = createCarryOut({ ...deps, ...conformance, terminate: createTerminate({ ...deps, ...conformance, runPeriods }) });
  const rebuild = createRebuild({ ...deps, ...conformance });

  const feature: Feature = {
    name: 'procedures',
    routes(api) {
      stepRoutes({ api, steps, preview, stepOf: deps.stepOf });
      returnRoutes({ api, back });
      assignmentRoutes({ api, steps: assignments, recusals, finish, work: createMatterWork({ ...deps, assignments, recusals, finish }) });
      repairRoutes({
        api,
        repairs: createRepairs({ ...deps, ...conformance, factsOf, carryOut }),
        views: createRepairViews({ ...deps, ...conformance, factsOf, names: questions.names }),
      });
      periodRoutes({ api, waive });
      serviceRoutes({ api, services, print: createPrintService({ ...deps, services }) });
    },
    jobs: [
      openStep(opened, pause),
      waitingPeriod(waits, pause),
      generateDocument(createGenerateDocument({ ...deps, bind, guard })),
      closeCase(closed),
    ],
    commands: {
      [START_MATTER]: createStartMatter({ engine, kinds, database, started }),
      [COMPLETE_STEP]: createRecordOpinion({ database, completeJob, completed }),
      [PASS_PERIOD]: createPassPeriod({ ...deps, guard, runPeriods, storeDecision, endWaitingPeriod }),
      [COMPLETE_WAITING_PERIOD]: createCompleteWaitingPeriod({ database, outbox, record, completeJob }),
      [CANCEL_INSTANCE]: createCancelInstance({ engine, done }),
      [ASK_FOR_JOBS]: createAskForJobs({ engine, done }),
      [REBIND_MATTER]: createRebind({ ...deps, ...conformance, instancesOf, storeCompleted }),
      [REDEPLOY_PROCEDURE]: createRedeployProcedure({ procedures, done }),
    },
    async engineLost(number) {
      await procedures.engineLost(number);
      return rebuild.engineLost(number);
    },
    async start({ workers }) {
      await procedures.publish();
      if (!workers) return;
      await pause.start();
      watch.start();
      rebuild.start();
    },
    async stop() {
      pause.stop();
      await Promise.all([watch.stop(), rebuild.stop()]);
    },
  };
  return { feature, steps, procedures, openMatter, periodViews, finish, decideByPlatform };
}
