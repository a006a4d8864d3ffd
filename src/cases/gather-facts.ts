/**
 * Gathers what a legal document may print (R11.5): the case, its party and materials, every opinion with its officers, the typed
 * facts, the limits as they stand now. What kind of document it is, its template's description says.
 */
import { tickedFacts } from '../../domain/registry/benchmark-facts.ts';
import { heldFrom, versionsFor } from '../../domain/registry/benchmark-versions.ts';
import { TIER_LEVEL_NAMES, type Benchmark, type BenchmarkTier } from '../../domain/registry/benchmarks.ts';
import { isRuling } from '../../domain/registry/effects.ts';
import { intakeOf, JOINT_WAY_NAMES, type LimitUnit, type RegistryEntry } from '../../domain/registry/registry-entry.ts';
import { SPECIAL_PROCEDURES } from '../../domain/registry/stages.ts';
import {
  SERVED_TEMPLATES,
  type DocumentData,
  type DocumentField,
  type DocumentOfficer,
  type DocumentOpinion,
  type TemplateDescription,
} from '../documents/index.ts';
import type { Clocks, ClockState } from '../clocks/index.ts';
import type { CivilDate } from '../../domain/time/civil-date.ts';
import { civilDateInChina } from '../../domain/time/civil-time.ts';
import type { Database } from '../platform/database/index.ts';
import { labelled } from '../../domain/forms/labelled.ts';
import type { FormValues } from '../../domain/forms/form-values.ts';
import { describeParty } from '../../domain/party/describe-party.ts';
import type { Party } from '../../domain/party/party.ts';
import type { CaseMaterial, Materials } from './materials/index.ts';
import { licenceAct, type LicenceAct } from '../../domain/licences/acts.ts';
import type { LicenceRow } from '../licences/index.ts';
import type { BenchmarksOfCase } from './benchmarks-of-case.ts';
import { createCaseStore, type CaseRow } from './store.ts';
import type { OpinionRow } from '../matters/index.ts';
import type { LabelledValue } from '../../domain/forms/labelled.ts';

export interface DocumentOrgan {
  name: string;
  shortName: string;
  city: string;
  /** Of the same level, which hears reconsiderations. */
  government: string;
  address?: string;
  phone?: string;
  court?: string;
}

export interface GatherDependencies {
  database: Database;
  clocks: Clocks;
  officer: (personId: string) => Promise<DocumentOfficer>;
  position: (organId: string, code: string) => Promise<string>;
  materials: Pick<Materials, 'of'>;
  benchmarksOf: BenchmarksOfCase;
}

/** What is known of the document itself. */
export interface Numbered {
  template: string;
  kind: TemplateDescription;
  title: string;
  number: string;
  now: Date;
  /** Given in the case so far, in their order. */
  opinions: OpinionRow[];
  /** The last day of the suspension that this document begins. */
  specialUntil?: CivilDate;
  /** Within which the drawing waits for supplements. */
  supplementTerm?: string;
  /** The visit that the inspection shares with others. */
  jointVisit?: DocumentData['jointVisit'];
  /** The licence that the case is about, and what it does to it. */
  concerned?: { licence: LicenceRow; act: LicenceAct };
}

export type GatherFacts = (caseRow: CaseRow, entry: RegistryEntry, organ: DocumentOrgan, document: Numbered) => Promise<DocumentData>;

const UNITS: Readonly<Record<LimitUnit, string>> = { 'working-day': '个工作日', 'calendar-day': '日', month: '个月', hour: '小时' };

