/** The working-day calendar over HTTP; editable by the lead office (design.md section 4). */
import { z } from 'zod';
import { badInput } from '../errors.ts';
import type { Api } from '../http/index.ts';
import { isoInChina } from '../time/time.ts';
import { validateCalendarYear, type WorkingCalendar, type CalendarYear } from './calendar.ts';
import type { Calendars } from './calendars.ts';
import type { Clocks } from './clocks.ts';

export function calendarRoutes({ api, calendars, clocks }: { api: Api; calendars: Calendars; clocks: Clocks }): void {
  const civil = z.iso.date();
  const view = (calendar: WorkingCalendar, year: CalendarYear & { loadedAt: number }) => ({ ...year, loadedAt: isoInChina(year.loadedAt), workingDays: calendar.workingDaysAfter(`${year.year}-01-01`, `${year.year}-12-31`) + (calendar.isWorkingDay(`${year.year}-01-01`) ? 1 : 0) });

  api.route({
    method: 'get', path: '/calendar', summary: 'The loaded years', action: 'signed-in',
    async handle() {
      const calendar = calendars.current();
      return { years: (await calendars.years()).map((year) => view(calendar, year)), hours: calendar.hours };
    },
  });

  api.route({
    method: 'put', path: '/calendar/:year', summary: 'Load a year by the State Council notice; re-dates open cases', action: 'calendar.edit',
    params: z.object({ year: z.coerce.number().int().min(2015).max(2100) }),
    body: z.object({ holidays: z.array(z.string().max(10)).max(200), makeUpWorkdays: z.array(z.string().max(10)).max(60), source: z.string().trim().min(1).max(300) }),
    async handle({ person, params, body }) {
      const year: CalendarYear = { year: params.year, ...body };
      const problems = validateCalendarYear(year);
      if (problems.length) throw badInput(problems);
      await calendars.save(year, person.id);
      const changedClocks = await clocks.redateAll(person.id, `calendar ${params.year}`);
      return { year: params.year, changedClocks };
    },
  });

  api.route({
    method: 'get', path: '/calendar/working-days', summary: 'The nth working day after a date', action: 'signed-in',
    query: z.object({ from: civil, days: z.coerce.number().int().min(0).max(1000) }),
    handle: ({ query }) => Promise.resolve({ date: calendars.current().addWorkingDays(query.from, query.days) }),
  });
}
