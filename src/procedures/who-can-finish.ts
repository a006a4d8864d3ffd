/**
 * Can anyone lawfully finish this? For each step at which a matter stands or to which it may still come: who holds its position, with a
 * certificate that lasts until the matter is due, and has not stepped aside (R10, R19.2, CF43). Nobody there, or one where two must act, is
 * told before the case is late. The law's own ways (a limit that passes) are not counted on.
 */
import type { UnattendedGroup, UnattendedStep } from '../../domain/api/steps.ts';
import { HEADERS } from '../../domain/contract.ts';
import type { FlowNode } from '../../domain/flowchart/flowchart.ts';
import { waysOn } from '../../domain/flowchart/paths.ts';
import { keptFor } from '../../domain/matters/kept-kinds.ts';
import { organOfPosition } from '../../domain/procedures/organ-of-position.ts';
import { civilDateInChina } from '../../domain/time/civil-time.ts';
import { createMatterStore, createRecusalStore, isRunning, type MatterRow } from '../matters/index.ts';
import type { Directory } from '../organisation/index.ts';
import { may, type Person } from '../platform/auth/index.ts';
import type { Database } from '../platform/database/index.ts';
import { Refusal } from '../platform/errors.ts';
import type { Time } from '../platform/time/time.ts';
import { procedureOf, type MatterKinds, type Procedure } from './matter-kind.ts';
import type { Eligibility } from './step-desk.ts';

type Header = Pick<MatterRow, 'id' | 'kind' | 'procedure_id' | 'organ_id' | 'answering_organ_id' | 'district_id'>;
/** `aside`: the matter itself, where somebody has stepped aside from it. */
type Row = Header & { element_id: string; n: number; aside: string | null };
interface Found {
  row: Row;
  group: UnattendedGroup;
}

export interface WhoCanFinishDependencies {
  database: Database;
  time: Time;
  kinds: MatterKinds;
  eligibility: Pick<Eligibility, 'assertEligible'>;
  holdersOf: (organId: string, code: string) => Promise<{ id: string; name: string }[]>;
  names: () => Promise<Directory>;
}

export type WhoCanFinish = ReturnType<typeof createWhoCanFinish>;

/** Steps that a matter at these elements has before it, each once, those where it stands first. */
export function stepsAhead(nodes: ReadonlyMap<string, FlowNode>, from: readonly string[]): FlowNode[] {
  const seen = new Set<FlowNode>();
  const queue = from.flatMap((id) => nodes.get(id) ?? []);
  for (let node = queue.shift(); node; node = queue.shift()) {
    if (seen.has(node)) continue;
    seen.add(node);
    queue.push(...waysOn(node).map(({ target }) => target));
  }
  return [...seen].filter(({ kind }) => kind === 'step');
}

