/**
 * What the page of repairs reads, within the reader's scope (R12a, R14): one's own buttons are worked out by the same rules that the acts
 * ask.
 */
import type { DivergenceDetail, DivergenceList, HistoryEvent, RepairView } from '../../domain/api/repairs.ts';
import { REPAIR_KINDS } from '../../domain/flowchart/repairs.ts';
import { isoInChina } from '../../domain/time/civil-time.ts';
import { createMatterStore } from '../matters/index.ts';
import type { Directory } from '../organisation/index.ts';
import { may, type Person, type Scope } from '../platform/auth/index.ts';
import type { Database } from '../platform/database/index.ts';
import { notFound, type Refusal } from '../platform/errors.ts';
import { createDivergences, divergenceView, type ListedDivergence } from './divergences.ts';
import type { RepairFacts, RepairFactsOf, SightedInstance } from './repair-facts.ts';
import type { RepairLog, RepairRow } from './repair-log.ts';
import { whyNotApprove, whyNotPropose, whyNotRefuse, whyNotWithdraw, type Repairer } from './repair-rules.ts';
import { repairSidesOf } from './repair-sides.ts';

const LAST_SETTLED = 20;

export interface RepairViewDependencies {
  database: Database;
  names: () => Promise<Directory>;
  repairLog: RepairLog;
  factsOf: RepairFactsOf;
}

export type RepairViews = ReturnType<typeof createRepairViews>;

export function createRepairViews({ database, names, repairLog, factsOf }: RepairViewDependencies) {
  const store = createMatterStore(database);
  const divergences = createDivergences(database);

  /** The title is content, and not for whoever only runs the machines (R2a). */
  function headOf(row: ListedDivergence, person: Person, known: Directory) {
    const isReader = may(person, 'case.read', { organId: row.organ_id, districtId: row.district_id });
    return {
      ...divergenceView(row),
      title: isReader ? row.title : null,
      mayOpen: isReader,
      organ: { id: row.organ_id, name: known.organ(row.organ_id) },
      settledAt: row.settled_at === null ? null : isoInChina(row.settled_at),
    };
  }

  const repairView = (repair: RepairRow, known: Directory): RepairView => ({
    id: repair.id,
    kind: repair.kind,
    state: repair.state,
    reason: repair.reason,
    processInstanceKey: repair.process_instance_key,
    proposedBy: known.person(repair.proposed_by),
    proposedAt: isoInChina(repair.proposed_at),
    approvedBy: repair.approved_by && known.person(repair.approved_by),
  });

  const nameOf = ({ chart }: RepairFacts, elementId: string): string => chart.nodes.get(elementId)?.name || elementId;

  const instanceView = (facts: RepairFacts, { processInstanceKey, isOwn, jobs, stands }: SightedInstance) => ({
    processInstanceKey,
    isOwn,
    stands,
    jobs: jobs.map((job) => ({
      elementId: job.element_id,
      name: nameOf(facts, job.element_id),
      firstSeen: isoInChina(job.first_seen),
      lastSeen: isoInChina(job.last_seen),
    })),
  });

  const problemOf = (objection: Refusal | undefined) =>
    objection ? { code: objection.code, message: objection.message, messageEn: objection.messageEn } : null;

  async function historyOf(divergenceId: string, known: Directory) {
    const rows = await database.all<{ kind: string; person_id: string | null; at: number; body: string }>(
      'SELECT kind, person_id, at, body FROM divergence_event WHERE divergence_id = $1 ORDER BY at, id',
      [divergenceId],
    );
    return rows.map(({ kind, person_id, at, body }) => {
      const { repair, reason, message, messageEn } = JSON.parse(body) as Partial<HistoryEvent>;
      return { kind, at: isoInChina(at), person: person_id && known.person(person_id), repair, reason, message, messageEn };
    });
  }

  return {
    async list(person: Person, scope: Scope): Promise<DivergenceList> {
      const known = await names();
      const open = await divergences.open(scope);
      const proposals = await repairLog.allUnderWay();
      return {
        items: open.map((row) => {
          const repair = proposals.get(row.matter_id);
          return { ...headOf(row, person, known), repair: repair ? repairView(repair, known) : null };
        }),
        settled: (await divergences.settled(scope, LAST_SETTLED)).map((row) => ({ ...headOf(row, person, known), repair: null })),
      };
    },

    async detail(person: Person, id: string): Promise<DivergenceDetail> {
      const row = await divergences.one(id);
      const matter = row && (await store.matter(row.matter_id));
      const sides = matter ? repairSidesOf(person, matter) : [];
      if (!row || !matter || !sides.length) throw notFound('该分歧', 'divergence');
      const known = await names();
      const facts = await factsOf(row, matter);
      const repairer: Repairer = { id: person.id, sides };
      const { underWay } = facts;
      return {
        ...headOf(row, person, known),
        recorded: {
          places: facts.places.map(({ elementId, kind, open }) => ({ elementId, name: nameOf(facts, elementId), kind, open })),
          broken: facts.recorded.refused ?? null,
        },
        processInstanceKey: matter.process_instance_key,
        instances: facts.instances.map((instance) => instanceView(facts, instance)),
        options: REPAIR_KINDS.map((kind) => ({ kind, problem: problemOf(whyNotPropose(facts, repairer, kind)) })),
        repair: underWay
          ? {
              ...repairView(underWay, known),
              mayApprove: whyNotApprove(underWay, facts, repairer) === undefined,
              mayRefuse: whyNotRefuse(underWay, facts, repairer) === undefined,
              mayWithdraw: whyNotWithdraw(underWay, repairer) === undefined,
              whyNotApprove: underWay.state === 'proposed' ? problemOf(whyNotApprove(underWay, facts, repairer)) : null,
            }
          : null,
        history: await historyOf(id, known),
      };
    },
  };
}
