/**
 * What the form of a step is judged with (R11.3): the checks of its entry, and of the record what they ask for. The page is told the same
 * that the decision is judged by.
 */
import type { FieldValue } from '../../domain/forms/check-field.ts';
import type { Check } from '../../domain/forms/checks/check.ts';
import type { Judging, KnownAnswer, KnownFacts } from '../../domain/forms/checks/judging.ts';
import type { Recording } from '../../domain/penalties/recordings.ts';
import { evidenceNames } from '../../domain/registry/benchmark-facts.ts';
import { needsOf } from '../../domain/forms/checks/refs.ts';
import { inWords } from '../../domain/forms/labelled.ts';
import type { FormValues } from '../../domain/forms/form-values.ts';
import type { FormField, Outcome } from '../../domain/contract.ts';
import { HEADERS } from '../../domain/contract.ts';
import { outcomesOf, type MatterRow, type StepRow } from '../matters/index.ts';
import type { RecordBook } from '../platform/record/index.ts';
import { civilDateInChina } from '../../domain/time/civil-time.ts';
import type { GivenFacts, MatterKinds, Procedure } from './matter-kind.ts';
import { procedureOf } from './matter-kind.ts';
import { STEP_RETURNED } from './runs.ts';
import { SERVICE_FIELD } from './periods/counted-from.ts';

/** Without the day, which whoever judges adds. */
export type JudgingOf = (
  matter: MatterRow,
  step: Pick<StepRow, 'id' | 'form_key' | 'outcomes'>,
) => Promise<Pick<Judging, 'form' | 'known'> & { checks: Check[]; outcomes: NamedOutcome[] }>;

type NamedOutcome = Pick<Outcome, 'code' | 'label' | 'labelEn'>;

export function createJudging({
  record,
  kinds,
  fileNames,
  recordingsOf,
}: {
  record: Pick<RecordBook, 'ofMatter'>;
  kinds: MatterKinds;
  /** Names of the files of a matter that count. */
  fileNames: (matterId: string) => Promise<string[]>;
  /** Recordings among the files that lie at a step. */
  recordingsOf: (stepId: string) => Promise<Recording[]>;
}): JudgingOf {
  return async (matter, step) => {
    const form = step.form_key;
    const procedure = await procedureOf(kinds, matter);
    const fields = form ? (procedure.forms[form]?.fields ?? []) : [];
    const needs = needsOf(procedure.checks ?? [], fields, form ?? undefined);
    const given = needs.given ? await givenOf(matter) : NOTHING_GIVEN;
    const decided = needs.earlier ? decisionsIn(await record.ofMatter(matter.id, DECISIVE), procedure) : NOTHING_DECIDED;
    const served = decided.answers[SERVICE_FIELD]?.value;
    const known: KnownFacts = {
      ...given,
      days: typeof served === 'string' ? { ...given.days, servedOn: served } : given.days,
      applied: only(given.applied, needs.keys),
      earlier: only(decided.answers, needs.keys),
      stages: decided.stages,
      benchmarks: needs.checks.some(({ kind }) => kind === 'fine-in-tier') ? given.benchmarks : [],
      ...(needs.recordings ? { recordings: await recordingsOf(step.id) } : {}),
      ...(needs.evidence ? { evidence: [...new Set([...decided.evidence, ...(await fileNames(matter.id))])] } : {}),
    };
    const outcomes = outcomesOf(step).map(({ code, label, labelEn }) => ({ code, label, ...(labelEn ? { labelEn } : {}) }));
    return { ...(form ? { form } : {}), checks: needs.checks, outcomes, known };
  };

  /** A kind that says nothing more was opened on a day. */
  async function givenOf(matter: MatterRow): Promise<GivenFacts> {
    const { given } = kinds(matter.kind);
    return given ? given(matter) : { ...NOTHING_GIVEN, days: { receivedOn: civilDateInChina(matter.opened_at) } };
  }
}

const NOTHING_DECIDED: DecidedSoFar = { answers: {}, stages: [], evidence: [] };
const NOTHING_GIVEN: GivenFacts = { days: {}, applied: {}, benchmarks: [] };

const only = (answers: Record<string, KnownAnswer>, keys: ReadonlySet<string>): Record<string, KnownAnswer> =>
  Object.fromEntries(Object.entries(answers).filter(([key]) => keys.has(key)));

/** Answers with the names that their form gives them. */
export const knownAnswers = (fields: readonly FormField[], values: Readonly<FormValues>): Record<string, KnownAnswer> =>
  Object.fromEntries(
    fields.flatMap((field): [string, KnownAnswer][] => {
      const value = Object.hasOwn(values, field.key) ? values[field.key] : undefined;
      const { key, label, labelEn } = field;
      return value === undefined ? [] : [[key, { label, ...(labelEn ? { labelEn } : {}), value, words: inWords(field, value) }]];
    }),
  );

/** What the record says of a decision. */
interface Decided {
  stepId?: string;
  elementId?: string;
  negative?: boolean;
  fields?: Record<string, FieldValue>;
}

interface DecidedSoFar {
  answers: Record<string, KnownAnswer>;
  stages: string[];
  /** Of every round: what was gathered first is not lost by gathering more. */
  evidence: string[];
}

/** Entries that say what was decided, and what of it went back. */
const DECISIVE = ['step-decided', STEP_RETURNED];

/** Key of an evidence list in whatever form. */
const EVIDENCE = 'evidence';

/** The latest answer to each key, and the stages that somebody passed; the record has the answers as they were given. */
function decisionsIn(
  entries: readonly { kind: string; payload: string }[],
  { chart, forms }: Pick<Procedure, 'chart' | 'forms'>,
): DecidedSoFar {
  const answers: Record<string, KnownAnswer> = {};
  const stages = new Set<string>();
  const evidence: string[] = [];
  const takenBack = new Set(
    entries.flatMap(({ kind, payload }) => (kind === STEP_RETURNED ? (JSON.parse(payload) as { stepIds: string[] }).stepIds : [])),
  );
  for (const { kind, payload } of entries) {
    if (kind !== 'step-decided') continue;
    const { stepId = '', elementId = '', negative, fields = {} } = JSON.parse(payload) as Decided;
    // What went back counts no more.
    if (takenBack.has(stepId)) continue;
    const headers = chart.nodes.get(elementId)?.headers;
    const stage = headers?.[HEADERS.stage];
    if (stage && !negative) stages.add(stage);
    const list = fields[EVIDENCE];
    if (typeof list === 'string') evidence.push(...evidenceNames(list));
    Object.assign(answers, knownAnswers(forms[headers?.[HEADERS.form] ?? '']?.fields ?? [], fields));
  }
  return { answers, stages: [...stages], evidence };
}
