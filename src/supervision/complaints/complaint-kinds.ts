/**
 * The complaint, and what an organ receives of it, as kinds of matter (R18). They are two: an organ sees the transfer alone, with a number,
 * a title, times and files of its own, and nothing leads from it to the complaint but a table that no page of the organ reads.
 */
import type { FieldProblem } from '../../../domain/forms/field-problem.ts';
import { STANDARD_COMPLAINT_TIMES, type ComplaintTimes } from '../../../domain/supervision/complaint-times.ts';
import { OWNER_COMPLETE, type Clocks } from '../../clocks/index.ts';
import type { ClockPurpose } from '../../../domain/clocks/purposes.ts';
import { createMatterStore, outcomesOf, type LinkRegistered, type MatterRow } from '../../matters/index.ts';
import type { Directory } from '../../organisation/index.ts';
import { may, type Person } from '../../platform/auth/index.ts';
import type { Database } from '../../platform/database/index.ts';
import { conflict, Refusal } from '../../platform/errors.ts';
import type { Outbox, OutboxHandler } from '../../platform/outbox/index.ts';
import type { RecordBook } from '../../platform/record/index.ts';
import {
  createPlatformKind,
  type DecideByPlatform,
  type Decided,
  type Judgeable,
  type MatterKind,
  type OpenMatter,
  type PlatformKindDependencies,
} from '../../procedures/index.ts';
import type { Addressees } from '../orders/addressees.ts';
import type { OfficeSetting } from '../settings/office-settings.ts';
import { COMPLAINT, COMPLAINT_TRANSFER, createComplaintStore, type Verdict } from './store.ts';

export interface ComplaintKindDependencies extends PlatformKindDependencies {
  record: RecordBook;
  outbox: Outbox;
  openMatter: OpenMatter;
  addressees: Addressees;
  times: OfficeSetting<ComplaintTimes>;
  linkRegistered: LinkRegistered;
  names: () => Promise<Directory>;
}

/** Kind of the outbox command that has a complaint go on when its transfer has ended. */
export const CONTINUE_COMPLAINT = 'continue-complaint';

/** Outcomes for whoever complained with a name, and those without one. */
const OF_NAMED: readonly string[] = ['accept', 'refuse', 'tell'];
const OF_ANONYMOUS: readonly string[] = ['accept-file', 'refuse-file', 'file'];

