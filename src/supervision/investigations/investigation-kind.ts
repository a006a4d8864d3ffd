/**
 * The investigation as a kind of matter (R17): it runs on `processes/platform/investigation.bpmn`. The two who were named for it hear and
 * find; an appeal is decided by somebody who has not; the measure comes from the table of the office.
 */
import type { FieldProblem } from '../../../domain/forms/field-problem.ts';
import { measureInWords, measureOptions, type Measure } from '../../../domain/supervision/measures.ts';
import { createMatterStore, type MatterRow } from '../../matters/index.ts';
import type { Directory } from '../../organisation/index.ts';
import { may, type Person } from '../../platform/auth/index.ts';
import { conflict, Refusal } from '../../platform/errors.ts';
import type { RecordBook } from '../../platform/record/index.ts';
import {
  createPlatformKind,
  type Decided,
  type Judgeable,
  type MatterKind,
  type PlatformKindDependencies,
  type Procedure,
} from '../../procedures/index.ts';
import type { OfficeSetting } from '../settings/office-settings.ts';
import { createInvestigationStore, INVESTIGATION, type FindingResult } from './store.ts';

export interface InvestigationKindDependencies extends PlatformKindDependencies {
  record: RecordBook;
  measures: OfficeSetting<readonly Measure[]>;
  names: () => Promise<Directory>;
  person: (id: string) => Promise<Person | undefined>;
  holdersOf: (organId: string, positionCode: string) => Promise<{ id: string }[]>;
  /** Offices that supervise an organ, the nearest first; never the organ itself. */
  officesOf: (organId: string) => Promise<string[]>;
  legalOfficeOf: (organId: string) => Promise<string | null>;
}

const OVERSIGHT = 'oversight';
/** Steps of the two investigators. */
const OF_INVESTIGATORS: readonly string[] = ['Step_Hear', 'Step_Find'];

