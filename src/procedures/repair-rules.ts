/**
 * Who may do what about a diverged matter, and when (R12a; docs/adr/0015-engine-routes-record-proves.md): each answers why not,
 * or nothing. The page asks the same before it offers a button.
 */
import { mayPropose, mayTogether, type RepairKind, type RepairSide } from '../../domain/flowchart/repairs.ts';
import { conflict, type Refusal } from '../platform/errors.ts';
import type { RepairFacts } from './repair-facts.ts';
import type { RepairRow } from './repair-log.ts';

/** Somebody before a matter, and the sides on which they stand there. */
export interface Repairer {
  id: string;
  sides: readonly RepairSide[];
}

type Question = Pick<RepairFacts, 'divergence' | 'matter' | 'lastOpinion'>;

export function whyNotRepair({ divergence, matter, lastOpinion }: Question, { id }: Repairer): Refusal | undefined {
  if (divergence.settled_at !== null || matter.closed_at !== null)
    return conflict(
      'matter-not-frozen',
      '该办理事项已经恢复一致或者已经办结，无需修复。',
      'Engine and record agree about this matter again, or it is over; there is nothing to repair.',
    );
  if (lastOpinion && (lastOpinion.person_id === id || lastOpinion.co_officer_id === id))
    return conflict(
      'own-decision',
      '您的办理意见正在核查之中，不能由您修复。',
      'Your own decision is in question; somebody else must repair.',
    );
  return undefined;
}

/** Whether such a repair can be proposed as things stand. */
export function whyNotPropose(facts: RepairFacts, repairer: Repairer, kind: RepairKind, instance?: string): Refusal | undefined {
  return whyNotRepair(facts, repairer) ?? whyNotPossible(facts, kind, instance) ?? whyNotNow(facts, repairer, kind);
}

function whyNotPossible({ divergence, instances, replayable }: RepairFacts, kind: RepairKind, instance?: string): Refusal | undefined {
  if (kind === 'retry' && divergence.code === 'engine-behind')
    return conflict(
      'no-job-to-retry',
      '流程引擎没有交出任务，没有可以重新办理的内容。',
      'The engine has handed out no job; there is nothing to take again.',
    );
  if (
    kind === 'rebind' &&
    !instances.some(({ stands, processInstanceKey }) => stands && processInstanceKey === (instance ?? processInstanceKey))
  )
    return conflict(
      'no-instance-to-bind',
      '没有停在记录所到之处的流程实例。',
      'No instance that names this matter stands where the record leads.',
    );
  if (kind === 'replay' && !replayable)
    return conflict('not-replayable', '该办理事项的记录不能在新的流程实例上重演。', 'The record of this matter cannot be replayed.');
  return undefined;
}

function whyNotNow({ underWay }: RepairFacts, { sides }: Repairer, kind: RepairKind): Refusal | undefined {
  if (!mayPropose(kind, sides))
    return conflict(
      'not-your-repair',
      '终止办理涉及事项内容，由办理机关和法制机构提出和批准。',
      'Closing a matter concerns its content: the organ and its legal office propose and approve it.',
    );
  if (underWay) return conflict('repair-under-way', '该办理事项已有修复方案。', 'A repair of this matter has been proposed already.');
  return undefined;
}

const decided = (): Refusal => conflict('repair-decided', '该修复方案已经有了结论。', 'This proposal has been decided already.');

export function whyNotApprove(repair: RepairRow, question: Question, repairer: Repairer): Refusal | undefined {
  const objection = whyNotRepair(question, repairer);
  if (objection) return objection;
  if (repair.state !== 'proposed') return decided();
  const proposing = repair.proposed_as.split(' ') as RepairSide[];
  if (repair.proposed_by !== repairer.id && mayTogether(repair.kind, proposing, repairer.sides)) return undefined;
  return repair.kind === 'close'
    ? conflict(
        'second-person-required',
        '终止办理须由办理机关和法制机构各一人分别提出和批准。',
        'A matter is closed by two: somebody of the organ and somebody of its legal office.',
      )
    : conflict(
        'second-person-required',
        '修复须由系统管理员和办理机关（或法制机构）各一人分别提出和批准。',
        'A repair is proposed and approved by two: the system administrator and somebody of the organ or its legal office.',
      );
}

/** Whoever may repair the matter may refuse what another has proposed. */
export function whyNotRefuse(repair: RepairRow, question: Question, repairer: Repairer): Refusal | undefined {
  if (repair.state !== 'proposed') return decided();
  if (repair.proposed_by === repairer.id)
    return conflict('own-proposal', '这是您自己提出的方案，请撤回。', 'This is your own proposal; withdraw it instead.');
  return whyNotRepair(question, repairer);
}

/** A proposal is its author's; one that was approved and does not come to its end may be given up by either of the two. */
export function whyNotWithdraw(repair: RepairRow, { id }: Repairer): Refusal | undefined {
  if (repair.state !== 'proposed' && repair.state !== 'approved') return decided();
  if (repair.proposed_by === id || (repair.state === 'approved' && repair.approved_by === id)) return undefined;
  return conflict('not-your-proposal', '只有提出（或批准）该方案的人可以撤回。', 'Only those who proposed or approved it may withdraw it.');
}
