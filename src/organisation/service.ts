/** People, what they hold and whether they may act (R2, R10, R19.2). */
import { LRUCache } from 'lru-cache';
import { createLockout, may, type Person } from '../platform/auth/index.ts';
import type { Database } from '../platform/database/index.ts';
import { Refusal } from '../platform/errors.ts';
import { type Time } from '../platform/time/time.ts';
import { civilDateInChina } from '../../domain/time/civil-time.ts';
import { createChangePassword } from './change-password.ts';
import { createSignIn } from './sign-in.ts';
import { isPositionRole, ROLE_POSITIONS } from './role-positions.ts';
import { createOrganisationStore, type OrganRow, type PersonRow } from './store.ts';

/** Names for pages and documents; organisations change rarely, so they are read again every few seconds at most. */
export interface Directory {
  person(id: string | null): string;
  /** Number of the person's enforcement certificate (R19.2). */
  certificate(id: string): string | undefined;
  organ(id: string): string;
  organRow(id: string): OrganRow | undefined;
  position(organId: string, code: string): string;
  district(id: string): string;
}

export interface OrganisationOptions {
  database: Database;
  time: Time;
  mode: 'demonstration' | 'production';
  /** Real milliseconds, for what the demonstration's clock must not move: locks and caches. */
  realNow?: () => number;
}

const FRESH_MS = 2_000;
const PEOPLE_KEPT = 5_000;

export type OrganisationService = ReturnType<typeof createOrganisationService>;

export function createOrganisationService({ database, time, mode, realNow = Date.now }: OrganisationOptions) {
  const store = createOrganisationStore(database);
  const today = (): string => civilDateInChina(time.now());
  const lockout = createLockout(database, realNow);
  const people = new LRUCache<string, { at: number; person: Promise<Person | undefined> }>({ max: PEOPLE_KEPT });
  let directory: { at: number; value: Promise<Directory> } | undefined;

  async function readDirectory(): Promise<Directory> {
    const [persons, organs, positions, districts] = await Promise.all([
      store.people(),
      store.organs(),
      store.positions(),
      store.districts(),
    ]);
    const personRows = new Map(persons.map((row) => [row.id, row]));
    const organRows = new Map(organs.map((row) => [row.id, row]));
    const positionNames = new Map(positions.map(({ organ_id, code, name }) => [`${organ_id}/${code}`, name]));
    return {
      person: (id) => (id === null ? '' : (personRows.get(id)?.name ?? '')),
      certificate: (id) => personRows.get(id)?.certificate_number ?? undefined,
      organ: (id) => organRows.get(id)?.name ?? '',
      organRow: (id) => organRows.get(id),
      position: (organId, code) => positionNames.get(`${organId}/${code}`) ?? (isPositionRole(code) ? ROLE_POSITIONS[code].name : code),
      district: (id) => districts.find((row) => row.id === id)?.name ?? '',
    };
  }

  return {
    store,

    /** The person with positions and roles as they were at most two seconds ago; a withdrawn role ends that soon. */
    person(id: string): Promise<Person | undefined> {
      const known = people.get(id);
      if (known && realNow() - known.at < FRESH_MS) return known.person;
      const person = store.person(id, today()).then((found) => (found?.demonstration && mode === 'production' ? undefined : found));
      people.set(id, { at: realNow(), person });
      person.catch(() => people.delete(id));
      return person;
    },

    directory(): Promise<Directory> {
      if (directory && realNow() - directory.at < FRESH_MS) return directory.value;
      const value = readDirectory();
      directory = { at: realNow(), value };
      value.catch(() => {
        directory = undefined;
      });
      return value;
    },

    signIn: createSignIn({ store, lockout, mode, today }),
    changePassword: createChangePassword({ database, store, lockout }),

    /** After what they hold has changed. */
    forgetPeople: (): void => people.clear(),

    /**
     * R10: only a holder of the position, or who stands in for one that is away. R19.2: nobody takes an enforcement step without a valid
     * certificate. Answers in whose place the person acts, if not in their own.
     */
    async assertEligible(
      personId: string,
      positionCode: string,
      organId: string,
      now: Date = time.now(),
    ): Promise<{ substituteFor: string | null }> {
      const day = civilDateInChina(now);
      const holder = await store.holder(personId, organId, positionCode, day);
      if (!holder) {
        const name = (await this.directory()).position(organId, positionCode);
        throw new Refusal(
          403,
          'position-not-held',
          `只有“${name}”的工作人员可以办理该环节。`,
          `Only a holder of the position "${name}" may do this step.`,
          { details: { positionCode } },
        );
      }
      if (holder.enforcement === 1) assertCertificate(holder, day);
      return { substituteFor: holder.substitute_for };
    },

    /** Who draws, declares and enters an organ's powers (R7a, R8). */
    async registrarOf(organId: string): Promise<Person | undefined> {
      const id = await store.registrarOf(organId);
      return id === null ? undefined : store.person(id, today());
    },

    nameOf: async (personId: string): Promise<string> => (await store.personRow(personId))?.name ?? '',
    /** Everybody active in an organ. */
    membersOf: async (organId: string): Promise<{ id: string; name: string }[]> =>
      (await store.people()).flatMap((row) => (row.organ_id === organId && row.active ? [{ id: row.id, name: row.name }] : [])),
    /** Who holds the position today. */
    holdersOf: (organId: string, code: string) => store.holdersOf(organId, code, today()),
    mayCreateCases: (person: Person, organId: string, positionCode: string): boolean =>
      may(person, 'case.create', { organId }) &&
      person.positions.some((position) => position.organId === organId && position.code === positionCode),
  };
}

function assertCertificate(row: PersonRow, day: string): void {
  if (!row.certificate_number) {
    throw new Refusal(
      403,
      'certificate-missing',
      `${row.name}没有行政执法证，不能办理该环节。`,
      `${row.name} has no enforcement certificate and may not do this step.`,
    );
  }
  if ((row.certificate_to && row.certificate_to < day) || (row.certificate_from && row.certificate_from > day)) {
    throw new Refusal(
      403,
      'certificate-expired',
      `${row.name}的行政执法证不在有效期内，不能办理。`,
      `${row.name}'s enforcement certificate is not valid today.`,
      { details: { validFrom: row.certificate_from, validTo: row.certificate_to } },
    );
  }
}
