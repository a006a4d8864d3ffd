/** A city of one's own comes from a file: checked as a whole, loaded as a whole, loaded again without harm (R1, R2, R2a). */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { CityFileError, loadCity, readCityFile, readCityName } from '../../src/organisation/index.ts';
import { passwordFits } from '../../src/platform/auth/index.ts';
import { isUniqueViolation } from '../../src/platform/database/index.ts';
import { createRecord } from '../../src/platform/record/index.ts';
import { systemTime } from '../../src/platform/time/time.ts';
import { eachDatabase } from '../support/databases.ts';

const EXAMPLE = readFileSync(new URL('../../docs/city.example.json', import.meta.url), 'utf8');
type Json = Record<string, unknown> & { organs: Record<string, unknown>[]; people: Record<string, unknown>[] };
const changed = (change: (file: Json) => void): string => {
  const file = JSON.parse(EXAMPLE) as Json;
  change(file);
  return JSON.stringify(file);
};
const problemsOf = (text: string): string[] => {
  try {
    readCityFile(text);
  } catch (error) {
    assert.ok(error instanceof CityFileError);
    return error.problems;
  }
  return [];
};

describe('a city file', () => {
  it('is read as the example shows it', () => {
    assert.equal(readCityFile(EXAMPLE).people.length, 7);
  });

  const WRONG: [what: string, change: (file: Json) => void, told: RegExp][] = [
    [
      'a wrong check character',
      (file) => {
        Object.assign(file.organs[0] ?? {}, { code: '113211009999000110' });
      },
      /organs\.0\.code: .*check characters/,
    ],
    [
      'an unknown key',
      (file) => {
        Object.assign(file.people[0] ?? {}, { pasword: 'x' });
      },
      /people\.0.*pasword/,
    ],
    [
      'an account that stands twice',
      (file) => {
        file.people.push({ ...file.people[0] });
      },
      /account "chen\.window" stands twice/,
    ],
    [
      'an organ that is not there',
      (file) => {
        Object.assign(file.people[0] ?? {}, { organId: 'organ-none' });
      },
      /no organ "organ-none"/,
    ],
    [
      'a position that the organ lacks',
      (file) => {
        Object.assign(file.people[0] ?? {}, { positions: ['mayor'] });
      },
      /has no position "mayor"/,
    ],
    [
      'a position that is called like a role',
      (file) => {
        Object.assign(file.organs[0] ?? {}, { positions: [{ code: 'legal-officer', name: '法制岗' }] });
      },
      /position "legal-officer" has the code of a role/,
    ],
    [
      'a scope that is not there',
      (file) => {
        Object.assign(file.people[4] ?? {}, { roles: [{ role: 'supervisor', scope: 'district', scopeId: 'district-none' }] });
      },
      /names no district by "district-none"/,
    ],
    [
      'an administrator who handles cases (R2a)',
      (file) => {
        Object.assign(file.people[5] ?? {}, {
          roles: [
            { role: 'system-administrator', scope: 'city', scopeId: 'city' },
            { role: 'supervisor', scope: 'city', scopeId: 'city' },
          ],
        });
      },
      /qian\.system.*R2a/,
    ],
  ];
  for (const [what, change, told] of WRONG)
    it(`with ${what} is refused, and says where`, () => assert.match(problemsOf(changed(change)).join('\n'), told));

  it('that is no JSON is refused', () => assert.match(problemsOf('{').join(), /no JSON/));
});

eachDatabase('a city that is loaded', (database) => {
  const load = (text: string) => loadCity(database(), createRecord(database(), systemTime), readCityFile(text));

  it('has its people with first passwords, its name and its entry in the record', async () => {
    const { created } = await load(EXAMPLE);
    assert.equal(created.length, 7);
    const first = created.find(({ account }) => account === 'chen.window');
    const row = await database().get<{ password_hash: string; demonstration: number }>(
      "SELECT password_hash, demonstration FROM person WHERE account = 'chen.window'",
    );
    assert.ok(await passwordFits(first?.password ?? '', row?.password_hash));
    assert.equal(row?.demonstration, 0);
    assert.equal(await readCityName(database()), '示例市');
    const entry = await database().get<{ payload: string }>("SELECT payload FROM record WHERE kind = 'organisation-loaded'");
    assert.ok(entry && created.every(({ password }) => !entry.payload.includes(password)), 'no password is kept anywhere');
  });

  it('is loaded again with changes: no password anew, positions and roles as the file says, the absent left alone', async () => {
    const before = await database().get<{ password_hash: string }>("SELECT password_hash FROM person WHERE account = 'chen.window'");
    const { created } = await load(
      changed((file) => {
        file.people = file.people.slice(0, 2);
        Object.assign(file.people[0] ?? {}, { name: '陈敏敏', positions: ['acceptance'], active: false });
      }),
    );
    assert.deepEqual(created, []);
    const row = await database().get<{ name: string; active: number; password_hash: string }>(
      "SELECT name, active, password_hash FROM person WHERE account = 'chen.window'",
    );
    assert.deepEqual(row, { name: '陈敏敏', active: 0, password_hash: before?.password_hash });
    assert.deepEqual(await database().all("SELECT position_id FROM holding WHERE person_id = 'person-chen.window'"), [
      { position_id: 'organ-urban-management/acceptance' },
    ]);
    assert.equal(Number((await database().get<{ n: number }>('SELECT COUNT(*) AS n FROM person'))?.n), 7);
  });

  it('is refused as a whole where an organ has the code of another one that is there', async () => {
    const organs = () => database().all<{ id: string; code: string }>('SELECT id, code FROM organ ORDER BY id');
    const before = await organs();
    await assert.rejects(
      load(EXAMPLE.replaceAll('"organ-urban-management"', '"organ-renamed"')),
      (error) => isUniqueViolation(error),
      'not taken for a new id of the same organ',
    );
    assert.deepEqual(await organs(), before);
  });

  it('is refused beside demonstration accounts', async () => {
    await database().write(() => database().run("UPDATE person SET demonstration = 1 WHERE account = 'li.officer'"));
    await assert.rejects(load(EXAMPLE), CityFileError);
  });
});
