/**
 * A city's organisation as a file: how a city of one's own comes into the platform (R1, R2). Example: docs/city.example.json.
 *
 * Everything is checked before anything is written; every problem is named with its path.
 */
import { z } from 'zod';
import { ADMINISTRATION, ROLES } from '../platform/auth/index.ts';
import { isPositionRole } from './role-positions.ts';
import { checkUscc } from '../../domain/identifiers/index.ts';

const id = z.string().regex(/^[a-z][a-z0-9-]{1,62}$/, 'small letters, digits and hyphens');
const name = z.string().trim().min(1).max(100);
const date = z.iso.date();

const organ = z.strictObject({
  id,
  code: z.string().refine((code) => checkUscc(code).ok, 'no unified social credit code: 18 characters with right check characters'),
  name: z.string().trim().min(1).max(200),
  nameEn: z.string().trim().min(1).max(200),
  shortName: z.string().trim().min(1).max(40),
  districtId: id.optional(),
  address: z.string().max(200).optional(),
  phone: z.string().max(40).optional(),
  /** Where suits against it are brought; documents name it. */
  court: z.string().trim().min(1).max(200).optional(),
  positions: z
    .array(z.strictObject({ code: id, name, enforcement: z.boolean().default(false), leads: z.boolean().default(false) }))
    .default([]),
});

const person = z.strictObject({
  account: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{1,50}$/, 'letters, digits, dots, hyphens'),
  name,
  organId: id,
  duty: z.string().max(200).optional(),
  dutyEn: z.string().max(200).optional(),
  /** `false`: the person can no longer sign in or act. */
  active: z.boolean().default(true),
  certificate: z.strictObject({ number: z.string().min(1).max(40), from: date.optional(), to: date.optional() }).optional(),
  /** Codes of positions of the person's organ. */
  positions: z.array(id).default([]),
  roles: z.array(z.strictObject({ role: z.enum(ROLES), scope: z.enum(['city', 'district', 'organ']), scopeId: id })).min(1),
});

const shape = z.strictObject({
  city: z.strictObject({ name }),
  districts: z.array(z.strictObject({ id, code: z.string().regex(/^\d{6}$/, 'six digits (GB/T 2260)'), name })).default([]),
  organs: z.array(organ).min(1),
  people: z.array(person).min(1),
});

export type CityFile = z.infer<typeof shape>;

/** What is wrong with a city file, one line a problem. */
export class CityFileError extends Error {
  constructor(readonly problems: string[]) {
    super(problems.join('\n'));
  }
}

/** Throws `CityFileError` with every problem. */
export function readCityFile(text: string): CityFile {
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch (error) {
    throw new CityFileError([`The file is no JSON: ${String(error)}`]);
  }
  const parsed = shape.safeParse(given);
  if (!parsed.success)
    throw new CityFileError(parsed.error.issues.map(({ path, message }) => `${path.join('.') || 'the file'}: ${message}`));
  const problems = [...twice(parsed.data), ...dangling(parsed.data), ...mixedDuties(parsed.data)];
  if (problems.length) throw new CityFileError(problems);
  return parsed.data;
}

function twice({ districts, organs, people }: CityFile): string[] {
  const repeated = (what: string, values: string[]): string[] =>
    [...new Set(values.filter((value, index) => values.indexOf(value) !== index))].map((value) => `${what} "${value}" stands twice`);
  return [
    ...repeated(
      'district',
      districts.map((one) => one.id),
    ),
    ...repeated(
      'district code',
      districts.map(({ code }) => code),
    ),
    ...repeated(
      'organ',
      organs.map((one) => one.id),
    ),
    ...repeated(
      'organ code',
      organs.map(({ code }) => code),
    ),
    ...organs.flatMap((one) =>
      repeated(
        `organs ${one.id}: position`,
        one.positions.map(({ code }) => code),
      ),
    ),
    ...organs.flatMap((one) =>
      one.positions
        .filter(({ code }) => isPositionRole(code))
        .map(({ code }) => `organs ${one.id}: position "${code}" has the code of a role; choose another`),
    ),
    ...repeated(
      'account',
      people.map(({ account }) => account),
    ),
  ];
}

function dangling({ districts, organs, people }: CityFile): string[] {
  const districtIds = new Set(districts.map((one) => one.id));
  const organsById = new Map(organs.map((one) => [one.id, one]));
  const known = { city: new Set(['city']), district: districtIds, organ: new Set(organsById.keys()) };
  return [
    ...organs
      .filter(({ districtId }) => districtId !== undefined && !districtIds.has(districtId))
      .map((one) => `organs ${one.id}: there is no district "${one.districtId}"`),
    ...people.flatMap((one) => {
      const own = organsById.get(one.organId);
      return [
        ...(own ? [] : [`people ${one.account}: there is no organ "${one.organId}"`]),
        ...one.positions
          .filter((code) => own && !own.positions.some((position) => position.code === code))
          .map((code) => `people ${one.account}: organ "${one.organId}" has no position "${code}"`),
        ...one.roles
          .filter(({ scope, scopeId }) => !known[scope].has(scopeId))
          .map(
            ({ role, scope, scopeId }) =>
              `people ${one.account}: role ${role} names no ${scope} by "${scopeId}"${scope === 'city' ? ' (write "city")' : ''}`,
          ),
      ];
    }),
  ];
}

function mixedDuties({ people }: CityFile): string[] {
  return people
    .filter(({ roles, positions }) => {
      const duties = new Set(roles.map(({ role }) => role));
      return [...duties].some((role) => ADMINISTRATION.includes(role)) && (duties.size > 1 || positions.length > 0);
    })
    .map(({ account }) => `people ${account}: an administrator or auditor has that one role and no position (R2a)`);
}
