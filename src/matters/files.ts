/**
 * Files of a matter 附件 (docs/adr/0018-what-every-matter-has.md): taken by what is in them, kept in parts with their hash, never changed or
 * removed. A file may be withdrawn by whoever added it, with a reason; it stays readable.
 */
import { createHash, randomUUID } from 'node:crypto';
import type { FileView } from '../../domain/api/matters.ts';
import { FILE_KINDS, fileKindOf } from '../../domain/files/file-kinds.ts';
import { cleanFileName, endingOf } from '../../domain/files/file-name.ts';
import { FILE_LIMITS } from '../../domain/files/limits.ts';
import { typedText } from '../../domain/text/clean-text.ts';
import { isoInChina } from '../../domain/time/civil-time.ts';
import type { Directory } from '../organisation/index.ts';
import type { Person } from '../platform/auth/index.ts';
import type { Database } from '../platform/database/index.ts';
import { badInput, conflict, fileTooLarge, forbidden, notFound, Refusal } from '../platform/errors.ts';
import type { RecordBook } from '../platform/record/index.ts';
import type { Time } from '../platform/time/time.ts';
import type { MayAct } from './may-act.ts';
import { createMatterStore } from './store.ts';

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
}

type FileWithFate = FileRow & { withdrawn_at: number | null; withdrawn_reason: string | null };

export interface FileDependencies {
  database: Database;
  record: RecordBook;
  time: Time;
  mayAct: MayAct;
  names: () => Promise<Directory>;
  /** Largest file, in bytes. */
  largest: number;
}

/** One statement carries a part at most: well below what a database server takes at once. */
const PART = 4 * 1024 * 1024;

export type Files = ReturnType<typeof createFiles>;

export function createFiles({ database, record, time, mayAct, names, largest }: FileDependencies) {
  const store = createMatterStore(database);
  const SELECT = `SELECT f.*, w.at AS withdrawn_at, w.reason AS withdrawn_reason FROM matter_file f
    LEFT JOIN matter_file_withdrawal w ON w.file_id = f.id`;

  const view = (row: FileWithFate, known: Directory): FileView => ({
    id: row.id,
    stepId: row.step_id,
    name: row.name,
    mediaType: row.media_type,
    size: row.size,
    sha256: row.sha256,
    by: { id: row.person_id, name: known.person(row.person_id) },
    at: isoInChina(row.at),
    withdrawn: row.withdrawn_at === null ? null : { at: isoInChina(row.withdrawn_at), reason: row.withdrawn_reason ?? '' },
  });

  /** What is in the file, and under which name it is kept; refuses what is not taken. */
  function checked(typedName: string, bytes: Buffer): { name: string; mediaType: string } {
    if (bytes.length > largest) throw fileTooLarge(largest);
    if (!bytes.length) throw badInput([{ path: 'content', code: 'required', message: '文件是空的。', messageEn: 'The file is empty.' }]);
    const name = cleanFileName(typedName);
    if (!endingOf(name)) {
      throw badInput([
        {
          path: 'name',
          code: 'file-name',
          message: '文件名须带扩展名，例如“说明.pdf”。',
          messageEn: 'Name the file with its ending, e.g. "note.pdf".',
        },
      ]);
    }
    const kind = fileKindOf(bytes);
    if (!kind) throw notTaken(name);
    const { mediaType, endings } = FILE_KINDS[kind];
    if (!(endings as readonly string[]).includes(endingOf(name))) {
      throw badInput([
        {
          path: 'name',
          code: 'file-ending',
          message: `文件内容是 ${kind.toUpperCase()}，与扩展名“${endingOf(name)}”不符，请改正文件名。`,
          messageEn: `The content is ${kind.toUpperCase()}, which "${endingOf(name)}" does not say. Correct the name.`,
        },
      ]);
    }
    return { name, mediaType };
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

    async add(person: Person, matterId: string, file: { name: string; stepId: string | null; bytes: Buffer }): Promise<FileView> {
      const { name, mediaType } = checked(file.name, file.bytes);
      const sha256 = createHash('sha256').update(file.bytes).digest('hex');
      return database.write(async () => {
        // Locked, so that two at once cannot both be the fiftieth.
        const matter = await store.lock(matterId);
        if (!matter) throw notFound('该办理事项', 'matter');
        const steps = await store.stepsOf(matterId);
        if (!mayAct.add(person, matter, steps)) throw forbidden('matter.add');
        if (file.stepId !== null && !steps.some(({ id }) => id === file.stepId)) throw notFound('该环节', 'step');
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
        };
        await database.insert('matter_file', { ...row });
        for (let position = 0; position * PART < file.bytes.length; position += 1) {
          const bytes = file.bytes.subarray(position * PART, (position + 1) * PART);
          await database.insert('matter_file_part', { id: `${row.id}:${position}`, file_id: row.id, position, bytes });
        }
        record.append({
          kind: 'file-added',
          matterId,
          actorId: person.id,
          payload: { fileId: row.id, stepId: row.step_id, name, mediaType, size: row.size, sha256 },
        });
        return view({ ...row, withdrawn_at: null, withdrawn_reason: null }, await names());
      });
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

const tooMany = (): Refusal =>
  conflict(
    'too-many-files',
    `每个办理事项最多 ${FILE_LIMITS.files} 个附件（含已撤回的），请合并后再上传。`,
    `A matter may have ${FILE_LIMITS.files} files, withdrawn ones included. Put several into one.`,
  );

const notTaken = (name: string): Refusal => {
  const kinds = Object.keys(FILE_KINDS).join('、');
  return new Refusal(
    415,
    'file-kind',
    `“${name}”的内容不是可以上传的类型；可以上传 ${kinds}，不含宏。文本文件须为 UTF-8 编码。`,
    `The content of "${name}" is of no kind that is taken: ${Object.keys(FILE_KINDS).join(', ')}, without macros; text in UTF-8.`,
  );
};
