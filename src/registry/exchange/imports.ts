/**
 * Batch import (R5): a dry run with a report row by row, then all or nothing.
 *
 * What was handed in is kept with its report, so that a restart loses nothing: a check that was cut off is made again. Rows become
 * drafts; nothing is published by an import (R6a).
 */
import { randomUUID } from 'node:crypto';
import { powerCodeProblem, type PowerCodeRule } from '../../../domain/registry/power-code.ts';
import type { ImportAction, ImportState } from '../../../domain/registry/import-states.ts';
import type { RegistryEntry } from '../../../domain/registry/registry-entry.ts';
import { validateRegistryEntry } from '../../../domain/registry/registry-entry-schema.ts';
import { covers, may, scopeOf, storedScope, type Person } from '../../platform/auth/index.ts';
import type { Database } from '../../platform/database/index.ts';
import { conflict, notFound } from '../../platform/errors.ts';
import type { FieldProblem } from '../../../domain/forms/field-problem.ts';
import type { Logger } from '../../platform/logger.ts';
import type { Parser, Parsers } from '../../platform/parsers/index.ts';
import type { RecordBook } from '../../platform/record/index.ts';
import type { Time } from '../../platform/time/time.ts';
import { contentParts, differences } from '../changes/content.ts';
import { emptyDrawing } from '../create-power.ts';
import { isMoveOpen } from '../../../domain/registry/version-life.ts';
import { hashOfFlowchart, type RegistryService } from '../service.ts';
import { entryOfVersion, type VersionRow } from '../store.ts';
import { importTooLarge, IMPORT_LIMITS } from './files.ts';
import type { CheckedItem, ImportFile, ReadImport } from './read-import-thread.ts';

/** `differs`: fields of the entry that would change, or `flowchart`. `draft`: the number of the open draft that would be written over. */
export interface ReportRow {
  row: number;
  code: string;
  name: string;
  action: ImportAction;
  problems: FieldProblem[];
  differs?: string[];
  draft?: number;
}

export interface ImportRow {
  id: string;
  file_name: string;
  state: ImportState;
  total: number;
  checked: number;
  applied: number;
  items: string;
  report: string;
  problem: string | null;
  person_id: string;
  created_at: number;
  applied_at: number | null;
  /** What its importer might import, as JSON: it may hold as much (R14). */
  reach: string | null;
  /** Checks that were begun and whose end nobody saw. */
  attempts: number;
}

export interface ImportDependencies {
  database: Database;
  registry: RegistryService;
  record: RecordBook;
  time: Time;
  logger: Logger;
  parsers: Pick<Parsers, 'run'>;
  person: (id: string) => Promise<Person | undefined>;
  organ: (id: string) => Promise<{ code: string; name: string; districtId: string | null } | undefined>;
  codeRule: PowerCodeRule;
}

export type Imports = ReturnType<typeof createImports>;

const problem = (path: string, code: string, message: string, messageEn: string): FieldProblem => ({ path, code, message, messageEn });
const pause = (): Promise<void> =>
  new Promise((resolve) => {
    setImmediate(resolve);
  });
const READ: Parser<ImportFile, ReadImport> = { file: new URL('./read-import-thread.ts', import.meta.url), seconds: 60 };
const unknownImport = () => notFound('该导入任务', 'import');
const GIVEN_UP =
  '检查该文件时平台中断，已放弃导入，没有导入任何内容。请检查文件后重新上传。The platform ended while this file was checked; it was given up and nothing was imported.';
const MOST_LISTED = 100;
/** Imports are few; those that the reader may not see are left out of so many. */
const MOST_LOOKED_AT = 5_000;
/** Rows whose progress is stored together. */
const SLICE = 50;

