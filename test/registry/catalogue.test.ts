/** The catalogue on both databases: what is searched, counted and created (R5, R6a, R6b). */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { NATIONAL_CODE } from '../../domain/registry/power-code.ts';
import type { RegistryEntry } from '../../domain/registry/registry-entry.ts';
import { permit, type Person } from '../../src/platform/auth/index.ts';
import { createCalendars, createClocks } from '../../src/clocks/index.ts';
import type { Database } from '../../src/platform/database/index.ts';
import { Refusal } from '../../src/platform/errors.ts';
import { createOutbox } from '../../src/platform/outbox/index.ts';
import { createRecord } from '../../src/platform/record/index.ts';
import { createAdjustableTime } from '../../src/platform/time/time.ts';
import { createComments, createCreatePower, createRegistryService } from '../../src/registry/index.ts';
import { createCheckFlowchart } from '../../src/registry/check-flowchart.ts';
import { buildPerson } from '../support/build-person.ts';
import { sharedParsers } from '../support/shared-parsers.ts';
import { eachDatabase } from '../support/databases.ts';
import { noProcedures } from '../support/no-procedures.ts';

const ENTRY = JSON.parse(readFileSync(new URL('../../processes/powers/road-excavation.json', import.meta.url), 'utf8')) as RegistryEntry;
const ORGAN_CODE = ENTRY.powerCode.slice(0, 18);
const ORGAN = { id: 'organ-test', name: '测试局', districtId: null };
const registrar = buildPerson({
  id: 'registrar',
  account: 'registrar',
  organ: ORGAN,
  grants: [{ role: 'organ-registrar', scope: 'organ', scopeId: 'organ-test' }],
});
const supervisor = buildPerson({
  id: 'supervisor',
  account: 'supervisor',
  grants: [{ role: 'supervisor', scope: 'city', scopeId: 'city' }],
});

const refusedWith =
  (code: string, field?: string) =>
  (error: unknown): boolean =>
    error instanceof Refusal &&
    (error.code === code || error.options.fields?.some((one) => one.code === code) === true) &&
    (field === undefined || error.options.fields?.some(({ path }) => path === field) === true);

const basics = (number: number, changes: Partial<RegistryEntry> = {}): RegistryEntry => ({
  ...ENTRY,
  powerCode: `${ORGAN_CODE}33201170${String(number).padStart(5, '0')}`,
  processId: `power-test-${number}`,
  organ: { id: 'organ-test', name: '随便写的名字' },
  ...changes,
});

async function registryOn(database: Database) {
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
  const create = createCreatePower({
    database,
    registry,
    record,
    time,
    codeRule: NATIONAL_CODE,
    organ: (id) => Promise.resolve(id === 'organ-test' ? { code: ORGAN_CODE, name: '测试局', districtId: null } : undefined),
  });
  return { registry, create, comments: createComments({ database, registry, record, time }), index: registry.store.index };
}

