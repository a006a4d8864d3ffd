/**
 * Promises in the place of materials (告知承诺, 国办发〔2020〕42号) are checked after the decision: by a day that the entry gives, by the
 * position that reviewed the case. What is found stays; of a false one the answer names the power by which the licence is taken back.
 *
 * Nobody is signalled: what is to be checked stands in the inbox of whoever holds the position until it is done.
 */
import { randomUUID } from 'node:crypto';
import type { WorkingCalendar } from '../../../domain/calendar/calendar.ts';
import { PROMISE_CHECK_DAYS } from '../../../domain/cases/materials.ts';
import { HEADERS } from '../../../domain/contract.ts';
import type { Flowchart as Chart } from '../../../domain/flowchart/flowchart.ts';
import { intakeOf, type RegistryEntry } from '../../../domain/registry/registry-entry.ts';
import type { Stage } from '../../../domain/registry/stages.ts';
import type { CivilDate } from '../../../domain/time/civil-date.ts';
import { civilDateInChina, isoInChina } from '../../../domain/time/civil-time.ts';
import type { MatterRow } from '../../matters/index.ts';
import type { Directory } from '../../organisation/index.ts';
import { may, type Person } from '../../platform/auth/index.ts';
import type { Database } from '../../platform/database/index.ts';
import { conflict, forbidden, notFound } from '../../platform/errors.ts';
import type { RecordBook } from '../../platform/record/index.ts';
import type { Time } from '../../platform/time/time.ts';
import { entryOfVersion, type RegistryService } from '../../registry/index.ts';
import type { Flowcharts } from '../flowcharts.ts';
import { createCaseStore } from '../store.ts';
import type { Materials } from './materials.ts';

/** Of several, the first that the drawing has: who looked into the case looks into the promise. */
const CHECKERS: readonly Stage[] = ['review', 'examination'];
const MOST = 200;

interface PromiseRow {
  case_id: string;
  code: string;
  organ_id: string;
  position_code: string;
  check_by: CivilDate;
}

interface CheckRow {
  id: string;
  case_id: string;
  code: string;
  kept: number;
  note: string;
  person_id: string;
  at: number;
}

/** The power by which a licence is revoked or withdrawn, and the licence. */
export interface Proceeding {
  act: 'revoke' | 'withdraw';
  powerId: string;
  powerName: string;
  powerNameEn: string;
  licenceId: string;
  licenceNumber: string;
}

export interface PromiseToCheck {
  caseId: string;
  serial: string;
  subject: string;
  partyName: string;
  material: { code: string; name: string; nameEn: string };
  checkBy: CivilDate;
  overdue: boolean;
}

export interface CheckedPromise {
  code: string;
  kept: boolean;
  note: string;
  by: string;
  at: string;
  proceeding: Proceeding | null;
}

export type Promises = ReturnType<typeof createPromises>;

