/**
 * Brings a diverged matter home by two people (R12a; docs/adr/0015-engine-routes-record-proves.md): one proposes with a reason, the
 * other approves, or refuses with a reason of their own. Who that may be: `repair-rules.ts`; what comes of it: `carry-out-repair.ts`.
 */
import { randomUUID } from 'node:crypto';
import type { RepairKind } from '../../domain/flowchart/repairs.ts';
import { typedText } from '../../domain/text/clean-text.ts';
import { lacksReason } from '../../domain/text/reason.ts';
import { createMatterStore, type MatterRow } from '../matters/index.ts';
import type { Person } from '../platform/auth/index.ts';
import type { Database } from '../platform/database/index.ts';
import { badInput, notFound, type Refusal } from '../platform/errors.ts';
import type { RecordBook } from '../platform/record/index.ts';
import type { Time } from '../platform/time/time.ts';
import type { CarryOut } from './carry-out-repair.ts';
import { createHold, type DivergenceRow } from './freeze.ts';
import type { RepairFactsOf } from './repair-facts.ts';
import type { RepairLog, RepairRow } from './repair-log.ts';
import { whyNotApprove, whyNotPropose, whyNotRefuse, whyNotWithdraw, type Repairer } from './repair-rules.ts';
import { repairSidesOf } from './repair-sides.ts';

export interface Proposal {
  kind: RepairKind;
  reason: string;
  /** Of a re-binding, where more than one instance stands where the record leads. */
  processInstanceKey?: string;
}

export interface Repairs {
  propose(person: Person, divergenceId: string, proposal: Proposal): Promise<RepairRow>;
  approve(person: Person, repairId: string): Promise<RepairRow>;
  refuse(person: Person, repairId: string, reason: string): Promise<RepairRow>;
  withdraw(person: Person, repairId: string): Promise<RepairRow>;
}

const refuseIf = (objection: Refusal | undefined): void => {
  if (objection) throw objection;
};

function stated(reason: string): string {
  if (lacksReason(true, reason))
    throw badInput([{ path: 'reason', code: 'reason-required', message: '请说明理由。', messageEn: 'State the reason.' }]);
  return typedText(reason);
}

export function createRepairs(deps: {
  database: Database;
  record: RecordBook;
  time: Time;
  repairLog: RepairLog;
  factsOf: RepairFactsOf;
  carryOut: CarryOut;
}): Repairs {
  const { database, time, repairLog, factsOf, carryOut } = deps;
  const store = createMatterStore(database);
  const hold = createHold(deps);

  /** The matter, locked, and as whom the person stands before it. */
  async function before(person: Person, matterId: string): Promise<{ matter: MatterRow; repairer: Repairer }> {
    const matter = await store.lock(matterId);
    const sides = matter ? repairSidesOf(person, matter) : [];
    if (!matter || !sides.length) throw notFound('该办理事项', 'matter');
    return { matter, repairer: { id: person.id, sides } };
  }

  const divergenceOf = (id: string): Promise<DivergenceRow | undefined> =>
    database.get<DivergenceRow>('SELECT * FROM divergence WHERE id = $1', [id]);

  /** The proposal, locked behind its matter. */
  async function proposal(person: Person, repairId: string) {
    const seen = await repairLog.repair(repairId);
    if (!seen) throw notFound('该修复方案', 'repair');
    const { matter, repairer } = await before(person, seen.matter_id);
    const repair = (await repairLog.lock(repairId)) ?? seen;
    const divergence = await divergenceOf(repair.divergence_id);
    if (!divergence) throw notFound('该分歧', 'divergence');
    return { repair, repairer, question: { divergence, matter, lastOpinion: (await store.opinionsOf(matter.id)).at(-1) } };
  }

  return {
    propose: (person, divergenceId, { kind, reason, processInstanceKey }) =>
      database.write(async () => {
        const divergence = await divergenceOf(divergenceId);
        if (!divergence) throw notFound('该分歧', 'divergence');
        const { matter, repairer } = await before(person, divergence.matter_id);
        const facts = await factsOf(divergence, matter);
        refuseIf(whyNotPropose(facts, repairer, kind, processInstanceKey));
        const standing = facts.instances.find(({ stands }) => stands)?.processInstanceKey ?? null;
        const row: RepairRow = {
          id: randomUUID(),
          divergence_id: divergenceId,
          matter_id: matter.id,
          kind,
          process_instance_key: kind === 'rebind' ? (processInstanceKey ?? standing) : null,
          reason: stated(reason),
          state: 'proposed',
          proposed_by: person.id,
          proposed_as: repairer.sides.join(' '),
          proposed_at: time.now().getTime(),
          approved_by: null,
          approved_at: null,
          ended_at: null,
        };
        await repairLog.propose(row);
        return row;
      }),

    approve: (person, repairId) =>
      database.write(async () => {
        const { repair, repairer, question } = await proposal(person, repairId);
        refuseIf(whyNotApprove(repair, question, repairer));
        const approved = await repairLog.act(repair, { state: 'approved', personId: person.id, reason: repair.reason });
        // One that was only told of is suspended while it is repaired.
        if (question.matter.frozen_at === null && repair.kind !== 'close') await hold(question.matter, question.divergence);
        await carryOut(question.matter, approved);
        return approved;
      }),

    refuse: (person, repairId, reason) =>
      database.write(async () => {
        const { repair, repairer, question } = await proposal(person, repairId);
        refuseIf(whyNotRefuse(repair, question, repairer));
        return repairLog.act(repair, { state: 'refused', personId: person.id, reason: stated(reason) });
      }),

    withdraw: (person, repairId) =>
      database.write(async () => {
        const { repair, repairer } = await proposal(person, repairId);
        refuseIf(whyNotWithdraw(repair, repairer));
        return repairLog.act(repair, { state: 'withdrawn', personId: person.id, reason: repair.reason });
      }),
  };
}
