/**
 * Reads a ledger into what happened: when the clock started and stopped, what changed between, which steps ran.
 *
 * Entries that do not fit the state (a second start, a resume of a running clock, anything of the clock's own after its stop)
 * are passed over: the ledger is append-only, so a repeated entry must not change the reading.
 */
import type { PeriodUnit } from '../contract.ts';
import type { LedgerEntry, Limit } from './entries.ts';

export type ClockState = 'not-started' | 'running' | 'suspended' | 'stopped';

/** What moves a limit while its clock runs; suspend and resume always alternate. */
export type Change =
  | { kind: 'suspend'; at: Date; until?: string }
  | { kind: 'resume'; at: Date }
  | { kind: 'extend'; at: Date; limit: Limit['id']; days: number; unit?: PeriodUnit };

/** One opening of a step, until it was closed or opened anew. */
export interface StepSpan {
  stepId: string;
  occurrence: string;
  limitDays: number;
  unit: PeriodUnit;
  openedAt: Date;
  closedAt: Date | null;
  changes: Change[];
}

export interface History {
  state: ClockState;
  startedAt: Date | null;
  stoppedAt: Date | null;
  changes: Change[];
  steps: StepSpan[];
}

export function readHistory(ledger: LedgerEntry[]): History {
  const history: History = { state: 'not-started', startedAt: null, stoppedAt: null, changes: [], steps: [] };
  const open = new Map<string, StepSpan>();
  const openings = new Map<string, number>();
  for (const entry of inOrder(ledger)) {
    switch (entry.kind) {
      case 'start':
        if (history.state !== 'not-started') break;
        history.state = 'running';
        history.startedAt = entry.at;
        break;
      case 'suspend':
        if (history.state !== 'running') break;
        history.state = 'suspended';
        change(history, open, { kind: 'suspend', at: entry.at, ...(entry.until === undefined ? {} : { until: entry.until }) });
        break;
      case 'resume':
        if (history.state !== 'suspended') break;
        history.state = 'running';
        change(history, open, { kind: 'resume', at: entry.at });
        break;
      case 'extend':
        if (history.state === 'running' || history.state === 'suspended') {
          const { kind, at, limit, days, unit } = entry;
          history.changes.push({ kind, at, limit, days, ...(unit === undefined ? {} : { unit }) });
        }
        break;
      case 'stop':
        if (history.state === 'stopped') break;
        if (history.state === 'suspended') change(history, open, { kind: 'resume', at: entry.at });
        history.state = 'stopped';
        history.stoppedAt = entry.at;
        break;
      case 'step-opened': {
        close(open, entry.stepId, entry.at);
        const count = (openings.get(entry.stepId) ?? 0) + 1;
        openings.set(entry.stepId, count);
        const span: StepSpan = {
          stepId: entry.stepId,
          occurrence: count === 1 ? entry.stepId : `${entry.stepId}#${count}`,
          limitDays: entry.limitDays,
          unit: entry.unit ?? 'working-day',
          openedAt: entry.at,
          closedAt: null,
          changes: history.state === 'suspended' ? [{ kind: 'suspend', at: entry.at }] : [],
        };
        open.set(entry.stepId, span);
        history.steps.push(span);
        break;
      }
      case 'step-closed':
        close(open, entry.stepId, entry.at);
        break;
    }
  }
  return history;
}

function change(history: History, open: Map<string, StepSpan>, made: Change): void {
  history.changes.push(made);
  for (const span of open.values()) span.changes.push(made);
}

function close(open: Map<string, StepSpan>, stepId: string, at: Date): void {
  const span = open.get(stepId);
  if (!span) return;
  span.closedAt = at;
  open.delete(stepId);
}

/** By time; entries of one instant stay in the order in which they were recorded. */
function inOrder(ledger: LedgerEntry[]): LedgerEntry[] {
  const sorted = ledger.every((entry, index) => index === 0 || (ledger[index - 1]?.at ?? entry.at) <= entry.at);
  return sorted ? ledger : [...ledger].sort((a, b) => a.at.getTime() - b.at.getTime());
}
