/**
 * Service (送达; CF61, QZ38, XK44; docs/adr/0042-service-and-wording.md): one thing, whether a step of the drawing serves or an
 * officer records it beside one. The day of service follows from the way; nobody types it. An attempt that failed is kept as well: it is
 * what an announcement rests on.
 */
import { randomUUID } from 'node:crypto';
import type { MatterServices, ServedDocument, ServiceView } from '../../../domain/api/service.ts';
import type { FormField } from '../../../domain/contract.ts';
import type { FieldProblem } from '../../../domain/forms/field-problem.ts';
import { checkFormValues, type FormValues } from '../../../domain/forms/form-values.ts';
import { labelled, withEnglish, type LabelledValue } from '../../../domain/forms/labelled.ts';
import { NOTHING_KNOWN } from '../../../domain/forms/checks/judging.ts';
import { ADDRESS_FIELDS, isServiceForm, serviceFields } from '../../../domain/service/service-form.ts';
import { happenedOn, servedOn, withServedOn } from '../../../domain/service/served-on.ts';
import { lastDayOf } from '../../../domain/service/terms-after.ts';
import { isServiceWay, SERVED_ON, SERVICE_WAYS, type ServiceWay } from '../../../domain/service/ways.ts';
import { typedText } from '../../../domain/text/clean-text.ts';
import { lacksReason } from '../../../domain/text/reason.ts';
import type { CivilDate } from '../../../domain/time/civil-date.ts';
import { civilDateInChina, isoInChina } from '../../../domain/time/civil-time.ts';
import type { WorkingCalendar } from '../../../domain/calendar/calendar.ts';
import { unprintable, termsOfPaper, type GlyphCheck } from '../../documents/index.ts';
import { createMatterStore, isAtPositionOf, type MatterRow, type StepRow } from '../../matters/index.ts';
import type { Directory } from '../../organisation/index.ts';
import { may, type Person } from '../../platform/auth/index.ts';
import type { Database } from '../../platform/database/index.ts';
import { badInput, conflict, forbidden, notFound } from '../../platform/errors.ts';
import type { RecordBook } from '../../platform/record/index.ts';
import type { Time } from '../../platform/time/time.ts';
import type { Guard } from '../guard.ts';
import { createServiceStanding, type StandingOfPaper } from './standing.ts';
import { createServiceStore, type AddressRow, type ServablePaper, type ServiceRow } from './store.ts';

export interface ServiceDependencies {
  database: Database;
  record: RecordBook;
  time: Time;
  guard: Guard;
  calendar: () => WorkingCalendar;
  names: () => Promise<Directory>;
  mayRead: (person: Person, matterId: string) => Promise<boolean>;
  missingGlyphs: GlyphCheck;
  /** Days after its publication after which an announcement has served. */
  announcementDays: number;
}

/** What is recorded beside a drawing. */
export interface Attempt {
  documents: readonly string[];
  served: boolean;
  /** Why it failed. */
  reason: string;
  fields: Record<string, unknown>;
}

/** A step of the drawing that serves, inside its transaction. */
export interface ServedByStep {
  matterId: string;
  step: Pick<StepRow, 'id'>;
  values: FormValues;
  fields: LabelledValue[];
  person: Person;
  coOfficerId: string | null;
  now: Date;
}

export type Services = ReturnType<typeof createServices>;

