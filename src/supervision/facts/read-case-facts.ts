/**
 * Reads what the warning rules may know of cases: five questions for any number of them, led by indexes. Decisions and documents come from
 * the record, which has the answers as they were given.
 */
import { RECORDING_GAP } from '../../../domain/penalties/recordings.ts';
import { materialState, type TickedMaterial } from '../../../domain/cases/materials.ts';
import { HEADERS } from '../../../domain/contract.ts';
import type { FieldValue } from '../../../domain/forms/check-field.ts';
import type { FormValues } from '../../../domain/forms/form-values.ts';
import { parseYuan } from '../../../domain/money/amount.ts';
import type { Party } from '../../../domain/party/party.ts';
import type { Effect } from '../../../domain/registry/effects.ts';
import { meaningOf, type FieldMeaning } from '../../../domain/registry/field-meanings.ts';
import { intakeOf, type RegistryEntry } from '../../../domain/registry/registry-entry.ts';
import { isStage } from '../../../domain/registry/stages.ts';
import type { Flowcharts } from '../../cases/index.ts';
import { placeholders } from '../../platform/database/index.ts';
import type { Database } from '../../platform/database/index.ts';
import type { RecordEntry } from '../../platform/record/index.ts';
import { rulingOf, type CaseFacts, type DecisionFact, type Said } from './case-facts.ts';
import { forbiddenFacts } from './forbidden-facts.ts';

/** The database itself, or aside for a dry run. */
export type Rows = Pick<Database, 'all'>;

export type ReadCaseFacts = (rows: Rows, matterIds: readonly string[]) => Promise<Map<string, CaseFacts>>;

/** Of a decision as the record tells it. */
export type ReadDecision = (versionId: string, payload: RecordEntry['payload'], at: number) => Promise<DecisionFact>;

interface CaseLine {
  id: string;
  title: string;
  opened_at: number;
  closed_at: number | null;
  procedure_id: string;
  power_id: string;
  party: string;
  materials: string;
  result: string | null;
  decided_at: number | null;
}

interface RecordLine {
  case_id: string;
  kind: string;
  at: number;
  payload: string;
}

interface Decided {
  elementId?: string;
  outcome?: string;
  effect?: Effect | null;
  negative?: boolean;
  byLaw?: boolean;
  fields?: FormValues;
}

const PRINTS_FINE = ['penalty-decision', 'simple-penalty-decision'];

export function createReadCaseFacts(flowcharts: Flowcharts): { readCases: ReadCaseFacts; readDecision: ReadDecision } {
  const readDecision: ReadDecision = async (versionId, payload, at) => {
    const { entry, description } = await flowcharts(versionId);
    return decisionIn(payload as Decided, entry, description.chart, at);
  };

  const readCases: ReadCaseFacts = async (rows, matterIds) => {
    if (!matterIds.length) return new Map();
    const ids = [...matterIds];
    const within = placeholders(ids.length);
    const cases = await rows.all<CaseLine>(
      `SELECT m.id, m.title, m.opened_at, m.closed_at, m.procedure_id, c.power_id, c.party, c.materials, c.result, c.decided_at
       FROM matter m JOIN case_file c ON c.id = m.id WHERE m.id IN (${within})`,
      ids,
    );
    if (!cases.length) return new Map();
    const record = groupBy(
      await rows.all<RecordLine>(
        `SELECT case_id, kind, at, payload FROM record WHERE case_id IN (${within})
         AND kind IN ('step-decided', 'document-numbered', 'waiting-period-waived', 'material-ticked') ORDER BY case_id, case_seq`,
        ids,
      ),
      ({ case_id: id }) => id,
    );
    const files = new Map(
      (
        await rows.all<{ matter_id: string; n: number }>(
          `SELECT f.matter_id, COUNT(*) AS n FROM matter_file f LEFT JOIN matter_file_withdrawal w ON w.file_id = f.id
           WHERE f.matter_id IN (${within}) AND w.file_id IS NULL GROUP BY f.matter_id`,
          ids,
        )
      ).map(({ matter_id: id, n }) => [id, Number(n)]),
    );
    const fines = await printedFines(rows, ids);
    const outOfService = await serviceOf(rows, [...new Set(cases.map(({ power_id: id }) => id))]);
    const facts = new Map<string, CaseFacts>();
    for (const row of cases) {
      const { entry, description } = await flowcharts(row.procedure_id);
      const lines = record.get(row.id) ?? [];
      const known = factsOf(row, lines, entry, description.chart, {
        files: files.get(row.id) ?? 0,
        printedFine: fines.get(row.id) ?? null,
        outOfService: outOfService.get(row.power_id) ?? [],
      });
      facts.set(row.id, known);
    }
    return facts;
  };

  return { readCases, readDecision };
}

type Chart = Awaited<ReturnType<Flowcharts>>['description']['chart'];

