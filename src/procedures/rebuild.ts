/**
 * The engine's data are gone: every open matter gets a fresh instance, which is answered from the record until it stands where the
 * matter stands (R12a; docs/adr/0017-rebuild.md). Nothing is decided, so nobody is asked.
 *
 * What is left to do is said by the rows alone (`matter.rebuilding`), so that a start goes on where a kill ended. Some at a time: clerks
 * go on deciding meanwhile, and their commands go through the same engine.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { placesOf, planReplay } from '../../domain/flowchart/replay.ts';
import { divergence, type Divergence } from '../../domain/flowchart/divergence.ts';
import { createMatterStore, type MatterRow } from '../matters/index.ts';
import { placeholders, type Database } from '../platform/database/index.ts';
import type { Logger } from '../platform/logger.ts';
import type { Outbox, OutboxCommand } from '../platform/outbox/index.ts';
import type { RecordBook } from '../platform/record/index.ts';
import type { Time } from '../platform/time/time.ts';
import { noteRebuilt } from '../platform/zeebe/index.ts';
import type { Freeze } from './freeze.ts';
import { procedureOf, type MatterKinds } from './matter-kind.ts';
import type { Runs } from './runs.ts';
import { startCommand } from './start-matter.ts';

/** Matters between their fresh start and the place where they stand. */
const AT_ONCE = 64;
/** One that the engine or a printer holds up does not hold up the others. */
const HELD_UP_MS = 20_000;
const LOOK_MS = 1_000;
const LOOK_WHILE_BUSY_MS = 100;

export interface Rebuild {
  /** Inside the transaction that notes the loss. */
  engineLost(engine: number): Promise<{ matters: number }>;
  start(): void;
  stop(): Promise<void>;
}

/** Starts the fresh instance of a matter that is rebuilt in an engine; put twice it is one. */
export function rebuildCommand(matter: Pick<MatterRow, 'id' | 'procedure_id' | 'returning_by'>, engine: number): OutboxCommand {
  const start = startCommand(matter);
  return {
    ...start,
    id: `rebuild:${engine}:${matter.returning_by ?? matter.id}`,
    stream: `replay:${matter.id}`,
    payload: { ...start.payload, engine },
  };
}

export function createRebuild(deps: {
  database: Database;
  record: RecordBook;
  outbox: Outbox;
  time: Time;
  logger: Logger;
  kinds: MatterKinds;
  runs: Runs;
  freeze: Freeze;
}): Rebuild {
  const { database, outbox, logger, kinds, runs, freeze } = deps;
  const store = createMatterStore(database);
  const stopping = new AbortController();
  /** Begun by this process, and when. */
  const underWay = new Map<string, number>();
  let after = '';
  let loop: Promise<void> | undefined;

  /** Two people had begun to bring these home; what had been answered to the instance of the lost engine counts no more. */
  async function beginReplaysAgain(engine: number): Promise<void> {
    const repairs = await database.all<{ id: string; matter_id: string; procedure_id: string | null }>(
      `SELECT r.id, r.matter_id, m.procedure_id FROM repair r JOIN matter m ON m.id = r.matter_id
       WHERE r.kind = 'replay' AND r.state = 'approved' AND m.frozen_at IS NOT NULL`,
    );
    for (const { id, matter_id, procedure_id } of repairs) {
      await database.run('DELETE FROM replay_job WHERE repair_id = $1', [id]);
      await store.update(matter_id, { process_instance_key: null });
      await outbox.put({ ...startCommand({ id: matter_id, procedure_id }), id: `replay:${id}:${engine}`, stream: `replay:${matter_id}` });
    }
  }

  /** Why the record does not lead the matter to a place at which a fresh instance could stand. */
  async function problemOf(matter: MatterRow): Promise<Divergence | undefined> {
    const found = (await runs.of([matter])).get(matter.id);
    if (!found) return undefined;
    if (found.refused) return found.refused;
    const { chart } = await procedureOf(kinds, matter);
    const plan = planReplay(chart, await runs.factsOf(matter));
    if (plan.ok && placesOf(plan.replay.recorded) === placesOf(found.run)) return undefined;
    // It was moved to this version from another one, and what happened there could not have happened here.
    const [place] = found.run.tokens;
    return divergence('not-carried', place?.node ?? { id: '', name: '' });
  }

  const begin = (id: string): Promise<void> =>
    database.write(async () => {
      const matter = await store.lock(id);
      if (!matter || matter.rebuilding === null) return;
      const engine = matter.rebuilding;
      const problem = await problemOf(matter);
      if (problem) return freeze(matter, problem);
      await outbox.put(rebuildCommand(matter, engine));
    });

  async function forgetFinished(): Promise<void> {
    const ids = [...underWay.keys()];
    if (!ids.length) return;
    const rows = await database.all<{ id: string }>(
      `SELECT id FROM matter WHERE rebuilding IS NOT NULL AND id IN (${placeholders(ids.length)})`,
      ids,
    );
    const left = new Set(rows.map(({ id }) => id));
    const now = performance.now();
    for (const [id, since] of underWay) if (!left.has(id) || now - since > HELD_UP_MS) underWay.delete(id);
  }

  /** Along its index. The next ones in the order of their ids are a walk through all matters, which takes 50 ms among 177,000. */
  const isAnyLeft = async (): Promise<boolean> =>
    (await database.get('SELECT id FROM matter WHERE rebuilding IS NOT NULL LIMIT 1')) !== undefined;

  /** Begins some more; answers whether anything is left. */
  async function once(): Promise<boolean> {
    await forgetFinished();
    const room = AT_ONCE - underWay.size;
    if (room < AT_ONCE / 4) return true;
    if (!underWay.size && !(await isAnyLeft())) {
      after = '';
      await noteRebuilt(deps);
      return false;
    }
    const rows = await database.all<{ id: string }>(
      `SELECT id FROM matter WHERE rebuilding IS NOT NULL AND id > $1 ORDER BY id LIMIT ${room}`,
      [after],
    );
    for (const { id } of rows) {
      await begin(id);
      underWay.set(id, performance.now());
    }
    after = rows.length < room ? '' : (rows.at(-1)?.id ?? '');
    return true;
  }

  async function run(): Promise<void> {
    while (!stopping.signal.aborted) {
      const busy = await once().catch((error: unknown) => {
        logger.warn({ problem: String(error) }, 'matters could not be rebuilt; trying again');
        return false;
      });
      await sleep(busy ? LOOK_WHILE_BUSY_MS : LOOK_MS, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  }

  return {
    async engineLost(engine) {
      const matters = await database.run(
        'UPDATE matter SET rebuilding = $1, process_instance_key = NULL WHERE closed_at IS NULL AND procedure_id IS NOT NULL AND frozen_at IS NULL',
        [engine],
      );
      await beginReplaysAgain(engine);
      return { matters };
    },
    start() {
      loop ??= run();
    },
    async stop() {
      stopping.abort();
      await loop;
    },
  };
}
