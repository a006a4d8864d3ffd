/**
 * Files of a matter 附件 (docs/adr/0018-what-every-matter-has.md): taken by what is in them, kept in parts with their hash, never changed or
 * removed. A file may be withdrawn by whoever added it, with a reason; it stays readable.
 */
import { createHash, randomUUID } from 'node:crypto';
import { recordingOf, type Recording } from '../../domain/penalties/recordings.ts';
import type { FileView } from '../../domain/api/matters.ts';
import { FILE_GROUP_NAMES, fileKind, type FileGroup } from '../../domain/files/file-kinds.ts';
import type { FileForm } from '../../domain/files/file-forms.ts';
import { FILE_LIMITS } from '../../domain/files/limits.ts';
import { typedText } from '../../domain/text/clean-text.ts';
import { isoInChina } from '../../domain/time/civil-time.ts';
import type { Directory } from '../organisation/index.ts';
import type { Person } from '../platform/auth/index.ts';
import type { Database } from '../platform/database/index.ts';
import { badInput, conflict, forbidden, notFound, Refusal } from '../platform/errors.ts';
import type { RecordBook } from '../platform/record/index.ts';
import type { Time } from '../platform/time/time.ts';
import type { InspectFile } from './inspect-file.ts';
import type { MayAct } from './may-act.ts';
import { createMatterStore, type MatterRow, type StepRow } from './store.ts';

export interface FileRow {
  id: string;
  matter_id: string;
  step_id: string | null;
  name: string;
  media_type: string;
  size: number;
  sha256: string;
  person_id: string;
  at: number;
  /** Of the kind's list of materials, where it belongs to one; shown there. */
  material_code: string | null;
  /** `original`: seen or handed over as such; null where nobody said. */
  form: FileForm | null;
}

type FileWithFate = FileRow & { withdrawn_at: number | null; withdrawn_reason: string | null; late_reason: string | null };

export interface FileDependencies {
  database: Database;
  record: RecordBook;
  time: Time;
  mayAct: MayAct;
  names: () => Promise<Directory>;
  inspect: InspectFile;
  /** Whether the person takes in the materials of a matter, and so their files. */
  mayBring: (person: Person, matter: MatterRow) => Promise<boolean>;
  /** The materials that a matter of this kind asks for; none for most kinds. */
  materialsOf: (matter: MatterRow) => Promise<readonly AskedMaterial[]>;
}

/** What a kind says of a material to which files may belong. */
export interface AskedMaterial {
  code: string;
  /** What its files may be; absent = anything that is taken. */
  files?: readonly FileGroup[];
}

export interface BroughtFile {
  name: string;
  bytes: Buffer;
  stepId: string | null;
  materialCode: string | null;
  form: FileForm | null;
}

/** One statement carries a part at most: well below what a database server takes at once. */
const PART = 4 * 1024 * 1024;

export type Files = ReturnType<typeof createFiles>;

