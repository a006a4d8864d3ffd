/**
 * The rules' own procedures: the drawings of `processes/platform/` that have an entry beside them (R7a–R8, R20 …).
 *
 * Each pair is published as a version when the platform starts and finds it changed; its hash is in the record, and a matter stays on the
 * version that it began with (R10). What is deployed is compiled like a power's flowchart (docs/adr/0014-periods-are-drawn.md).
 */
import { createHash, randomUUID } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { compileFlowchart } from '../../domain/flowchart/compile.ts';
import { checkProcedure } from '../../domain/procedures/check-procedure.ts';
import { procedureEntrySchema } from '../../domain/procedures/procedure-entry-schema.ts';
import type { ProcedureEntry } from '../../domain/procedures/procedure-entry.ts';
import type { Database } from '../platform/database/index.ts';
import { canonicalJson, type RecordBook } from '../platform/record/index.ts';
import type { Time } from '../platform/time/time.ts';
import type { MarkDone, Outbox, OutboxHandler } from '../platform/outbox/index.ts';
import type { Engine } from '../platform/zeebe/index.ts';
import { guideThrough } from './flowchart-guide.ts';
import type { Procedure } from './matter-kind.ts';

const FOLDER = fileURLToPath(new URL('../../processes/platform/', import.meta.url));

/** A drawing and its entry, as the files say them. */
export interface PlatformProcedureFiles {
  xml: string;
  entry: ProcedureEntry;
}

export interface ProcedureVersionRow {
  id: string;
  /** Name of the kind of matter. */
  kind: string;
  number: number;
  xml: string;
  entry: string;
  hash: string;
  process_definition_key: string | null;
  published_at: number;
}

/** A procedure of the rules with the words of its entry. */
export interface PlatformProcedure extends Procedure {
  entry: ProcedureEntry;
  /** Running number of the version. */
  number: number;
}

export interface PlatformProcedures {
  /** Stores what changed since the last start, and gives the engine every current version. */
  publish(): Promise<void>;
  /** The version that new matters begin on; throws where the kind has none. */
  current(kind: string): Promise<PlatformProcedure>;
  version(id: string): Promise<PlatformProcedure>;
  /** An empty engine gets every version again: matters stay on the one that they began with. Inside a transaction. */
  engineLost(engine: number): Promise<void>;
  /** Gives the engine one version. */
  deploy(id: string): Promise<void>;
}

/** Kind of the outbox command that gives an empty engine one version of a procedure. */
export const REDEPLOY_PROCEDURE = 'redeploy-procedure';

export function createRedeployProcedure({ procedures, done }: { procedures: PlatformProcedures; done: MarkDone }): OutboxHandler {
  return async (row) => {
    await procedures.deploy((row.payload as { versionId: string }).versionId);
    await done(row.id);
  };
}

/** Every pair in the folder; a pair that does not fit together ends the start. */
export async function readPlatformProcedures(folder = FOLDER): Promise<PlatformProcedureFiles[]> {
  const names = readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .map((file) => file.slice(0, -'.json'.length));
  return Promise.all(names.sort().map((name) => readPair(folder, name)));
}

/** The entry as the file beside its drawing says it now; what a matter runs on is its own version. */
export const readPlatformEntry = (name: string, folder = FOLDER): ProcedureEntry =>
  procedureEntrySchema.parse(JSON.parse(readFileSync(`${folder}${name}.json`, 'utf8')));

async function readPair(folder: string, name: string): Promise<PlatformProcedureFiles> {
  const drawing = `${folder}${name}.bpmn`;
  if (!existsSync(drawing)) throw new Error(`The entry ${name}.json has no drawing beside it`);
  const xml = readFileSync(drawing, 'utf8');
  const entry = readPlatformEntry(name, folder);
  const problems = [
    ...(entry.id === name ? [] : [`the entry calls itself "${entry.id}"`]),
    ...checkProcedure((await guideThrough(xml)).chart, entry),
  ];
  if (problems.length) throw new Error(`The procedure ${name} does not fit its drawing: ${problems.join('; ')}`);
  return { xml, entry };
}

export const hashOfProcedure = (xml: string, entry: string): string =>
  createHash('sha256').update(`${xml}\n${entry}`, 'utf8').digest('hex');

