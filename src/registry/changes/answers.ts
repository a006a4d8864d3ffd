/**
 * The legal office's written answers (R7b): numbered where the review ends, printed by the change's process, kept with their hash.
 *
 * Number and facts are stored in one row with the ruling; the file follows. A crash between the two leaves a numbered answer
 * without its file, which the job, coming again, completes: no gap, no double.
 */
import { randomUUID } from 'node:crypto';
import { documentNumber, REGISTRY_ANSWER, type DocumentRenderer, type GlyphCheck, type RegistryAnswer } from '../../documents/index.ts';
import type { Person } from '../../platform/auth/index.ts';
import { civilDateInChina } from '../../platform/clock/index.ts';
import type { Database } from '../../platform/database/index.ts';
import { badInput } from '../../platform/errors.ts';
import { nextNumber } from '../../platform/numbering/next-number.ts';
import type { RecordBook } from '../../platform/record/index.ts';
import type { Time } from '../../platform/time/time.ts';
import { createRegistryStore } from '../store.ts';
import type { ChangeKind } from './change-life-cycle.ts';
import type { ChangeRow, ChangeStore } from './store.ts';

export type Ruling = 'confirm' | 'return';

export interface AnswerDependencies {
  database: Database; record: RecordBook; time: Time;
  missingGlyphs: GlyphCheck;
  /** Null leaves answers numbered but unprinted; only the bench does so. */
  renderer: DocumentRenderer | null;
  organ: (organId: string) => Promise<{ name: string; shortName: string; address?: string; phone?: string }>;
  personName: (personId: string) => Promise<string>;
}

const KINDS: Record<ChangeKind, string> = { add: '新增', modify: '修改', suspend: '暂停', resume: '恢复', abolish: '取消' };

export type Answers = ReturnType<typeof createAnswers>;

export function createAnswers(deps: AnswerDependencies, store: ChangeStore) {
  const { database, record, time, missingGlyphs, renderer } = deps;
  const registry = createRegistryStore(database);
  const isKept = async (id: string): Promise<boolean> => (await store.content(id)) !== undefined;

  return {
    /** A text that the answer will carry must be printable before anything is decided by it. */
    refuseUnprintable(path: string, text: string): void {
      const missing = missingGlyphs(text);
      if (!missing.length) return;
      throw badInput([{ path, code: 'character-not-printable', message: `文书字库中没有“${missing.join('、')}”字，请改用规范字。`, messageEn: `The documents' font lacks ${missing.join(', ')}. Use the standard character.` }]);
    },

    /** Numbers the answer, in the transaction of the ruling. */
    async write(person: Person, change: ChangeRow, ruling: Ruling, opinion: string): Promise<string> {
      const now = time.now();
      const year = civilDateInChina(now).slice(0, 4);
      const organ = await deps.organ(person.organ.id);
      const { title, numberWord, template } = REGISTRY_ANSWER;
      const number = documentNumber({ organShortName: organ.shortName, word: numberWord, year: Number(year), sequence: await nextNumber(database, `document:${person.organ.id}:${numberWord}:${year}`) });
      const [power, version] = await Promise.all([registry.power(change.power_id), registry.version(change.version_id ?? change.base_version_id ?? '')]);
      const data: RegistryAnswer = {
        template, title, number, issuedOn: civilDateInChina(now), organ,
        declarant: { name: (await deps.organ(change.organ_id)).name, personName: change.declared_by ? await deps.personName(change.declared_by) : '' },
        change: { serial: change.serial, kind: KINDS[change.kind], cause: change.cause, causeDate: change.cause_date, declaredOn: civilDateInChina(change.declared_at ?? now), round: change.rounds },
        power: { code: power?.code ?? '', name: power?.name ?? '', versionNumber: version?.number, flowchartHash: change.version_id ? version?.bpmn_hash : undefined },
        ruling, opinion, reviewer: person.name,
      };
      const id = randomUUID();
      await store.insertDocument({ id, change_id: change.id, round: change.rounds, template, title, number, data: JSON.stringify(data), created_at: now.getTime() });
      record.append({ kind: 'document-numbered', payload: { documentId: id, template, number, changeId: change.id } });
      return id;
    },

    /** Prints and keeps an answer. The job may be handed out twice; it is kept once. */
    async print(id: string): Promise<void> {
      const row = await store.document(id);
      if (!row) throw new Error(`No written answer ${id}`);
      if (!renderer || await isKept(id)) return;
      const { bytes, sha256, pages } = await renderer.render(JSON.parse(row.data) as RegistryAnswer);
      await database.write(async () => {
        if (await isKept(id)) return;
        await database.insert('document_content', { document_id: id, bytes, size: bytes.length, pages, sha256, created_at: time.now().getTime() });
        record.append({ kind: 'document-kept', payload: { documentId: id, number: row.number, template: row.template, sha256, size: bytes.length, changeId: row.change_id } });
      });
    },
  };
}
