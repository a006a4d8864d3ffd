/** Supervision: the wall, its live events, the warning signals and the orders (R13–R16, R20). */
import type { WorkingCalendar } from '../../domain/calendar/calendar.ts';
import { STANDARD_COMPLAINT_TIMES, type ComplaintTimes } from '../../domain/supervision/complaint-times.ts';
import { STANDARD_MEASURES, type Measure } from '../../domain/supervision/measures.ts';
import type { Flowcharts } from '../cases/index.ts';
import type { Clocks, Sweep } from '../clocks/index.ts';
import type { Files, LinkRegistered } from '../matters/index.ts';
import type { GlyphCheck } from '../documents/index.ts';
import type { OrganisationQuestions, OrganisationService } from '../organisation/index.ts';
import { scopeOf, type Person } from '../platform/auth/index.ts';
import type { Database } from '../platform/database/index.ts';
import type { Feature, LinkTarget } from '../platform/feature.ts';
import type { Logger } from '../platform/logger.ts';
import type { Outbox } from '../platform/outbox/index.ts';
import type { Parsers } from '../platform/parsers/index.ts';
import type { RecordBook } from '../platform/record/index.ts';
import type { Sheets } from '../platform/sheets/index.ts';
import type { Time } from '../platform/time/time.ts';
import { createPlatformPage, type DecideByPlatform, type OpenMatter, type PlatformProcedures } from '../procedures/index.ts';
import { createLiveFeed } from './live-feed.ts';
import { CONTINUE_COMPLAINT, createComplaintKind, createContinueComplaint, createTransferKind } from './complaints/complaint-kinds.ts';
import { createImportComplaints } from './complaints/import-complaints.ts';
import { createComplaints } from './complaints/open-complaint.ts';
import { createReleaseFile } from './complaints/release-file.ts';
import { complaintRoutes } from './complaints/routes.ts';
import { COMPLAINT, COMPLAINT_TRANSFER, createComplaintStore } from './complaints/store.ts';
import { createComplaintViews } from './complaints/views.ts';
import { createAddressees } from './orders/addressees.ts';
import { createOpenOrder } from './orders/open-order.ts';
import { createOrderKind, SUPERVISORY_ORDER } from './orders/order-kind.ts';
import { orderRoutes } from './orders/routes.ts';
import { createInvestigationKind } from './investigations/investigation-kind.ts';
import { createEndInvestigation, END_INVESTIGATION, onSignalWithdrawn } from './investigations/ground-gone.ts';
import { createInvestigations } from './investigations/open-investigation.ts';
import { investigationRoutes } from './investigations/routes.ts';
import { INVESTIGATION } from './investigations/store.ts';
import { createInvestigationViews } from './investigations/views.ts';
import { createRaiseSignals } from './raise-signals.ts';
import { createRunDry } from './rule-pages/dry-run.ts';
import { ruleRoutes } from './rule-pages/routes.ts';
import { createRuleViews } from './rule-pages/views.ts';
import { supervisionRoutes } from './routes.ts';
import { createReadCaseFacts } from './facts/read-case-facts.ts';
import { lookAtHand } from './looking/at-hand.ts';
import { createLooks } from './looking/index.ts';
import { createChangeStanding } from './signals/change-standing.ts';
import { createCountedLimit } from './signals/evidence.ts';
import { createIssueByHand } from './signals/issue-by-hand.ts';
import { createIssueSignals, ISSUE_SIGNALS } from './signals/issue-signals.ts';
import { createOpenAct, WARNING_SIGNAL } from './signals/open-act.ts';
import { signalRoutes } from './signals/routes.ts';
import { createSignalKind } from './signals/signal-kind.ts';
import { createEndCorrected, END_CORRECTED, onRevoked } from './signals/withdraw-corrected.ts';
import { SIGNAL_RULES, type LookRule, type NoticeRule, type SignalRule } from './rules/index.ts';
import { createOfficeSetting } from './settings/office-settings.ts';
import { createRuleSettings } from './settings/rule-settings.ts';
import { onEntries, onNotices, onSweep } from './triggers.ts';
import { createSupervisionViews } from './views.ts';
import { createForecast } from './wall/forecast.ts';
import { createHeatMap } from './wall/heat.ts';
import { createWall } from './wall/wall.ts';