eachDatabase('the catalogue', (database) => {
  let parts: Awaited<ReturnType<typeof registryOn>>;
  const create = (person: Person, entry: RegistryEntry, skeleton: string | null = null) =>
    parts.create(person, { basics: entry, skeleton });

  before(async () => {
    parts = await registryOn(database());
    await create(registrar, basics(1));
    await create(
      registrar,
      basics(2, {
        powerName: '燃气经营许可',
        powerNameEn: 'Gas supply',
        legalBasis: [{ law: '城镇燃气管理条例', article: '第十五条', text: '国家对燃气经营实行许可证制度。' }],
      }),
      'licence',
    );
    await create(registrar, basics(3, { powerName: '占道处罚100%', powerNameEn: 'Penalty', category: 'penalty' }), 'penalty');
  });

  it('finds a power by any part of its names, code, law, article, material and position, whatever the width and case', async () => {
    const found = async (q: string): Promise<string[]> =>
      (await parts.index.search({ q }, { limit: 50 })).rows.map(({ power_id }) => power_id);
    assert.deepEqual(await found('燃气'), ['power-test-2']);
    assert.deepEqual(await found('ＧＡＳ supply'), ['power-test-2']);
    assert.deepEqual(await found('《城市道路管理条例》第三十三条'), ['power-test-1', 'power-test-3']);
    assert.deepEqual(await found('00002'), ['power-test-2']);
    assert.deepEqual(await found('施工方案 窗口岗 挖掘'), ['power-test-1', 'power-test-2', 'power-test-3']);
    assert.deepEqual(await found('100%'), ['power-test-3']);
    assert.deepEqual(await found('1_0'), []);
    assert.deepEqual(await found('没有这样的事项'), []);
    for (const strange of ["'", '\\', "') --", '$1', ':q', '燃\0气']) assert.deepEqual(await found(strange), [], strange);
  });

  it('pages by code and counts all', async () => {
    const first = await parts.index.search({}, { limit: 2 });
    assert.deepEqual([first.rows.length, first.total, first.next], [2, 3, first.rows[1]?.code]);
    const second = await parts.index.search({}, { limit: 2, after: first.next ?? '' });
    assert.deepEqual([second.rows.map(({ power_id }) => power_id), second.total, second.next], [['power-test-3'], 3, null]);
  });

  it('counts each filter among what the others leave', async () => {
    const { categories, states, organs, districts } = await parts.index.facets({ category: 'penalty' });
    assert.deepEqual(categories, [
      { id: 'licence', count: 2 },
      { id: 'penalty', count: 1 },
    ]);
    assert.deepEqual(
      [states, organs, districts],
      [[{ id: 'draft', count: 1 }], [{ id: 'organ-test', count: 1 }], [{ id: null, count: 1 }]],
    );
  });

  it('is narrowed by each filter as its counts say', async () => {
    const filters = [
      { organ: 'organ-test' },
      { organ: 'organ-none' },
      { district: 'city' },
      { district: 'district-none' },
      { category: 'licence', q: '燃气' },
      { state: 'draft', category: 'penalty', district: 'city', organ: 'organ-test' },
    ];
    const totals = await Promise.all(filters.map(async (filter) => (await parts.index.search(filter, { limit: 1 })).total));
    assert.deepEqual(totals, [3, 0, 3, 0, 1, 1]);
    assert.deepEqual(
      await Promise.all(filters.map(async (filter) => (await parts.index.all(filter)).length)),
      totals,
      'and so is the export',
    );
    const { organs, categories } = await parts.index.facets({ district: 'district-none' });
    assert.deepEqual([organs, categories], [[], []]);
    const [row] = await parts.index.all({ q: '燃气' });
    assert.ok(row && !('search_text' in row), 'what is searched is long, and is not read');
  });

  it("knows a power's new state at once, and makes lost rows again", async () => {
    const [version] = await parts.registry.store.versionsOf('power-test-1');
    await database().write(() =>
      parts.registry.store.updateVersion(version?.id ?? '', version?.lock_version ?? 0, { state: 'published', published_at: 1 }),
    );
    assert.deepEqual(
      (await parts.index.search({ state: 'published' }, { limit: 5 })).rows.map(({ published_number }) => published_number),
      [1],
    );
    await database().run('DELETE FROM power_index');
    assert.equal(await parts.index.complete(), 3);
    assert.equal((await parts.index.search({ state: 'published' }, { limit: 5 })).total, 1);
  });

  it('draws a new power from its skeleton under its own name, and names the organ as it is called', async () => {
    const version = await create(registrar, basics(4), 'licence');
    assert.match(version.bpmn_xml, /<bpmn:process id="power-test-4" name="挖掘城市道路审批" isExecutable="true">/);
    assert.equal((JSON.parse(version.basics) as RegistryEntry).organ.name, '测试局');
    assert.deepEqual([version.state, version.number], ['draft', 1]);
  });

  it('refuses a new power whose code or process id is taken, whose organ is unknown, whose skeleton does not exist, and people who may not', async () => {
    await assert.rejects(create(registrar, basics(1, { processId: 'power-other' })), refusedWith('power-code-taken'));
    await assert.rejects(create(registrar, basics(9, { processId: 'power-test-1' })), refusedWith('process-id-taken'));
    await assert.rejects(
      create(registrar, basics(9, { organ: { id: 'organ-none', name: '无' } })),
      refusedWith('unknown-organ', 'basics.organ.id'),
    );
    await assert.rejects(create(registrar, basics(9), 'nothing'), refusedWith('unknown-skeleton', 'skeleton'));
    await assert.rejects(
      create(registrar, basics(9, { powerCode: `99321100123456788${ENTRY.powerCode.slice(17)}` })),
      refusedWith('code-of-another-organ'),
    );
    await assert.rejects(create(registrar, basics(9, { powerCode: 'XK-0001-SHORT1'.replace(/-/g, '') })), refusedWith('wrong-format'));
    await assert.rejects(create(supervisor, basics(9)), refusedWith('forbidden'));
    await assert.rejects(create(registrar, { ...basics(9), powerName: '' }), refusedWith('invalid-input', 'basics.powerName'));
    assert.equal((await parts.index.search({}, { limit: 50 })).total, 4);
  });

  it('keeps comments on elements for good, resolved once', async () => {
    const [version] = await parts.registry.store.versionsOf('power-test-2');
    const versionId = version?.id ?? '';
    const comment = await parts.comments.add(registrar, versionId, { elementId: 'Step_Decision', text: '决定环节应当两个工作日。' });
    const resolved = await parts.comments.resolve(registrar, comment.id);
    assert.equal((await parts.comments.resolve(registrar, comment.id)).resolved_at, resolved.resolved_at);
    assert.deepEqual(
      (await parts.comments.of(versionId)).map(({ element_id, resolved_by }) => [element_id, resolved_by]),
      [['Step_Decision', 'registrar']],
    );
    await assert.rejects(parts.comments.add(supervisor, versionId, { elementId: null, text: '路过' }), refusedWith('forbidden'));
    await assert.rejects(database().run("UPDATE version_comment SET text = 'x'"));
    await assert.rejects(database().run('DELETE FROM version_comment_resolution'));
  });
});
