/** The working-day calendar over HTTP; editable by the lead office (docs/architecture.md, "Time"). */
import { z } from 'zod';
import { calendarForeseen, calendarLoaded, calendarView, workingDay } from '../../domain/api/clocks.ts';
import { badInput } from '../platform/errors.ts';
import { wholeNumber, type Api } from '../platform/http/index.ts';
import { isoInChina } from '../../domain/time/civil-time.ts';
import { validateCalendarYear } from '../../domain/calendar/validate-calendar-year.ts';
import type { CalendarYear } from '../../domain/calendar/calendar.ts';
import { workingDaysIn } from '../../domain/calendar/day-kind.ts';
import type { Calendars } from './calendars.ts';
import type { Clocks } from './clocks.ts';
import type { ForeseeCalendar } from './foresee-calendar.ts';

export interface CalendarRoutes {
  api: Api;
  calendars: Calendars;
  clocks: Clocks;
  foresee: ForeseeCalendar;
}

export function calendarRoutes({ api, calendars, clocks, foresee }: CalendarRoutes): void {
  const civil = z.iso.date();
  const days = { holidays: z.array(z.string().max(10)).max(200), makeUpWorkdays: z.array(z.string().max(10)).max(60) };
  const checked = (year: CalendarYear): CalendarYear => {
    const problems = validateCalendarYear(year);
    if (problems.length) throw badInput(problems);
    return year;
  };
  const view = (year: CalendarYear & { loadedAt: number }) => ({
    ...year,
    loadedAt: isoInChina(year.loadedAt),
    workingDays: workingDaysIn(year),
  });

  api.route({
    method: 'get',
    path: '/calendar',
    summary: 'The loaded years',
    action: 'signed-in',
    answer: calendarView,
    async handle() {
      const calendar = calendars.current();
      return { years: (await calendars.years()).map(view), hours: calendar.hours };
    },
  });

  api.route({
    method: 'put',
    path: '/calendar/:year',
    summary: 'Load a year by the State Council notice; re-dates open cases',
    action: 'calendar.edit',
    params: z.object({ year: wholeNumber(2015, 2100) }),
    body: z.strictObject({ ...days, source: z.string().trim().min(1).max(300) }),
    answer: calendarLoaded,
    async handle({ person, params, body }) {
      const year = checked({ year: params.year, ...body });
      await calendars.save(year, person.id);
      const changedClocks = await clocks.redateAll(person.id, `calendar ${params.year}`);
      return { year: params.year, changedClocks };
    },
  });

  api.route({
    method: 'post',
    path: '/calendar/:year/foresee',
    summary: 'What loading a year would move, before it is loaded; nothing is stored',
    action: 'calendar.edit',
    remember: false,
    cost: 'export',
    params: z.object({ year: wholeNumber(2015, 2100) }),
    body: z.strictObject(days),
    answer: calendarForeseen,
    handle: ({ params, body }) => foresee(checked({ year: params.year, ...body, source: 'foreseen' })),
  });

  api.route({
    method: 'get',
    path: '/calendar/working-days',
    summary: 'The nth working day after a date',
    action: 'signed-in',
    query: z.object({ from: civil, days: wholeNumber(0, 1000) }),
    answer: workingDay,
    refusals: { 422: ['calendar-year-missing'] },
    handle: ({ query }) => Promise.resolve({ date: calendars.current().addWorkingDays(query.from, query.days) }),
  });
}
