/**
 * The outbox: commands for the engine, stored in the same transaction as the change that caused them
 * (docs/adr/0004-one-decision.md). The dispatcher sends them afterwards, again and again until the engine has answered.
 */
import { placeholders, type Database } from '../database/index.ts';
import type { Time } from '../time/time.ts';

export type OutboxState = 'pending' | 'done' | 'attention';

export interface OutboxCommand {
  /** Says what is sent, once: putting a second command with the same id does nothing. */
  id: string;
  kind: string;
  /** Commands of one stream are sent one after the other, in the order in which they were put. */
  stream: string;
  payload: Record<string, unknown>;
}

export interface OutboxRow extends OutboxCommand {
  position: number;
  attempts: number;
}

export interface Outbox {
  /** Stores a command in the current transaction and offers it to the dispatcher after the commit. */
  put(command: OutboxCommand): Promise<void>;
  pending(limit: number): Promise<OutboxRow[]>;
  /** Keeps them as done, for whoever asks later whether something was sent. Answers how many were not done before. */
  markDone(ids: string[]): Promise<number>;
  /** Takes away what is done and nobody asks for again; what came of it is in the record. */
  removeDone(ids: string[]): Promise<void>;
  /** Takes a command that can never succeed out of the way and shows it on the status page. */
  markForAttention(id: string, problem: string): Promise<void>;
  summary(): Promise<{ pending: number; attention: number; oldestSeconds: number }>;
  /** Called after each commit that put commands. */
  onPut(listener: (row: OutboxRow) => void): void;
}

interface StoredRow {
  id: string;
  position: number;
  kind: string;
  stream: string;
  payload: string;
  attempts: number;
}

const toRow = (row: StoredRow): OutboxRow => ({ ...row, payload: JSON.parse(row.payload) as Record<string, unknown> });

export function createOutbox(database: Database, time: Time): Outbox {
  const listeners: ((row: OutboxRow) => void)[] = [];
  let last = 0;
  // Increases within a process even when the clock is set back; across processes the streams are independent enough.
  const nextPosition = (): number => {
    last = Math.max(last + 1, Date.now() * 1000);
    return last;
  };

  return {
    async put(command) {
      const position = nextPosition();
      const inserted = await database.insertOnce('outbox', {
        id: command.id,
        position,
        kind: command.kind,
        stream: command.stream,
        payload: JSON.stringify(command.payload),
        state: 'pending',
        attempts: 0,
        created_at: time.now().getTime(),
      });
      if (inserted) database.afterCommit(() => listeners.forEach((tell) => tell({ ...command, position, attempts: 0 })));
    },
    pending: async (limit) =>
      (
        await database.all<StoredRow>(
          `SELECT id, position, kind, stream, payload, attempts FROM outbox WHERE state = 'pending' ORDER BY position LIMIT ${Math.trunc(limit)}`,
        )
      ).map(toRow),
    async markDone(ids) {
      return database.run(
        `UPDATE outbox SET state = 'done', done_at = $1 WHERE state <> 'done' AND id IN (${placeholders(ids.length, 2)})`,
        [time.now().getTime(), ...ids],
      );
    },
    async removeDone(ids) {
      await database.change(`DELETE FROM outbox WHERE id IN (${placeholders(ids.length)})`, ids);
    },
    async markForAttention(id, problem) {
      await database.run(`UPDATE outbox SET state = 'attention', problem = $1 WHERE id = $2`, [problem.slice(0, 2000), id]);
    },
    async summary() {
      const row = await database.get<{ pending: number; attention: number; oldest: number | null }>(
        `SELECT COALESCE(SUM(CASE WHEN state = 'pending' THEN 1 ELSE 0 END), 0) AS pending, COALESCE(SUM(CASE WHEN state = 'attention' THEN 1 ELSE 0 END), 0) AS attention,
          MIN(CASE WHEN state = 'pending' THEN created_at END) AS oldest FROM outbox WHERE state <> 'done'`,
      );
      const oldestSeconds = row?.oldest ? Math.max(0, (time.now().getTime() - row.oldest) / 1000) : 0;
      return { pending: Number(row?.pending ?? 0), attention: Number(row?.attention ?? 0), oldestSeconds };
    },
    onPut: (listener) => {
      listeners.push(listener);
    },
  };
}
