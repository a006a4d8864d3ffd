/**
 * The `generate-document` worker: produces, numbers and keeps one legal document (R11.5, R12a).
 *
 * The number and the facts are stored first, in one row keyed by the engine's job; the file follows. A crash between
 * the two leaves a numbered document without its file, which the job, coming again, completes: no gap, no double.
 */
import { randomUUID } from 'node:crypto';
import { HEADERS, VARIABLES } from '../../processes/contract.ts';
import { certificateTitle, documentNumber, numberWordOf, TEMPLATES, titleOf, type DocumentData, type DocumentRenderer } from '../documents/index.ts';
import { civilDateInChina, type Clocks } from '../platform/clock/index.ts';
import type { Database } from '../platform/database/index.ts';
import { nextNumber } from '../platform/numbering/next-number.ts';
import type { RecordBook } from '../platform/record/index.ts';
import type { Time } from '../platform/time/time.ts';
import type { Flowcharts } from './flowcharts.ts';
import { createGatherFacts, type DocumentOrgan, type GatherDependencies } from './gather-facts.ts';
import { clockEntriesOf } from './move-clock.ts';
import type { EngineJob } from './open-steps.ts';
import type { BindInstance } from './start-case.ts';
import { createCaseStore, type LabelledValue } from './store.ts';

export interface DocumentRow { id: string; case_id: string; job_key: string; template: string; title: string; number: string; data: string; created_at: number }

export interface GenerateDependencies extends GatherDependencies {
  database: Database; clocks: Clocks; record: RecordBook; time: Time; flowcharts: Flowcharts; bind: BindInstance;
  /** Null leaves documents numbered but unprinted; only the bench does so, to measure what printing costs. */
  renderer: DocumentRenderer | null;
  organ: (organId: string) => Promise<DocumentOrgan>;
}

export type GenerateDocument = (job: EngineJob) => Promise<void>;

export function createGenerateDocument(deps: GenerateDependencies): GenerateDocument {
  const { database, clocks, record, time, flowcharts, bind, renderer } = deps;
  const store = createCaseStore(database);
  const gather = createGatherFacts(deps);

  const isKept = async (documentId: string): Promise<boolean> =>
    (await database.get('SELECT document_id FROM document_content WHERE document_id = $1', [documentId])) !== undefined;

  return async (job) => {
    const document = await database.write(() => numberOnce(job));
    if (!document || !renderer) return;
    if (await isKept(document.id)) return;
    const { bytes, sha256, pages } = await renderer.render(revive(JSON.parse(document.data) as DocumentData));
    await database.write(async () => {
      // The job may have been handed out a second time while this one was printing.
      if (await isKept(document.id)) return;
      await database.insert('document_content', { document_id: document.id, bytes, size: bytes.length, pages, sha256, created_at: time.now().getTime() });
      record.append({ kind: 'document-kept', caseId: document.case_id, payload: { documentId: document.id, number: document.number, template: document.template, sha256, size: bytes.length } });
    });
  };

  /** The document's row: the one stored for this job earlier, or a new one with the next number. Undefined when the job is not the case's own. */
  async function numberOnce(job: EngineJob): Promise<DocumentRow | undefined> {
    const known = await database.get<DocumentRow>('SELECT * FROM document WHERE job_key = $1', [job.key]);
    if (known) return known;
    const found = await store.case(String(job.variables[VARIABLES.caseId]));
    if (!found) throw new Error(`Job ${job.key} names no known case`);
    if (!await bind(found, job.processInstanceKey)) return undefined;
    const template = job.headers[HEADERS.template] ?? '';
    const kind = TEMPLATES[template];
    if (!kind) throw new Error(`Unknown document template "${template}" at ${job.elementId}`);
    const now = time.now();
    const year = civilDateInChina(now).slice(0, 4);
    const { entry } = await flowcharts(found.version_id);
    const organ = await deps.organ(found.organ_id);
    const word = numberWordOf(kind, entry.category);
    const sequence = await nextNumber(database, `document:${found.organ_id}:${word}:${year}`);
    const number = documentNumber({ organShortName: organ.shortName, word, year: Number(year), sequence });
    const category = titleOf(kind, entry.category);
    const title = kind.isCertificate ? certificateTitle(entry.powerName, category) : category;
    const id = randomUUID();
    // First the clock: an extension notice names the new due date.
    const last = (await store.opinionsOf(found.id)).at(-1);
    const moved = clockEntriesOf({ id, template, reason: last?.outcome_label ?? title, fields: last ? JSON.parse(last.fields) as LabelledValue[] : [] }, entry, now);
    if (moved.length) await clocks.append(found.id, moved);
    const data = await gather(found, entry, organ, { template, kind, title, number, now });
    const row: DocumentRow = { id, case_id: found.id, job_key: job.key, template, title, number, data: JSON.stringify(data), created_at: now.getTime() };
    await database.insert('document', { ...row });
    record.append({ kind: 'document-numbered', caseId: found.id, payload: { documentId: row.id, template, number, jobKey: job.key } });
    return row;
  }
}

/** Dates come back from the stored JSON as text. */
function revive(data: DocumentData): DocumentData {
  const date = (value: unknown): Date => new Date(value as string);
  return {
    ...data,
    case: { ...data.case, receivedAt: date(data.case.receivedAt), acceptedAt: data.case.acceptedAt && date(data.case.acceptedAt) },
    decision: data.decision && { ...data.decision, at: date(data.decision.at) },
    opinions: data.opinions.map((opinion) => ({ ...opinion, at: date(opinion.at) })),
  };
}
