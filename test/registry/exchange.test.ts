/** Export and import: what goes out comes back, nothing is half imported (R5). */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import readXlsxFile from 'read-excel-file/node';
import writeXlsxFile from 'write-excel-file/node';
import { NATIONAL_CODE } from '../../domain/registry/power-code.ts';
import type { RegistryEntry } from '../../domain/registry/registry-entry.ts';
import { validateRegistryEntry } from '../../domain/registry/registry-entry-schema.ts';
import { permit, type Person } from '../../src/platform/auth/index.ts';
import { createCalendars, createClocks } from '../../src/clocks/index.ts';
import type { Database } from '../../src/platform/database/index.ts';
import { Refusal } from '../../src/platform/errors.ts';
import { silentLogger } from '../../src/platform/logger.ts';
import { createOutbox } from '../../src/platform/outbox/index.ts';
import { createRecord } from '../../src/platform/record/index.ts';
import { createAdjustableTime } from '../../src/platform/time/time.ts';
import { readFile, writeJson, writeSpreadsheet } from '../../src/registry/exchange/files.ts';
import type { ReportRow } from '../../src/registry/exchange/imports.ts';
import { createImports, createRegistryService } from '../../src/registry/index.ts';
import { createCheckFlowchart } from '../../src/registry/check-flowchart.ts';
import { buildPerson } from '../support/build-person.ts';
import { sharedParsers } from '../support/shared-parsers.ts';
import { eachDatabase } from '../support/databases.ts';
import { noProcedures } from '../support/no-procedures.ts';
import { eventually } from '../support/eventually.ts';

const FOLDER = new URL('../../processes/powers/', import.meta.url);
const POWERS = readdirSync(FOLDER)
  .filter((file) => file.endsWith('.json'))
  .map((file) => ({
    entry: JSON.parse(readFileSync(new URL(file, FOLDER), 'utf8')) as RegistryEntry,
    bpmnXml: readFileSync(new URL(file.replace('.json', '.bpmn'), FOLDER), 'utf8'),
  }));
const refusedWith =
  (code: string) =>
  (error: unknown): boolean =>
    error instanceof Refusal && error.code === code;

describe('the files of the exchange', () => {
  it('bring every power back from a spreadsheet as it went out, its drawing apart', async () => {
    const items = await readFile('powers.xlsx', await writeSpreadsheet(POWERS));
    assert.equal(items.length, POWERS.length);
    for (const [index, { entry }] of items.entries()) {
      const validated = validateRegistryEntry(entry);
      assert.ok(validated.ok, JSON.stringify(validated));
      assert.deepEqual(validated.entry, POWERS[index]?.entry);
    }
  });

  it('read a spreadsheet of a version that had no English units', async () => {
    const sheets = await readXlsxFile(await writeSpreadsheet(POWERS));
    const without = sheets.map(({ sheet, data }) => {
      const at = data[0]?.indexOf('英文单位') ?? -1;
      return { sheet, data: data.map((row) => row.filter((_, index) => at < 0 || index !== at)) };
    });
    const bytes = await writeXlsxFile(
      without.map(({ sheet, data }) => ({
        sheet,
        data: data.map((row) => row.map((value) => (value === null ? null : { value }))),
      })) as never,
    ).toBuffer();
    const items = await readFile('powers.xlsx', bytes);
    assert.equal(items.length, POWERS.length);
    for (const [index, { entry }] of items.entries())
      assert.deepEqual(
        entry,
        JSON.parse(JSON.stringify(POWERS[index]?.entry, (key, value: unknown) => (key === 'unitEn' ? undefined : value))),
      );
  });

  it('bring every power and its drawing back from JSON', async () => {
    const items = await readFile('powers.json', writeJson(POWERS, '2026-11-25'));
    assert.deepEqual(
      items.map(({ entry, bpmnXml }) => ({ entry, bpmnXml })),
      POWERS,
    );
  });

  it('write what looks like a formula as text', async () => {
    const [power] = POWERS;
    assert.ok(power);
    const bytes = await writeSpreadsheet([{ entry: { ...power.entry, powerName: '=HYPERLINK("http://x","y")' } }]);
    assert.equal(
      (await readFile('x.xlsx', bytes))[0]?.entry && ((await readFile('x.xlsx', bytes))[0]?.entry as RegistryEntry).powerName,
      '=HYPERLINK("http://x","y")',
    );
    assert.doesNotMatch(bytes.toString('latin1'), /<f>/);
  });

  it('are refused when they are none, damaged, empty, without their columns or too large', async () => {
    await assert.rejects(readFile('x.txt', Buffer.from('hello')), refusedWith('import-unreadable'));
    await assert.rejects(readFile('x.json', Buffer.from('{"powers":[]}')), refusedWith('import-unreadable'));
    await assert.rejects(readFile('x.json', Buffer.from('[]')), refusedWith('import-unreadable'));
    await assert.rejects(readFile('x.xlsx', Buffer.concat([Buffer.from('PK'), Buffer.alloc(100)])), refusedWith('import-unreadable'));
    await assert.rejects(readFile('x.json', Buffer.alloc(17 * 1024 * 1024, 32)), refusedWith('import-too-large'));
  });
});

