import type { HeatMap } from '../../../domain/api/supervision.ts';
import type { Words } from '../../app/i18n.ts';

/** What the flowchart is coloured by: usual time, time of the slowest tenth, share of late decisions, cases that stand there now. */
export const HEATS = ['median', 'p90', 'late', 'open'] as const;
export type Heat = (typeof HEATS)[number];

type Step = HeatMap['steps'][number];

function valueOf(step: Step, by: Heat): number {
  if (by === 'median') return step.medianMs ?? 0;
  if (by === 'p90') return step.p90Ms ?? 0;
  if (by === 'open') return step.open;
  return step.decided === 0 ? 0 : step.decidedLate / step.decided;
}

/** 0 to 1: of the hottest step; lateness of all. */
export function shareOf({ steps }: HeatMap, step: Step, by: Heat): number {
  if (by === 'late') return valueOf(step, by);
  const most = Math.max(...steps.map((one) => valueOf(one, by)));
  return most === 0 ? 0 : valueOf(step, by) / most;
}

export const percentOf = (part: number, whole: number): string => (whole === 0 ? '—' : `${Math.round((part / whole) * 100)}%`);

/** Working time in working days, below a tenth of one in minutes. */
export function daysOf({ workingDayMs }: HeatMap, milliseconds: number | null, t: Words['t']): string {
  if (milliseconds === null) return '—';
  const days = milliseconds / workingDayMs;
  return days < 0.1 ? t('heat.minutes', { count: Math.round(milliseconds / 60_000) }) : t('heat.days', { count: days.toFixed(1) });
}

/** What a step says of the chosen measure. */
export function wordsOf(heat: HeatMap, step: Step, by: Heat, t: Words['t']): string {
  if (by === 'late') return percentOf(step.decidedLate, step.decided);
  if (by === 'open') return step.openLate > 0 ? t('heat.openOf', { count: step.open, late: step.openLate }) : String(step.open);
  return daysOf(heat, by === 'median' ? step.medianMs : step.p90Ms, t);
}