export function createPromises(deps: {
  database: Database;
  record: RecordBook;
  time: Time;
  flowcharts: Flowcharts;
  materials: Pick<Materials, 'of'>;
  registry: RegistryService;
  calendar: () => WorkingCalendar;
  names: () => Promise<Directory>;
}) {
  const { database, record, time, flowcharts } = deps;
  const store = createCaseStore(database);

  /** What was checked of a case, each with what follows where it was false. */
  async function of(caseId: string): Promise<CheckedPromise[]> {
    const rows = await database.all<CheckRow>('SELECT * FROM case_promise_check WHERE case_id = $1 ORDER BY at, id', [caseId]);
    if (!rows.length) return [];
    const known = await deps.names();
    const proceeding = rows.some(({ kept }) => kept === 0) ? await proceedingAbout(caseId) : null;
    return rows.map(({ code, kept, note, person_id, at }) => ({
      ...{ code, kept: kept === 1, note, by: known.person(person_id), at: isoInChina(at) },
      proceeding: kept === 1 ? null : proceeding,
    }));
  }

  /** XK69 before XK8: a licence that rests on a false statement is revoked. */
  async function proceedingAbout(caseId: string): Promise<Proceeding | null> {
    const licence = await database.get<{ id: string; number: string; power_code: string; organ_id: string }>(
      "SELECT id, number, power_code, organ_id FROM licence WHERE matter_id = $1 AND state IN ('valid', 'expired')",
      [caseId],
    );
    if (!licence) return null;
    const published = await deps.registry.store.publishedOfOrgans([licence.organ_id]);
    const powers = published.map(({ power, version }) => ({ power, entry: entryOfVersion(version) }));
    for (const act of ['revoke', 'withdraw'] as const) {
      const found = powers.find(({ entry }) => entry.licenceAct === act && entry.licenceOf === licence.power_code);
      if (found)
        return {
          ...{ act, powerId: found.power.id, powerName: found.power.name, powerNameEn: found.power.name_en },
          ...{ licenceId: licence.id, licenceNumber: licence.number },
        };
    }
    return null;
  }

  return {
    of,

    /** Inside the transaction that decides for the party: from now on each promise is to be checked. */
    async begin(matter: Pick<MatterRow, 'id' | 'organ_id' | 'procedure_id'>): Promise<void> {
      const row = await store.case(matter.id);
      if (!row || matter.procedure_id === null) return;
      const { entry, description } = await flowcharts(matter.procedure_id);
      // Most powers take no promise.
      if (!entry.materials.some(({ promise }) => promise)) return;
      for (const { code, state, checkDays = PROMISE_CHECK_DAYS } of await deps.materials.of(row, entry)) {
        if (state !== 'promised') continue;
        await database.insertOnce('case_promise', {
          ...{ case_id: matter.id, code, organ_id: matter.organ_id, position_code: checkerOf(description.chart, entry) },
          check_by: deps.calendar().addWorkingDays(civilDateInChina(time.now()), checkDays),
        });
      }
    },

    /** What is to be checked at the person's positions, the earliest first. */
    async toCheckBy(person: Person): Promise<PromiseToCheck[]> {
      const today = civilDateInChina(time.now());
      const places = person.positions.filter(({ organId }) => may(person, 'matter.add', { organId }));
      const found = await Promise.all(
        places.map(({ organId, code }) =>
          database.all<PromiseRow>(
            `SELECT * FROM case_promise WHERE organ_id = $1 AND position_code = $2 ORDER BY check_by, case_id LIMIT ${MOST}`,
            [organId, code],
          ),
        ),
      );
      const rows = found.flat().sort((a, b) => a.check_by.localeCompare(b.check_by));
      const briefs = new Map((await store.briefs([...new Set(rows.map(({ case_id }) => case_id))])).map((brief) => [brief.id, brief]));
      const views: PromiseToCheck[] = [];
      for (const { case_id: caseId, code, check_by: checkBy } of rows) {
        const brief = briefs.get(caseId);
        const material = brief && (await flowcharts(brief.version_id)).entry.materials.find((one) => one.code === code);
        if (!material) continue;
        views.push({
          ...{ caseId, serial: brief.serial, subject: brief.subject, partyName: brief.party_name },
          material: { code, name: material.name, nameEn: material.nameEn },
          ...{ checkBy, overdue: checkBy < today },
        });
      }
      return views;
    },

    /** What was found, once for each promise; whoever holds the position at the time says so. */
    check: (
      person: Person,
      caseId: string,
      { code, kept, note }: { code: string; kept: boolean; note: string },
    ): Promise<CheckedPromise[]> =>
      database.write(async () => {
        const matter = await store.lock(caseId);
        if (!matter) throw notFound('该办件', 'case');
        const due = await database.get<PromiseRow>('SELECT * FROM case_promise WHERE case_id = $1 AND code = $2', [caseId, code]);
        if (!due)
          throw conflict(
            'no-promise-to-check',
            '这份材料没有待核查的承诺，或者已经核查。请刷新后查看。',
            'There is no promise to check for this material, or it was checked already. Read the page again.',
          );
        const holds = person.positions.some((held) => held.organId === due.organ_id && held.code === due.position_code);
        if (!holds || !may(person, 'matter.add', { organId: due.organ_id })) throw forbidden('matter.add');
        const row: CheckRow = {
          ...{ id: randomUUID(), case_id: caseId, code, kept: kept ? 1 : 0, note },
          ...{ person_id: person.id, at: time.now().getTime() },
        };
        await database.insert('case_promise_check', { ...row });
        await database.run('DELETE FROM case_promise WHERE case_id = $1 AND code = $2', [caseId, code]);
        const { entry } = await flowcharts(matter.procedure_id ?? '');
        const { name = code, nameEn = code } = entry.materials.find((one) => one.code === code) ?? {};
        record.append({
          kind: 'promise-checked',
          matterId: caseId,
          actorId: person.id,
          payload: { checkId: row.id, code, name, nameEn, kept: row.kept, note },
        });
        return of(caseId);
      }),
  };
}

/** Whose it is to check: the position that reviews by the drawing, else the one that registers. */
function checkerOf({ nodes }: Chart, entry: RegistryEntry): string {
  const steps = [...nodes.values()].filter(({ kind }) => kind === 'step');
  const step = CHECKERS.flatMap((stage) => steps.filter(({ headers }) => headers[HEADERS.stage] === stage))[0];
  return step?.headers[HEADERS.position] ?? intakeOf(entry).position;
}
