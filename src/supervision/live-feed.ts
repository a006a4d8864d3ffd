/**
 * Live events for the supervision wall (R13): read from the record by its sequence, so that whichever process stored
 * an event, every wall sees it, once, and a wall that was away catches up by the last sequence it saw.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from '../platform/database/index.ts';
import type { Logger } from '../platform/logger.ts';
import { readClockId, REGISTRY_CHANGE } from '../registry/index.ts';

export interface LiveEvent {
  seq: number;
  kind: string;
  /** What it is about: one of the two. */
  caseId: string | null;
  changeId: string | null;
  organId: string;
  districtId: string | null;
  /** Of a signal: the organ that answers for it, where it is another one. */
  addresseeId: string | null;
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
/** Between two reads at least so many times what the last one took, so that reading after each commit never takes more than a tenth of the time … */
const PAUSE_PER_READ = 9;
/** … but no longer than this. */
const LONGEST_PAUSE_MS = 20;

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
    const told = rows.filter(({ kind }) => KINDS.includes(kind)).map((row) => ({ ...row, facts: JSON.parse(row.payload) as Record<string, unknown> }));
    const changes = await changesOf(told.filter(({ case_id }) => !case_id).map(({ facts }) => changeIn(facts)).filter((id) => id !== null));
    const events = told.flatMap((row): LiveEvent[] => {
      const common = { seq: row.seq, kind: row.kind, at: row.at, payload: row.facts };
      if (row.case_id) return row.organ_id ? [{ ...common, caseId: row.case_id, changeId: null, organId: row.organ_id, districtId: row.district_id, addresseeId: null }] : [];
      const change = changes.get(changeIn(row.facts) ?? '');
      return change ? [{ ...common, caseId: null, changeId: change.id, organId: change.organ_id, districtId: change.district_id, addresseeId: typeof row.facts.addressee === 'string' ? row.facts.addressee : null }] : [];
    });
    return { events, last: rows.at(-1)?.seq ?? after };
  }

  async function changesOf(ids: string[]): Promise<Map<string, { id: string; organ_id: string; district_id: string | null }>> {
    if (!ids.length) return new Map();
    const rows = await database.all<{ id: string; organ_id: string; district_id: string | null }>(
      `SELECT id, organ_id, district_id FROM registry_change WHERE id IN (${ids.map((_, i) => `$${i + 1}`).join(',')})`, ids);
    return new Map(rows.map((row) => [row.id, row]));
  }

  const untilWoken = (): Promise<void> => new Promise((resolve) => {
    const timer = setTimeout(resolve, everyMs);
    wakeUp = () => { clearTimeout(timer); resolve(); };
  });

  async function run(): Promise<void> {
    while (!stopping.signal.aborted) {
      const began = performance.now();
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
      await sleep(Math.min(LONGEST_PAUSE_MS, PAUSE_PER_READ * (performance.now() - began)));
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

/** The change that a record entry of a change's clock or signal is about. */
function changeIn({ ownerKind, ownerId }: Record<string, unknown>): string | null {
  return ownerKind === REGISTRY_CHANGE && typeof ownerId === 'string' ? readClockId(ownerId)?.changeId ?? ownerId : null;
}