export function createInvestigationKind(deps: InvestigationKindDependencies): MatterKind {
  const { database, record, measures } = deps;
  const matters = createMatterStore(database);
  const store = createInvestigationStore(database);

  async function reaches(person: Person, organId: string): Promise<boolean> {
    const organ = (await deps.names()).organRow(organId);
    return may(person, 'investigation.handle', { organId, districtId: organ?.district_id ?? null });
  }

  /** R14: a colleague whose scope ends elsewhere decides nothing about this organ. */
  async function checkScope(person: Person, organId: string): Promise<void> {
    if (await reaches(person, organId)) return;
    const name = (await deps.names()).organ(organId);
    throw new Refusal(
      403,
      'organ-out-of-scope',
      `“${name}”不在您的监督范围内。`,
      `The organ ${organId} lies outside the scope that you supervise.`,
      { details: { organId } },
    );
  }

  async function checkInvestigators(matterId: string, personIds: readonly string[]): Promise<void> {
    const { investigators } = await store.people(matterId);
    const stranger = personIds.find((id) => !investigators.includes(id));
    if (stranger === undefined) return;
    const names = await deps.names();
    const named = investigators.map((id) => names.person(id)).join('、');
    throw new Refusal(
      403,
      'not-investigator',
      `${names.person(stranger)}不是本案的调查人员。本案由${named}调查；需要更换的，请先变更调查人员。`,
      `${names.person(stranger)} does not investigate this matter; ${named} do. Name others first where they cannot.`,
      { details: { investigators } },
    );
  }

  /** Who has had a hand in the matter: opened it, investigates it, decided or confirmed anything in it. */
  async function involvedIn(matter: MatterRow): Promise<Set<string>> {
    const [{ investigators }, opinions] = await Promise.all([store.people(matter.id), matters.opinionsOf(matter.id)]);
    const acted = opinions.flatMap(({ person_id, co_officer_id }) => [person_id, co_officer_id]);
    return new Set([matter.opened_by, ...investigators, ...acted].filter((id) => id !== null));
  }

  async function refuseOwnReview(matter: MatterRow, personIds: readonly string[]): Promise<void> {
    const involved = await involvedIn(matter);
    if (!personIds.some((id) => involved.has(id))) return;
    throw conflict(
      'same-person',
      '申诉应当由没有参加过本案的人员复核，请转由其他监督人员办理。',
      'An appeal is decided by somebody who has had no part in the investigation. Leave it to a colleague.',
    );
  }

  const measureOf = async (code: unknown, gravity: unknown): Promise<Measure | undefined> =>
    (await measures.inForce()).find((one) => one.code === code && one.gravity.some((fits) => fits === gravity));

  /** Those of the persons concerned whom the finding names; undefined where it names somebody else, or nobody. */
  async function responsibleOf(matterId: string, written: unknown): Promise<string[] | undefined> {
    const [{ concerned }, names] = await Promise.all([store.people(matterId), deps.names()]);
    const found = String(written)
      .split(/[、，,;；\s]+/)
      .filter(Boolean)
      .map((name) => concerned.find((id) => names.person(id) === name));
    return found.length && found.every((id) => id !== undefined) ? [...new Set(found)] : undefined;
  }

  async function notConcerned(matterId: string): Promise<FieldProblem> {
    const [{ concerned }, names] = await Promise.all([store.people(matterId), deps.names()]);
    const named = concerned.map((id) => names.person(id)).join('、');
    const [message, messageEn] = named
      ? [
          `责任人员应当是被调查人员：${named}。需要增加的，请先变更被调查人员。`,
          `Whoever is responsible is one of the persons concerned: ${named}. Name others first where it is somebody else.`,
        ]
      : ['尚未确定被调查人员，请先在调查页面填写。', 'Nobody is named as concerned yet; do so on the page of the investigation first.'];
    return { path: 'fields.responsible', code: 'not-concerned', message, messageEn };
  }

  async function judge({ matter, step, outcome, values, personIds }: Judgeable): Promise<FieldProblem[]> {
    if (OF_INVESTIGATORS.includes(step.element_id)) await checkInvestigators(matter.id, personIds);
    if (step.element_id === 'Step_Review') await refuseOwnReview(matter, personIds);
    if (outcome.code === 'fault')
      return [
        ...((await measureOf(values.measure, values.gravity)) ? [] : [measureNotFitting('measure')]),
        ...((await responsibleOf(matter.id, values.responsible)) ? [] : [await notConcerned(matter.id)]),
      ];
    if (outcome.code === 'amend' && !(await measureOf(values.amended, (await standing(matter.id))?.gravity)))
      return [measureNotFitting('amended')];
    return [];
  }

  async function note(decision: Decided, found: { result: FindingResult; gravity?: string; measure?: Measure; responsible?: string[] }) {
    const { matter, opinion, now, person } = decision;
    const row = {
      opinion_id: opinion.id,
      investigation_id: matter.id,
      result: found.result,
      gravity: found.gravity ?? null,
      measure: found.measure?.code ?? null,
      measure_text: found.measure ? measureInWords(found.measure) : null,
      responsible: JSON.stringify(found.responsible ?? []),
      at: now.getTime(),
    };
    await store.found(row);
    const { opinion_id: opinionId, investigation_id: _matter, at: _at, measure_text: measureText, ...told } = row;
    record.append({
      kind: 'investigation-found',
      matterId: matter.id,
      actorId: person?.id ?? null,
      payload: { opinionId, ...told, measureText },
    });
  }

  const standing = async (matterId: string) => (await store.findings(matterId)).at(-1);

  const kind = createPlatformKind(INVESTIGATION, deps, {
    async addressed(matter, elementId) {
      if (elementId !== 'Step_Review') return undefined;
      const organId = await store.organOf(matter.id);
      const offices = await deps.officesOf(organId);
      const higher = offices[offices.indexOf(matter.organ_id) + 1];
      if (higher !== undefined) return { organId: higher, position: OVERSIGHT };
      // A colleague who has had no part in it; where the office has none left, the legal office.
      const involved = await involvedIn(matter);
      for (const { id } of await deps.holdersOf(matter.organ_id, OVERSIGHT)) {
        const person = involved.has(id) ? undefined : await deps.person(id);
        if (person && (await reaches(person, organId))) return undefined;
      }
      const legal = await deps.legalOfficeOf(organId);
      return legal === null || legal === organId ? undefined : { organId: legal, position: OVERSIGHT };
    },

    judge,

    async decided(decision) {
      const { matter, step, outcome, person, values } = decision;
      if (!person) return;
      // Another office may have been asked for the review; it decides by its position.
      if (step.organ_id === matter.organ_id) await checkScope(person, await store.organOf(matter.id));
      if (outcome.code === 'fault') {
        const gravity = String(values.gravity);
        const [measure, responsible] = await Promise.all([
          measureOf(values.measure, gravity),
          responsibleOf(matter.id, values.responsible),
        ]);
        await note(decision, { result: 'fault', gravity, measure, responsible });
      } else if (outcome.code === 'no-fault') await note(decision, { result: 'cleared' });
      else if (outcome.code === 'revoke') await note(decision, { result: 'revoked' });
      else if (outcome.code === 'amend') {
        const before = await standing(matter.id);
        const gravity = before?.gravity ?? undefined;
        const measure = await measureOf(values.amended, gravity);
        const responsible = JSON.parse(before?.responsible ?? '[]') as string[];
        await note(decision, { result: 'amended', gravity, measure, responsible });
      }
    },

    async facts(matter) {
      const [organId, names, finding] = [await store.organOf(matter.id), await deps.names(), await standing(matter.id)];
      return { concernedOrgan: names.organ(organId), measureInForce: finding?.measure_text ?? '' };
    },
  });

  return {
    ...kind,
    /** The choice of measures is the office's table as it is now. */
    async procedure(versionId): Promise<Procedure> {
      const [procedure, table] = await Promise.all([kind.procedure(versionId), measures.inForce()]);
      const options = measureOptions(table);
      const forms = Object.fromEntries(
        Object.entries(procedure.forms).map(([key, form]) => [
          key,
          { ...form, fields: form.fields.map((field) => (MEASURE_FIELDS.includes(field.key) ? { ...field, options } : field)) },
        ]),
      );
      return { ...procedure, forms };
    },
  };
}

const measureNotFitting = (field: string): FieldProblem => ({
  path: `fields.${field}`,
  code: 'measure-not-fitting',
  message: '按处理措施表，这项措施不适用于认定的情节。',
  messageEn: 'By the table of measures this one does not fit the gravity that is found.',
});

const MEASURE_FIELDS: readonly string[] = ['measure', 'amended'];
