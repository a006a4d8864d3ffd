/** Brings a city file into the database: adds what is new, changes what is there, deletes nothing (R1, R2). */
import { randomInt } from 'node:crypto';
import { endSessionsOf, hashPassword } from '../platform/auth/index.ts';
import type { Database } from '../platform/database/index.ts';
import type { RecordBook } from '../platform/record/index.ts';
import { CityFileError, type CityFile } from './city-file.ts';

const CITY_NAME = 'city-name';

/** The name of the city that was loaded; none in the demonstration. */
export async function readCityName(database: Database): Promise<string | undefined> {
  return (await database.get<{ value: string }>('SELECT value FROM setting WHERE name = $1', [CITY_NAME]))?.value;
}

/** Accounts that are new, each with the first password, which is nowhere kept. */
export interface LoadedCity {
  organs: number;
  people: number;
  created: { account: string; name: string; password: string }[];
}

/** All of it or nothing. Refused where demonstration accounts are: their passwords are known to everybody. */
export async function loadCity(database: Database, record: RecordBook, file: CityFile): Promise<LoadedCity> {
  const known = new Set((await database.all<{ account: string }>('SELECT account FROM person')).map(({ account }) => account));
  if (await database.get('SELECT id FROM person WHERE demonstration = 1 LIMIT 1'))
    throw new CityFileError(['The database holds the demonstration city; take one of its own for a real city']);
  const created = await Promise.all(
    file.people
      .filter(({ account }) => !known.has(account))
      .map(async ({ account, name }) => {
        const password = firstPassword();
        return { account, name, password, hash: await hashPassword(password) };
      }),
  );
  const hashes = new Map(created.map(({ account, hash }) => [account, hash]));

  await database.write(async () => {
    await put(database, 'setting', { name: CITY_NAME }, { value: file.city.name });
    for (const { id, ...district } of file.districts) await put(database, 'district', { id }, district);
    for (const organ of file.organs) {
      await put(
        database,
        'organ',
        { id: organ.id },
        {
          code: organ.code,
          name: organ.name,
          name_en: organ.nameEn,
          short_name: organ.shortName,
          district_id: organ.districtId ?? null,
          address: organ.address ?? null,
          phone: organ.phone ?? null,
        },
      );
      for (const { code, name, enforcement } of organ.positions)
        await put(
          database,
          'position',
          { id: `${organ.id}/${code}` },
          { organ_id: organ.id, code, name, enforcement: enforcement ? 1 : 0 },
        );
    }
    for (const person of file.people) await putPerson(database, person, hashes.get(person.account));
    record.append({
      kind: 'organisation-loaded',
      actorId: null,
      payload: {
        city: file.city.name,
        organs: file.organs.length,
        people: file.people.map(({ account }) => account),
        created: created.map(({ account }) => account),
      },
    });
  });
  return {
    organs: file.organs.length,
    people: file.people.length,
    created: created.map(({ account, name, password }) => ({ account, name, password })),
  };
}

/** A new first password for who forgot theirs; their sessions end. Undefined when there is no such account. */
export async function resetPassword(database: Database, record: RecordBook, account: string): Promise<string | undefined> {
  const person = await database.get<{ id: string; demonstration: number }>('SELECT id, demonstration FROM person WHERE account = $1', [
    account,
  ]);
  if (!person || person.demonstration === 1) return undefined;
  const password = firstPassword();
  const hash = await hashPassword(password);
  await database.write(async () => {
    await database.run('UPDATE person SET password_hash = $1 WHERE id = $2', [hash, person.id]);
    await endSessionsOf(database, person.id);
    record.append({ kind: 'password-reset', actorId: null, payload: { account } });
  });
  return password;
}

async function putPerson(database: Database, person: CityFile['people'][number], hash: string | undefined): Promise<void> {
  const id = `person-${person.account}`;
  await put(
    database,
    'person',
    { id },
    {
      account: person.account,
      name: person.name,
      organ_id: person.organId,
      active: person.active ? 1 : 0,
      certificate_number: person.certificate?.number ?? null,
      certificate_from: person.certificate?.from ?? null,
      certificate_to: person.certificate?.to ?? null,
      duty: person.duty ?? null,
      duty_en: person.dutyEn ?? null,
      ...(hash ? { password_hash: hash, demonstration: 0 } : {}),
    },
  );
  await database.run('DELETE FROM holding WHERE person_id = $1', [id]);
  await database.insertAll(
    'holding',
    person.positions.map((code) => ({ person_id: id, position_id: `${person.organId}/${code}` })),
  );
  await database.run('DELETE FROM role_grant WHERE person_id = $1', [id]);
  await database.insertAll(
    'role_grant',
    person.roles.map(({ role, scope, scopeId }) => ({ person_id: id, role, scope, scope_id: scopeId })),
  );
}

/** One row by its key, new or changed. Names of tables and columns are ours, never the file's. */
async function put(
  database: Database,
  table: string,
  key: Record<string, string>,
  values: Record<string, string | number | null>,
): Promise<void> {
  const [[keyColumn, keyValue]] = Object.entries(key) as [[string, string]];
  const columns = Object.entries(values);
  const changed = await database.run(
    `UPDATE ${table} SET ${columns.map(([column], index) => `${column} = $${index + 1}`).join(', ')} WHERE ${keyColumn} = $${columns.length + 1}`,
    [...columns.map(([, value]) => value), keyValue],
  );
  if (changed || (await database.get(`SELECT ${keyColumn} FROM ${table} WHERE ${keyColumn} = $1`, [keyValue]))) return;
  await database.insert(table, { ...key, ...values });
}

/** Without what reads alike (0 O, 1 l I); 16 characters, about 90 bits. */
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789ABCDEFGHJKMNPQRSTUVWXYZ';
const firstPassword = (): string => Array.from({ length: 16 }, () => LETTERS[randomInt(LETTERS.length)]).join('');
