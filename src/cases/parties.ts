/**
 * Parties of earlier cases, so that the window does not type them again (R11.1): found by name or number among the cases of the organs for
 * which the person registers, and nowhere else (R14). Lists show numbers masked; who goes on with one gets it whole.
 */
import { describeParty, maskParty } from '../../domain/party/describe-party.ts';
import { numberOfParty, type Party } from '../../domain/party/party.ts';
import type { FormValues } from '../../domain/forms/form-values.ts';
import { normaliseName } from '../../domain/text/names.ts';
import { isoInChina } from '../../domain/time/civil-time.ts';
import type { EarlierApplication, KnownParty } from '../../domain/api/cases.ts';
import { createQuery } from '../matters/index.ts';
import { may, type Person } from '../platform/auth/index.ts';
import { placeholders, type Database } from '../platform/database/index.ts';
import { notFound } from '../platform/errors.ts';
import { createCaseStore, type CaseRow } from './store.ts';

/** A city's companies all begin with its name: fewer characters say nothing. */
const FEWEST = 2;
const MOST = 8;

export function createParties(database: Database) {
  const store = createCaseStore(database);
  const organsOf = (person: Person): string[] => [
    ...new Set(person.positions.map(({ organId }) => organId).filter((organId) => may(person, 'case.create', { organId }))),
  ];

  return {
    /** Inside the transaction that registers the case. */
    keep: (row: Pick<CaseRow, 'id' | 'organ_id' | 'received_at'>, party: Party): Promise<unknown> =>
      database.insert('case_party', {
        case_id: row.id,
        organ_id: row.organ_id,
        name: party.name,
        number: numberOfParty(party),
        at: row.received_at,
      }),

    async find(person: Person, typed: string, powerId?: string): Promise<KnownParty[]> {
      const sought = normaliseName(typed);
      const organs = organsOf(person);
      if ([...sought].length < FEWEST || !organs.length) return [];
      const { values, bind } = createQuery();
      const like = sought.replace(/[!%_]/g, '!$&');
      const rows = await database.aside.all<{ number: string; at: number; n: number }>(
        `SELECT number, MAX(at) AS at, COUNT(*) AS n FROM case_party WHERE organ_id IN (${organs.map(bind).join(',')})
         AND (number LIKE ${bind(`${like.toUpperCase()}%`)} ESCAPE '!' OR name LIKE ${bind(`%${like}%`)} ESCAPE '!')
         GROUP BY number ORDER BY MAX(at) DESC LIMIT ${MOST}`,
        values,
      );
      return (await Promise.all(rows.map((row) => known(organs, row, powerId)))).flat();
    },

    /** An earlier application as it was registered, to begin a new one with. */
    async application(person: Person, caseId: string): Promise<EarlierApplication> {
      const row = await store.case(caseId);
      if (!row || !organsOf(person).includes(row.organ_id)) throw notFound('该办件', 'case');
      return {
        ...{ caseId: row.id, serial: row.serial, powerId: row.power_id, subject: row.subject, receivedAt: isoInChina(row.received_at) },
        party: JSON.parse(row.party) as Party,
        form: JSON.parse(row.form) as FormValues,
      };
    },
  };

  /** The party as its latest case has it, and its latest case of the power. */
  async function known(organs: readonly string[], { number, n }: { number: string; n: number }, powerId?: string): Promise<KnownParty[]> {
    const among = `FROM case_party p JOIN case_file c ON c.id = p.case_id
      WHERE p.number = $1 AND p.organ_id IN (${placeholders(organs.length, 2)})`;
    const latest = await database.aside.get<{ case_id: string; party: string; at: number }>(
      `SELECT p.case_id, c.party, p.at ${among} ORDER BY p.at DESC LIMIT 1`,
      [number, ...organs],
    );
    if (!latest) return [];
    const same =
      powerId === undefined
        ? undefined
        : await database.aside.get<{ case_id: string; at: number }>(
            `SELECT p.case_id, p.at ${among} AND c.power_id = $${organs.length + 2} ORDER BY p.at DESC LIMIT 1`,
            [number, ...organs, powerId],
          );
    const party = JSON.parse(latest.party) as Party;
    const { kind, name, idLabel, idNumber } = describeParty(maskParty(party));
    return [
      {
        ...{ caseId: latest.case_id, kind, name, idLabel, idNumber, cases: Number(n), lastAt: isoInChina(latest.at) },
        ofPower: same ? { caseId: same.case_id, at: isoInChina(same.at) } : null,
      },
    ];
  }
}

export type Parties = ReturnType<typeof createParties>;
