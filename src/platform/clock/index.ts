export { calendarRoutes } from './routes.ts';
export { seedCalendarYears, validateCalendarYear, WorkingCalendar, CalendarYearMissing, type CalendarYear, type CivilDate } from './calendar.ts';
export { createCalendars, type Calendars } from './calendars.ts';
export { civilDateInChina } from '../time/time.ts';
export { demonstrationYears, provisionalYear } from './provisional-year.ts';
export { createClockMessages } from './clock-messages.ts';
export { CLOCK_MESSAGE, colourOf, createClocks, OWNER_COMPLETE, type AlarmSource, type ClockRow, type Clocks, type Colour, type DueListener, type DueNotice } from './clocks.ts';
export type { ClockReading, LedgerEntry, Limit, Moment } from './ledger.ts';
export { createSweep, type Sweep } from './sweep.ts';