const officer = buildPerson({ id: 'officer', account: 'officer', grants: [{ role: 'legal-officer', scope: 'city', scopeId: 'city' }] });
const districtOfficer = buildPerson({
  id: 'district',
  account: 'district',
  grants: [{ role: 'legal-officer', scope: 'district', scopeId: 'district-a' }],
});

async function importsOn(database: Database) {
  const time = createAdjustableTime();
  const record = createRecord(database, time);
  const outbox = createOutbox(database, time);
  const calendars = await createCalendars({ database, record, time });
  const registry = createRegistryService({
    database,
    outbox,
    record,
    time,
    permit,
    clocks: createClocks({ database, outbox, record, time, calendar: calendars.current }),
    districtOf: () => Promise.resolve(null),
    lint: createCheckFlowchart({ parsers: sharedParsers, engineLine: () => '8.0' }),
    legalOfficeOf: () => Promise.resolve('organ-legal'),
    missingGlyphs: () => [],
    organ: (id) => Promise.resolve({ name: id, shortName: '' }),
    personName: (id) => Promise.resolve(id),
    ...noProcedures,
  });
  const names = new Map(POWERS.map(({ entry }) => [entry.organ.id, entry.organ.name]));
  const imports = createImports({
    database,
    registry,
    record,
    time,
    logger: silentLogger,
    codeRule: NATIONAL_CODE,
    parsers: sharedParsers,
    person: (id) => Promise.resolve([officer, districtOfficer].find((one) => one.id === id)),
    organ: (id) => Promise.resolve(names.has(id) ? { code: '', name: names.get(id) ?? '', districtId: null } : undefined),
  });
  return { registry, imports };
}

