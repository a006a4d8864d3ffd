/** A step of any matter as pages show it: what it asks, of whom, until when, and what was decided (R10, R11.4). */
import type { WordsOfEntry } from '../../domain/flowchart/describe.ts';
import type { Flowchart } from '../../domain/flowchart/flowchart.ts';
import type { OrganRole } from '../../domain/procedures/procedure-entry.ts';
import { ownOutcomes } from '../../domain/flowchart/outcomes.ts';
import type { MatterExtra } from '../../domain/api/matters.ts';
import type { OpinionView, ProposalView, StepView } from '../../domain/api/steps.ts';
import type { FormField } from '../../domain/contract.ts';
import { RECORDING_GAP } from '../../domain/penalties/recordings.ts';
import { withEnglish, type LabelledValue } from '../../domain/forms/labelled.ts';
import type { StepForm } from '../../domain/registry/registry-entry.ts';
import { civilDateInChina, isoInChina } from '../../domain/time/civil-time.ts';
import type { Directory } from '../organisation/index.ts';
import type { Time } from '../platform/time/time.ts';
import type { Kinds } from './kinds.ts';
import type { ProposalRow } from './proposals.ts';
import type { ReturnRow } from './returns.ts';
import { outcomesOf, type MatterRow, type OpinionRow, type StepRow } from './store.ts';

/** The drawing and the entry that a matter runs on, as far as pages ask. */
export interface MatterProcedure extends WordsOfEntry {
  xml: string;
  chart: Pick<Flowchart, 'nodes'>;
  positions: readonly (WordsOfEntry['positions'][number] & { organ?: OrganRole })[];
  forms: Readonly<Record<string, StepForm>>;
  description: {
    nameOf(elementId: string): string;
    nextText(elementId: string, outcome: string, entry: WordsOfEntry): { text: string; textEn: string };
  };
}

export interface StepFacts {
  step: StepRow;
  matter: Pick<MatterRow, 'id' | 'kind' | 'number' | 'title'>;
  extra: MatterExtra;
  procedure: Pick<MatterProcedure, 'forms'> | null;
  names: Directory;
  opinion?: OpinionRow;
  /** The latest one of the step. */
  proposal?: ProposalRow;
  from?: { name: string; personName: string };
  /** By which return the step was opened anew, and the name of the step that was left. */
  returned?: ReturnRow & { from_step: string | null };
}

export const isRunning = ({ state }: Pick<StepRow, 'state'>): boolean => state === 'open' || state === 'claimed';

export type StepViews = ReturnType<typeof createStepViews>;

export function createStepViews({ kinds, time }: { kinds: Kinds; time: Time }) {
  function colourOf(step: StepRow): StepView['colour'] {
    if (step.due_at === null) return 'normal';
    const end = step.decided_at ?? time.now().getTime();
    if (end > step.due_at) return 'overdue';
    return isRunning(step) && civilDateInChina(end) === civilDateInChina(step.due_at) ? 'warned' : 'normal';
  }

  return ({ step, matter, extra, procedure, names, opinion, proposal, from, returned }: StepFacts): StepView => {
    const form = step.form_key ? procedure?.forms[step.form_key] : undefined;
    return {
      id: step.id,
      matterId: matter.id,
      kind: matter.kind,
      kindName: kinds.named(matter.kind),
      page: kinds.pageOf(matter),
      caseId: matter.kind === 'case' ? matter.id : null,
      serial: matter.number,
      subject: matter.title,
      powerName: extra.power?.name,
      powerNameEn: extra.power?.nameEn,
      partyName: extra.partyName,
      elementId: step.element_id,
      name: step.name,
      organId: step.organ_id,
      positionCode: step.position_code,
      positionName: names.position(step.organ_id, step.position_code),
      state: step.state,
      openedAt: isoInChina(step.opened_at),
      dueAt: isoInChina(step.due_at),
      colour: colourOf(step),
      limitDays: step.limit_days ?? undefined,
      limitUnit: step.limit_days === null ? undefined : (step.limit_unit ?? 'working-day'),
      claimedBy: step.claimed_by ? { id: step.claimed_by, name: names.person(step.claimed_by) } : undefined,
      outcomes: ownOutcomes(outcomesOf(step)),
      form: form && { title: form.title, titleEn: form.titleEn, fields: form.fields },
      officers: step.officers,
      decidedAt: isoInChina(step.decided_at),
      opinion: opinion && opinionView(opinion, step, names, form?.fields ?? []),
      proposal: proposal && isRunning(step) ? proposalView(proposal, names, form?.fields ?? []) : undefined,
      from,
      returned: returned && {
        by: names.person(returned.person_id),
        fromStep: returned.from_step,
        reason: returned.reason,
        at: isoInChina(returned.at),
      },
      takenBack: step.taken_back === null ? undefined : true,
    };
  };
}

/** Who decided; or that the law did when the limit passed, and by which article. */
const byWhom = ({ person_id, basis }: OpinionRow, names: Directory): { personName: string; byLaw?: { basis: string | null } } =>
  person_id === null ? { personName: '', byLaw: { basis } } : { personName: names.person(person_id) };

function opinionView(opinion: OpinionRow, step: StepRow, names: Directory, asked: readonly FormField[]): OpinionView {
  const fields = JSON.parse(opinion.fields) as LabelledValue[];
  return {
    id: opinion.id,
    stepName: step.name,
    positionName: names.position(step.organ_id, step.position_code),
    ...byWhom(opinion, names),
    substituteFor: opinion.substitute_for ? names.person(opinion.substitute_for) : undefined,
    coOfficerName: opinion.co_officer_id ? names.person(opinion.co_officer_id) : undefined,
    outcome: opinion.outcome,
    outcomeLabel: opinion.outcome_label,
    negative: opinion.negative === 1,
    text: opinion.body,
    fields: withEnglish(asked, fields).map(({ key: _key, ...answer }) => answer),
    unrecorded: fields.find(({ key }) => key === RECORDING_GAP)?.value,
    at: isoInChina(opinion.at),
    proposedAt: isoInChina(opinion.proposed_at) ?? undefined,
  };
}

/** Undefined of one that was answered otherwise than by coming back. */
function proposalView(row: ProposalRow, names: Directory, asked: readonly FormField[]): ProposalView | undefined {
  const { state } = row;
  if (state === 'confirmed' || state === 'replaced') return undefined;
  return {
    id: row.id,
    state,
    by: { id: row.person_id, name: names.person(row.person_id) },
    coOfficer: { id: row.co_officer_id, name: names.person(row.co_officer_id) },
    outcome: row.outcome,
    outcomeLabel: row.outcome_label,
    negative: row.negative === 1,
    text: row.body,
    fields: withEnglish(asked, JSON.parse(row.fields) as LabelledValue[]).map(({ key: _key, ...answer }) => answer),
    answers: JSON.parse(row.answers) as Record<string, unknown>,
    at: isoInChina(row.at),
    answeredAt: isoInChina(row.answered_at),
    reason: row.reason,
  };
}
