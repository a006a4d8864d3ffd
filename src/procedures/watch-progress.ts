/**
 * Notices an engine that is silent (R12a; docs/adr/0015-engine-routes-record-proves.md): a place to which the record leads
 * and for which no job has come ten seconds after the engine confirmed what was before it.
 *
 * That is told and not frozen: a job that was lost on its way comes again, and then the matter has caught up by itself.
 */
import { randomUUID } from 'node:crypto';
import { enabled } from '../../domain/flowchart/conformance.ts';
import { divergence, type Divergence } from '../../domain/flowchart/divergence.ts';
import type { FlowNode } from '../../domain/flowchart/flowchart.ts';
import { createMatterStore, type MatterRow } from '../matters/index.ts';
import { placeholders, type Database } from '../platform/database/index.ts';
import type { RecordBook } from '../platform/record/index.ts';
import type { Time } from '../platform/time/time.ts';
import type { DivergenceRow, Freeze } from './freeze.ts';
import type { RepairLog } from './repair-log.ts';
import type { Runs } from './runs.ts';

export interface WatchProgress {
  /** Looks at what was confirmed long enough ago. */
  once(): Promise<void>;
  /** The engine is away as a whole, which is one alarm and not one for each matter: every waiting begins anew. */
  engineIsAway(): void;
}

/** After these entries, and the start of a matter of any kind, the engine is to hand out the next job. */
const CONFIRMED = ['opinion-recorded', 'document-kept', 'waiting-period-answered', 'matter-resumed', 'matter-rebuilt'];
const isConfirmed = (kind: string): boolean => CONFIRMED.includes(kind) || kind.endsWith('-started');
const PATIENCE_MS = 8_000;
const CAUGHT_UP = {
  code: 'caught-up',
  message: '事项已自行恢复一致，方案不再需要。',
  messageEn: 'The matter has caught up by itself; the proposal is not needed any more.',
};
const AT_ONCE = 500;