export interface SupervisionFeatureDependencies {
  database: Database;
  record: RecordBook;
  outbox: Outbox;
  time: Time;
  sheets: Sheets;
  logger: Logger;
  clocks: Clocks;
  sweep: Sweep;
  /** Of cases, for the facts that rules ask about. */
  flowcharts: Flowcharts;
  organisation: OrganisationService;
  questions: Pick<OrganisationQuestions, 'names' | 'organ' | 'letterhead'>;
  procedures: PlatformProcedures;
  openMatter: OpenMatter;
  decideByPlatform: DecideByPlatform;
  calendar: () => WorkingCalendar;
  missingGlyphs: GlyphCheck;
  /** Whether a person may see a matter (R14). */
  mayRead: (person: Person, matterId: string) => Promise<boolean>;
  files: Files;
  linkRegistered: LinkRegistered;
  parsers: Parsers;
  /** Asked when all features are there. */
  linkTargets: () => readonly LinkTarget[];
}

export function createSupervisionFeature(deps: SupervisionFeatureDependencies) {
  const { database, record, outbox, time, sheets, logger, clocks, sweep, organisation, questions, procedures, openMatter, mayRead } = deps;
  const settings = createRuleSettings(deps);
  const { readCases, readDecision } = createReadCaseFacts(deps.flowcharts);
  const views = createSupervisionViews({ database, names: questions.names });
  const { calendar } = deps;
  const { wall, shown } = createWall({
    ...{ database, time, calendar, names: questions.names },
    signals: views.signals,
    countSignals: views.count,
  });
  const feed = createLiveFeed({ database, logger });
  record.onAppended(() => feed.wake());
  const people = { organs: organisation.store.organs, organ: questions.organ, holdersOf: organisation.holdersOf };
  const addressees = createAddressees({ action: 'order.issue', ...people });
  const signalled = createAddressees({ action: 'signal.issue', ...people });
  /** No office supervises itself. */
  const officesOf = async (organId: string): Promise<string[]> =>
    (await organisation.store.supervisingOfficesOf(organId)).filter((id) => id !== organId);
  const openAct = createOpenAct({
    ...deps,
    names: questions.names,
    officeOf: async (organId) => (await officesOf(organId))[0] ?? (await organisation.store.legalOfficeOf(organId)) ?? organId,
  });
  const changes = createChangeStanding({ ...deps, withdrawn: onSignalWithdrawn({ database, outbox }) });
  const measures = createOfficeSetting<readonly Measure[]>(deps, 'measures', STANDARD_MEASURES);
  const investigated = createAddressees({ action: 'investigation.handle', ...people });
  const peopleOf = (organId: string) => organisation.membersOf(organId);
  const complained = createAddressees({ action: 'complaint.handle', ...people });
  const times = createOfficeSetting<ComplaintTimes>(deps, 'complaints', STANDARD_COMPLAINT_TIMES);
  const complaintRows = createComplaintStore(database);
  const ofComplaints = { ...deps, organ: questions.letterhead, addressees: complained, times, names: questions.names };
  const ofPeople = {
    names: questions.names,
    person: (id: string) => organisation.person(id),
    holdersOf: organisation.holdersOf,
  };
  const countedLimit = createCountedLimit(deps);

  const feature: Feature<SignalRule> = {
    name: 'supervision',
    matterPages: [
      createPlatformPage(SUPERVISORY_ORDER, deps),
      createPlatformPage(WARNING_SIGNAL, deps),
      createPlatformPage(INVESTIGATION, deps),
      createPlatformPage(COMPLAINT, deps),
      createPlatformPage(COMPLAINT_TRANSFER, deps),
    ],
    signalRules: SIGNAL_RULES,
    linkTargets: [{ kind: 'signal', find: (person, ids) => views.named(scopeOf(person, 'supervision.read'), ids) }],
    commands: {
      [ISSUE_SIGNALS]: createIssueSignals({ database, outbox, openAct, countedLimit }),
      [END_CORRECTED]: createEndCorrected(deps),
      [END_INVESTIGATION]: createEndInvestigation(deps),
      [CONTINUE_COMPLAINT]: createContinueComplaint(deps),
    },
    routes(api) {
      const investigationViews = createInvestigationViews({ database, names: questions.names, signals: views, targets: deps.linkTargets });
      const issueByHand = createIssueByHand({ database, record, time, addressees: signalled, openAct, mayRead });
      signalRoutes({ api, views, issueByHand, addressees: signalled, procedures, mayRead });
      orderRoutes({ api, openOrder: createOpenOrder({ openMatter, addressees }), addressees, procedures });
      investigationRoutes({
        ...{ api, procedures, measures, peopleOf, mayRead, addressees: investigated, names: questions.names },
        investigations: createInvestigations({
          ...{ ...deps, ...ofPeople, peopleOf, addressees: investigated },
          async complaintOf(id) {
            if (!(await complaintRows.complaint(id))) return undefined;
            return { organId: (await complaintRows.subject(id)).organId, tells: (texts) => complaintRows.tells(id, texts) };
          },
        }),
        views: investigationViews,
      });
      const complaints = createComplaints({ ...deps, ...ofPeople, peopleOf, times, addressees: complained });
      complaintRoutes({
        ...{ api, database, procedures, complaints, times, peopleOf, mayRead, addressees: complained, names: questions.names },
        views: createComplaintViews({ database, names: questions.names, complaints, investigations: investigationViews, mayRead }),
        importComplaints: createImportComplaints({ ...deps, complaints, organsFor: complained.inScope }),
        releaseFile: createReleaseFile(deps),
      });
      ruleRoutes({
        api,
        views: createRuleViews({ ...deps, names: questions.names, settings }),
        settings,
        runDry: createRunDry({ ...deps, names: questions.names, readCases }),
      });
      supervisionRoutes({
        api,
        views,
        wall,
        forecast: createForecast({ database, time, calendar, shown }),
        heat: createHeatMap(deps),
        feed,
        time,
        sheets,
        personOf: (id) => organisation.person(id),
      });
    },
    async start({ web }) {
      if (web) await feed.start();
    },
    stop: () => feed.stop(),
  };

  return {
    feature,
    orderKind: createOrderKind({ database, clocks, procedures, organ: questions.letterhead, addressees }),
    signalKind: createSignalKind({
      ...{ database, clocks, procedures, organ: questions.letterhead, changes, officesOf },
      holdersOf: organisation.holdersOf,
      organOf: questions.organ,
    }),
    inquiryKinds: [
      createInvestigationKind({
        ...{ database, clocks, procedures, record, organ: questions.letterhead, measures, officesOf, ...ofPeople },
        legalOfficeOf: (organId) => organisation.store.legalOfficeOf(organId),
      }),
      createComplaintKind(ofComplaints),
      createTransferKind(ofComplaints),
    ],
    signalsOf: views.signalsOfMatter,
    /** What the supervision office has set: how long to explain, how early to warn. */
    settings,
    /** Has every feature's rules look when their trigger comes; a trigger without rules is not listened to. */
    watch(rules: readonly SignalRule[]): void {
      const raise = createRaiseSignals({ database, record, outbox });
      const noticeRules = rules.filter((rule): rule is NoticeRule => rule.trigger === 'notice');
      const lookRules = rules.filter((rule): rule is LookRule => rule.trigger === 'event' || rule.trigger === 'sweep');
      const atHand = lookRules.flatMap((rule) => lookAtHand(rule, readDecision, settings.inForceOf));
      clocks.onDue(onNotices({ rules: noticeRules, raise, explainDays: () => settings.explainDays() }));
      clocks.onRevoked(onRevoked(noticeRules, { database, outbox, changes, countedLimit }));
      record.onAppending(onEntries({ rules: atHand, raise, database, time }));
      const looks = createLooks({ ...deps, rules: lookRules, readCases, settings: () => settings.inForce(), raise });
      sweep.onTurn(onSweep({ looks, time, logger }));
    },
  };
}
