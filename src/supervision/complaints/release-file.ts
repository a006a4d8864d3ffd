/**
 * A file of a complaint is released to the organ (R18): one by one, as a copy beside the open transfer, under a neutral name. The file
 * itself stays with the complaint. What is inside it the supervisor has looked at; nobody else can.
 */
import { createMatterStore, type Files, type MatterRow } from '../../matters/index.ts';
import type { Person } from '../../platform/auth/index.ts';
import type { Database } from '../../platform/database/index.ts';
import { badInput, conflict, notFound } from '../../platform/errors.ts';
import type { RecordBook } from '../../platform/record/index.ts';
import { createComplaintStore } from './store.ts';

export type ReleaseFile = (person: Person, complaint: MatterRow, asked: { fileId: string; name: string }) => Promise<{ id: string }>;

export interface ReleaseDependencies {
  database: Database;
  record: RecordBook;
  files: Pick<Files, 'file' | 'content' | 'add'>;
}

export function createReleaseFile({ database, record, files }: ReleaseDependencies): ReleaseFile {
  const store = createComplaintStore(database);
  return (person, complaint, { fileId, name: stem }) =>
    database.write(async () => {
      const file = await files.file(fileId);
      if (file?.matter_id !== complaint.id) throw notFound('该附件', 'file');
      const last = (await store.transfers(complaint.id)).at(-1);
      const transfer = last && (await createMatterStore(database).matter(last.transfer_id));
      if (!transfer || transfer.closed_at !== null)
        throw conflict('no-open-transfer', '没有正在承办的转办，无从附送。', 'No transfer is open beside which it could lie.');
      if (await store.tells(complaint.id, [stem]))
        throw badInput([
          {
            path: 'name',
            code: 'tells-complainant',
            message: '名称中有投诉人的信息或者原文件名，请改用中性的名称，例如“附件1”。',
            messageEn: 'The name tells of the complainant or is that of the original; call it neutrally, "annex 1" say.',
          },
        ]);
      const ending = /\.[^.]+$/.exec(file.name)?.[0] ?? '';
      const { id } = await files.add(person, transfer.id, {
        name: stem.endsWith(ending) ? stem : `${stem}${ending}`,
        bytes: await files.content(fileId),
        stepId: null,
        materialCode: null,
        form: null,
      });
      record.append({
        kind: 'complaint-file-released',
        matterId: complaint.id,
        actorId: person.id,
        payload: { fileId, transferId: transfer.id, releasedId: id },
      });
      return { id };
    });
}