export function createFiles({ database, record, time, mayAct, names, inspect, materialsOf, mayBring }: FileDependencies) {
  const store = createMatterStore(database);
  const SELECT = `SELECT f.*, w.at AS withdrawn_at, w.reason AS withdrawn_reason, l.reason AS late_reason FROM matter_file f
    LEFT JOIN matter_file_withdrawal w ON w.file_id = f.id LEFT JOIN matter_file_late l ON l.file_id = f.id`;

  const view = (row: FileWithFate, known: Directory): FileView => ({
    id: row.id,
    stepId: row.step_id,
    name: row.name,
    mediaType: row.media_type,
    size: row.size,
    sha256: row.sha256,
    materialCode: row.material_code,
    form: row.form,
    by: { id: row.person_id, name: known.person(row.person_id) },
    at: isoInChina(row.at),
    withdrawn: row.withdrawn_at === null ? null : { at: isoInChina(row.withdrawn_at), reason: row.withdrawn_reason ?? '' },
    lateReason: row.late_reason,
  });

  async function keep(
    person: Person,
    matterId: string,
    file: BroughtFile,
    {
      allowed,
      lateReason = null,
    }: { allowed(matter: MatterRow, steps: readonly StepRow[]): void | Promise<void>; lateReason?: string | null },
  ): Promise<FileView> {
    const { kind, name, mediaType } = await inspect(file.name, file.bytes);
    const sha256 = createHash('sha256').update(file.bytes).digest('hex');
    return database.write(async () => {
      // Locked, so that two at once cannot both be the fiftieth.
      const matter = await store.lock(matterId);
      if (!matter) throw notFound('该办理事项', 'matter');
      const steps = await store.stepsOf(matterId);
      await allowed(matter, steps);
      if (file.stepId !== null && !steps.some(({ id }) => id === file.stepId)) throw notFound('该环节', 'step');
      if (file.materialCode !== null) belongs(await materialsOf(matter), file.materialCode, fileKind(kind).group);
      const count = await database.get<{ n: number }>('SELECT COUNT(*) AS n FROM matter_file WHERE matter_id = $1', [matterId]);
      if (Number(count?.n) >= FILE_LIMITS.files) throw tooMany();
      const row: FileRow = {
        id: randomUUID(),
        matter_id: matterId,
        step_id: file.stepId,
        name,
        media_type: mediaType,
        size: file.bytes.length,
        sha256,
        person_id: person.id,
        at: time.now().getTime(),
        material_code: file.materialCode,
        form: file.form,
      };
      await database.insert('matter_file', { ...row });
      for (let position = 0; position * PART < file.bytes.length; position += 1) {
        const bytes = file.bytes.subarray(position * PART, (position + 1) * PART);
        await database.insert('matter_file_part', { id: `${row.id}:${position}`, file_id: row.id, position, bytes });
      }
      if (lateReason !== null) await database.insert('matter_file_late', { file_id: row.id, matter_id: matterId, reason: lateReason });
      record.append({
        kind: 'file-added',
        matterId,
        actorId: person.id,
        payload: {
          ...{ fileId: row.id, stepId: row.step_id, name, mediaType, size: row.size, sha256 },
          ...(file.materialCode === null ? {} : { materialCode: file.materialCode }),
          ...(file.form === null ? {} : { form: file.form }),
          ...(lateReason === null ? {} : { lateReason }),
        },
      });
      return view({ ...row, withdrawn_at: null, withdrawn_reason: null, late_reason: lateReason }, await names());
    });
  }

  return {
    async of(matterId: string): Promise<FileView[]> {
      const [rows, known] = await Promise.all([
        database.all<FileWithFate>(`${SELECT} WHERE f.matter_id = $1 ORDER BY f.at, f.id`, [matterId]),
        names(),
      ]);
      return rows.map((row) => view(row, known));
    },

    file: (id: string) => database.get<FileRow>('SELECT * FROM matter_file WHERE id = $1', [id]),

    async content(id: string): Promise<Buffer> {
      const parts = await database.all<{ bytes: Buffer }>('SELECT bytes FROM matter_file_part WHERE file_id = $1 ORDER BY position', [id]);
      return Buffer.concat(parts.map(({ bytes }) => bytes));
    },

    add: (person: Person, matterId: string, file: BroughtFile): Promise<FileView> =>
      keep(person, matterId, file, {
        async allowed(matter, steps) {
          if (mayAct.add(person, matter, steps) || (file.materialCode !== null && (await mayBring(person, matter)))) return;
          throw forbidden('matter.add');
        },
      }),

    /**
     * A paper that comes after the matter has ended: beside everything that was there, marked, and with its reason. Whether the person may
     * is the caller's to say.
     *
     * @throws Refusal 409 `matter-still-open`
     */
    addLate: (person: Person, matterId: string, file: Pick<BroughtFile, 'name' | 'bytes'>, lateReason: string): Promise<FileView> =>
      keep(
        person,
        matterId,
        { ...file, stepId: null, materialCode: null, form: null },
        {
          lateReason,
          allowed(matter) {
            if (matter.closed_at === null) throw stillOpen();
          },
        },
      ),

    /** Its content in parts, as they are kept: a long recording is never held whole. */
    async *parts(id: string): AsyncGenerator<Buffer> {
      for (let position = 0; ; position += 1) {
        const part = await database.get<{ bytes: Buffer }>('SELECT bytes FROM matter_file_part WHERE file_id = $1 AND position = $2', [
          id,
          position,
        ]);
        if (!part) return;
        yield Buffer.from(part.bytes);
      }
    },

    /** Withdrawing twice changes nothing: the first counts. */
    async withdraw(person: Person, id: string, typedReason: string): Promise<FileView> {
      const reason = typedText(typedReason);
      if (!reason)
        throw badInput([{ path: 'reason', code: 'required', message: '请说明撤回的理由。', messageEn: 'Say why it is withdrawn.' }]);
      return database.write(async () => {
        const row = await database.get<FileWithFate>(`${SELECT} WHERE f.id = $1`, [id]);
        if (!row) throw notFound('该附件', 'file');
        if (row.person_id !== person.id) {
          throw new Refusal(403, 'file-not-yours', '只有添加附件的人可以撤回。', 'Only the person who added a file may withdraw it.');
        }
        if (row.withdrawn_at !== null) return view(row, await names());
        const at = time.now().getTime();
        await database.insert('matter_file_withdrawal', { file_id: id, person_id: person.id, at, reason });
        record.append({
          kind: 'file-withdrawn',
          matterId: row.matter_id,
          actorId: person.id,
          payload: { fileId: id, name: row.name, sha256: row.sha256, reason },
        });
        return view({ ...row, withdrawn_at: at, withdrawn_reason: reason }, await names());
      });
    },
  };
}

