/** Brings a city file into the database: adds what is new, changes what is there, deletes nothing (R1, R2). */
import { randomInt } from 'node:crypto';
import { endSessionsOf, hashPassword } from '../platform/auth/index.ts';
import { findRow, findRows, putRows, type Database } from '../platform/database/index.ts';
import type { RecordBook } from '../platform/record/index.ts';
import { CityFileError, type CityFile } from './city-file.ts';
import { organisationModels, organRow, type PersonRow } from './models.ts';

const CITY_NAME = 'city-name';

/** The name of the city that was loaded; none in the demonstration. */
export async function readCityName(database: Database): Promise<string | undefined> {
  return (await findRow(organisationModels(database).setting, { where: { name: CITY_NAME } }))?.value;
}

/** Accounts that are new, each with the first password, which is nowhere kept. */
export interface LoadedCity {
  organs: number;
  people: number;
  created: { account: string; name: string; password: string }[];
}

/** All of it or nothing. Refused where demonstration accounts are: their passwords are known to everybody. */
export async function loadCity(database: Database, record: RecordBook, file: CityFile): Promise<LoadedCity> {
  const models = organisationModels(database);
  const known = new Set((await findRows(models.person, { attributes: ['account'] })).map(({ account }) => account));
  if (await findRow(models.person, { attributes: ['id'], where: { demonstration: 1 } }))
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
    await models.setting.upsert({ name: CITY_NAME, value: file.city.name });
    await putRows(models.district, file.districts);
    await putRows(
      models.organ,
      file.organs.map((organ) => organRow(organ, organ.code)),
    );
    await putRows(
      models.position,
      file.organs.flatMap(({ id, positions }) =>
        positions.map(({ code, name, enforcement, leads }) => ({
          id: `${id}/${code}`,
          organ_id: id,
          code,
          name,
          enforcement: enforcement ? 1 : 0,
          leads: leads ? 1 : 0,
        })),
      ),
    );
    await putPeople(models, file.people, hashes);
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
  const { person } = organisationModels(database);
  const row = await findRow(person, { where: { account } });
  if (!row || row.demonstration === 1) return undefined;
  const password = firstPassword();
  const hash = await hashPassword(password);
  await database.write(async () => {
    await person.update({ password_hash: hash }, { where: { id: row.id } });
    await endSessionsOf(database, row.id);
    record.append({ kind: 'password-reset', actorId: null, payload: { account } });
  });
  return password;
}

/** `hashes`: of the first passwords of those who are new, by account. Positions and roles are those of the file and no others. */
async function putPeople(
  { person, holding, roleGrant }: ReturnType<typeof organisationModels>,
  people: CityFile['people'],
  hashes: ReadonlyMap<string, string>,
): Promise<void> {
  for (const one of people) {
    const hash = hashes.get(one.account);
    const row = personRow(one);
    if (hash) await person.create({ ...row, password_hash: hash, demonstration: 0 });
    else await person.update(row, { where: { id: row.id } });
  }
  const loaded = { where: { person_id: people.map(idOf) } };
  await holding.destroy(loaded);
  await holding.bulkCreate(
    people.flatMap((one) => one.positions.map((code) => ({ person_id: idOf(one), position_id: `${one.organId}/${code}` }))),
  );
  await roleGrant.destroy(loaded);
  await roleGrant.bulkCreate(
    people.flatMap((one) => one.roles.map(({ role, scope, scopeId }) => ({ person_id: idOf(one), role, scope, scope_id: scopeId }))),
  );
}

const idOf = ({ account }: { account: string }): string => `person-${account}`;

const personRow = (person: CityFile['people'][number]): Omit<PersonRow, 'password_hash' | 'demonstration'> => ({
  id: idOf(person),
  account: person.account,
  name: person.name,
  organ_id: person.organId,
  active: person.active ? 1 : 0,
  certificate_number: person.certificate?.number ?? null,
  certificate_from: person.certificate?.from ?? null,
  certificate_to: person.certificate?.to ?? null,
  duty: person.duty ?? null,
  duty_en: person.dutyEn ?? null,
});

/** Without what reads alike (0 O, 1 l I); 16 characters, about 90 bits. */
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789ABCDEFGHJKMNPQRSTUVWXYZ';
const firstPassword = (): string => Array.from({ length: 16 }, () => LETTERS[randomInt(LETTERS.length)]).join('');
