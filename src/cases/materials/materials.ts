/**
 * The materials of a case, item by item (R15.11, XK32): how each stood when the case was registered, and each time since when somebody
 * ticked it anew. What was registered stays; the latest tick counts. Tolerated ones are awaited until they come or the case ends.
 */
import { randomUUID } from 'node:crypto';
import type { WorkingCalendar } from '../../../domain/calendar/calendar.ts';
import { materialProblems, materialState, type Instead, type MaterialState, type TickedMaterial } from '../../../domain/cases/materials.ts';
import { intakeOf, type Material, type RegistryEntry } from '../../../domain/registry/registry-entry.ts';
import type { CivilDate } from '../../../domain/time/civil-date.ts';
import { civilDateInChina, isoInChina } from '../../../domain/time/civil-time.ts';
import { isAtPositionOf, isRunning, type MatterRow } from '../../matters/index.ts';
import type { Directory } from '../../organisation/index.ts';
import { may, type Person } from '../../platform/auth/index.ts';
import type { Database } from '../../platform/database/index.ts';
import { badInput, conflict, forbidden } from '../../platform/errors.ts';
import type { RecordBook } from '../../platform/record/index.ts';
import type { Time } from '../../platform/time/time.ts';
import type { Flowcharts } from '../flowcharts.ts';
import { createCaseStore, type CaseRow } from '../store.ts';

/** A line of the list as it is kept with the case; `followBy`: the last day for one that is tolerated. */
export interface KeptMaterial extends TickedMaterial {
  followBy?: CivilDate;
}

/** As pages and papers show it. */
export interface CaseMaterial extends Material, KeptMaterial {
  /** Copies that the entry asks for; `copies` are those handed in. */
  asked: number;
  state: MaterialState;
  /** The latest tick after the registration. */
  ticked: { at: string; by: string } | null;
}

interface TickRow {
  id: string;
  case_id: string;
  position: number;
  code: string;
  state: MaterialState;
  originals: number;
  copies: number;
  follow_by: CivilDate | null;
  person_id: string;
  at: number;
}

export interface AwaitedMaterial {
  caseId: string;
  serial: string;
  subject: string;
  partyName: string;
  material: { code: string; name: string; nameEn: string };
  followBy: CivilDate;
  overdue: boolean;
}

export interface MaterialDependencies {
  database: Database;
  record: RecordBook;
  time: Time;
  flowcharts: Flowcharts;
  calendar: () => WorkingCalendar;
  names: () => Promise<Directory>;
}

export type Materials = ReturnType<typeof createMaterials>;