export function createImports({ database, registry, record, time, logger, parsers, person, organ, codeRule }: ImportDependencies) {
  const read = (id: string): Promise<ImportRow | undefined> => database.get<ImportRow>('SELECT * FROM registry_import WHERE id = $1', [id]);
  const set = (id: string, changes: Partial<ImportRow>): Promise<number> => {
    const columns = Object.entries(changes);
    return database.run(
      `UPDATE registry_import SET ${columns.map(([column], i) => `${column} = $${i + 1}`).join(', ')} WHERE id = $${columns.length + 1}`,
      [...columns.map(([, value]) => value), id],
    );
  };

  async function found(id: string): Promise<ImportRow> {
    const row = await read(id);
    if (!row) throw unknownImport();
    return row;
  }

  /** What one row would do, and every reason why it may not. */
  async function check(
    importer: Person,
    item: CheckedItem,
    codes: ReadonlyMap<string, number>,
  ): Promise<{ report: ReportRow; entry?: RegistryEntry; version?: VersionRow }> {
    const answer = (action: ImportAction, name: string, problems: FieldProblem[] = []): ReportRow => ({
      row: item.row,
      code: item.code,
      name,
      action,
      problems,
    });
    if (item.problems) return { report: answer('error', '', item.problems) };
    // Bounded, because it passed in the thread; and read with today's schema, which may be another one after an update.
    const validated = validateRegistryEntry(item.entry);
    if (!validated.ok) return { report: answer('error', '', validated.problems) };
    const { entry } = validated;
    const problems: FieldProblem[] = [];
    if ((codes.get(item.code) ?? 0) > 1)
      problems.push(problem('powerCode', 'code-twice', '文件中有两行使用同一权力编码。', 'Two rows of the file have this power code.'));
    const owner = await organ(entry.organ.id);
    const wrongCode = powerCodeProblem(codeRule, entry.powerCode, 'powerCode', owner?.code);
    if (wrongCode) problems.push(wrongCode);
    if (!owner) problems.push(problem('organ.id', 'unknown-organ', '没有这个行政机关。', 'There is no such organ.'));
    else if (!may(importer, 'registry.import', { organId: entry.organ.id, districtId: owner.districtId }))
      problems.push(problem('organ.id', 'forbidden', '您无权导入该机关的事项。', 'You may not import powers of this organ.'));
    if (item.bpmnXml !== undefined) {
      const refused = (await registry.lint(item.bpmnXml, entry)).find(({ rule }) => rule.startsWith('bpmn-'));
      if (refused) problems.push(problem('bpmnXml', refused.rule, refused.message, refused.messageEn));
    }
    const power = await registry.store.powerByCode(entry.powerCode);
    const latest = power && (await registry.store.latestVersion(power.id));
    if (!power && (await registry.store.power(entry.processId)))
      problems.push(problem('processId', 'process-id-taken', '流程标识已被其他事项使用。', 'The process id belongs to another power.'));
    if (power && (power.process_id !== entry.processId || power.organ_id !== entry.organ.id || power.category !== entry.category)) {
      problems.push(
        problem(
          'processId',
          'identity-fixed',
          '已有事项的流程标识、行使机关和类别不能修改。',
          'Process id, organ and category of an existing power cannot change.',
        ),
      );
    }
    if (latest && ['declared', 'under-review', 'confirmed'].includes(latest.state))
      problems.push(
        problem(
          'powerCode',
          'version-in-review',
          '该事项有正在审核的版本，审核结束后再导入。',
          'A version of this power is under review; import after it.',
        ),
      );
    if (latest?.state === 'abolished') problems.push(problem('powerCode', 'power-abolished', '该事项已取消。', 'The power is abolished.'));
    if (problems.length) return { report: answer('error', entry.powerName, problems) };
    if (!latest) return { report: answer('create', entry.powerName), entry };
    const said: RegistryEntry = { ...entry, organ: { id: entry.organ.id, name: owner?.name ?? '' } };
    const differsFrom = (version: VersionRow): string[] =>
      differences(contentParts(entryOfVersion(version), version.bpmn_xml), contentParts(said, item.bpmnXml ?? version.bpmn_xml));
    const inForce = await registry.store.versionInForce(latest.power_id);
    const differs = differsFrom(latest);
    // A file that says what is in force asks for nothing, whatever somebody is drafting beside it.
    if (differs.length === 0 || (inForce && differsFrom(inForce).length === 0))
      return { report: answer('unchanged', entry.powerName), entry, version: latest };
    return {
      report: { ...answer('change', entry.powerName), differs, ...(isMoveOpen(latest.state, 'edit') ? { draft: latest.number } : {}) },
      entry,
      version: latest,
    };
  }

  const codesOf = (items: readonly CheckedItem[]): Map<string, number> =>
    items.reduce((codes, { code }) => codes.set(code, (codes.get(code) ?? 0) + 1), new Map<string, number>());

  async function checkAll(id: string): Promise<void> {
    const row = await found(id);
    const importer = await person(row.person_id);
    if (!importer) throw new Error(`Nobody has the id ${row.person_id}`);
    const items = JSON.parse(row.items) as CheckedItem[];
    const codes = codesOf(items);
    const report: ReportRow[] = [];
    for (const item of items) {
      // Not done, and nobody's fault: the next start makes the check again.
      if (stopping) return database.write(() => set(id, { attempts: 0 })).then(() => undefined);
      report.push((await check(importer, item, codes)).report);
      if (report.length % SLICE) continue;
      await database.write(() => set(id, { checked: report.length }));
      await pause();
    }
    await database.write(() => set(id, { state: 'checked', checked: items.length, report: JSON.stringify(report), attempts: 0 }));
  }

  let stopping = false;
  const underWay = new Set<Promise<void>>();

  /** Work beside the request; its faults are told in the import itself. */
  function inBackground(id: string, work: () => Promise<void>): void {
    const working = work().catch(async (error: unknown) => {
      logger.error({ importId: id, problem: String(error) }, 'an import failed');
      await database
        .write(() => set(id, { state: 'failed', problem: error instanceof Error ? error.message : String(error) }))
        .catch(() => undefined);
    });
    underWay.add(working);
    void working.finally(() => underWay.delete(working));
  }

  /** One transaction: every row, or none. What changed since the check is found here, and nothing is written then. */
  async function applyAll(importer: Person, id: string): Promise<void> {
    await database.write(async () => {
      const row = await found(id);
      const items = JSON.parse(row.items) as CheckedItem[];
      const codes = codesOf(items);
      const expected = JSON.parse(row.report) as ReportRow[];
      for (const [index, item] of items.entries()) {
        const { report, entry, version } = await check(importer, item, codes);
        if (report.action !== expected[index]?.action || report.draft !== expected[index].draft)
          throw conflict(
            'import-stale',
            `检查之后登记内容有变化（第 ${item.row} 项），请重新检查。`,
            `The registry changed since the check (item ${item.row}); check again.`,
          );
        if (!entry || report.action === 'unchanged') continue;
        await store(importer, entry, item, version);
      }
      await set(id, { state: 'done', applied: items.length, applied_at: time.now().getTime() });
      record.append({
        kind: 'registry-imported',
        actorId: importer.id,
        payload: { importId: id, fileName: row.file_name, powers: items.length },
      });
    });
  }

  async function store(importer: Person, given: RegistryEntry, item: CheckedItem, latest: VersionRow | undefined): Promise<void> {
    const at = time.now().getTime();
    const owner = await organ(given.organ.id);
    const entry: RegistryEntry = { ...given, organ: { id: given.organ.id, name: owner?.name ?? given.organ.name } };
    const xml = item.bpmnXml ?? latest?.bpmn_xml ?? emptyDrawing(entry.processId, entry.powerName);
    if (!latest) {
      await registry.store.insertPower({
        id: entry.processId,
        code: entry.powerCode,
        name: entry.powerName,
        name_en: entry.powerNameEn,
        category: entry.category,
        organ_id: entry.organ.id,
        process_id: entry.processId,
        created_at: at,
      });
    }
    const changes = { basics: JSON.stringify(entry), bpmn_xml: xml, bpmn_hash: hashOfFlowchart(xml) };
    let versionId = latest?.id ?? '';
    let number = latest?.number ?? 1;
    if (latest && isMoveOpen(latest.state, 'edit')) await registry.store.updateVersion(latest.id, latest.lock_version, changes);
    else {
      versionId = randomUUID();
      number = (latest?.number ?? 0) + 1;
      await registry.store.insertVersion({
        ...changes,
        id: versionId,
        power_id: latest?.power_id ?? entry.processId,
        number,
        state: 'draft',
        lock_version: 1,
        created_by: importer.id,
        created_at: at,
        cause: null,
        cause_date: null,
        declared_by: null,
        declared_at: null,
        reviewed_by: null,
        reviewed_at: null,
        opinion: null,
        process_definition_key: null,
        process_version: null,
        published_at: null,
      });
    }
    await registry.store.addEvent(
      versionId,
      latest && latest.id === versionId ? 'edit' : 'create',
      at,
      importer.id,
      `由文件导入（第 ${item.row} 项）`,
    );
    record.append({
      kind: 'registry-create',
      actorId: importer.id,
      payload: { powerCode: entry.powerCode, versionId, number, imported: item.row },
    });
  }

  /** An import is shown to its importer, and to whoever might have made it (R14). */
  const isShownTo = (reader: Person, { person_id, reach }: Pick<ImportRow, 'person_id' | 'reach'>): boolean =>
    person_id === reader.id || covers(scopeOf(reader, 'registry.import'), storedScope(reach));

  async function shownTo(reader: Person, id: string): Promise<ImportRow> {
    const row = await read(id);
    if (!row || !isShownTo(reader, row)) throw unknownImport();
    return row;
  }

  return {
    found,
    shownTo,
    /** The latest that the reader may see, newest first. */
    async list(reader: Person): Promise<Omit<ImportRow, 'items' | 'report'>[]> {
      const rows = await database.all<Omit<ImportRow, 'items' | 'report'>>(
        `SELECT id, file_name, state, total, checked, applied, problem, person_id, created_at, applied_at, reach, attempts
         FROM registry_import ORDER BY created_at DESC, id LIMIT ${MOST_LOOKED_AT}`,
      );
      return rows.filter((row) => isShownTo(reader, row)).slice(0, MOST_LISTED);
    },

    /** Keeps the file and begins the dry run. */
    async begin(importer: Person, fileName: string, content: Buffer): Promise<string> {
      if (content.length > IMPORT_LIMITS.bytes) throw importTooLarge();
      const { total, items } = await parsers.run(READ, { fileName, content });
      const id = randomUUID();
      await database.write(() =>
        database.insert('registry_import', {
          id,
          file_name: fileName,
          state: 'checking',
          total,
          checked: 0,
          applied: 0,
          items,
          report: '[]',
          problem: null,
          person_id: importer.id,
          created_at: time.now().getTime(),
          applied_at: null,
          reach: JSON.stringify(scopeOf(importer, 'registry.import')),
          attempts: 1,
        }),
      );
      inBackground(id, () => checkAll(id));
      return id;
    },

    /** Refused while a row has an error; only whoever began it applies it. */
    async apply(importer: Person, id: string): Promise<void> {
      const row = await shownTo(importer, id);
      if (row.person_id !== importer.id)
        throw conflict('import-of-another', '只有上传文件的人可以导入。', 'Only the person who uploaded the file can import it.');
      if (row.state !== 'checked')
        throw conflict(
          'import-not-checked',
          '该文件尚未检查完毕，或者已经导入。',
          'The file is not checked yet, or was imported already.',
          { state: row.state },
        );
      const errors = (JSON.parse(row.report) as ReportRow[]).filter(({ action }) => action === 'error').length;
      if (errors)
        throw conflict(
          'import-has-errors',
          `有 ${errors} 行错误，请改正文件后重新上传。没有导入任何内容。`,
          `${errors} row(s) have errors: correct the file and upload it again. Nothing was imported.`,
        );
      const changed = await database.write(() =>
        database.run("UPDATE registry_import SET state = 'applying' WHERE id = $1 AND state = 'checked'", [id]),
      );
      if (!changed) throw conflict('import-not-checked', '该文件正在导入。', 'The file is being imported.');
      inBackground(id, () => applyAll(importer, id));
    },

    /**
     * What a stop of the platform cut off: checks are made again, an import that was not finished left nothing and may be started again.
     * A check under which the platform itself ended, rather than being stopped, is given up: it might end it at every start.
     */
    async resume(): Promise<void> {
      await database.write(() => database.run("UPDATE registry_import SET state = 'checked' WHERE state = 'applying'"));
      for (const { id, attempts } of await database.all<Pick<ImportRow, 'id' | 'attempts'>>(
        "SELECT id, attempts FROM registry_import WHERE state = 'checking'",
      )) {
        if (attempts > 0) {
          logger.error({ importId: id, attempts }, 'an import is given up: the platform ended while it was checked');
          await database.write(() => set(id, { state: 'failed', problem: GIVEN_UP }));
        } else {
          await database.write(() => set(id, { attempts: attempts + 1 }));
          inBackground(id, () => checkAll(id));
        }
      }
    },

    /** Lets go of checks between two rows; they are made again at the next start. */
    async stop(): Promise<void> {
      stopping = true;
      await Promise.all(underWay);
    },
  };
}
