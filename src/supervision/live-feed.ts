/**
 * Live events for the supervision wall (R13): read from the record by its sequence, so that whichever process stored
 * an event, every wall sees it, once, and a wall that was away catches up by the last sequence it saw.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { keptFor } from '../../domain/matters/kept-kinds.ts';
import type { Database } from '../platform/database/index.ts';
import type { Logger } from '../platform/logger.ts';

export interface LiveEvent {
  seq: number;
  kind: string;
  matterId: string;
  matterKind: string;
  /** The same under the name that pages know it by; null for other kinds. */
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

const KINDS = [
  'signal-raised',
  'signal-aggravated',
  'signal-reddened',
  'signal-withdrawn',
  'clock-notice',
  'step-opened',
  'step-decided',
  'matter-frozen',
  'matter-behind',
  'matter-resumed',
  'matter-caught-up',
];
/** Of any kind of matter: that it came and that it ended. */
const isTold = (kind: string): boolean => KINDS.includes(kind) || /-(received|completed|terminated)$/.test(kind);
const BATCH = 500;
/** Entries that a wall which was away is told; one that was away for longer reads itself anew anyway. */
const MOST_CAUGHT_UP = 10_000;
/**
 * Between two reads at least so many times what the last one took, so that reading after each commit never takes more than a tenth of the
 * time …
 */
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
    const rows = await database.all<{
      seq: number;
      kind: string;
      matter_id: string | null;
      matter_kind: string | null;
      organ_id: string | null;
      answering_organ_id: string | null;
      district_id: string | null;
      at: number;
      payload: string;
    }>(
      `SELECT r.seq, r.kind, r.case_id AS matter_id, m.kind AS matter_kind, m.organ_id, m.answering_organ_id, m.district_id, r.at, r.payload
       FROM record r LEFT JOIN matter m ON m.id = r.case_id WHERE r.seq > $1 ORDER BY r.seq LIMIT ${BATCH}`,
      [after],
    );
    const events = rows.flatMap((row): LiveEvent[] => {
      if (!isTold(row.kind) || row.matter_id === null || row.organ_id === null) return [];
      // Not even that there is one (R17, R18).
      if (row.matter_kind !== null && keptFor(row.matter_kind)) return [];
      const payload = JSON.parse(row.payload) as Record<string, unknown>;
      return [
        {
          seq: row.seq,
          kind: row.kind,
          at: row.at,
          payload,
          matterId: row.matter_id,
          matterKind: row.matter_kind ?? '',
          caseId: row.matter_kind === 'case' ? row.matter_id : null,
          changeId: row.matter_kind === 'registry-change' ? row.matter_id : null,
          organId: row.organ_id,
          districtId: row.district_id,
          addresseeId: typeof payload.addressee === 'string' ? payload.addressee : row.answering_organ_id,
        },
      ];
    });
    return { events, last: rows.at(-1)?.seq ?? after };
  }

  const untilWoken = (): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, everyMs);
      wakeUp = () => {
        clearTimeout(timer);
        resolve();
      };
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
      for (let from = Math.max(seq, (await head()) - MOST_CAUGHT_UP); ;) {
        const found = await read(from);
        events.push(...found.events);
        if (found.last === from) return events;
        from = found.last;
      }
    },
  };
}
