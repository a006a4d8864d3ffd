/**
 * The `generate-document` worker: produces, numbers and keeps one legal document (R11.5, R12a).
 *
 * The number and the facts are stored first, in one row keyed by the engine's job; the file follows. A crash between
 * the two leaves a numbered document without its file, which the job, coming again, completes: no gap, no double.
 */
import { randomUUID } from 'node:crypto';
import { HEADERS, VARIABLES } from '../../processes/contract.ts';
import { isRuling } from '../../processes/effects.ts';
import { certificateTitle, documentNumber, TEMPLATES, type DocumentData, type DocumentRenderer } from '../documents/index.ts';
import type { RegistryEntry } from '../../processes/lint/registry-entry.ts';
import { civilDateInChina, type Clocks } from '../platform/clock/index.ts';
import type { Database } from '../platform/database/index.ts';
import { nextNumber } from '../platform/numbering/next-number.ts';
import type { RecordBook } from '../platform/record/index.ts';
import type { Time } from '../platform/time/time.ts';
import type { Flowcharts } from './flowcharts.ts';
import { labelled, type FormValues } from './form-values.ts';
import { clockEntriesOf } from './move-clock.ts';
import type { EngineJob } from './open-steps.ts';
import { describeParty, type Party } from './party.ts';
import type { MaterialInput } from './register-case.ts';
import type { BindInstance } from './start-case.ts';
import { createCaseStore, type CaseRow, type LabelledValue, type OpinionRow } from './store.ts';

export interface DocumentRow { id: string; case_id: string; job_key: string; template: string; title: string; number: string; data: string; created_at: number }

export interface GenerateDependencies {
  database: Database; clocks: Clocks; record: RecordBook; time: Time; flowcharts: Flowcharts; bind: BindInstance;
  /** Null leaves documents numbered but unprinted; only the bench does so, to measure what printing costs. */
  renderer: DocumentRenderer | null;
  organ: (organId: string) => Promise<{ name: string; shortName: string; city: string; address?: string; phone?: string }>;
  person: (id: string) => Promise<string>;
  position: (organId: string, code: string) => Promise<string>;
}

const DAY_UNITS = { 'working-day': '个工作日', 'calendar-day': '日' } as const;

export type GenerateDocument = (job: EngineJob) => Promise<void>;

