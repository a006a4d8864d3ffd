/** People, what they hold and whether they may act (R2, R10, R19.2). */
import { may, passwordFits, type Person } from '../platform/auth/index.ts';
import type { Database } from '../platform/database/index.ts';
import { Refusal } from '../platform/errors.ts';
import { civilDateInChina, type Time } from '../platform/time/time.ts';
import { createOrganisationStore, type OrganRow } from './store.ts';

/** Names for pages and documents; organisations change rarely, so they are read again every few seconds at most. */
export interface Directory {
  person(id: string | null): string;
  organ(id: string): string;
  organRow(id: string): OrganRow | undefined;
  position(organId: string, code: string): string;
}

export interface OrganisationOptions { database: Database; time: Time; mode: 'demonstration' | 'production' }

const FAILURES_ALLOWED = 5;
const LOCKED_MS = 15 * 60_000;
const FRESH_MS = 2_000;

export type OrganisationService = ReturnType<typeof createOrganisationService>;

export function createOrganisationService({ database, time, mode }: OrganisationOptions) {
  const store = createOrganisationStore(database);
  const people = new Map<string, { at: number; person: Promise<Person | undefined> }>();
  let directory: { at: number; value: Promise<Directory> } | undefined;

  async function readDirectory(): Promise<Directory> {
    const [persons, organs, positions] = await Promise.all([store.people(), store.organs(), store.positions()]);
    const personNames = new Map(persons.map(({ id, name }) => [id, name]));
    const organRows = new Map(organs.map((row) => [row.id, row]));
    const positionNames = new Map(positions.map(({ organ_id, code, name }) => [`${organ_id}/${code}`, name]));
    return {
      person: (id) => (id === null ? '' : personNames.get(id) ?? ''),
      organ: (id) => organRows.get(id)?.name ?? '',
      organRow: (id) => organRows.get(id),
      position: (organId, code) => positionNames.get(`${organId}/${code}`) ?? code,
    };
  }

  return {
    store,

    /** The person with positions and roles as they were at most two seconds ago; a withdrawn role ends that soon. */
    person(id: string): Promise<Person | undefined> {
      const known = people.get(id);
      if (known && Date.now() - known.at < FRESH_MS) return known.person;
      const person = store.person(id).then((found) => (found?.demonstration && mode === 'production' ? undefined : found));
      people.set(id, { at: Date.now(), person });
      person.catch(() => people.delete(id));
      return person;
    },

    directory(): Promise<Directory> {
      if (directory && Date.now() - directory.at < FRESH_MS) return directory.value;
      const value = readDirectory();
      directory = { at: Date.now(), value };
      value.catch(() => { directory = undefined; });
      return value;
    },

    /** Checks account and password; five failures lock the account for a quarter of an hour. */
    async signIn(account: string, password: string): Promise<Person> {
      const failures = await database.get<{ failures: number; last_at: number }>('SELECT failures, last_at FROM sign_in_failure WHERE account = $1', [account]);
      if (failures && failures.failures >= FAILURES_ALLOWED && Date.now() - failures.last_at < LOCKED_MS) {
        throw new Refusal(429, 'account-locked', '密码多次错误，账号已暂时锁定，请 15 分钟后再试或联系系统管理员。', 'Too many wrong passwords: the account is locked for 15 minutes.');
      }
      const row = await store.personByAccount(account);
      const fits = await passwordFits(password, row?.password_hash);
      if (!fits || !row || row.active !== 1) {
        await database.write(async () => {
          await database.insertOnce('sign_in_failure', { account, failures: 0, last_at: 0 });
          // A lock that has run out starts a new count.
          await database.run('UPDATE sign_in_failure SET failures = CASE WHEN last_at < $1 THEN 1 ELSE failures + 1 END, last_at = $2 WHERE account = $3', [Date.now() - LOCKED_MS, Date.now(), account]);
        });
        throw new Refusal(401, 'sign-in-failed', '账号或密码不正确。', 'The account or the password is wrong.');
      }
      if (row.demonstration === 1 && mode === 'production') {
        throw new Refusal(403, 'demonstration-account-refused', '演示账号不能用于正式运行环境。', 'Demonstration accounts are refused in production.');
      }
      if (failures) await database.write(() => database.run('DELETE FROM sign_in_failure WHERE account = $1', [account]));
      const person = await store.person(row.id);
      if (!person) throw new Refusal(401, 'sign-in-failed', '账号或密码不正确。', 'The account or the password is wrong.');
      return person;
    },

    /** R10: only a holder of the position; R19.2: nobody whose enforcement certificate has run out. */
    async assertEligible(personId: string, positionCode: string, organId: string, now: Date = time.now()): Promise<void> {
      const row = await store.personRow(personId);
      if (!row || row.active !== 1 || !await store.holds(personId, organId, positionCode)) {
        const position = (await this.directory()).position(organId, positionCode);
        throw new Refusal(403, 'position-not-held', `只有“${position}”的工作人员可以办理该环节。`, `Only a holder of the position "${position}" may do this step.`, { details: { positionCode } });
      }
      const today = civilDateInChina(now);
      if (row.certificate_number && ((row.certificate_to && row.certificate_to < today) || (row.certificate_from && row.certificate_from > today))) {
        throw new Refusal(403, 'certificate-expired', `${row.name}的行政执法证不在有效期内，不能办理。`, `${row.name}'s enforcement certificate is not valid today.`, { details: { validTo: row.certificate_to } });
      }
    },

    nameOf: async (personId: string): Promise<string> => (await store.personRow(personId))?.name ?? '',
    holdersOf: (organId: string, code: string) => store.holdersOf(organId, code),
    mayCreateCases: (person: Person, organId: string): boolean => may(person, 'case.create', { organId }) && person.positions.some((position) => position.organId === organId && position.code === 'window'),
  };
}