export function createGatherFacts({ database, clocks, officer, position, materials, benchmarksOf }: GatherDependencies): GatherFacts {
  const store = createCaseStore(database);

  return async (
    caseRow,
    entry,
    organ,
    { template, kind, title, number, now, opinions: rows, concerned, supplementTerm, specialUntil, jointVisit },
  ) => {
    const opinions = await describeOpinions(caseRow, rows);
    const last = opinions.at(-1);
    const ruling = opinions[rows.findLastIndex(({ effect }) => isRuling(effect))] ?? last;
    const speaking = kind.speaks === 'ruling' ? ruling : last;
    const applied = labelled(entry.caseForm, JSON.parse(caseRow.form) as FormValues);
    const answers = latestAnswers(applied, opinions);
    return {
      template,
      title,
      number,
      issuedOn: civilDateInChina(now),
      city: organ.city,
      government: organ.government,
      organ: { name: organ.name, shortName: organ.shortName, address: organ.address, phone: organ.phone, court: organ.court },
      power: {
        code: entry.powerCode,
        name: entry.powerName,
        category: entry.category,
        isOwnMotion: intakeOf(entry).kind === 'own-motion',
        specialProcedures: (entry.specialProcedures ?? []).map((code) => SPECIAL_PROCEDURES[code].name),
        fees: entry.fees,
        legalBasis: entry.legalBasis,
      },
      case: {
        serial: caseRow.serial,
        subject: caseRow.subject,
        receivedAt: new Date(caseRow.received_at),
        acceptedAt: caseRow.accepted_at ? new Date(caseRow.accepted_at) : undefined,
        result: caseRow.result ?? undefined,
      },
      party: describeParty(JSON.parse(caseRow.party) as Party),
      limits: { ...(await limitsOf(caseRow, entry)), supplement: supplementTerm, specialUntil },
      materials: [...materialsOf(await materials.of(caseRow, entry)), ...supplementsIn(answers)],
      decision: speaking && {
        outcomeLabel: speaking.outcomeLabel,
        text: speaking.text,
        at: speaking.at,
        personName: speaking.officers[0]?.name ?? '',
        positionName: speaking.positionName,
      },
      fields: kind.prints === 'applied' ? applied : [...(kind.prints === 'both' ? applied : []), ...(last?.fields ?? [])],
      answers,
      opinions,
      benchmark: benchmarkOf(await benchmarksOf(caseRow, entry), answers, civilDateInChina(now)),
      certificate: kind.isCertificate && { number, validFrom: answers['validFrom']?.value ?? '', validTo: answers['validTo']?.value ?? '' },
      licence: concerned && describeLicence(concerned),
      ...(jointVisit ? { jointVisit } : {}),
      documents: kind.lists && (await listed(caseRow.id, kind.lists)),
    };
  };

  async function describeOpinions(caseRow: CaseRow, rows: OpinionRow[]): Promise<DocumentOpinion[]> {
    const steps = new Map((await store.stepsOf(caseRow.id)).map((step) => [step.id, step]));
    return Promise.all(
      rows.map(async (row) => {
        const step = steps.get(row.step_id);
        const people = [row.person_id, row.co_officer_id].filter((id) => id !== null);
        const officers = await Promise.all(people.map(officer));
        const [first] = officers;
        // Signed as the substitute that they are.
        if (first && row.substitute_for !== null) first.name = `${first.name}（代${(await officer(row.substitute_for)).name}）`;
        return {
          stepName: step?.name ?? '',
          positionName: step ? await position(step.organ_id, step.position_code) : '',
          outcomeLabel: row.outcome_label,
          negative: row.negative === 1,
          text: row.body,
          at: new Date(row.at),
          ...(row.proposed_at === null ? {} : { proposedAt: new Date(row.proposed_at) }),
          officers,
          fields: JSON.parse(row.fields) as LabelledValue[],
        };
      }),
    );
  }

  async function limitsOf(caseRow: CaseRow, { limits }: RegistryEntry): Promise<DocumentData['limits']> {
    const clock = await clocks.read({ matterId: caseRow.id, purpose: 'handling' });
    const due = (id: 'promised' | 'statutory'): string | undefined => {
      const at = clock?.reading.limits.find((limit) => limit.id === id)?.dueAt;
      return at ? civilDateInChina(at) : undefined;
    };
    const { extension } = limits;
    const held = limits.holding && (await clocks.read({ matterId: caseRow.id, purpose: 'holding' }));
    return {
      ...(held && limits.holding ? { holding: holdingOf(held, limits.holding) } : {}),
      statutoryDays: limits.statutory.days,
      promisedDays: limits.promised.days,
      unitLabel: UNITS[limits.promised.unit],
      statutoryUnitLabel: UNITS[limits.statutory.unit],
      statutoryDue: due('statutory'),
      promisedDue: due('promised'),
      extension: extension && { days: extension.days, unitLabel: UNITS[extension.unit ?? limits.statutory.unit], basis: extension.basis },
      ...(limits.joint ? { joint: { way: JOINT_WAY_NAMES[limits.joint.way].name, departments: limits.joint.departments } } : {}),
    };
  }

  /** What the latest service brought; before services were kept, what was made since the receipt before. A file lists everything. */
  async function listed(caseId: string, which: 'served' | 'all'): Promise<NonNullable<DocumentData['documents']>> {
    const rows = await database.all<{
      id: string;
      template: string;
      title: string;
      number: string;
      created_at: number;
      pages: number | null;
    }>(
      'SELECT d.id, d.template, d.title, d.number, d.created_at, k.pages FROM document d LEFT JOIN document_content k ON k.document_id = d.id WHERE d.matter_id = $1 ORDER BY d.created_at, d.id',
      [caseId],
    );
    const chosen = which === 'all' ? rows : await servedOf(caseId, rows);
    return chosen.map(({ title, number, created_at, pages }) => ({
      title,
      number,
      issuedOn: civilDateInChina(created_at),
      pages: pages ?? undefined,
    }));
  }

  async function servedOf<R extends { id: string; template: string; created_at: number }>(caseId: string, rows: R[]): Promise<R[]> {
    const since = rows.findLastIndex(({ template }) => template === 'delivery-receipt') + 1;
    const served = await database.all<{ document_id: string }>(
      `SELECT d.document_id FROM service_document d WHERE d.service_id = (
         SELECT id FROM service WHERE matter_id = $1 AND step_id IS NOT NULL AND at >= $2 ORDER BY at DESC, id DESC LIMIT 1)`,
      [caseId, rows[since - 1]?.created_at ?? 0],
    );
    if (served.length) return rows.filter(({ id }) => served.some((one) => one.document_id === id));
    return rows.slice(since).filter(({ template }) => SERVED_TEMPLATES.includes(template));
  }
}

