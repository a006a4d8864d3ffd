/**
 * The engine's alarm (docs/adr/0028-alarms-by-moment.md): one instance of `due-alarm` for each moment at which some clock falls due,
 * whatever the number of clocks that share it. Nearly all limits end at the close of business of some working day.
 *
 * An alarm knows no clock: when it rings, the database says what is due. So it is never moved and never stopped.
 */
import { randomUUID } from 'node:crypto';
import { placeholders, type Database } from '../platform/database/index.ts';
import type { Outbox } from '../platform/outbox/index.ts';

/** Kind of the outbox command that sets an alarm. */
export const SET_ALARM = 'set-alarm';

export interface Alarms {
  /** Sets the alarm of each moment (milliseconds since 1970) unless it is set, inside the current transaction. */
  set(moments: readonly number[]): Promise<void>;
  /** The engine has lost every alarm: none is set any more, inside the transaction that notes it. Answers how many there were. */
  forgetAll(): Promise<number>;
}

const AT_ONCE = 200;

export function createAlarms({ database, outbox }: { database: Database; outbox: Outbox }): Alarms {
  return {
    async set(moments) {
      // In one order, so that nobody waits in a circle.
      const wanted = [...new Set(moments)].sort((a, b) => a - b);
      for (let start = 0; start < wanted.length; start += AT_ONCE) {
        const some = wanted.slice(start, start + AT_ONCE);
        const rows = await database.all<{ at: number }>(`SELECT at FROM due_alarm WHERE at IN (${placeholders(some.length)})`, some);
        const isSet = new Set(rows.map(({ at }) => Number(at)));
        for (const at of some.filter((one) => !isSet.has(one))) {
          if (await database.insertOnce('due_alarm', { at }))
            await outbox.put({
              id: `alarm:${randomUUID()}`,
              kind: SET_ALARM,
              stream: `alarm:${at}`,
              payload: { at },
            });
        }
      }
    },
    forgetAll: () => database.run('DELETE FROM due_alarm'),
  };
}