export function createGenerateDocument(deps: GenerateDependencies): GenerateDocument {
  const { database, clocks, record, time, flowcharts, bind, renderer } = deps;
  const store = createCaseStore(database);

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
    const organ = await deps.organ(found.organ_id);
    const sequence = await nextNumber(database, `document:${found.organ_id}:${kind.numberWord}:${year}`);
    const number = documentNumber({ organShortName: organ.shortName, word: kind.numberWord, year: Number(year), sequence });
    const { entry } = await flowcharts(found.version_id);
    const title = template === 'licence-certificate' ? certificateTitle(entry.powerName, kind.title) : kind.title;
    const data = await gather(found, entry, template, title, number, organ, now);
    const row: DocumentRow = {
      id: randomUUID(), case_id: found.id, job_key: job.key, template, title, number, data: JSON.stringify(data), created_at: now.getTime(),
    };
    await database.insert('document', { ...row });
    record.append({ kind: 'document-numbered', caseId: found.id, payload: { documentId: row.id, template, number, jobKey: job.key } });
    const last = (await store.opinionsOf(found.id)).at(-1);
    const moved = clockEntriesOf({ id: row.id, template, reason: last?.outcome_label ?? title, fields: last ? JSON.parse(last.fields) as LabelledValue[] : [] }, entry, now);
    if (moved.length) await clocks.append(found.id, moved);
    return row;
  }

  async function gather(found: CaseRow, entry: RegistryEntry, template: string, title: string, number: string, organ: Awaited<ReturnType<GenerateDependencies['organ']>>, now: Date): Promise<DocumentData> {
    const opinions = await store.opinionsOf(found.id);
    const clock = await deps.clocks.read(found.id);
    const due = (id: 'promised' | 'statutory'): string | undefined => {
      const at = clock?.reading.limits.find((limit) => limit.id === id)?.dueAt;
      return at ? civilDateInChina(at) : undefined;
    };
    const last = opinions.at(-1);
    const deciding = opinions.findLast(({ effect }) => isRuling(effect)) ?? last;
    const speaking = template.startsWith('licence-') ? deciding : last;
    const party = describeParty(JSON.parse(found.party) as Party);
    const given = JSON.parse(found.materials) as MaterialInput[];
    return {
      template, title, number, issuedOn: civilDateInChina(now), city: organ.city,
      organ: { name: organ.name, shortName: organ.shortName, address: organ.address, phone: organ.phone },
      power: { code: entry.powerCode, name: entry.powerName, legalBasis: entry.legalBasis },
      case: { serial: found.serial, subject: found.subject, receivedAt: new Date(found.received_at), acceptedAt: found.accepted_at ? new Date(found.accepted_at) : undefined, result: found.result ?? undefined },
      party,
      limits: {
        statutoryDays: entry.limits.statutory.days, promisedDays: entry.limits.promised.days, unitLabel: DAY_UNITS[entry.limits.promised.unit],
        statutoryDue: due('statutory'), promisedDue: due('promised'),
      },
      materials: [...entry.materials.map((material) => {
        const handedIn = given.find(({ code }) => code === material.code);
        const provided = handedIn?.provided ?? false;
        // What is missing is named with the numbers that are asked for, what is there with those handed in.
        const counts = provided ? { originals: handedIn?.originals ?? 0, copies: handedIn?.copies ?? 0 } : { originals: material.original, copies: material.copies };
        return { name: material.name, required: material.required, provided, ...counts, note: material.note };
      }), ...supplementsIn(opinions)],
      decision: speaking && { outcomeLabel: speaking.outcome_label, text: speaking.body, at: new Date(speaking.at), ...await signatory(speaking) },
      fields: fieldsOf(template, labelled(entry.caseForm, JSON.parse(found.form) as FormValues), last ? JSON.parse(last.fields) as LabelledValue[] : []),
      ...certificateOf(template, number, opinions),
      ...template === 'delivery-receipt' ? { delivered: await deliverable(found.id) } : {},
    };
  }

  /** Name and position of the person who gave an opinion. */
  async function signatory(opinion: OpinionRow): Promise<{ personName: string; positionName: string }> {
    const step = await store.step(opinion.step_id);
    return { personName: await deps.person(opinion.person_id), positionName: step ? await deps.position(step.organ_id, step.position_code) : '' };
  }

  /** What a delivery hands over: the decision and the certificate made so far. */
  function deliverable(caseId: string): Promise<{ title: string; number: string }[]> {
    return database.all('SELECT title, number FROM document WHERE case_id = $1 AND template IN (\'licence-decision\', \'licence-refusal\', \'licence-certificate\') ORDER BY created_at', [caseId]);
  }
}

/**
 * What a document prints as recorded: for a decision what was applied for (place, area, dates), for the certificate
 * also what was fixed when it was made, for every other document what the last step recorded.
 */
function fieldsOf(template: string, applied: LabelledValue[], recorded: LabelledValue[]): { label: string; value: string }[] {
  const chosen = !template.startsWith('licence-') ? recorded : template === 'licence-certificate' ? [...applied, ...recorded] : applied;
  return chosen.map(({ label, value }) => ({ label, value }));
}

/** What the party handed in after a supplement notice, as the window wrote it down. */
function supplementsIn(opinions: OpinionRow[]): DocumentData['materials'] {
  const received = opinions.flatMap(({ fields }) => JSON.parse(fields) as LabelledValue[]).findLast(({ key }) => key === 'receivedMaterials');
  return received ? [{ name: '补正材料', required: false, provided: true, originals: 0, copies: 0, note: received.value }] : [];
}

/** A certificate's validity comes from the certificate step's typed fields. */
function certificateOf(template: string, number: string, opinions: OpinionRow[]): { certificate?: { number: string; validFrom: string; validTo: string } } {
  if (template !== 'licence-certificate') return {};
  const fields = opinions.flatMap(({ fields: text }) => JSON.parse(text) as LabelledValue[]);
  const value = (key: string): string => fields.findLast((field) => field.key === key)?.value ?? '';
  return { certificate: { number, validFrom: value('validFrom'), validTo: value('validTo') } };
}

/** Dates come back from the stored JSON as text. */
function revive(data: DocumentData): DocumentData {
  const date = (value: unknown): Date => new Date(value as string);
  return {
    ...data,
    case: { ...data.case, receivedAt: date(data.case.receivedAt), acceptedAt: data.case.acceptedAt && date(data.case.acceptedAt) },
    decision: data.decision && { ...data.decision, at: date(data.decision.at) },
  };
}
