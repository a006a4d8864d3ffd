/**
 * Which open cases will probably be late (R13): measured on earlier cases of the same power at the same step, with what the same forecast
 * would have said of the last months and what came true. Never a signal. What is known of a power is kept for some minutes.
 */
import { LRUCache } from 'lru-cache';
import type { Forecast } from '../../../domain/api/supervision.ts';
import { CalendarYearMissing, type WorkingCalendar } from '../../../domain/calendar/calendar.ts';
import { workingTime } from '../../../domain/calendar/working-time.ts';
import { addRates, chanceInTime, hitRate, type HitRate, type Past } from '../../../domain/supervision/forecast.ts';
import { daysAfter } from '../../../domain/time/civil-date.ts';
import { civilDateInChina, startOfDate } from '../../../domain/time/civil-time.ts';
import { DAY_MS, MINUTE_MS } from '../../../domain/time/duration.ts';
import type { Scope } from '../../platform/auth/index.ts';
import type { Database } from '../../platform/database/index.ts';
import type { Time } from '../../platform/time/time.ts';
import type { WallOf, WallQuestion } from './wall.ts';

/** Earlier cases looked at of a power, the latest ones, and those of them that the forecast is checked with. */
const MOST_PAST = 400;
const MOST_CHECKED = 120;
const LOOKED_BACK_DAYS = 365;
const CHECKED_DAYS = 90;
const KEPT_MS = 10 * MINUTE_MS;
const MOST_POWERS = 500;
/** Below this it is shown. */
const UNLIKELY = 0.8;

interface PastRow {
  id: string;
  element_id: string;
  opened_at: number;
  ended_at: number;
  due_at: number;
}

interface Known {
  needed: Map<string, number[]>;
  rate: HitRate;
}

export interface ForecastDependencies {
  database: Database;
  time: Time;
  calendar: () => WorkingCalendar;
  shown: WallOf['shown'];
}

export function createForecast({ database, time, calendar, shown }: ForecastDependencies) {
  const kept = new LRUCache<string, Known>({
    max: MOST_POWERS,
    ttl: KEPT_MS,
    fetchMethod: (key) => read(key.slice(key.indexOf(' ') + 1)),
  });

  async function read(powerId: string): Promise<Known> {
    const now = time.now().getTime();
    const rows = await database.aside.all<PastRow>(
      `SELECT t.id, s.element_id, s.opened_at, t.ended_at, t.due_at
       FROM (SELECT id, ended_at, due_at FROM case_time WHERE power_id = $1 AND ended_at >= $2 AND due_at IS NOT NULL
             ORDER BY ended_at DESC LIMIT ${MOST_PAST}) t
         JOIN step s ON s.matter_id = t.id AND s.opened_at < t.ended_at
       ORDER BY t.ended_at DESC`,
      [powerId, now - LOOKED_BACK_DAYS * DAY_MS],
    );
    const checkedIds = new Set([...new Set(rows.map(({ id }) => id))].slice(0, MOST_CHECKED));
    const past = new Map<string, Past[]>();
    const checked = new Map<string, Past[]>();
    for (const row of rows) {
      const [opened, ended, due] = [Number(row.opened_at), Number(row.ended_at), Number(row.due_at)];
      const one = measured(opened, ended, due);
      if (!one) continue;
      past.set(row.element_id, [...(past.get(row.element_id) ?? []), one]);
      if (checkedIds.has(row.id) && ended >= now - CHECKED_DAYS * DAY_MS)
        checked.set(row.element_id, [...(checked.get(row.element_id) ?? []), one]);
    }
    return {
      needed: new Map([...past].map(([element, some]) => [element, some.map(({ needed }) => needed)])),
      rate: addRates([...checked].map(([element, some]) => hitRate(past.get(element) ?? [], some))),
    };
  }

  function measured(openedAt: number, endedAt: number, due: number): Past | null {
    const [needed, allowed] = [between(openedAt, endedAt), between(openedAt, due)];
    return needed === null || allowed === null ? null : { needed, allowed, openedAt, endedAt };
  }

  function between(from: number, to: number): number | null {
    try {
      return workingTime(calendar(), from, to);
    } catch (error) {
      if (!(error instanceof CalendarYearMissing)) throw error;
      return null;
    }
  }

  return async (scope: Scope, question: WallQuestion): Promise<Forecast> => {
    const now = time.now().getTime();
    const cases = (await shown(scope, question)).filter(
      ({ standing, promisedDueAt, state }) => standing !== 'overdue' && promisedDueAt !== null && state !== 'decided',
    );
    const powers = new Map<string, Known>();
    // What the calendar of the demonstration's clock calls earlier is another past.
    for (const id of new Set(cases.map(({ powerId }) => powerId))) powers.set(id, await kept.forceFetch(`${time.offsetMs} ${id}`));
    let unknown = 0;
    const items: Forecast['items'] = [];
    for (const one of cases) {
      const { at, stepName, promisedDueAt } = one;
      if (!at || stepName === null || promisedDueAt === null) continue;
      const spent = between(at.openedAt, now);
      const left = between(now, Date.parse(promisedDueAt));
      const needed = powers.get(one.powerId)?.needed.get(at.elementId) ?? [];
      const found = spent === null || left === null ? null : chanceInTime(needed, spent, left);
      if (!found) unknown += 1;
      else if (found.chance < UNLIKELY)
        items.push({
          caseId: one.caseId,
          subject: one.subject,
          serial: one.serial,
          organ: { id: one.organId, name: one.organName },
          stepName,
          dueAt: promisedDueAt,
          workingDays: one.timer?.limit === 'promised' ? one.timer.workingDays : null,
          chance: found.chance,
          of: found.of,
        });
    }
    const { forecasts, hits, bands } = addRates([...powers.values()].map(({ rate }) => rate));
    const today = civilDateInChina(now);
    return {
      items: items.sort((a, b) => a.chance - b.chance || Date.parse(a.dueAt) - Date.parse(b.dueAt)),
      unknown,
      looked: cases.length,
      checked: { from: civilDateInChina(startOfDate(daysAfter(today, -CHECKED_DAYS))), to: today, forecasts, hits, bands },
    };
  };
}
