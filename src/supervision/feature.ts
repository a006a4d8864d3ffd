/** Supervision: the wall, its live events, the warning signals and the orders (R13–R16, R20). */
import type { Clocks, Sweep } from '../clocks/index.ts';
import type { OrganisationQuestions, OrganisationService } from '../organisation/index.ts';
import { scopeOf } from '../platform/auth/index.ts';
import type { Database } from '../platform/database/index.ts';
import type { Feature } from '../platform/feature.ts';
import type { Logger } from '../platform/logger.ts';
import type { RecordBook } from '../platform/record/index.ts';
import type { Sheets } from '../platform/sheets/index.ts';
import type { Time } from '../platform/time/time.ts';
import { createPlatformPage, type OpenMatter, type PlatformProcedures } from '../procedures/index.ts';
import { createLiveFeed } from './live-feed.ts';
import { createAddressees } from './orders/addressees.ts';
import { createOpenOrder } from './orders/open-order.ts';
import { createOrderKind, SUPERVISORY_ORDER } from './orders/order-kind.ts';
import { orderRoutes } from './orders/routes.ts';
import { createRaiseSignals } from './raise-signals.ts';
import { supervisionRoutes } from './routes.ts';
import { SIGNAL_RULES, type EventRule, type NoticeRule, type SignalRule, type SweepRule } from './rules/index.ts';
import { onEntries, onNotices, onSweep } from './triggers.ts';
import { createSupervisionViews } from './views.ts';
import { createWall } from './wall.ts';

export interface SupervisionFeatureDependencies {
  database: Database;
  record: RecordBook;
  time: Time;
  sheets: Sheets;
  logger: Logger;
  clocks: Clocks;
  sweep: Sweep;
  organisation: OrganisationService;
  questions: Pick<OrganisationQuestions, 'names' | 'organ' | 'letterhead'>;
  procedures: PlatformProcedures;
  openMatter: OpenMatter;
}

export function createSupervisionFeature(deps: SupervisionFeatureDependencies) {
  const { database, record, time, sheets, logger, clocks, sweep, organisation, questions, procedures, openMatter } = deps;
  const views = createSupervisionViews({ database, names: questions.names });
  const wall = createWall({ database, time, names: questions.names, signals: views.signals });
  const feed = createLiveFeed({ database, logger });
  record.onAppended(() => feed.wake());
  const addressees = createAddressees({ organs: organisation.store.organs, organ: questions.organ, holdersOf: organisation.holdersOf });

  const feature: Feature<SignalRule> = {
    name: 'supervision',
    matterPages: [createPlatformPage(SUPERVISORY_ORDER, deps)],
    signalRules: SIGNAL_RULES,
    linkTargets: [{ kind: 'signal', find: (person, ids) => views.named(scopeOf(person, 'supervision.read'), ids) }],
    routes(api) {
      orderRoutes({ api, openOrder: createOpenOrder({ openMatter, addressees }), addressees, procedures });
      supervisionRoutes({
        api,
        views,
        wall,
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
    signalsOf: views.signalsOfMatter,
    /** Has every feature's rules look when their trigger comes; a trigger without rules is not listened to. */
    watch(rules: readonly SignalRule[]): void {
      const raise = createRaiseSignals({ database, record });
      const noticeRules = rules.filter((rule): rule is NoticeRule => rule.trigger === 'notice');
      const eventRules = rules.filter((rule): rule is EventRule => rule.trigger === 'event');
      const sweepRules = rules.filter((rule): rule is SweepRule => rule.trigger === 'sweep');
      if (noticeRules.length) clocks.onDue(onNotices({ rules: noticeRules, raise }));
      if (eventRules.length) record.onAppending(onEntries({ rules: eventRules, raise, database, time }));
      if (sweepRules.length) sweep.onTurn(onSweep({ rules: sweepRules, raise, database, time, logger }));
    },
  };
}
