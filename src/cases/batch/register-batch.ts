/**
 * Registers a batch of applications for one power: every row by the rules of a single one, everything that is wrong told by row and column.
 * A row has a number of its own, by which it is registered once, however often its file is sent.
 */
import {
  applicationOfRow,
  batchColumns,
  BATCH_LIMITS,
  columnOf,
  placeColumns,
  wordProblems,
  type BatchApplication,
  type BatchColumn,
} from '../../../domain/cases/batch.ts';
import type { BatchResult } from '../../../domain/api/batch.ts';
import type { FieldProblem } from '../../../domain/forms/field-problem.ts';
import type { RegistryEntry } from '../../../domain/registry/registry-entry.ts';
import type { Person } from '../../platform/auth/index.ts';
import type { Database } from '../../platform/database/index.ts';
import { conflict, Refusal } from '../../platform/errors.ts';
import type { Parser, Parsers } from '../../platform/parsers/index.ts';
import type { RegisterCase } from '../register-case.ts';

const READ: Parser<{ content: Uint8Array }, string[][]> = { file: new URL('./read-batch-thread.ts', import.meta.url), seconds: 10 };

/** The rows of a carried file, empty ones in their places: read in a thread, refused as `batch-unreadable` or `batch-too-large`. */
export async function readCells(parsers: Pick<Parsers, 'run'>, content: Buffer): Promise<string[][]> {
  if (content.length > BATCH_LIMITS.bytes)
    throw new Refusal(413, 'batch-too-large', '文件超过 1 MB，请分批导入。', 'The file is larger than 1 MB; import it in parts.');
  return parsers.run(READ, { content });
}

export interface Batch {
  powerId: string;
  content: Buffer;
  /** False: only what would be registered and what is wrong. */
  register: boolean;
}

export interface BatchDependencies {
  database: Database;
  parsers: Pick<Parsers, 'run'>;
  registerCase: RegisterCase;
}

interface ReadRow {
  row: number;
  application: BatchApplication;
  problems: FieldProblem[];
}

export function createRegisterBatch({ database, parsers, registerCase }: BatchDependencies) {
  const knownRow = (powerId: string, reference: string) =>
    database.get<{ case_id: string; serial: string }>(
      `SELECT r.case_id, m.number AS serial FROM case_import_row r JOIN matter m ON m.id = r.case_id WHERE r.power_id = $1 AND r.reference = $2`,
      [powerId, reference],
    );

  return async (person: Person, { powerId, content, register }: Batch): Promise<BatchResult> => {
    const { entry } = await registerCase.open(person, powerId);
    refuseLicences(entry);
    const lines = await readCells(parsers, content);
    const columns = batchColumns(entry);
    const rows = readRows(entry, columns, lines);
    return database.write(async () => {
      const result: BatchResult = { registered: [], ready: [], refused: [] };
      for (const { row, application, problems } of rows) {
        const { reference } = application;
        const before = problems.length ? undefined : await knownRow(powerId, reference);
        if (before) {
          result.registered.push({ row, reference, caseId: before.case_id, serial: before.serial, already: true });
          continue;
        }
        // Where a cell could not be read, only that is told of it.
        const unread = new Set(problems.map(({ path }) => path));
        const wrong = registerCase.check(entry, application).filter(({ path }) => !unread.has(columnOf(path, entry)));
        const found = [...problems, ...wrong];
        const registered = found.length || !register ? undefined : await attempt(person, powerId, application);
        if (registered instanceof Refusal) found.push(...problemsOf(registered));
        if (found.length) result.refused.push({ row, reference, problems: found.map((one) => told(one, entry, columns)) });
        else if (registered && !(registered instanceof Refusal)) result.registered.push({ row, reference, ...registered, already: false });
        else result.ready.push({ row, reference, subject: application.subject, partyName: application.party.name });
      }
      return result;
    });
  };

  /** A refusal comes before anything is written, so that the others may go on. */
  async function attempt(
    person: Person,
    powerId: string,
    application: BatchApplication,
  ): Promise<{ caseId: string; serial: string } | Refusal> {
    try {
      const { id, serial } = await registerCase(person, { powerId, ...application });
      await database.insert('case_import_row', { power_id: powerId, reference: application.reference, case_id: id });
      return { caseId: id, serial };
    } catch (error) {
      if (error instanceof Refusal) return error;
      throw error;
    }
  }
}

export type RegisterBatch = ReturnType<typeof createRegisterBatch>;

function readRows(entry: RegistryEntry, columns: readonly BatchColumn[], [head = [], ...lines]: string[][]): ReadRow[] {
  const { places, missing } = placeColumns(columns, head);
  if (missing.length)
    throw new Refusal(
      422,
      'batch-columns',
      `文件缺少列：${missing.join('、')}。请使用本事项最新的模板。`,
      `The file lacks the columns ${missing.join(', ')}. Use the power's latest template.`,
      { details: { missing } },
    );
  const seen = new Set<string>();
  return lines.flatMap((line, index): ReadRow[] => {
    if (line.every((cell) => cell === '')) return [];
    const cell = (path: string): string => line[places.get(path) ?? -1] ?? '';
    const application = applicationOfRow(entry, cell);
    const { reference } = application;
    const problems = [...referenceProblems(reference, seen), ...wordProblems(entry, cell)];
    seen.add(reference);
    return [{ row: index + 2, application, problems }];
  });
}

function referenceProblems(reference: string, seen: ReadonlySet<string>): FieldProblem[] {
  const at = (code: string, message: string, messageEn: string): FieldProblem[] => [{ path: 'reference', code, message, messageEn }];
  if (!reference)
    return at('required', '请填写外部编号，重复导入时凭它认出同一件。', 'Give each row a number; by it a row is known again.');
  if ([...reference].length > BATCH_LIMITS.reference)
    return at('too-long', `最多 ${BATCH_LIMITS.reference} 字。`, `At most ${BATCH_LIMITS.reference} characters.`);
  return seen.has(reference) ? at('reference-twice', '文件中有两行用了这个外部编号。', 'Two rows of the file have this number.') : [];
}

const problemsOf = ({ code, message, messageEn, options }: Refusal): FieldProblem[] =>
  options.fields?.length ? options.fields : [{ path: 'row', code, message, messageEn }];

function told({ path, code, message, messageEn }: FieldProblem, entry: RegistryEntry, columns: readonly BatchColumn[]) {
  const column = columns.find((one) => one.path === columnOf(path, entry))?.title ?? null;
  return { column, code, message, messageEn };
}

function refuseLicences({ licenceAct, powerName, powerNameEn }: RegistryEntry): void {
  if (licenceAct)
    throw conflict(
      'batch-not-possible',
      `“${powerName}”针对已颁发的许可、奖励，须逐件登记。`,
      `"${powerNameEn}" is about licences or awards that were issued; register each by itself.`,
    );
}
