/** The three ways in which a rule comes to look: a clock's notice, what was done, and what was not done (R13, R15, R16). */
import type { DueListener } from '../clocks/index.ts';
import type { Database } from '../platform/database/index.ts';
import type { Logger } from '../platform/logger.ts';
import type { AppendingListener } from '../platform/record/index.ts';
import type { Time } from '../platform/time/time.ts';
import type { Found, RaiseSignals } from './raise-signals.ts';
import type { EventLook, NoticeLook } from './rules/index.ts';

interface NoticeDependencies {
  rules: readonly NoticeLook[];
  raise: RaiseSignals;
  /** As the supervision office has set it. */
  explainDays?: () => Promise<(ruleId: string) => number | undefined>;
}

/** Inside the transaction that stores the notices: both or neither. */
export function onNotices({ rules, raise, explainDays }: NoticeDependencies): DueListener {
  return async (notices) => {
    const found: Found[] = [];
    for (const notice of notices) {
      for (const rule of rules) {
        const candidate = rule.fromNotice(notice);
        if (candidate) found.push({ rule, candidate, raisedAt: notice.noticedAt, source: notice.source });
      }
    }
    if (!found.length) return;
    const daysOf = await explainDays?.();
    await raise(found.map((one) => ({ ...one, candidate: { explainDays: daysOf?.(one.rule.id), ...one.candidate } })));
  };
}

interface EventDependencies {
  rules: readonly EventLook[];
  raise: RaiseSignals;
  database: Database;
  time: Time;
}

/** Inside the transaction that does what the entries tell. */
export function onEntries({ rules, raise, database, time }: EventDependencies): AppendingListener {
  return async (entries) => {
    const now = time.now();
    const found: Found[] = [];
    for (const rule of rules) {
      const own = entries.filter(({ kind }) => rule.kinds.includes(kind));
      if (!own.length) continue;
      for (const candidate of await rule.fromEntries(own, { database, now }))
        found.push({ rule, candidate, raisedAt: now.getTime(), source: 'event' });
    }
    await raise(found);
  };
}

/** Something that is looked for now and then: what was not done, or should not have been. */
export interface SweepLook {
  name: string;
  /** Not looked again before so long has passed, by the platform's time. */
  everyMs: number;
  /** Raises what it finds. By an index: the clocks wait meanwhile. */
  look(now: number): Promise<void>;
}

/** At each turn of the sweep: what has its time, each by itself, so that one that fails silences no other. */
export function onSweep({ looks, time, logger }: { looks: readonly SweepLook[]; time: Time; logger: Logger }): () => Promise<void> {
  const lookedAt = new Map<SweepLook, number>();
  const isDue = (one: SweepLook, now: number): boolean => {
    const last = lookedAt.get(one);
    // A clock that was set back must not silence the rules until it has caught up.
    return last === undefined || now < last || now - last >= one.everyMs;
  };
  return async () => {
    for (const one of looks) {
      const now = time.now().getTime();
      if (!isDue(one, now)) continue;
      try {
        await one.look(now);
        lookedAt.set(one, now);
      } catch (error) {
        logger.warn({ looked: one.name, problem: String(error) }, 'the signal rules could not look; trying again');
      }
    }
  };
}
