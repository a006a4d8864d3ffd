/**
 * The limits of a procedure of the rules (R20, R16.10 …): which paper begins, extends and which outcome ends them is data of the entry
 * (`domain/procedures/procedure-entry.ts`). Counted by the ledger and watched by both alarms like every clock (docs/adr/0007).
 */
import type { Limit } from '../../domain/clocks/ledger.ts';
import type { LabelledValue } from '../../domain/forms/labelled.ts';
import type { LimitDays, ProcedureEntry, ProcedureLimit } from '../../domain/procedures/procedure-entry.ts';
import { dateInText } from '../../domain/text/chinese-numerals.ts';
import { civilDateInChina } from '../../domain/time/civil-time.ts';
import { OWNER_COMPLETE, type Clocks, type ClockState } from '../clocks/index.ts';
import type { MatterRow } from '../matters/index.ts';
import { conflict } from '../platform/errors.ts';
import type { AskedDocument, Closing, Decided } from './matter-kind.ts';

/** There is one limit in such a clock; it is the rules' own, not a promise. */
const LIMIT: Limit['id'] = 'statutory';

export type Answers = ReadonlyMap<string, LabelledValue>;
type WithLimits = Pick<ProcedureEntry, 'limits'>;

export type ProcedureLimits = ReturnType<typeof createProcedureLimits>;

/** Each function inside the transaction of what it follows. */
export function createProcedureLimits(clocks: Clocks) {
  /** The rounds of a limit, the latest last. */
  const roundsOf = async (matterId: string, { purpose }: ProcedureLimit): Promise<ClockState[]> =>
    (await clocks.ofMatter(matterId)).filter(({ row }) => row.purpose === purpose).sort((a, b) => a.row.round - b.row.round);
  const latest = async (matterId: string, limit: ProcedureLimit): Promise<ClockState | undefined> =>
    (await roundsOf(matterId, limit)).at(-1);

  async function stop(matterId: string, limit: ProcedureLimit, at: Date): Promise<void> {
    const last = await latest(matterId, limit);
    if (!last || last.reading.state === 'stopped') return;
    await clocks.append({ matterId, purpose: limit.purpose, round: last.row.round }, [{ kind: 'stop', at, reason: OWNER_COMPLETE }]);
  }

  return {
    /** Refused with `limit-passed` where the outcome comes after the limit that it asks to move. */
    async decided({ matter, step, outcome, now }: Decided, { limits = [] }: WithLimits): Promise<void> {
      for (const limit of limits) {
        if (limit.onlyBefore[step.element_id]?.includes(outcome.code)) refusePassed(await latest(matter.id, limit));
        if (limit.stops[step.element_id]?.includes(outcome.code)) await stop(matter.id, limit, now);
      }
    },

    /** A paper was served: it begins the next round, or extends the one that runs. */
    async numbered({ id, matter, template, now }: AskedDocument, { limits = [] }: WithLimits, answers: Answers): Promise<void> {
      for (const limit of limits) {
        const last = await latest(matter.id, limit);
        const [start, extension] = [limit.starts[template], limit.extends[template]];
        if (start) {
          await clocks.open({
            matterId: matter.id,
            purpose: limit.purpose,
            round: (last?.row.round ?? 0) + 1,
            limits: [{ id: LIMIT, days: daysOf(start, answers), unit: limit.unit, warnBefore: limit.warnBefore }],
            entries: [{ kind: 'start', at: now }],
          });
        } else if (extension && last) {
          await clocks.append({ matterId: matter.id, purpose: limit.purpose, round: last.row.round }, [
            { kind: 'extend', at: now, limit: LIMIT, days: daysOf(extension, answers), documentId: id },
          ]);
        }
      }
    },

    async closed({ matter, now }: Closing, { limits = [] }: WithLimits): Promise<void> {
      for (const limit of limits) await stop(matter.id, limit, now);
    },

    /** `{days}` and `{dueOn}` of the latest round, for papers. */
    async facts(matter: MatterRow, { limits = [] }: WithLimits): Promise<Record<string, string>> {
      const last = limits[0] && (await latest(matter.id, limits[0]));
      if (!last) return {};
      const dueAt = last.reading.limits[0]?.dueAt;
      return {
        days: String(last.limits[0]?.days ?? ''),
        dueOn: dueAt ? dateInText(civilDateInChina(dueAt)) : '工作日历公布后确定的日期',
      };
    },
  };
}

/** An answer is kept in words, `15 个工作日`; the number stands first. */
function daysOf({ days, otherwise }: LimitDays, answers: Answers): number {
  const said = Number.parseInt(answers.get(days)?.value ?? '', 10);
  const count = Number.isInteger(said) ? said : otherwise;
  if (count === undefined) throw new Error(`Nobody answered "${days}", from which a limit counts`);
  return count;
}

function refusePassed(clock: ClockState | undefined): void {
  if (!clock?.reading.limits.some(({ exceeded }) => exceeded)) return;
  throw conflict(
    'limit-passed',
    '期限已经届满，不能再延长。请直接办理。',
    'The limit has passed and can no longer be extended. Go on without an extension.',
  );
}