eachDatabase('the import of registry entries', (database) => {
  let parts: Awaited<ReturnType<typeof importsOn>>;
  before(async () => {
    parts = await importsOn(database());
  });

  const stateOf = async (id: string): Promise<string> => (await parts.imports.found(id)).state;
  const reaches = (id: string, state: string): Promise<void> =>
    eventually(`the import is ${state}`, async () => (await stateOf(id)) === state);
  const rowsOf = async (id: string): Promise<ReportRow[]> => JSON.parse((await parts.imports.found(id)).report) as ReportRow[];
  async function checked(person: Person, powers: typeof POWERS): Promise<string> {
    const id = await parts.imports.begin(person, 'powers.json', writeJson(powers, ''));
    await reaches(id, 'checked');
    return id;
  }
  const actionsOf = async (id: string): Promise<string[]> => (await rowsOf(id)).map(({ action }) => action);
  const toldOf = async (id: string): Promise<unknown[]> => (await rowsOf(id)).map(({ action, differs, draft }) => [action, differs, draft]);
  const powersIn = async (): Promise<number> => (await parts.registry.store.powers()).length;

  it('tells row by row what it would do, and does nothing before it is told to', async () => {
    const id = await checked(officer, POWERS);
    assert.deepEqual(new Set(await actionsOf(id)), new Set(['create']));
    assert.equal(await powersIn(), 0);
  });

  it('is refused as a whole while one row has an error, with every reason by name', async () => {
    const [first, second] = POWERS;
    assert.ok(first && second);
    const id = await checked(officer, [
      first,
      { ...second, entry: { ...second.entry, powerName: '', organ: { id: 'organ-none', name: '无' } } },
      { ...second, entry: { ...second.entry, powerCode: first.entry.powerCode } },
    ]);
    assert.deepEqual(await actionsOf(id), ['error', 'error', 'error']);
    assert.deepEqual(
      (await rowsOf(id)).map(({ problems }) => problems.map(({ code }) => code)),
      [['code-twice'], ['too-small'], ['code-twice']],
    );
    await assert.rejects(parts.imports.apply(officer, id), refusedWith('import-has-errors'));
    assert.equal(await powersIn(), 0);
  });

  it("is refused for organs outside the person's scope, and to others than whoever began it", async () => {
    const id = await checked(districtOfficer, POWERS.slice(0, 1));
    assert.deepEqual(
      (await rowsOf(id))[0]?.problems.map(({ code }) => code),
      ['forbidden'],
    );
    await assert.rejects(parts.imports.apply(officer, id), refusedWith('import-of-another'));
  });

  it('makes drafts of all rows at once, and then finds nothing to change', async () => {
    const id = await checked(officer, POWERS);
    await parts.imports.apply(officer, id);
    await reaches(id, 'done');
    assert.equal(await powersIn(), POWERS.length);
    const [version] = await parts.registry.store.versionsOf(POWERS[0]?.entry.processId ?? '');
    assert.deepEqual([version?.state, version?.number], ['draft', 1]);
    await assert.rejects(parts.imports.apply(officer, id), refusedWith('import-not-checked'));
    assert.deepEqual(new Set(await actionsOf(await checked(officer, POWERS))), new Set(['unchanged']));
  });

  it('changes the open draft, or begins one on a published power', async () => {
    const [first] = POWERS;
    assert.ok(first);
    const renamed = { ...first, entry: { ...first.entry, conditions: ['新的条件。'] } };
    assert.deepEqual(await toldOf(await checked(officer, [renamed])), [['change', ['conditions'], 1]]);
    const [draft] = await parts.registry.store.versionsOf(first.entry.processId);
    await database().write(() => parts.registry.store.updateVersion(draft?.id ?? '', draft?.lock_version ?? 0, { state: 'published' }));
    const id = await checked(officer, [renamed]);
    assert.deepEqual(await toldOf(id), [['change', ['conditions'], undefined]]);
    await parts.imports.apply(officer, id);
    await reaches(id, 'done');
    assert.deepEqual(
      (await parts.registry.store.versionsOf(first.entry.processId)).map(({ number, state }) => [number, state]),
      [
        [2, 'draft'],
        [1, 'published'],
      ],
    );
    assert.deepEqual(
      await actionsOf(await checked(officer, [first])),
      ['unchanged'],
      'a file that says what is in force leaves the draft beside it alone',
    );
  });

  it('leaves nothing behind when the registry changed after the check', async () => {
    const [first, second] = POWERS;
    assert.ok(first && second);
    const id = await checked(officer, [
      { ...second, entry: { ...second.entry, conditions: ['又一个条件。'] } },
      { ...first, entry: { ...first.entry, conditions: ['再一个条件。'] } },
    ]);
    const [draft] = await parts.registry.store.versionsOf(first.entry.processId);
    await database().write(() => parts.registry.store.updateVersion(draft?.id ?? '', draft?.lock_version ?? 0, { state: 'declared' }));
    await parts.imports.apply(officer, id);
    await reaches(id, 'failed');
    const [untouched] = await parts.registry.store.versionsOf(second.entry.processId);
    assert.equal(untouched?.number, 1);
    assert.doesNotMatch((await parts.registry.versionOr404(untouched?.id ?? '')).version.basics, /又一个条件/);
  });

  it('goes on with a check that a stop cut off', async () => {
    const id = await checked(officer, POWERS.slice(2, 3));
    await database().write(() => database().run("UPDATE registry_import SET state = 'checking', report = '[]' WHERE id = $1", [id]));
    await parts.imports.resume();
    await reaches(id, 'checked');
  });

  it('gives up a check under which the platform ended, and says so, instead of ending at every start', async () => {
    const id = await checked(officer, POWERS.slice(2, 3));
    await database().write(() => database().run("UPDATE registry_import SET state = 'checking', attempts = 1 WHERE id = $1", [id]));
    await parts.imports.resume();
    const { state, problem } = await parts.imports.found(id);
    assert.deepEqual([state, problem?.includes('已放弃导入')], ['failed', true]);
  });

  it('begun in an ordinary stop is not held against the file', async () => {
    const other = await importsOn(database());
    const id = await other.imports.begin(officer, 'powers.json', writeJson(POWERS, ''));
    await other.imports.stop();
    const { state, attempts } = await other.imports.found(id);
    assert.deepEqual([state === 'failed', attempts], [false, 0]);
    await parts.imports.resume();
    await reaches(id, 'checked');
  });
});