export function createServices(deps: ServiceDependencies) {
  const { database, record, time, guard, announcementDays } = deps;
  const store = createServiceStore(database);
  const matters = createMatterStore(database);
  const standings = createServiceStanding(database);

  /** The papers that have not reached the party by anything but what was recorded beside the drawing. */
  async function awaitingStep(matterId: string, stepId?: string): Promise<ServablePaper[]> {
    const [papers, services, served] = [await store.papers(matterId), await store.services(matterId), await store.served(matterId)];
    const done = new Set(
      services.filter(({ step_id, served_on }) => step_id !== null && served_on !== null).flatMap(({ id }) => served.get(id) ?? []),
    );
    const before = await standings.before(matterId, papers, stepId);
    return papers.filter((paper) => !done.has(paper.id) && !before.has(paper.id));
  }

  /** What the record has against a service: no consent, no attempt before an announcement, a paper that was not there yet. */
  async function problemsOf(matterId: string, values: FormValues, papers: readonly ServablePaper[], path: string): Promise<FieldProblem[]> {
    const problems: FieldProblem[] = [];
    const { method: way } = values;
    if (way === 'electronic') problems.push(...(await consentProblems(matterId, values, path)));
    if (way === 'announcement' && values['announcementReason'] === 'other-ways-failed') {
      const failed = (await store.services(matterId)).some(({ served_on }) => served_on === null);
      if (!failed)
        problems.push({
          path: `${path}.announcementReason`,
          code: 'no-failed-attempt',
          message: `没有登记过未送达的情形，不能以“其他方式无法送达”为由公告送达（${SERVICE_WAYS.announcement.basis}）。请先在办件的“送达”页登记。`,
          messageEn: 'No failed attempt is on record, so no other way has been tried. Record it on the "service" page of the case first.',
        });
    }
    const day = happenedOn(values);
    const late = day && papers.find((paper) => day < civilDateInChina(Number(paper.created_at)));
    if (late && isServiceWay(way))
      problems.push({
        path: `${path}.${SERVICE_WAYS[way].dayField}`,
        code: 'before-document',
        message: `《${late.title}》${late.number}于 ${civilDateInChina(Number(late.created_at))} 作出，不可能在此之前送达。`,
        messageEn: `${late.number} was made on ${civilDateInChina(Number(late.created_at))} and cannot have been served before.`,
      });
    return problems;
  }

  async function consentProblems(matterId: string, values: FormValues, path: string): Promise<FieldProblem[]> {
    const latest = (await store.addresses(matterId)).at(-1);
    const address = latest && (JSON.parse(latest.body) as LabelledValue[]).find(({ key }) => key === 'electronicAddress')?.value;
    if (latest?.consent === 1 && address === values['electronicAddress']) return [];
    const basis = SERVICE_WAYS.electronic.basis;
    return latest?.consent === 1
      ? [
          {
            path: `${path}.electronicAddress`,
            code: 'address-not-consented',
            message: `当事人同意的电子送达地址是“${address ?? ''}”（${basis}）。`,
            messageEn: `The party consented to "${address ?? ''}".`,
          },
        ]
      : [
          {
            path: `${path}.method`,
            code: 'service-without-consent',
            message: `当事人没有签订同意电子送达的确认书，不能电子送达（${basis}）。请先在办件的“送达”页登记送达地址确认书。`,
            messageEn:
              'The party has not consented to electronic service. Record the confirmation of addresses on the "service" page first.',
          },
        ];
  }

  function told(row: ServiceRow, documentIds: readonly string[]): void {
    record.append({
      kind: row.served_on === null ? 'service-failed' : 'document-served',
      matterId: row.matter_id,
      actorId: row.person_id,
      payload: {
        ...{ serviceId: row.id, stepId: row.step_id, way: row.way, happenedOn: row.happened_on, servedOn: row.served_on },
        ...{ reason: row.reason, documentIds, fields: JSON.parse(row.body) as unknown },
      },
    });
  }

  async function keep(row: ServiceRow, papers: readonly ServablePaper[]): Promise<void> {
    const ids = papers.map(({ id }) => id);
    await store.insert(row, ids);
    told(row, ids);
  }

  /** Who has or had the matter in hand. */
  async function mayRecord(person: Person, matter: MatterRow): Promise<boolean> {
    if (!may(person, 'service.record', { organId: matter.organ_id, districtId: matter.district_id })) return false;
    return (await matters.stepsOf(matter.id)).some((step) => isAtPositionOf(person, step));
  }

  async function readable(person: Person, matterId: string): Promise<MatterRow> {
    const matter = (await deps.mayRead(person, matterId)) ? await matters.matter(matterId) : undefined;
    if (!matter) throw notFound('该办理事项', 'matter');
    return matter;
  }

  /** Inside a transaction: the matter, held, of whoever may record. */
  async function held(person: Person, matterId: string): Promise<MatterRow> {
    const matter = await readable(person, matterId);
    if (!(await mayRecord(person, matter))) throw forbidden('service.record');
    const locked = (await guard.lock([matterId])).matter(matterId);
    if (!locked) throw notFound('该办理事项', 'matter');
    return locked;
  }

  function checked(fields: FormField[], given: Record<string, unknown>, today: CivilDate): FormValues {
    const { values, problems } = checkFormValues(fields, given, 'fields', undefined, { checks: [], known: NOTHING_KNOWN, today });
    for (const field of fields) {
      const value = values[field.key];
      if (typeof value === 'string') problems.push(...unprintable(deps.missingGlyphs, `fields.${field.key}`, value));
    }
    if (problems.length) throw badInput(problems);
    return values;
  }

  return {
    /** Of a decision at a step whose form is that of a service; nothing where it is none. */
    async judgeStep(matterId: string, fields: readonly FormField[], values: FormValues): Promise<FieldProblem[]> {
      if (!isServiceForm(fields) || !isServiceWay(values['method'])) return [];
      return problemsOf(matterId, values, await awaitingStep(matterId), 'fields');
    },
    withDay: (fields: readonly FormField[], values: FormValues): FormValues =>
      isServiceForm(fields) ? withServedOn(values, announcementDays) : values,

    /** What a step has served: everything for the party that no earlier step did. */
    async byStep({ matterId, step, values, fields, person, coOfficerId, now }: ServedByStep): Promise<void> {
      const { method: way, [SERVED_ON]: day } = values;
      const happened = happenedOn(values);
      if (!isServiceWay(way) || happened === undefined || typeof day !== 'string') return;
      const row: ServiceRow = {
        ...{ id: randomUUID(), matter_id: matterId, step_id: step.id, way, happened_on: happened, served_on: day, reason: null },
        ...{ body: JSON.stringify(fields), person_id: person.id, co_officer_id: coOfficerId, at: now.getTime() },
      };
      await keep(row, await awaitingStep(matterId, step.id));
    },

    /** Beside the drawing: what was handed over at once, or an attempt that failed. */
    record: (person: Person, matterId: string, attempt: Attempt) =>
      database.write(async () => {
        await held(person, matterId);
        const now = time.now();
        const papers = (await store.papers(matterId)).filter(({ id }) => attempt.documents.includes(id));
        if (papers.length !== new Set(attempt.documents).size || !papers.length) throw notFound('该文书', 'document');
        const fields = attempt.served ? serviceFields(announcementDays) : attemptFields(announcementDays);
        const values = checked(fields, attempt.fields, civilDateInChina(now));
        const reason = typedText(attempt.reason);
        const problems = await problemsOf(matterId, values, papers, 'fields');
        if (!attempt.served && lacksReason(true, reason))
          problems.push({
            ...{ path: 'reason', code: 'reason-required', message: '请写明未能送达的原因。' },
            messageEn: 'Say why it could not be served.',
          });
        if (attempt.served) {
          const done = await standings.of(matterId, papers);
          const twice = papers.find(({ id }) => done.get(id)?.servedOn != null);
          if (twice)
            throw conflict('already-served', `《${twice.title}》${twice.number}已经送达。`, `${twice.number} has been served already.`);
        }
        if (problems.length) throw badInput(problems);
        const day = attempt.served ? servedOn(values, announcementDays) : undefined;
        const all = day === undefined ? values : { ...values, [SERVED_ON]: day };
        const row: ServiceRow = {
          ...{ id: randomUUID(), matter_id: matterId, step_id: null, way: values['method'] as ServiceWay },
          ...{ happened_on: attempt.served ? (happenedOn(values) ?? '') : String(values['attemptedOn']), served_on: day ?? null },
          ...{ reason: attempt.served ? null : reason, body: JSON.stringify(labelled(fields, all)) },
          ...{ person_id: person.id, co_officer_id: null, at: now.getTime() },
        };
        await keep(row, papers);
        return { id: row.id, servedOn: row.served_on };
      }),

    confirmAddress: (person: Person, matterId: string, given: Record<string, unknown>) =>
      database.write(async () => {
        await held(person, matterId);
        const now = time.now();
        const values = checked(ADDRESS_FIELDS, given, civilDateInChina(now));
        const row: AddressRow = {
          ...{ id: randomUUID(), matter_id: matterId, consent: values['consent'] === true ? 1 : 0 },
          ...{ confirmed_on: String(values['confirmedOn']), body: JSON.stringify(labelled(ADDRESS_FIELDS, values)) },
          ...{ person_id: person.id, at: now.getTime() },
        };
        await store.insertAddress(row);
        record.append({
          kind: 'service-address-confirmed',
          matterId,
          actorId: person.id,
          payload: { addressId: row.id, consent: row.consent === 1, confirmedOn: row.confirmed_on, fields: values },
        });
        return { id: row.id };
      }),

    async of(person: Person, matterId: string): Promise<MatterServices> {
      const matter = await readable(person, matterId);
      const [papers, services, served, names] = await Promise.all([
        store.papers(matterId),
        store.services(matterId),
        store.served(matterId),
        deps.names(),
      ]);
      const done = await standings.of(matterId, papers);
      const by = (id: string) => ({ id, name: names.person(id) });
      const asked = { service: serviceFields(announcementDays), attempt: attemptFields(announcementDays) };
      return {
        documents: papers.map((paper) => served1(paper, done.get(paper.id))),
        services: services.map((row): ServiceView => ({
          ...{ id: row.id, stepId: row.step_id, way: row.way, happenedOn: row.happened_on, servedOn: row.served_on },
          ...{
            reason: row.reason,
            answers: answersIn([...asked.service, ...asked.attempt], row.body),
            by: by(row.person_id),
            at: isoInChina(Number(row.at)),
          },
          documents: papers.filter(({ id }) => served.get(row.id)?.includes(id)).map(({ id, title, number }) => ({ id, title, number })),
        })),
        addresses: (await store.addresses(matterId)).map((row) => ({
          ...{ id: row.id, consent: row.consent === 1, confirmedOn: row.confirmed_on, answers: answersIn(ADDRESS_FIELDS, row.body) },
          ...{ by: by(row.person_id), at: isoInChina(Number(row.at)) },
        })),
        mayRecord: await mayRecord(person, matter),
        fields: asked.service,
        attemptFields: asked.attempt,
        addressFields: ADDRESS_FIELDS,
        announcementDays,
      };
    },

    /** For whoever prints it; the matter is readable. */
    async paperOf(person: Person, matterId: string, what: { serviceId: string } | { addressId: string | null }) {
      const matter = await readable(person, matterId);
      if ('addressId' in what) {
        const row = (await store.addresses(matterId)).find(({ id }) => id === what.addressId);
        if (!row && what.addressId !== null) throw notFound('该送达地址确认书', 'confirmation of addresses');
        return { matter, fields: row ? (JSON.parse(row.body) as LabelledValue[]) : [], papers: [], day: row?.confirmed_on };
      }
      const row = (await store.services(matterId)).find(({ id }) => id === what.serviceId);
      if (!row) throw notFound('该次送达', 'service');
      const ids = (await store.served(matterId)).get(row.id) ?? [];
      const papers = (await store.papers(matterId)).filter(({ id }) => ids.includes(id));
      return { matter, fields: JSON.parse(row.body) as LabelledValue[], papers, day: row.served_on ?? row.happened_on };
    },
  };

  function served1(paper: ServablePaper, done: StandingOfPaper | undefined): ServedDocument {
    const { way = null, servedOn: day = null, failed = 0 } = done ?? {};
    const today = civilDateInChina(time.now());
    const terms = day === null ? [] : termsOfPaper(paper.data);
    return {
      ...{ id: paper.id, title: paper.title, number: paper.number, issuedOn: civilDateInChina(Number(paper.created_at)) },
      ...{ state: day === null ? 'waiting' : day > today ? 'announced' : 'served', way, servedOn: day, failed },
      terms: terms.map((term) => ({
        ...{ text: term.name, textEn: term.nameEn },
        lastDay: (day && lastDayOf(term, day, deps.calendar())) ?? null,
      })),
    };
  }
}

const answersIn = (fields: readonly FormField[], body: string) =>
  withEnglish(fields, JSON.parse(body) as LabelledValue[]).map(({ key: _key, ...answer }) => answer);

/** Of an attempt that failed: the way, the day and where, and nothing that only a service has. */
function attemptFields(announcementDays: number): FormField[] {
  const [way, recipient] = serviceFields(announcementDays);
  return [
    ...[way, recipient].flatMap((field) => (field ? [field] : [])),
    { key: 'place', label: '送达地点', labelEn: 'Place', type: 'text', max: 100 },
    { key: 'trackingNumber', label: '邮寄单号', labelEn: 'Tracking number', type: 'text', max: 60 },
    { key: 'attemptedOn', label: '送达未成的日期', labelEn: 'Attempted on', type: 'date', required: true },
  ];
}
