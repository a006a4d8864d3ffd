/** Asks a rule about facts, whatever they are about: the same question for sweeps, dry runs and examples. */
import { dueMoments, readClock } from '../../../../domain/clocks/ledger.ts';
import type { DueNotice } from '../../../clocks/index.ts';
import type { Asked, ClockExample, Finding, LookRule, NoticeRule, SignalRule } from '../rule.ts';

/** Whether the facts of an example make the rule fire at its moment. */
export function exampleFires(rule: SignalRule, index: number, { calendar, settings }: Omit<Asked, 'now'>): boolean {
  if (rule.trigger === 'by-hand') return false;
  const on = rule.examples[index]?.on ?? '';
  const asked = { now: Date.parse(`${on.replace(' ', 'T')}:00+08:00`), calendar, settings };
  return rule.trigger === 'notice' ? noticeExample(rule, index, asked) : lookExample(rule, index, asked);
}

function noticeExample(rule: NoticeRule, index: number, { now, calendar }: Asked): boolean {
  const example = rule.examples[index];
  return example !== undefined && noticesOf(example.facts, now, calendar).some((notice) => rule.fromNotice(notice) !== null);
}

function lookExample(rule: LookRule, index: number, asked: Asked): boolean {
  const facts = rule.examples[index]?.facts;
  if (!facts) return false;
  const found = 'case' in facts ? rule.inCase?.(facts.case, asked) : rule.ofPower?.(facts.power, asked);
  return hasCome(found ?? [], asked.now).length > 0;
}

/** Those whose moment is there; the others come unless something is done. */
export const hasCome = (found: readonly Finding[], now: number): Finding[] => found.filter(({ at }) => at <= now);

function noticesOf({ purpose, limits, entries }: ClockExample, now: number, calendar: Asked['calendar']): DueNotice[] {
  const at = new Date(now);
  return dueMoments(readClock([...limits], [...entries], calendar, at), at).map(({ kind, occurrence, dueAt }) => ({
    ...{ clockId: 'example', matterId: 'example', purpose, round: 1, kind, occurrence },
    ...{ dueAt: dueAt.getTime(), noticedAt: now, source: 'sweep' as const },
  }));
}
