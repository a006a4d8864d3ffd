/** A clock as pages show it: its limits with their due times, and every line of its ledger in words (R13). */
import { bilingualOf } from '../../domain/api/basics.ts';
import type { ClockView } from '../../domain/api/matters.ts';
import type { WorkingCalendar } from '../../domain/calendar/calendar.ts';
import { deriveLimit } from '../../domain/clocks/derive-limit.ts';
import type { ClockReading, LedgerEntry, Limit } from '../../domain/clocks/ledger.ts';
import { periodText } from '../../domain/flowchart/period.ts';
import { CLOCK_PURPOSES, type ClockPurpose } from '../../domain/clocks/purposes.ts';
import { isoInChina } from '../../domain/time/civil-time.ts';
import type { StepRow } from './store.ts';

/** A clock of a matter, as its keeper reads it. */
export interface MatterClock {
  row: { id: string; purpose: ClockPurpose; round: number; colour: ClockView['colour']; next_at: number | null };
  reading: ClockReading;
  ledger: LedgerEntry[];
  limits: Limit[];
}

export function clockView(
  { row, reading, ledger, limits }: MatterClock,
  steps: readonly Pick<StepRow, 'id' | 'name'>[],
  calendar: WorkingCalendar,
): ClockView {
  return {
    id: row.id,
    purpose: row.purpose,
    purposeName: bilingualOf(CLOCK_PURPOSES[row.purpose]),
    round: row.round,
    state: reading.state,
    colour: row.colour,
    nextDueAt: isoInChina(row.next_at),
    limits: reading.limits.map((limit) => ({
      id: limit.id,
      dueAt: isoInChina(limit.dueAt),
      warnAt: isoInChina(limit.warnAt),
      undeterminedYear: limit.undeterminedYear,
      possible: limit.possible && { earliest: isoInChina(limit.possible.earliest), latest: isoInChina(limit.possible.latest) },
      workingDaysLeft: limit.workingDaysLeft,
      overdueWorkingDays: limit.overdueWorkingDays,
      exceeded: limit.exceeded,
      derivation: limits.filter(({ id }) => id === limit.id).flatMap((one) => deriveLimit(one, ledger, limit, calendar)),
    })),
    ledger: ledger.map((entry) => ledgerLine(entry, row.purpose, limits, steps)),
  };
}

function ledgerLine(
  entry: LedgerEntry,
  purpose: ClockPurpose,
  limits: readonly Limit[],
  steps: readonly Pick<StepRow, 'id' | 'name'>[],
): ClockView['ledger'][number] {
  const nameOf = (stepId: string): string => steps.find(({ id }) => id === stepId)?.name ?? '';
  const line = (text: string, textEn: string) => ({ kind: entry.kind, at: isoInChina(entry.at), text, textEn });
  switch (entry.kind) {
    case 'start':
      if (purpose === 'acceptance') return line('收到申请，时限自次日起算', 'Received; the limit counts from the next day');
      if (purpose === 'holding') return line('采取查封、扣押措施，期限自次日起算', 'Sealed or seized; the time counts from the next day');
      return purpose === 'handling'
        ? line('受理，时限自次日起算', 'Accepted; the limits count from the next day')
        : line('时限自次日起算', 'The limit counts from the next day');
    case 'suspend':
      return line(
        `中止计时：${entry.reason}${entry.until ? `，至迟 ${entry.until}` : ''}`,
        `Clock suspended: ${entry.reason}${entry.until ? `, until ${entry.until} at the latest` : ''}`,
      );
    case 'resume':
      return line('恢复计时', 'Clock resumed');
    case 'extend': {
      const unit = entry.unit ?? limits.find(({ id }) => id === entry.limit)?.unit ?? 'working-day';
      const { message, messageEn } = periodText({ count: entry.days, unit });
      return line(`延长 ${message}`, `Extended by ${messageEn}`);
    }
    case 'stop':
      if (purpose === 'acceptance') return stopOfAcceptance(entry.reason, line);
      if (purpose === 'holding') return line('查封、扣押终止', 'The sealing or seizure is over');
      return entry.reason === 'completed'
        ? line('办结，计时终止', 'Completed; the clock ends')
        : line('作出决定，时限计算终止', 'Decision made; the limits stop');
    case 'step-opened': {
      const { message, messageEn } = periodText({ count: entry.limitDays, unit: entry.unit ?? 'working-day' });
      return line(`环节开始：${nameOf(entry.stepId)}，限 ${message}`, `Step opened: ${nameOf(entry.stepId)}, limit ${messageEn}`);
    }
    case 'step-closed':
      return line(`环节办理完毕：${nameOf(entry.stepId)}`, `Step decided: ${nameOf(entry.stepId)}`);
  }
}

/** Told, accepted by law, or over with the case. */
function stopOfAcceptance<Line>(reason: string, line: (text: string, textEn: string) => Line): Line {
  if (reason === 'completed') return line('办结，计时终止', 'Completed; the clock ends');
  return reason === 'deem-accepted'
    ? line('届满未告知，依法视为受理', 'Nothing was told in time; accepted by law')
    : line('已告知申请人，计时终止', 'The applicant was told; the clock ends');
}