/** Names of the files of a matter that were not withdrawn. */
export const createFileNames =
  (database: Database) =>
  async (matterId: string): Promise<string[]> => {
    const rows = await database.all<{ name: string }>(
      `SELECT f.name FROM matter_file f WHERE f.matter_id = $1
       AND NOT EXISTS (SELECT 1 FROM matter_file_withdrawal w WHERE w.file_id = f.id) ORDER BY f.at, f.id`,
      [matterId],
    );
    return rows.map(({ name }) => name);
  };

/** What was recorded of a step, in files that were not withdrawn. */
export const createRecordingsOf =
  (database: Database) =>
  async (stepId: string): Promise<Recording[]> => {
    const rows = await database.all<{ media_type: string }>(
      `SELECT f.media_type FROM matter_file f JOIN step s ON s.matter_id = f.matter_id WHERE s.id = $1 AND f.step_id = s.id
       AND NOT EXISTS (SELECT 1 FROM matter_file_withdrawal w WHERE w.file_id = f.id)`,
      [stepId],
    );
    return [...new Set(rows.flatMap(({ media_type: type }) => recordingOf(type) ?? []))];
  };

/** Refuses a file of a material that is not asked for, or that the entry wants as something else. */
function belongs(asked: readonly AskedMaterial[], code: string, group: FileGroup): void {
  const material = asked.find((one) => one.code === code);
  if (!material)
    throw badInput([
      {
        path: 'materialCode',
        code: 'unknown-material',
        message: '事项没有要求这份材料。',
        messageEn: 'The power asks for no such material.',
      },
    ]);
  if (material.files && !material.files.includes(group)) {
    const names = material.files.map((one) => FILE_GROUP_NAMES[one]);
    throw badInput([
      {
        path: 'content',
        code: 'material-kind',
        message: `该材料应当是${names.map(({ name }) => name).join('或者')}。`,
        messageEn: `This material is to be: ${names.map(({ nameEn }) => nameEn).join(' or ')}.`,
      },
    ]);
  }
}

const stillOpen = (): Refusal =>
  conflict(
    'matter-still-open',
    '该事项尚未办结，材料请作为附件添加，不必作为结案后补充。',
    'The matter has not ended: add the file as any other.',
  );

const tooMany = (): Refusal =>
  conflict(
    'too-many-files',
    `每个办理事项最多 ${FILE_LIMITS.files} 个附件（含已撤回的），请合并后再上传。`,
    `A matter may have ${FILE_LIMITS.files} files, withdrawn ones included. Put several into one.`,
  );
