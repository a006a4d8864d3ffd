/**
 * Somebody steps aside from a matter (CF43, 回避): of their own accord, or because whoever leads in the organ or supervises it says so. What
 * they have in hand there goes back to the position; what waits for their confirmation comes back.
 */
import type { RecusalView } from '../../domain/api/steps.ts';
import { isoInChina } from '../../domain/time/civil-time.ts';
import { createMatterStore, createProposalStore, createRecusalStore, isRunning, type MatterRow } from '../matters/index.ts';
import { mayAssignIn, type Directory } from '../organisation/index.ts';
import type { Person } from '../platform/auth/index.ts';
import type { Database } from '../platform/database/index.ts';
import { conflict, forbidden, notFound } from '../platform/errors.ts';
import type { RecordBook } from '../platform/record/index.ts';
import type { Time } from '../platform/time/time.ts';

export type Recusals = ReturnType<typeof createRecusals>;

export function createRecusals(deps: {
  database: Database;
  record: RecordBook;
  time: Time;
  person: (id: string) => Promise<Person | undefined>;
  names: () => Promise<Directory>;
  mayRead: (person: Person, matterId: string) => Promise<boolean>;
}) {
  const { database, record, time } = deps;
  const store = createMatterStore(database);
  const recusals = createRecusalStore(database);
  const proposals = createProposalStore(database);

  async function readable(person: Person, matterId: string): Promise<MatterRow> {
    const matter = (await deps.mayRead(person, matterId)) ? await store.lock(matterId) : undefined;
    if (!matter) throw notFound('该办理事项', 'matter');
    return matter;
  }

  async function decides(person: Person, matter: MatterRow): Promise<boolean> {
    const organ = (await deps.names()).organRow(matter.organ_id);
    return organ !== undefined && mayAssignIn(person, { id: organ.id, districtId: organ.district_id });
  }

  /** Steps that the person has in hand are open again, and what waits with them waits no more. */
  async function giveBack(matterId: string, personId: string, byId: string): Promise<void> {
    for (const step of (await store.stepsOf(matterId)).filter(isRunning)) {
      const waiting = step.officers === 2 ? await proposals.waiting(step.id) : undefined;
      if (waiting && (waiting.co_officer_id === personId || waiting.person_id === personId))
        await proposals.update(waiting.id, { state: 'lapsed', answered_at: time.now().getTime() });
      if (step.claimed_by !== personId) continue;
      await store.updateStep(step.id, { state: 'open', claimed_by: null, claimed_at: null });
      record.append({ kind: 'step-released', matterId, actorId: byId, payload: { stepId: step.id } });
    }
  }

  return {
    /** Whether the person may say of others that they step aside. */
    decides,
    async of(matterId: string): Promise<RecusalView[]> {
      const [rows, names] = await Promise.all([recusals.ofMatter(matterId), deps.names()]);
      const named = (id: string) => ({ id, name: names.person(id) });
      return rows.map((row) => ({ person: named(row.person_id), by: named(row.by_id), reason: row.reason, at: isoInChina(row.at) }));
    },

    recuse: (person: Person, matterId: string, { personId, reason }: { personId: string; reason: string }): Promise<void> =>
      database.write(async () => {
        const matter = await readable(person, matterId);
        if (personId !== person.id && !(await decides(person, matter))) throw forbidden('step.assign');
        if (!(await deps.person(personId))) throw notFound('该人员', 'person');
        if (matter.closed_at !== null) throw conflict('matter-closed', '该事项已经办结。', 'This matter is closed.');
        const row = { matter_id: matterId, person_id: personId, reason, by_id: person.id, at: time.now().getTime() };
        if (!(await recusals.insert(row))) throw conflict('recused-already', '此人已经回避。', 'This person has stepped aside already.');
        record.append({ kind: 'person-recused', matterId, actorId: person.id, payload: { personId, reason } });
        await giveBack(matterId, personId, person.id);
      }),

    /** The supervision takes it back, where there was no ground. */
    lift: (person: Person, matterId: string, { personId, reason }: { personId: string; reason: string }): Promise<void> =>
      database.write(async () => {
        const matter = await readable(person, matterId);
        if (personId === person.id || !(await decides(person, matter))) throw forbidden('step.assign');
        if (!(await recusals.remove(matterId, personId))) throw notFound('该回避', 'recusal');
        record.append({ kind: 'recusal-lifted', matterId, actorId: person.id, payload: { personId, reason } });
      }),
  };
}