export function createWatchProgress(deps: {
  database: Database;
  record: RecordBook;
  time: Time;
  runs: Runs;
  freeze: Freeze;
  repairLog: RepairLog;
}): WatchProgress {
  const { database, record, time, runs, freeze, repairLog } = deps;
  const store = createMatterStore(database);
  /** Matters and when to look at them, by a clock that nobody sets. */
  const waiting = new Map<string, number>();
  let last: number | undefined;

  const wait = (ids: Iterable<string>): void => {
    for (const id of ids) waiting.set(id, performance.now() + PATIENCE_MS);
  };

  /** Whatever stood still before this process began is looked at once. */
  async function begin(): Promise<void> {
    last = (await database.get<{ seq: number }>('SELECT seq FROM record_head WHERE id = 1'))?.seq ?? 0;
    const still = await database.all<{ id: string }>(
      `SELECT m.id FROM matter m WHERE m.closed_at IS NULL AND m.process_instance_key IS NOT NULL AND m.procedure_id IS NOT NULL
         AND NOT EXISTS (SELECT 1 FROM step s WHERE s.matter_id = m.id AND s.state IN ('open', 'claimed')) LIMIT ${AT_ONCE}`,
    );
    wait(still.map(({ id }) => id));
  }

  async function readOn(): Promise<void> {
    const rows = await database.all<{ seq: number; kind: string; case_id: string | null }>(
      `SELECT seq, kind, case_id FROM record WHERE seq > $1 ORDER BY seq LIMIT 5000`,
      [last ?? 0],
    );
    last = rows.at(-1)?.seq ?? last;
    wait(rows.flatMap(({ kind, case_id }) => (case_id !== null && isConfirmed(kind) ? [case_id] : [])));
    for (const id of await behind()) waiting.set(id, 0);
  }

  /** Matters of which it was told that their engine is behind. */
  async function behind(): Promise<Set<string>> {
    const rows = await database.all<{ matter_id: string }>(
      "SELECT matter_id FROM divergence WHERE settled_at IS NULL AND code = 'engine-behind'",
    );
    return new Set(rows.map(({ matter_id }) => matter_id));
  }

  /** The places for which a job should have come, and matters whose record itself does not follow the drawing. */
  async function stateOf(matters: readonly MatterRow[]): Promise<{ silent: Map<string, FlowNode>; broken: Map<string, Divergence> }> {
    const silent = new Map<string, FlowNode>();
    const broken = new Map<string, Divergence>();
    for (const [id, { run, refused }] of await runs.of(matters)) {
      if (refused) broken.set(id, refused);
      const due = refused ? undefined : enabled(run).find(({ open }) => !open);
      const node = due && run.chart.nodes.get(due.elementId);
      if (node) silent.set(id, node);
    }
    return { silent, broken };
  }

  async function look(ids: string[]): Promise<void> {
    const matters = (await store.matters(ids)).filter(({ procedure_id }) => procedure_id !== null);
    const { silent, broken } = await stateOf(
      matters.filter(({ closed_at, frozen_at, rebuilding }) => closed_at === null && frozen_at === null && rebuilding === null),
    );
    const streams = [...silent.keys()].map((id) => `case:${id}`);
    const unsent = streams.length
      ? await database.all<{ stream: string }>(
          `SELECT DISTINCT stream FROM outbox WHERE state <> 'done' AND stream IN (${placeholders(streams.length)})`,
          streams,
        )
      : [];
    for (const { stream } of unsent) silent.delete(stream.slice('case:'.length));
    // Nearly always none: of most matters the next job came long ago.
    const told = await behind();
    const concerned = matters.map(({ id }) => id).filter((id) => silent.has(id) || broken.has(id) || told.has(id));
    if (!concerned.length) return;
    await database.write(async () => {
      for (const matter of await store.lockAll(concerned)) {
        // Under repair, or held meanwhile: it has not caught up.
        if (matter.frozen_at !== null) continue;
        const refused = broken.get(matter.id);
        if (refused) await freeze(matter, refused);
        else await tell(matter.id, silent.get(matter.id));
      }
    });
  }

  async function tell(matterId: string, node: FlowNode | undefined): Promise<void> {
    const known = await database.get<DivergenceRow>(
      "SELECT * FROM divergence WHERE matter_id = $1 AND settled_at IS NULL AND code = 'engine-behind'",
      [matterId],
    );
    const at = time.now().getTime();
    if (known && known.element_id !== node?.id) {
      await database.run('UPDATE divergence SET settled_at = $1 WHERE id = $2', [at, known.id]);
      await database.insert('divergence_event', {
        id: randomUUID(),
        divergence_id: known.id,
        kind: 'caught-up',
        person_id: null,
        at,
        body: '{}',
      });
      record.append({ kind: 'matter-caught-up', matterId, payload: { divergenceId: known.id } });
      const proposed = await repairLog.underWay(matterId);
      if (proposed) await repairLog.fail(proposed, CAUGHT_UP);
    }
    if (!node || known?.element_id === node.id) return;
    const { code, elementId, message, messageEn } = divergence('engine-behind', node);
    const row: DivergenceRow = {
      id: randomUUID(),
      matter_id: matterId,
      code,
      element_id: elementId,
      job_key: null,
      process_instance_key: null,
      message,
      message_en: messageEn,
      at,
      settled_at: null,
    };
    await database.insert('divergence', { ...row });
    await database.insert('divergence_event', { id: randomUUID(), divergence_id: row.id, kind: 'found', person_id: null, at, body: '{}' });
    record.append({ kind: 'matter-behind', matterId, payload: { divergenceId: row.id, code, elementId, message, messageEn } });
  }

  return {
    async once() {
      if (last === undefined) await begin();
      await readOn();
      const due = [...waiting].filter(([, at]) => at <= performance.now()).map(([id]) => id);
      for (const id of due) waiting.delete(id);
      if (due.length) await look(due.slice(0, AT_ONCE));
      for (const id of due.slice(AT_ONCE)) waiting.set(id, 0);
    },
    engineIsAway() {
      wait([...waiting.keys()]);
    },
  };
}