export function createWhoCanFinish(deps: WhoCanFinishDependencies) {
  const { database, time, kinds } = deps;
  const store = createMatterStore(database);
  const recusals = createRecusalStore(database);

  /** One question for each position and day, however many steps and matters ask it. */
  function attendance() {
    const known = new Map<string, Promise<string[]>>();
    return (organId: string, code: string, day: Date): Promise<string[]> => {
      const key = `${organId}/${code}/${civilDateInChina(day)}`;
      const asked = known.get(key) ?? eligibleAt(organId, code, day);
      known.set(key, asked);
      return asked;
    };
  }

  async function eligibleAt(organId: string, code: string, day: Date): Promise<string[]> {
    const eligible: string[] = [];
    for (const { id } of await deps.holdersOf(organId, code)) {
      try {
        await deps.eligibility.assertEligible(id, code, organId, day);
        eligible.push(id);
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
      }
    }
    return eligible;
  }

  type Attendance = ReturnType<typeof attendance>;

  /** The steps ahead at which too few may act. */
  async function lacking(
    at: Attendance,
    procedure: Procedure,
    matter: Pick<Header, 'organ_id' | 'answering_organ_id'>,
    standing: readonly string[],
    { aside = [], dueAt = null }: { aside?: readonly string[]; dueAt?: number | null } = {},
  ): Promise<UnattendedStep[]> {
    const names = await deps.names();
    const now = time.now();
    const found: UnattendedStep[] = [];
    for (const node of stepsAhead(procedure.chart.nodes, standing)) {
      const code = node.headers[HEADERS.position] ?? '';
      const organId = organOfPosition(procedure.positions, code, matter);
      const needed = node.headers[HEADERS.officers] === '2' ? 2 : 1;
      const free = (ids: readonly string[]): string[] => ids.filter((id) => !aside.includes(id));
      const today = free(await at(organId, code, now));
      const then = dueAt !== null && dueAt > now.getTime() ? free(await at(organId, code, new Date(dueAt))) : today;
      if (today.length >= needed && then.length >= needed) continue;
      found.push({
        elementId: node.id,
        name: procedure.description.nameOf(node.id),
        positionName: names.position(organId, code),
        needed,
        eligible: Math.min(today.length, then.length),
        standing: standing.includes(node.id),
        // They may act today, and no more when the matter is due.
        expires: today.length >= needed,
      });
    }
    return found;
  }

  /**
   * As many questions of people as there are ways to stand, whatever the number of matters; those from which somebody has stepped aside are
   * looked at one by one. Every open step is counted, so it is asked aside (docs/adr/0025-aside.md).
   */
  async function allGroups(): Promise<Found[]> {
    const rows = await database.aside.all<Row>(
      `SELECT MIN(m.id) AS id, m.kind, m.procedure_id, m.organ_id, m.answering_organ_id, m.district_id, s.element_id,
         CASE WHEN r.matter_id IS NULL THEN NULL ELSE m.id END AS aside, COUNT(DISTINCT m.id) AS n
       FROM step s JOIN matter m ON m.id = s.matter_id LEFT JOIN (SELECT DISTINCT matter_id FROM recusal) r ON r.matter_id = m.id
       WHERE s.state IN ('open','claimed') AND m.procedure_id IS NOT NULL
       GROUP BY m.kind, m.procedure_id, m.organ_id, m.answering_organ_id, m.district_id, s.element_id,
         CASE WHEN r.matter_id IS NULL THEN NULL ELSE m.id END`,
      [],
    );
    const at = attendance();
    const names = await deps.names();
    const found: Found[] = [];
    for (const row of rows) {
      const aside = row.aside === null ? [] : (await recusals.ofMatter(row.aside)).map(({ person_id }) => person_id);
      const steps = await lacking(at, await procedureOf(kinds, row), row, [row.element_id], { aside });
      if (!steps.length) continue;
      const organ = { id: row.organ_id, name: names.organ(row.organ_id) };
      found.push({ row, group: { matterId: row.id, kind: row.kind, organ, matters: Number(row.n), steps } });
    }
    const isNow = ({ group }: Found): number => (group.steps.some(({ standing }) => standing) ? 0 : 1);
    return found.sort((a, b) => isNow(a) - isNow(b) || b.group.matters - a.group.matters || (a.row.id < b.row.id ? -1 : 1));
  }

  return {
    /** Of one open matter. */
    async of(matter: MatterRow): Promise<UnattendedStep[]> {
      if (matter.closed_at !== null || matter.procedure_id === null) return [];
      const [procedure, steps, aside] = await Promise.all([
        procedureOf(kinds, matter),
        store.stepsOf(matter.id),
        recusals.ofMatter(matter.id),
      ]);
      const standing = steps.filter(isRunning).map(({ element_id }) => element_id);
      const options = { aside: aside.map(({ person_id }) => person_id), dueAt: matter.due_at };
      return lacking(attendance(), procedure, matter, standing, options);
    },

    /** Of all open matters that the person may read, or of all there are: in groups that stand alike. */
    async groups(person: Person | null): Promise<UnattendedGroup[]> {
      const all = (await allGroups()).filter(
        ({ row }) => !person || may(person, keptFor(row.kind) ?? 'matter.read', { organId: row.organ_id, districtId: row.district_id }),
      );
      return all.map(({ group }) => group);
    },
  };
}