function describeLicence({ licence, act }: NonNullable<Numbered['concerned']>): DocumentData['licence'] {
  const { number, valid_from: validFrom, valid_to: validTo, issued_at: issuedAt } = licence;
  return {
    ...{ number, act, actName: licenceAct(act).name, issuedOn: civilDateInChina(issuedAt) },
    ...{ validFrom: validFrom ?? undefined, validTo: validTo ?? undefined },
    content: JSON.parse(licence.content) as LabelledValue[],
  };
}

function holdingOf(
  { ledger, reading }: ClockState,
  { days, unit }: NonNullable<RegistryEntry['limits']['holding']>,
): DocumentData['limits']['holding'] {
  const at = (kind: 'start' | 'stop'): Date | undefined => ledger.find((entry) => entry.kind === kind)?.at;
  const [from, endedAt, dueAt] = [at('start'), at('stop'), reading.limits[0]?.dueAt];
  return (
    from && {
      from: civilDateInChina(from),
      ...(dueAt ? { until: civilDateInChina(dueAt) } : {}),
      days,
      unitLabel: UNITS[unit],
      ...(endedAt ? { endedOn: civilDateInChina(endedAt) } : {}),
    }
  );
}

/** Later answers replace earlier ones with the same key. */
const latestAnswers = (applied: DocumentField[], opinions: DocumentOpinion[]): Record<string, DocumentField> =>
  Object.fromEntries([...applied, ...opinions.flatMap(({ fields }) => fields)].map((field) => [field.key ?? field.label, field]));

const materialsOf = (materials: readonly CaseMaterial[]): DocumentData['materials'] =>
  materials.map(({ name, required, provided, originals, original, copies, asked, note, instead, followBy }) => ({
    ...{ name, required, provided, note },
    // What is missing is named with the numbers that are asked for, what is there with those handed in.
    ...(provided ? { originals, copies } : { originals: original, copies: asked }),
    ...(instead === undefined ? {} : { instead, ...(followBy === undefined ? {} : { followBy }) }),
  }));

/** What the party handed in after a supplement notice, as the window wrote it down. */
function supplementsIn(answers: Record<string, DocumentField>): DocumentData['materials'] {
  const received = answers['receivedMaterials'];
  return received ? [{ name: '补正材料', required: false, provided: true, originals: 0, copies: 0, note: received.value }] : [];
}

/**
 * The benchmark that the recorded violation names, or the only one, in the version of the day of the act or the later one that was chosen
 * (CF37); the tier is the one chosen at the end of the investigation.
 */
function benchmarkOf(benchmarks: Benchmark[], answers: Record<string, DocumentField>, today: CivilDate): DocumentData['benchmark'] {
  const said = (key: string): string | undefined => answers[key]?.value;
  const violations = new Set(benchmarks.map(({ violation }) => violation));
  const violation = said('violation');
  const versions = benchmarks.filter((one) => one.violation === violation || violations.size === 1);
  const actDate = said('actDate');
  const found = versionsFor(versions, actDate ?? today, today);
  if (!found) return undefined;
  const chosen = found.later.find(({ benchmark }) => heldFrom(benchmark) === said('appliedFrom'))?.benchmark;
  const benchmark = chosen ?? found.ofAct;
  const level = said('tier');
  const isChosen = (tier: BenchmarkTier): boolean => tier.level === level || TIER_LEVEL_NAMES[tier.level].name === level;
  const tier = benchmark.tiers.find(isChosen);
  return {
    violation: benchmark.violation,
    violatedClause: benchmark.violatedClause,
    penaltyClause: benchmark.penaltyClause,
    tier: tier && { level: TIER_LEVEL_NAMES[tier.level].name, conditions: tier.conditions },
    facts: tickedFacts(said('tierFacts') ?? ''),
    // One version that always held needs no word.
    ...(benchmark.from === undefined && !found.later.length
      ? {}
      : { version: { actDate, from: benchmark.from, later: chosen !== undefined, ground: chosen && said('milderGround') } }),
  };
}
