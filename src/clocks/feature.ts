/** Legal clocks: calendar, ledger, and the two alarms that watch them (R13). */
import { demonstrationYears } from '../../domain/calendar/provisional-year.ts';
import { deadlineReached } from '../../workers/deadline-reached.ts';
import type { Database } from '../platform/database/index.ts';
import type { Feature } from '../platform/feature.ts';
import type { Logger } from '../platform/logger.ts';
import { createRemoveDone, type Outbox } from '../platform/outbox/index.ts';
import type { RecordBook } from '../platform/record/index.ts';
import type { Time } from '../platform/time/time.ts';
import type { Engine } from '../platform/zeebe/index.ts';
import { createCalendars } from './calendars.ts';
import { createSetAlarm, createStopOldClock, STOP_OLD_CLOCK } from './alarm-messages.ts';
import { createAlarms, SET_ALARM } from './alarms.ts';
import { createClocks } from './clocks.ts';
import { createForeseeCalendar } from './foresee-calendar.ts';
import { calendarRoutes } from './routes.ts';
import { createRang } from './rang.ts';
import { createSweep } from './sweep.ts';

export interface ClocksFeatureDependencies {
  database: Database;
  record: RecordBook;
  outbox: Outbox;
  time: Time;
  logger: Logger;
  engine: Engine;
  mode: 'demonstration' | 'production';
  sweepMs?: number;
  /** Switched off one at a time by tests that show that the other alarm is enough. */
  alarms?: { engine?: boolean; sweep?: boolean };
}

export async function createClocksFeature(deps: ClocksFeatureDependencies) {
  const { database, record, outbox, time, logger, engine, mode, sweepMs = 1_000, alarms = {} } = deps;
  const calendars = await createCalendars({
    database,
    record,
    time,
    shipped: mode === 'demonstration' ? demonstrationYears(time.now()) : undefined,
  });
  const clocks = createClocks({ database, outbox, record, time, calendar: calendars.current });
  const sweep = createSweep({ database, calendars, clocks, time, logger, everyMs: sweepMs });
  const messages = { engine, done: createRemoveDone({ database, outbox }) };
  let arming: Promise<void> = Promise.resolve();
  const arm = (): void => {
    arming = arming
      .then(() => clocks.armAll())
      .catch((error: unknown) => logger.warn({ problem: String(error) }, 'alarms of the engine could not be set; the sweep watches'));
  };

  const feature: Feature = {
    name: 'clocks',
    routes: (api) => calendarRoutes({ api, calendars, clocks, foresee: createForeseeCalendar({ database, clocks, calendars }) }),
    jobs: alarms.engine === false ? [] : [deadlineReached(createRang({ database, clocks, time }))],
    commands: { [SET_ALARM]: createSetAlarm(messages), [STOP_OLD_CLOCK]: createStopOldClock(messages) },
    async engineLost() {
      const timers = await createAlarms({ database, outbox }).forgetAll();
      database.afterCommit(arm);
      return { timers };
    },
    start({ workers }) {
      if (workers && alarms.sweep !== false) sweep.start();
      if (workers) arm();
      return Promise.resolve();
    },
    async stop() {
      await Promise.all([sweep.stop(), arming]);
    },
  };
  return { feature, clocks, sweep, calendar: calendars.current };
}
