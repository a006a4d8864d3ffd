/** Answers about the working-day calendar (docs/architecture.md, "Time"). */
import { z } from 'zod';
import { civilDate, time } from './basics.ts';

export const calendarYear = z.strictObject({
  year: z.number().int(),
  holidays: z.array(civilDate),
  makeUpWorkdays: z.array(civilDate),
  source: z.string(),
  loadedAt: time,
  workingDays: z.number().int(),
});

/** `hours`: of the working day, in which 24 hours of the law may begin and end. */
export const calendarView = z.strictObject({
  years: z.array(calendarYear),
  hours: z.strictObject({ start: z.string(), close: z.string() }),
});

/** `changedClocks`: clocks whose due times moved. */
export const calendarLoaded = z.strictObject({ year: z.number().int(), changedClocks: z.number().int() });

/**
 * `becomeLate` and `noLongerLate`: limits that would then be past their end, or no longer. `moved`: the first fifty, those whose lateness
 * turns before the others.
 */
export const calendarForeseen = z.strictObject({
  year: z.number().int(),
  changedClocks: z.number().int(),
  becomeLate: z.number().int(),
  noLongerLate: z.number().int(),
  moved: z.array(
    z.strictObject({
      matterId: z.string(),
      number: z.string(),
      text: z.string(),
      textEn: z.string(),
      before: time.nullable(),
      after: time.nullable(),
      lateBefore: z.boolean(),
      lateAfter: z.boolean(),
    }),
  ),
});
export const workingDay = z.strictObject({ date: civilDate });

export type CalendarYear = z.infer<typeof calendarYear>;
export type CalendarForeseen = z.infer<typeof calendarForeseen>;
export type CalendarView = z.infer<typeof calendarView>;