export function createPlatformProcedures(deps: {
  database: Database;
  record: RecordBook;
  time: Time;
  engine: Engine;
  outbox: Outbox;
  read?: () => Promise<PlatformProcedureFiles[]>;
}): PlatformProcedures {
  const { database, record, time, engine, outbox, read = readPlatformProcedures } = deps;
  const known = new Map<string, Promise<PlatformProcedure>>();

  const latest = (kind: string): Promise<ProcedureVersionRow | undefined> =>
    database.get<ProcedureVersionRow>('SELECT * FROM procedure_version WHERE kind = $1 ORDER BY number DESC LIMIT 1', [kind]);

  /** The row of what the files say; a new one where they say something new. */
  const versionOf = (files: PlatformProcedureFiles): Promise<ProcedureVersionRow> =>
    database.write(async () => {
      const entry = canonicalJson(files.entry);
      const hash = hashOfProcedure(files.xml, entry);
      const last = await latest(files.entry.id);
      if (last?.hash === hash) return last;
      const row: ProcedureVersionRow = {
        id: randomUUID(),
        kind: files.entry.id,
        number: (last?.number ?? 0) + 1,
        xml: files.xml,
        entry,
        hash,
        process_definition_key: null,
        published_at: time.now().getTime(),
      };
      await database.insert('procedure_version', { ...row });
      record.append({ kind: 'procedure-published', payload: { versionId: row.id, procedure: row.kind, number: row.number, hash } });
      return row;
    });

  /** Only the bytes that were published. */
  async function rowOf(id: string): Promise<ProcedureVersionRow> {
    const row = await database.get<ProcedureVersionRow>('SELECT * FROM procedure_version WHERE id = $1', [id]);
    if (!row) throw new Error(`There is no version ${id} of a procedure`);
    if (hashOfProcedure(row.xml, row.entry) !== row.hash)
      throw new Error(`Version ${row.number} of "${row.kind}" is not the published one`);
    return row;
  }

  async function give(row: ProcedureVersionRow): Promise<void> {
    const { processDefinitionKey } = await engine.deploy(`${row.kind}.bpmn`, await compileFlowchart(row.xml));
    if (processDefinitionKey === row.process_definition_key) return;
    await database.write(() =>
      database.run('UPDATE procedure_version SET process_definition_key = $1 WHERE id = $2', [processDefinitionKey, row.id]),
    );
    known.delete(row.id);
  }

  function cached(id: string): Promise<PlatformProcedure> {
    let found = known.get(id);
    if (!found) {
      found = load(id);
      known.set(id, found);
      found.catch(() => known.delete(id));
    }
    return found;
  }

  async function load(id: string): Promise<PlatformProcedure> {
    const row = await rowOf(id);
    const entry = JSON.parse(row.entry) as ProcedureEntry;
    const description = await guideThrough(row.xml);
    return {
      id: row.id,
      number: row.number,
      xml: row.xml,
      hash: row.hash,
      entry,
      description,
      chart: description.chart,
      forms: entry.forms,
      checks: entry.checks,
      positions: entry.positions,
      documents: entry.documents,
      results: entry.results,
      processDefinitionKey: row.process_definition_key,
    };
  }

  const procedures: PlatformProcedures = {
    async publish() {
      for (const files of await read()) await give(await versionOf(files));
    },
    async current(kind) {
      const row = await latest(kind);
      if (!row) throw new Error(`No version of the procedure "${kind}" is published`);
      return procedures.version(row.id);
    },
    async version(id) {
      const found = await cached(id);
      if (found.processDefinitionKey === null || engine.owns(found.processDefinitionKey)) return found;
      // Meanwhile the engine that took another one's place may have been given it.
      known.delete(id);
      return cached(id);
    },
    async engineLost(number) {
      for (const { id: versionId } of await database.all<{ id: string }>('SELECT id FROM procedure_version'))
        await outbox.put({
          id: `redeploy:${number}:${versionId}`,
          kind: REDEPLOY_PROCEDURE,
          stream: `redeploy:${versionId}`,
          payload: { versionId },
        });
    },
    async deploy(id) {
      await give(await rowOf(id));
    },
  };
  return procedures;
}
