/** Days as the rules count them: from the next day on, to the close of business of the last (民法典 201, 203). */
import type { WorkingCalendar } from '../../../../domain/calendar/calendar.ts';
import type { CivilDate } from '../../../../domain/time/civil-date.ts';
import { civilDateInChina } from '../../../../domain/time/civil-time.ts';

/** When so many working days after that moment, or after that day, are over. */
export const closeAfter = (calendar: WorkingCalendar, from: number | CivilDate, workingDays: number): number =>
  calendar.dueInstant(lastDay(calendar, from, workingDays)).getTime();

/** The last of so many working days after that moment or day. */
export const lastDay = (calendar: WorkingCalendar, from: number | CivilDate, workingDays: number): CivilDate =>
  calendar.addWorkingDays(dayOf(from), workingDays);

export const dayOf = (at: number | CivilDate): CivilDate => (typeof at === 'number' ? civilDateInChina(at) : at);