export function createComplaintKind(deps: ComplaintKindDependencies): MatterKind {
  const { database, clocks, record } = deps;
  const store = createComplaintStore(database);
  const matters = createMatterStore(database);
  const stop = createStop(clocks);

  async function checkScope(person: Person, matter: MatterRow): Promise<void> {
    const { organId } = await store.subject(matter.id);
    const districtId = organId === null ? null : ((await deps.names()).organRow(organId)?.district_id ?? null);
    if (may(person, 'complaint.handle', { organId: organId ?? matter.organ_id, districtId })) return;
    throw new Refusal(403, 'organ-out-of-scope', '该投诉不在您的监督范围内。', 'The complaint lies outside the scope that you supervise.', {
      details: { organId },
    });
  }

  const earlier = (matterId: string, number: unknown) =>
    database.get<{ id: string }>(`SELECT id FROM matter WHERE kind = '${COMPLAINT}' AND number = $1 AND id <> $2`, [
      String(number).trim(),
      matterId,
    ]);

  const lastTransfer = async (matterId: string): Promise<MatterRow | undefined> => {
    const last = (await store.transfers(matterId)).at(-1);
    return last && matters.matter(last.transfer_id);
  };

  async function judge({ matter, outcome, values }: Judgeable): Promise<FieldProblem[]> {
    if (outcome.code === 'duplicate' && !(await earlier(matter.id, values.duplicateOf)))
      return [problem('duplicateOf', 'complaint-unknown', '没有这个编号的投诉。', 'There is no complaint with this number.')];
    if (outcome.code === 'received' || outcome.code === 'recalled') {
      const transfer = await lastTransfer(matter.id);
      if (transfer && transfer.state !== (outcome.code === 'received' ? 'accepted' : 'withdrawn'))
        throw conflict(
          'transfer-open',
          '转办尚未办结：承办单位报送并经采纳，或者收回转办后，平台自动继续。',
          'The transfer is open: the platform goes on when its result is accepted, or when it is recalled.',
          { transferId: transfer.id },
        );
    }
    if (outcome.code !== 'transfer') return [];
    const { organId } = await store.subject(matter.id);
    if (organId === null)
      return [
        problem(
          'sheet',
          'organ-missing',
          '尚未确定被投诉单位，请先在投诉页面填写。',
          'Say on the page of the complaint first which organ it is about.',
        ),
      ];
    return (await store.tells(matter.id, [String(values.sheetTitle), String(values.sheet), String(values.demand)]))
      ? [
          problem(
            'sheet',
            'tells-complainant',
            '转办内容中有投诉人的姓名、电话、证件号码、投诉原文或者附件名称，不得转给被投诉单位。请改写。',
            'The sheet has the name, telephone, number, own words or a file name of whoever complained. Write it otherwise.',
          ),
        ]
      : [];
  }

  async function transfer({ matter, values, person, now }: Decided, by: Person): Promise<void> {
    const { organId } = await store.subject(matter.id);
    if (organId === null) throw new Error(`Complaint ${matter.id} is about no organ`);
    const { districtId } = await deps.addressees.check(by, organId);
    const { transferDays } = { ...STANDARD_COMPLAINT_TIMES, ...(await deps.times.inForce()) };
    const { matter: sheet } = await deps.openMatter({
      kind: COMPLAINT_TRANSFER,
      title: String(values.sheetTitle),
      organId: matter.organ_id,
      answeringOrganId: organId,
      districtId,
      answers: { sheet: values.sheet, demand: values.demand, limitDays: values.transferDays ?? transferDays },
      person,
    });
    await store.addTransfer({ transfer_id: sheet.id, complaint_id: matter.id, at: now.getTime() });
    record.append({ kind: 'complaint-transferred', matterId: matter.id, actorId: by.id, payload: { transferId: sheet.id } });
  }

  return createPlatformKind(COMPLAINT, deps, {
    judge,

    /** Told in writing are those who gave a name; of the others it is put on file. */
    async opened({ matter, step }) {
      const { named } = (await store.complaint(matter.id)) ?? { named: false };
      const others = named ? OF_ANONYMOUS : OF_NAMED;
      const [all, fitting] = [outcomesOf(step), outcomesOf(step).filter(({ code }) => !others.includes(code))];
      // The step is stored with what it is given here.
      if (fitting.length < all.length) step.outcomes = JSON.stringify(fitting);
    },

    async decided(decision) {
      const { matter, step, outcome, person, values, opinion, now } = decision;
      if (!person) return;
      await checkScope(person, matter);
      if (step.element_id === 'Step_Accept') await stop(matter.id, 'complaint-acceptance', now);
      if (outcome.code === 'accept' || outcome.code === 'accept-file') {
        const { handleDays, warnBefore } = { ...STANDARD_COMPLAINT_TIMES, ...(await deps.times.inForce()) };
        await clocks.open({
          matterId: matter.id,
          purpose: 'complaint-handling',
          limits: [{ id: 'statutory', days: handleDays, unit: 'working-day', warnBefore }],
          entries: [{ kind: 'start', at: now }],
        });
      }
      if (outcome.code === 'duplicate') {
        const first = await earlier(matter.id, values.duplicateOf);
        if (first) await deps.linkRegistered(person, matter.id, { kind: 'matter', id: first.id, relation: 'duplicates' });
      }
      if (outcome.code === 'transfer') await transfer(decision, person);
      if (outcome.code === 'tell' || outcome.code === 'file') {
        const verdict = values.verdict as Verdict;
        await stop(matter.id, 'complaint-handling', now);
        await store.conclude({ opinion_id: opinion.id, complaint_id: matter.id, verdict, at: now.getTime() });
        record.append({
          kind: 'complaint-concluded',
          matterId: matter.id,
          actorId: person.id,
          payload: { opinionId: opinion.id, verdict },
        });
      }
    },

    async closed({ matter, now }) {
      for (const purpose of ['complaint-acceptance', 'complaint-handling'] as const) await stop(matter.id, purpose, now);
    },
  });
}

export function createTransferKind(deps: ComplaintKindDependencies): MatterKind {
  return createPlatformKind(COMPLAINT_TRANSFER, deps, {
    async decided({ matter, person, outcome, step }: Decided) {
      // The organ's own answer needs its position alone.
      if (person && (step.element_id === 'Step_Evaluate' || outcome.code === 'withdraw'))
        await deps.addressees.checkScope(person, matter.answering_organ_id ?? matter.organ_id);
    },
    async closed({ matter, result }) {
      await deps.outbox.put({
        id: `continue-complaint:${matter.id}`,
        kind: CONTINUE_COMPLAINT,
        stream: `complaint-transfer:${matter.id}`,
        payload: { transferId: matter.id, result },
      });
    },
  });
}

export function createContinueComplaint(deps: {
  database: Database;
  outbox: Pick<Outbox, 'markDone'>;
  decideByPlatform: DecideByPlatform;
}): OutboxHandler {
  const { database, outbox, decideByPlatform } = deps;
  return (row) =>
    database.write(async () => {
      const { transferId, result } = row.payload as { transferId: string; result: string };
      const complaintId = await createComplaintStore(database).complaintOf(transferId);
      const isReceived = result === 'accepted';
      if (complaintId)
        await decideByPlatform({
          matterId: complaintId,
          outcomes: { Step_Await: isReceived ? 'received' : 'recalled' },
          basis: null,
          reason: isReceived ? '承办单位报送的结果已经采纳。' : '转办已经收回。',
        });
      await outbox.markDone([row.id]);
    });
}

/** Ends a clock that runs. */
function createStop(clocks: Clocks) {
  return async (matterId: string, purpose: ClockPurpose, at: Date): Promise<void> => {
    const clock = await clocks.read({ matterId, purpose });
    if (clock && clock.reading.state !== 'stopped')
      await clocks.append({ matterId, purpose }, [{ kind: 'stop', at, reason: OWNER_COMPLETE }]);
  };
}

const problem = (field: string, code: string, message: string, messageEn: string): FieldProblem => ({
  path: `fields.${field}`,
  code,
  message,
  messageEn,
});
