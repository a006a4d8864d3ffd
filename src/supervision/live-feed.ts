/**
 * Live events for the supervision wall (R13): read from the record by its sequence, so that whichever process stored
 * an event, every wall sees it, once, and a wall that was away catches up by the last sequence it saw.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from '../platform/database/index.ts';
import type { Logger } from '../platform/logger.ts';

export interface LiveEvent {
  seq: number;
  kind: string;
  caseId: string;
  organId: string;
  districtId: string | null;
  at: number;
  payload: Record<string, unknown>;
}

export interface LiveFeed {
  start(): Promise<void>;
  stop(): Promise<void>;
  /** Looks now instead of at the next turn. */
  wake(): void;
  /** Answers how to stop listening. */
  listen(listener: (events: LiveEvent[]) => void): () => void;
  since(seq: number): Promise<LiveEvent[]>;
}

const KINDS = ['signal-raised', 'signal-aggravated', 'clock-notice', 'case-received', 'case-completed', 'step-opened', 'step-decided'];
const BATCH = 500;
/** Under load the record is read this often, not after each commit. */
const SHORTEST_PAUSE_MS = 20;

export function createLiveFeed({ database, logger, everyMs = 500 }: { database: Database; logger: Logger; everyMs?: number }): LiveFeed {
  const listeners = new Set<(events: LiveEvent[]) => void>();
  const stopping = new AbortController();
  let wakeUp: () => void = () => undefined;
  let woken = false;
  let last = 0;
  let loop: Promise<void> | undefined;

  async function read(after: number): Promise<{ events: LiveEvent[]; last: number }> {
    const rows = await database.all<{ seq: number; kind: string; case_id: string | null; organ_id: string | null; district_id: string | null; at: number; payload: string }>(
      `SELECT r.seq, r.kind, r.case_id, c.organ_id, c.district_id, r.at, r.payload FROM record r LEFT JOIN case_file c ON c.id = r.case_id WHERE r.seq > $1 ORDER BY r.seq LIMIT ${BATCH}`, [after]);
    const events = rows.flatMap((row) => row.case_id && row.organ_id && KINDS.includes(row.kind)
      ? [{ seq: row.seq, kind: row.kind, caseId: row.case_id, organId: row.organ_id, districtId: row.district_id, at: row.at, payload: JSON.parse(row.payload) as Record<string, unknown> }] : []);
    return { events, last: rows.at(-1)?.seq ?? after };
  }

  const untilWoken = (): Promise<void> => new Promise((resolve) => {
    const timer = setTimeout(resolve, everyMs);
    wakeUp = () => { clearTimeout(timer); resolve(); };
  });

  async function run(): Promise<void> {
    while (!stopping.signal.aborted) {
      try {
        if (listeners.size) {
          const found = await read(last);
          last = found.last;
          if (found.events.length) for (const tell of listeners) tell(found.events);
        } else {
          const seen = await head();
          // Somebody may have begun to listen meanwhile; what came since is theirs.
          if (!listeners.size) last = seen;
        }
      } catch (error) {
        logger.warn({ problem: String(error) }, 'the live feed cannot read the record; trying again');
      }
      await sleep(SHORTEST_PAUSE_MS);
      if (!woken && !stopping.signal.aborted) await untilWoken();
      woken = false;
    }
  }

  const head = async (): Promise<number> => (await database.get<{ seq: number }>('SELECT seq FROM record_head WHERE id = 1'))?.seq ?? 0;

  return {
    async start() {
      last = await head();
      loop = run();
    },
    async stop() {
      stopping.abort();
      wakeUp();
      await loop;
    },
    wake() {
      woken = true;
      wakeUp();
    },
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async since(seq) {
      const events: LiveEvent[] = [];
      for (let from = seq; ;) {
        const found = await read(from);
        events.push(...found.events);
        if (found.last === from) return events;
        from = found.last;
      }
    },
  };
}