export function createMaterials({ database, record, time, flowcharts, calendar, names }: MaterialDependencies) {
  const store = createCaseStore(database);
  const ticksOf = (caseId: string): Promise<TickRow[]> =>
    database.all<TickRow>('SELECT * FROM case_material WHERE case_id = $1 ORDER BY position', [caseId]);

  async function of(caseRow: Pick<CaseRow, 'id' | 'materials'>, entry: RegistryEntry): Promise<CaseMaterial[]> {
    const [ticks, known] = await Promise.all([ticksOf(caseRow.id), names()]);
    const registered = JSON.parse(caseRow.materials) as KeptMaterial[];
    return entry.materials.map((material) => {
      const tick = ticks.findLast(({ code }) => code === material.code);
      const kept = tick ? keptOf(tick) : registered.find(({ code }) => code === material.code);
      const line = kept ?? { code: material.code, originals: 0, copies: 0, provided: false };
      return {
        ...material,
        ...line,
        asked: material.copies,
        state: materialState(line),
        ticked: tick ? { at: isoInChina(tick.at), by: known.person(tick.person_id) } : null,
      };
    });
  }

  /** With the last day for what is tolerated, counted from the day on which it is. */
  const keep = (line: TickedMaterial, { followDays }: Material): KeptMaterial => ({
    ...line,
    ...(line.instead === 'tolerated' && followDays
      ? { followBy: calendar().addWorkingDays(civilDateInChina(time.now()), followDays) }
      : {}),
  });

  async function awaitIt(
    matter: Pick<MatterRow, 'id' | 'organ_id'>,
    entry: RegistryEntry,
    { code, followBy }: KeptMaterial,
  ): Promise<void> {
    await database.run('DELETE FROM case_awaited WHERE case_id = $1 AND code = $2', [matter.id, code]);
    if (followBy === undefined) return;
    const { position } = intakeOf(entry);
    await database.insert('case_awaited', {
      case_id: matter.id,
      code,
      organ_id: matter.organ_id,
      position_code: position,
      follow_by: followBy,
    });
  }

  /** Who takes materials in: the position that registers cases, and whoever has the case in hand. */
  const mayTick = async (person: Person, matter: MatterRow, entry: RegistryEntry): Promise<boolean> =>
    may(person, 'matter.add', { organId: matter.organ_id }) &&
    matter.closed_at === null &&
    (person.positions.some(({ organId, code }) => organId === matter.organ_id && code === intakeOf(entry).position) ||
      (await store.stepsOf(matter.id)).some((step) => isRunning(step) && isAtPositionOf(person, step)));

  return {
    of,
    mayTick,
    /** Who ticks a material may lay its file to it. */
    async mayBring(person: Person, caseId: string): Promise<boolean> {
      const matter = await store.matter(caseId);
      return matter?.procedure_id != null && mayTick(person, matter, (await flowcharts(matter.procedure_id)).entry);
    },

    /** As they are kept with a case that is being registered. */
    kept: (entry: RegistryEntry, given: readonly TickedMaterial[]): KeptMaterial[] =>
      entry.materials.map((material) =>
        keep(
          given.find(({ code }) => code === material.code) ?? { code: material.code, originals: 0, copies: 0, provided: false },
          material,
        ),
      ),

    /** Inside the transaction that registers the case. */
    async begin(matter: Pick<MatterRow, 'id' | 'organ_id'>, entry: RegistryEntry, kept: readonly KeptMaterial[]): Promise<void> {
      for (const line of kept) if (line.followBy !== undefined) await awaitIt(matter, entry, line);
    },

    /** Inside the transaction that ends the case. */
    end: (caseId: string): Promise<number> => database.run('DELETE FROM case_awaited WHERE case_id = $1', [caseId]),

    async tick(person: Person, caseId: string, line: TickedMaterial): Promise<CaseMaterial[]> {
      return database.write(async () => {
        const matter = await store.lock(caseId);
        const row = matter && (await store.case(caseId));
        if (!row) throw new Error(`There is no case ${caseId}`);
        const { entry } = await flowcharts(row.version_id);
        if (matter.closed_at !== null)
          throw conflict('case-closed', '办件已经办结，不能再登记材料。', 'The case is closed; no material is taken in any more.');
        if (!(await mayTick(person, matter, entry))) throw forbidden('matter.add');
        const problems = materialProblems(entry.materials, [line], () => 'material');
        const material = entry.materials.find(({ code }) => code === line.code);
        if (problems.length || !material) throw badInput(problems);
        const before = (await of(row, entry)).find(({ code }) => code === line.code);
        const kept = keep(normalised(line), material);
        // Ticking what stands so changes nothing, nor does it give more days.
        if (before && isSame(before, kept)) return of(row, entry);
        await storeTick(person, row, kept, entry, material);
        return of(row, entry);
      });
    },

    /** What is awaited at the person's positions, the earliest first. */
    async awaitedBy(person: Person): Promise<AwaitedMaterial[]> {
      const today = civilDateInChina(time.now());
      const rows = (
        await Promise.all(
          person.positions
            .filter(({ organId }) => may(person, 'case.create', { organId }))
            .map(({ organId, code }) =>
              database.all<{ case_id: string; code: string; follow_by: CivilDate }>(
                `SELECT case_id, code, follow_by FROM case_awaited WHERE organ_id = $1 AND position_code = $2 ORDER BY follow_by, case_id LIMIT ${MOST}`,
                [organId, code],
              ),
            ),
        )
      )
        .flat()
        .sort((a, b) => a.follow_by.localeCompare(b.follow_by));
      const briefs = new Map((await store.briefs([...new Set(rows.map(({ case_id }) => case_id))])).map((brief) => [brief.id, brief]));
      const found = rows.map(async ({ case_id: caseId, code, follow_by: followBy }): Promise<AwaitedMaterial[]> => {
        const brief = briefs.get(caseId);
        if (!brief) return [];
        const { entry } = await flowcharts(brief.version_id);
        const material = entry.materials.find((one) => one.code === code);
        if (!material) return [];
        return [
          {
            ...{ caseId, serial: brief.serial, subject: brief.subject, partyName: brief.party_name },
            material: { code, name: material.name, nameEn: material.nameEn },
            ...{ followBy, overdue: followBy < today },
          },
        ];
      });
      return (await Promise.all(found)).flat();
    },
  };

  async function storeTick(
    person: Person,
    row: CaseRow,
    kept: KeptMaterial,
    entry: RegistryEntry,
    { name, nameEn }: Material,
  ): Promise<void> {
    const last = await database.get<{ position: number | null }>('SELECT MAX(position) AS position FROM case_material WHERE case_id = $1', [
      row.id,
    ]);
    const tick: TickRow = {
      id: randomUUID(),
      case_id: row.id,
      position: Number(last?.position ?? 0) + 1,
      code: kept.code,
      state: materialState(kept),
      originals: kept.originals,
      copies: kept.copies,
      follow_by: kept.followBy ?? null,
      person_id: person.id,
      at: time.now().getTime(),
    };
    await database.insert('case_material', { ...tick });
    await awaitIt(row, entry, kept);
    record.append({
      kind: 'material-ticked',
      matterId: row.id,
      actorId: person.id,
      payload: {
        ...{ tickId: tick.id, code: tick.code, name, nameEn, state: tick.state, originals: tick.originals, copies: tick.copies },
        ...(tick.follow_by === null ? {} : { followBy: tick.follow_by }),
      },
    });
  }
}

const MOST = 200;

const keptOf = ({ code, state, originals, copies, follow_by: followBy }: TickRow): KeptMaterial => ({
  ...{ code, originals, copies, provided: state === 'received' },
  ...(state === 'promised' || state === 'tolerated' ? { instead: state satisfies Instead } : {}),
  ...(followBy === null ? {} : { followBy }),
});

/** Nothing was handed in of what is not there. */
const normalised = ({ code, originals, copies, provided, instead }: TickedMaterial): TickedMaterial =>
  provided ? { code, originals, copies, provided } : { code, originals: 0, copies: 0, provided, ...(instead ? { instead } : {}) };

const isSame = (before: KeptMaterial, after: KeptMaterial): boolean =>
  materialState(before) === materialState(after) && before.originals === after.originals && before.copies === after.copies;
