/**
 * The `generate-document` worker: produces, numbers and keeps one document of a matter (R11.5, R12a).
 *
 * The number and the facts are stored first, in one row keyed by the engine's job; the file follows. A crash between
 * the two leaves a numbered document without its file, which the job, coming again, completes: no gap, no double.
 */
import { randomUUID } from 'node:crypto';
import { HEADERS, VARIABLES } from '../../domain/contract.ts';
import { civilDateInChina } from '../../domain/time/civil-time.ts';
import { documentNumber, readStoredFacts, type DocumentRenderer } from '../documents/index.ts';
import type { Database } from '../platform/database/index.ts';
import { nextNumber } from '../platform/numbering/next-number.ts';
import type { RecordBook } from '../platform/record/index.ts';
import type { Time } from '../platform/time/time.ts';
import type { EngineJob } from './engine-job.ts';
import type { Guard } from './guard.ts';
import type { MatterKinds } from './matter-kind.ts';
import type { BindInstance } from './start-matter.ts';

export interface DocumentRow {
  id: string;
  matter_id: string;
  /** Null for documents from before it was kept. */
  element_id: string | null;
  job_key: string | null;
  template: string;
  title: string;
  number: string;
  data: string;
  created_at: number;
  /** In which version of its template it is worded; null = as shipped. */
  template_version: number | null;
}

export interface GenerateDependencies {
  database: Database;
  record: RecordBook;
  time: Time;
  kinds: MatterKinds;
  bind: BindInstance;
  guard: Guard;
  /** Null leaves documents numbered but unprinted; only the bench does so, to measure what printing costs. */
  renderer: DocumentRenderer | null;
}

/** Answers whether the job is done; one that is held stays with the engine and comes again. */
export type GenerateDocument = (job: EngineJob) => Promise<'done' | 'held'>;

export function createGenerateDocument(deps: GenerateDependencies): GenerateDocument {
  const { database, record, time, kinds, bind, guard, renderer } = deps;

  const isKept = async (documentId: string): Promise<boolean> =>
    (await database.get('SELECT document_id FROM document_content WHERE document_id = $1', [documentId])) !== undefined;

  /** A document that was numbered before and whose file did not follow; the fresh instance's job completes it. */
  const unprinted = (matterId: string, elementId: string): Promise<DocumentRow | undefined> =>
    database.get<DocumentRow>(
      `SELECT d.* FROM document d WHERE d.matter_id = $1 AND d.element_id = $2
         AND NOT EXISTS (SELECT 1 FROM document_content c WHERE c.document_id = d.id) ORDER BY d.created_at, d.id LIMIT 1`,
      [matterId, elementId],
    );

  return async (job) => {
    const document = await database.write(() => numberOnce(job));
    if (document === 'held' || document === 'done') return document;
    if (!renderer || (await isKept(document.id))) return 'done';
    const { bytes, sha256, pages } = await renderer.render(readStoredFacts(document.data));
    await database.write(async () => {
      // The job may have been handed out a second time while this one was printing.
      if (await isKept(document.id)) return;
      await database.insert('document_content', {
        document_id: document.id,
        bytes,
        size: bytes.length,
        pages,
        sha256,
        created_at: time.now().getTime(),
      });
      record.append({
        kind: 'document-kept',
        matterId: document.matter_id,
        payload: { documentId: document.id, number: document.number, template: document.template, sha256, size: bytes.length },
      });
    });
    return 'done';
  };

  /**
   * The document's row: the one stored for this job earlier, or a new one with the next number. `held` when the job is not the
   * matter's own or the recorded decisions do not lead to it (R12a), `done` when a replayed instance asks for what was numbered before.
   */
  async function numberOnce(job: EngineJob): Promise<DocumentRow | 'held' | 'done'> {
    const matterId = String(job.variables[VARIABLES.matterId]);
    const matters = await guard.lock([matterId]);
    // Asked behind the lock: the same job, handed out twice, is one document and no divergence.
    const known = await database.get<DocumentRow>('SELECT * FROM document WHERE job_key = $1', [job.key]);
    if (known) return known;
    const matter = matters.matter(matterId);
    if (!matter) throw new Error(`Job ${job.key} names no known matter`);
    if (!(await bind(matter, job, job.elementId))) return 'held';
    const admitted = await matters.admit(matter, job, 'document');
    if (!admitted.node) return admitted.reply === 'keep' ? 'held' : ((await unprinted(matter.id, job.elementId)) ?? 'done');
    const { node } = admitted;
    const template = node.headers[HEADERS.template] ?? '';
    const [id, now] = [randomUUID(), time.now()];
    const { title, numberWord: word, organ, facts } = await kinds(matter.kind).document({ id, matter, template, now });
    const year = civilDateInChina(now).slice(0, 4);
    const sequence = await nextNumber(database, `document:${organ.id}:${word}:${year}`);
    const number = documentNumber({ organShortName: organ.shortName, word, year: Number(year), sequence });
    const said = await facts(number);
    const row: DocumentRow = {
      id,
      matter_id: matter.id,
      element_id: node.id,
      job_key: job.key,
      template,
      title,
      number,
      data: JSON.stringify(said),
      created_at: now.getTime(),
      template_version: ('case' in said && said.wording?.version) || null,
    };
    await database.insert('document', { ...row });
    record.append({
      kind: 'document-numbered',
      matterId: matter.id,
      payload: { documentId: row.id, elementId: node.id, template, number, jobKey: job.key },
    });
    return row;
  }
}
