import type { Database } from '../database/index.ts';
import { createBatcher } from './batcher.ts';
import type { Outbox } from './outbox.ts';

/** Says of a command that it needs nothing more than the engine's answer; many answers share one transaction. */
export type MarkDone = (id: string) => Promise<void>;

interface Dependencies {
  database: Database;
  outbox: Outbox;
}

export const createMarkDone = ({ database, outbox }: Dependencies): MarkDone => together(database, outbox.markDone);

/** For commands that nobody asks for again once they are done. */
export const createRemoveDone = ({ database, outbox }: Dependencies): MarkDone => together(database, outbox.removeDone);

function together(database: Database, store: (ids: string[]) => Promise<unknown>): MarkDone {
  const done = createBatcher<string, void>((ids) =>
    database.write(async () => {
      await store(ids);
      return ids.map(() => undefined);
    }),
  );
  return (id) => done.add(id);
}
