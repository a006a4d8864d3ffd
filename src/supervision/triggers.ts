/** The three ways in which a rule comes to look: a clock's notice, what was done, and what was not done (R13, R15, R16). */
import type { DueListener } from '../clocks/index.ts';
import type { Database } from '../platform/database/index.ts';
import type { Logger } from '../platform/logger.ts';
import type { AppendingListener } from '../platform/record/index.ts';
import type { Time } from '../platform/time/time.ts';
import type { Found, RaiseSignals } from './raise-signals.ts';
import type { EventRule, NoticeRule, SweepRule } from './rules/index.ts';

/** Inside the transaction that stores the notices: both or neither. */
export function onNotices({ rules, raise }: { rules: readonly NoticeRule[]; raise: RaiseSignals }): DueListener {
  return async (notices) => {
    const found: Found[] = [];
    for (const notice of notices) {
      for (const rule of rules) {
        const candidate = rule.fromNotice(notice);
        if (candidate) found.push({ rule, candidate, raisedAt: notice.noticedAt, source: notice.source });
      }
    }
    await raise(found);
  };
}

/** Signals raised in one transaction. */
const BATCH = 200;

interface LookDependencies<Rule> {
  rules: readonly Rule[];
  raise: RaiseSignals;
  database: Database;
  time: Time;
}

/** Inside the transaction that does what the entries tell. */
export function onEntries({ rules, raise, database, time }: LookDependencies<EventRule>): AppendingListener {
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

/** At each turn of the sweep: the rules whose time has come, each by itself, so that one that fails silences no other. */
export function onSweep({ rules, raise, database, time, logger }: LookDependencies<SweepRule> & { logger: Logger }): () => Promise<void> {
  const lookedAt = new Map<string, number>();
  const isDue = (rule: SweepRule, now: number): boolean => {
    const last = lookedAt.get(rule.id);
    // A clock that was set back must not silence the rule until it has caught up.
    return last === undefined || now < last || now - last >= rule.everyMs;
  };

  async function look(rule: SweepRule, now: Date): Promise<void> {
    // Outside the transaction: SQLite has one writer, and looking may take long.
    const found = (await rule.look({ database, now })).map((candidate) => ({ rule, candidate, raisedAt: now.getTime(), source: 'sweep' }));
    for (let start = 0; start < found.length; start += BATCH) await database.write(() => raise(found.slice(start, start + BATCH)));
    lookedAt.set(rule.id, now.getTime());
  }

  return async () => {
    for (const rule of rules) {
      const now = time.now();
      if (!isDue(rule, now.getTime())) continue;
      await look(rule, now).catch((error: unknown) =>
        logger.warn({ rule: rule.id, problem: String(error) }, 'a signal rule could not look; trying again'),
      );
    }
  };
}