function factsOf(
  row: CaseLine,
  lines: readonly RecordLine[],
  entry: RegistryEntry,
  chart: Chart,
  more: Pick<CaseFacts, 'files' | 'printedFine' | 'outOfService'>,
): CaseFacts {
  const told = lines.map(({ kind, at, payload }) => ({ kind, at: Number(at), payload: JSON.parse(payload) as Record<string, unknown> }));
  const received = new Map(
    (JSON.parse(row.materials || '[]') as TickedMaterial[]).map((one) => [one.code, materialState(one) !== 'missing']),
  );
  const ticksOf = (code: string) =>
    told.flatMap(({ kind, payload, at }) =>
      kind === 'material-ticked' && payload.code === code ? [{ at, provided: payload.state !== 'missing' }] : [],
    );
  const decided = told.filter(({ kind }) => kind === 'step-decided');
  const facts: CaseFacts = {
    matterId: row.id,
    category: entry.category,
    simple: entry.procedure === 'simple',
    applied: intakeOf(entry).kind === 'application',
    title: row.title,
    party: partyIn(row.party),
    receivedAt: Number(row.opened_at),
    decidedAt: row.decided_at === null ? null : Number(row.decided_at),
    closedAt: row.closed_at === null ? null : Number(row.closed_at),
    result: row.result ?? '',
    materials: entry.materials.map(({ code, name, required }) => ({
      name,
      required,
      provided: received.get(code) ?? false,
      ticks: ticksOf(code),
    })),
    decisions: decided.map(({ payload, at }) => decisionIn(payload as Decided, entry, chart, at)),
    documents: told.flatMap(({ kind, payload, at }) => (kind === 'document-numbered' ? [{ template: String(payload.template), at }] : [])),
    waivedAt: told.flatMap(({ kind, at }) => (kind === 'waiting-period-waived' ? [at] : [])),
    ...more,
    forbidden: [],
    asks: asksOf(entry),
    setAside: null,
    decider: null,
  };
  const ruling = rulingOf(facts);
  if (ruling?.effect !== 'grant') return facts;
  const answers: Record<string, FieldValue> = {};
  for (const { payload, at } of decided) if (at <= ruling.at) Object.assign(answers, (payload as Decided).fields);
  return { ...facts, forbidden: forbiddenFacts(entry, answers) };
}

function decisionIn(
  { elementId = '', outcome = '', effect, negative, byLaw, fields = {} }: Decided,
  entry: RegistryEntry,
  chart: Chart,
  at: number,
): DecisionFact {
  const headers = chart.nodes.get(elementId)?.headers ?? {};
  const stage = headers[HEADERS.stage];
  const gap = fields[RECORDING_GAP];
  return {
    at,
    stage: isStage(stage) ? stage : null,
    outcome,
    effect: effect ?? null,
    negative: negative ?? false,
    byLaw: byLaw ?? false,
    said: saidIn(entry.forms[headers[HEADERS.form] ?? '']?.fields ?? [], fields),
    ...(typeof gap === 'string' ? { unrecorded: gap } : {}),
  };
}

/** Several answers may mean the same: the first that says something. */
function saidIn(fields: RegistryEntry['caseForm'], values: FormValues): Said {
  const said: Partial<Record<FieldMeaning, FieldValue>> = {};
  for (const field of fields) {
    const meaning = meaningOf(field);
    const value = Object.hasOwn(values, field.key) ? values[field.key] : undefined;
    if (meaning && value !== undefined && value !== '') said[meaning] ??= value;
  }
  return said;
}

const asked = new WeakMap<RegistryEntry, ReadonlySet<FieldMeaning>>();

function asksOf(entry: RegistryEntry): ReadonlySet<FieldMeaning> {
  const known = asked.get(entry);
  if (known) return known;
  const asks = new Set(Object.values(entry.forms).flatMap(({ fields }) => fields.flatMap((field) => meaningOf(field) ?? [])));
  asked.set(entry, asks);
  return asks;
}

/** What was imported may be anything. */
function partyIn(text: string): Party | null {
  try {
    const party = JSON.parse(text) as Party | null;
    return party?.kind === 'organisation' || party?.kind === 'person' ? party : null;
  } catch {
    return null;
  }
}

async function printedFines(rows: Rows, ids: string[]): Promise<Map<string, number>> {
  const found = await rows.all<{ matter_id: string; data: string }>(
    `SELECT d.matter_id, d.data FROM document d WHERE d.matter_id IN (${placeholders(ids.length)})
     AND d.template IN ('${PRINTS_FINE.join("','")}') ORDER BY d.created_at`,
    ids,
  );
  return new Map(
    found.flatMap(({ matter_id: id, data }): [string, number][] => {
      const { answers } = JSON.parse(data) as { answers?: Record<string, { value?: string }> };
      const fine = parseYuan(answers?.fineAmount?.value ?? '');
      return fine === undefined ? [] : [[id, fine]];
    }),
  );
}

async function serviceOf(rows: Rows, powerIds: string[]): Promise<Map<string, { from: number; to: number | null }[]>> {
  const events = await rows.all<{ power_id: string; kind: string; at: number }>(
    `SELECT v.power_id, e.kind, e.at FROM power_event e JOIN power_version v ON v.id = e.version_id
     WHERE v.power_id IN (${placeholders(powerIds.length)}) AND e.kind IN ('suspend', 'resume', 'abolish') ORDER BY e.at`,
    powerIds,
  );
  const times = new Map<string, { from: number; to: number | null }[]>();
  for (const { power_id: id, kind, at } of events) {
    const own = times.get(id) ?? [];
    const last = own.at(-1);
    if (kind !== 'resume') own.push({ from: Number(at), to: null });
    else if (last) last.to ??= Number(at);
    times.set(id, own);
  }
  return times;
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}
