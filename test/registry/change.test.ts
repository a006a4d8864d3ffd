/** The change procedure on both databases, without an engine: rows, history, deadlines, answers, signals and commands (R6a, R7a, R7b, R8). */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { RegistryEntry } from '../../processes/lint/registry-entry.ts';
import { permit, type Person } from '../../src/platform/auth/index.ts';
import { createCalendars, createClocks } from '../../src/platform/clock/index.ts';
import type { Database } from '../../src/platform/database/index.ts';
import { Refusal } from '../../src/platform/errors.ts';
import { createOutbox } from '../../src/platform/outbox/index.ts';
import { createRecord, verifyRecord } from '../../src/platform/record/index.ts';
import { createAdjustableTime } from '../../src/platform/time/time.ts';
import { createRegistryService, hashOfFlowchart } from '../../src/registry/index.ts';
import { createRaiseSignals } from '../../src/supervision/index.ts';
import { buildPerson } from '../support/build-person.ts';
import { eachDatabase } from '../support/databases.ts';

const POWERS = new URL('../../processes/powers/', import.meta.url);
const ENTRY = JSON.parse(readFileSync(new URL('road-excavation.json', POWERS), 'utf8')) as RegistryEntry;
const XML = readFileSync(new URL('road-excavation.bpmn', POWERS), 'utf8');
const STARTED = '2026-03-02T10:00:00+08:00';
const DAY_MS = 86_400_000;

const ORGAN = { id: 'organ-test', name: '测试局', districtId: null };
const registrar = buildPerson({ id: 'registrar', account: 'registrar', organ: ORGAN, grants: [{ role: 'organ-registrar', scope: 'organ', scopeId: 'organ-test' }] });
const officer = (id: string): Person => buildPerson({ id, account: id, grants: [{ role: 'legal-officer', scope: 'city', scopeId: 'city' }] });

const refusedWith = (code: string) => (error: unknown): boolean => error instanceof Refusal && error.code === code;

async function registryOn(database: Database) {
  const time = createAdjustableTime(Date.parse(STARTED) - Date.now());
  const record = createRecord(database, time);
  const outbox = createOutbox(database, time);
  const calendars = await createCalendars({ database, record, time });
  const clocks = createClocks({ database, outbox, record, time, calendar: calendars.current });
  clocks.onDue(createRaiseSignals({ database, record }));
  const registry = createRegistryService({
    database, outbox, record, time, permit, clocks, districtOf: () => Promise.resolve(null), engineLine: () => '8.0', legalOfficeOf: () => Promise.resolve('organ-legal'),
    missingGlyphs: (text) => (text.includes('𠮷') ? ['𠮷'] : []), organ: (id) => Promise.resolve({ name: id, shortName: '阳司' }), personName: (id) => Promise.resolve(id),
    renderer: { render: () => Promise.resolve({ bytes: Buffer.from('%PDF'), sha256: '0'.repeat(64), pages: 1 }), close: () => Promise.resolve() },
  });
  const moveTo = (instant: string): void => time.setOffset(Date.parse(instant) - Date.now());
  const advance = (days: number): void => time.setOffset(time.offsetMs + days * DAY_MS);
  const today = (): string => new Date(time.now().getTime() + 8 * 3_600_000).toISOString().slice(0, 10);

  /** A power of its own, with one drawn version. */
  async function draft(): Promise<{ powerId: string; versionId: string }> {
    const suffix = randomUUID().slice(0, 8);
    const powerId = `power-${suffix}`;
    const versionId = randomUUID();
    const basics: RegistryEntry = { ...ENTRY, powerCode: `code-${suffix}`, organ: { id: 'organ-test', name: '测试局' }, processId: ENTRY.processId };
    await database.write(async () => {
      await registry.store.insertPower({ id: powerId, code: basics.powerCode, name: '测试事项', name_en: 'Test power', category: 'licence', organ_id: 'organ-test', process_id: powerId, created_at: 0 });
      await registry.store.insertVersion({
        id: versionId, power_id: powerId, number: 1, state: 'draft', basics: JSON.stringify(basics), bpmn_xml: XML, bpmn_hash: hashOfFlowchart(XML), lock_version: 1, created_by: registrar.id, created_at: 0,
        cause: null, cause_date: null, declared_by: null, declared_at: null, reviewed_by: null, reviewed_at: null, opinion: null, process_definition_key: null, process_version: null, published_at: null,
      });
    });
    return { powerId, versionId };
  }
  const declare = async (versionId: string, causeDate = today()): Promise<string> => {
    await registry.declare(registrar, versionId, (await registry.versionOr404(versionId)).version.lock_version, '法律修订', causeDate);
    return (await registry.changes.store.activeOfVersion(versionId))?.id ?? '';
  };
  const publish = async (versionId: string): Promise<void> => registry.publish(versionId, { processDefinitionKey: '1', version: 1 });
  async function published(): Promise<{ powerId: string; versionId: string; changeId: string }> {
    const found = await draft();
    const changeId = await declare(found.versionId);
    await registry.changes.confirm(officer('o1'), changeId, '同意');
    await registry.changes.adjust(registrar, changeId);
    await publish(found.versionId);
    return { ...found, changeId };
  }
  const change = (id: string) => registry.changes.changeOr404(id);
  const history = async (id: string): Promise<string[]> => (await registry.changes.store.eventsOf(id)).map(({ kind }) => kind);
  const signals = (id: string) => database.all<{ rule: string; organ_id: string; occurrence: string }>("SELECT rule, organ_id, occurrence FROM warning_signal WHERE owner_kind = 'registry-change' AND owner_id = $1 ORDER BY raised_at, rule", [id]);
  const clocksOf = async (id: string): Promise<string[]> => (await database.all<{ clock_id: string }>('SELECT clock_id FROM registry_change_deadline WHERE change_id = $1 ORDER BY clock_id', [id])).map(({ clock_id }) => clock_id.slice(id.length + 1));
  const sweep = (id: string) => change(id).then(({ clock_id }) => clocks.evaluate(clock_id ? [clock_id] : [], 'sweep'));
  return { database, registry, changes: registry.changes, draft, declare, publish, published, change, history, signals, clocksOf, sweep, moveTo, advance, today };
}

eachDatabase('A change of the registry', (database) => {
  let city: Awaited<ReturnType<typeof registryOn>>;
  beforeEach(async () => { city = await registryOn(database()); });

  it('adds a power: declared, taken up, confirmed, entered, published; each move is in its history and sent to the engine once', async () => {
    const { versionId } = await city.draft();
    const id = await city.declare(versionId);
    assert.deepEqual([(await city.change(id)).kind, (await city.change(id)).state], ['add', 'declared']);
    await city.changes.takeUp(officer('o1'), id);
    assert.equal((await city.registry.versionOr404(versionId)).version.state, 'under-review');
    await city.changes.confirm(officer('o2'), id, '同意');
    await city.changes.adjust(registrar, id);
    assert.equal((await city.change(id)).state, 'confirmed', 'done only when the engine has it');
    await city.publish(versionId);
    assert.deepEqual([(await city.change(id)).state, (await city.registry.versionOr404(versionId)).version.state], ['done', 'published']);
    assert.deepEqual(await city.history(id), ['open', 'declare', 'take-up', 'confirm', 'adjust', 'finish']);
    const sent = await city.database.all<{ id: string; payload: string }>('SELECT id, payload FROM outbox WHERE stream = $1 ORDER BY position', [`change:${id}`]);
    assert.deepEqual(sent.map((row) => row.id), ['opened', 1, 2, 3, 4, 5].map((step) => `change:${id}:${step}`));
    assert.deepEqual(sent.slice(1).map(({ payload }) => (JSON.parse(payload) as { key: string }).key), [1, 2, 3, 4, 5].map((step) => `${id}:${step}`));
    assert.deepEqual(await city.signals(id), []);
    assert.deepEqual(await city.clocksOf(id), ['adjust', 'declare', 'review']);
    assert.ok((await verifyRecord(city.database)).ok);
  });

  it('is answered in writing at each return and at the confirmation, numbered without a gap (R7b)', async () => {
    const { versionId } = await city.draft();
    const id = await city.declare(versionId);
    await city.changes.returnChange(officer('o1'), id, '请补充依据');
    assert.equal((await city.registry.versionOr404(versionId)).version.state, 'returned');
    assert.equal((await city.change(id)).clock_id, null, 'no deadline runs while the organ revises');
    assert.equal(await city.declare(versionId), id, 'declared again it is the same change');
    await city.changes.confirm(officer('o1'), id, '同意');
    const documents = await city.changes.store.documentsOf(id);
    assert.deepEqual(documents.map(({ round }) => round), [1, 2]);
    const numbers = documents.map(({ number }) => Number(/阳司权审〔2026〕(\d+)号/.exec(number)?.[1]));
    assert.equal((numbers[1] ?? 0) - (numbers[0] ?? 0), 1);
    for (const { id: documentId } of documents) {
      await city.changes.answers.print(documentId);
      await city.changes.answers.print(documentId);
      assert.equal((await city.changes.store.content(documentId))?.bytes.toString(), '%PDF');
    }
    await assert.rejects(city.changes.returnChange(officer('o1'), id, '𠮷'), (error: unknown) => error instanceof Refusal && error.options.fields?.[0]?.code === 'character-not-printable');
  });

  it('is never reviewed by whoever declared it or drew any part of its version (R6a)', async () => {
    const { versionId } = await city.draft();
    const both = buildPerson({ id: 'both', account: 'both', grants: [{ role: 'legal-officer', scope: 'city', scopeId: 'city' }, { role: 'organ-registrar', scope: 'organ', scopeId: 'organ-test' }], organ: ORGAN });
    await city.registry.saveFlowchart(both, versionId, XML, 1);
    const id = await city.declare(versionId);
    for (const attempt of [() => city.changes.takeUp(both, id), () => city.changes.confirm(both, id, '同意'), () => city.changes.returnChange(both, id, '不同意')]) await assert.rejects(attempt, refusedWith('own-declaration'));
    const { powerId } = await city.published();
    const suspension = await city.changes.declarePower(both, powerId, 'suspend', '整顿', city.today());
    await assert.rejects(city.changes.confirm(both, suspension.id, '同意'), refusedWith('own-declaration'));
  });

  it('is moved by one person at a time: a stale lock is refused and changes nothing', async () => {
    const { versionId } = await city.draft();
    const id = await city.declare(versionId);
    const { lock_version: lock } = await city.change(id);
    await city.changes.takeUp(officer('o1'), id, lock);
    await assert.rejects(city.changes.confirm(officer('o2'), id, '同意', lock), refusedWith('stale-change'));
    const answers = await Promise.allSettled([city.changes.confirm(officer('o1'), id, '同意'), city.changes.returnChange(officer('o2'), id, '不同意')]);
    assert.deepEqual(answers.map(({ status }) => status).sort(), ['fulfilled', 'rejected']);
    assert.equal((await city.history(id)).length, 4);
  });

  it('is entered as it was confirmed or not at all; what differs is named (R8)', async () => {
    const { versionId } = await city.draft();
    const id = await city.declare(versionId);
    await city.changes.confirm(officer('o1'), id, '同意');
    const { version } = await city.registry.versionOr404(versionId);
    const basics = JSON.parse(version.basics) as RegistryEntry;
    const named = (...parts: string[]) => (error: unknown): boolean => error instanceof Refusal && error.code === 'differs-from-confirmed' && JSON.stringify(error.options.details?.differences) === JSON.stringify(parts);
    await assert.rejects(city.changes.adjust(registrar, id, { basics: { ...basics, conditions: ['另一条件'] } }), named('conditions'));
    await assert.rejects(city.changes.adjust(registrar, id, { xml: `${XML} ` }), named('flowchart'));
    await city.database.write(() => city.database.run('UPDATE power_version SET basics = $1 WHERE id = $2', [JSON.stringify({ ...basics, powerName: '改名' }), versionId]));
    await assert.rejects(city.changes.adjust(registrar, id), named('powerName'));
    await city.database.write(() => city.database.run('UPDATE power_version SET basics = $1 WHERE id = $2', [version.basics, versionId]));
    assert.equal((await city.change(id)).adjusted_at, null);
    await city.changes.adjust(registrar, id, { basics, xml: XML });
    await city.changes.adjust(registrar, id);
    assert.deepEqual((await city.history(id)).filter((kind) => kind === 'adjust'), ['adjust'], 'entering it again changes nothing');
  });

  it('that a law expects runs 20 days from the cause, is expected once per mark, and stays expected when its declaration is withdrawn', async () => {
    const { powerId } = await city.published();
    const expected = await city.registry.expectChange({ powerId, kind: 'modify', cause: '条例修订', causeDate: city.today(), markId: 'mark-1' });
    assert.equal((await city.registry.expectChange({ powerId, kind: 'modify', cause: '条例修订', causeDate: city.today(), markId: 'mark-1' })).id, expected.id);
    const version = await city.registry.createDraft(registrar, powerId);
    assert.equal(await city.declare(version.id), expected.id, 'the declaration answers what was expected');
    assert.equal((await city.change(expected.id)).cause, '条例修订');
    await city.changes.withdraw(registrar, expected.id);
    assert.deepEqual([(await city.change(expected.id)).state, (await city.registry.versionOr404(version.id)).version.state], ['expected', 'draft']);
    city.moveTo('2026-03-23T17:30:01+08:00');
    await city.sweep(expected.id);
    assert.deepEqual(await city.signals(expected.id), [{ rule: 'R7a', organ_id: 'organ-test', occurrence: 'declare' }]);
    await city.declare(version.id);
    await city.changes.withdraw(registrar, expected.id);
    await city.sweep(expected.id);
    assert.equal((await city.signals(expected.id)).length, 1, 'late once, however often it is declared and withdrawn');
    await assert.rejects(city.changes.withdraw(registrar, expected.id), refusedWith('state-forbids'));
    await city.changes.dismiss(officer('o1'), expected.id, '修订条款不涉及本事项');
    assert.deepEqual([(await city.change(expected.id)).state, (await city.change(expected.id)).clock_id], ['withdrawn', null]);
  });

  it('declared more than 20 days after its cause is late at once; a cause in the future is none (R7a)', async () => {
    const { versionId } = await city.draft();
    await assert.rejects(city.declare(versionId, '2026-03-03'), (error: unknown) => error instanceof Refusal && error.options.fields?.[0]?.code === 'date-in-future');
    const id = await city.declare(versionId, '2026-02-05');
    assert.deepEqual(await city.signals(id), [{ rule: 'R7a', organ_id: 'organ-test', occurrence: 'declare' }]);
    const clock = await city.database.get<{ state: string; armed_at: number | null }>('SELECT state, armed_at FROM clock WHERE id = $1', [`${id}:declare`]);
    assert.deepEqual(clock, { state: 'stopped', armed_at: null });
  });

  it('reviewed late is the legal office\'s lateness, once in each round; entered late the organ\'s (R7b, R8)', async () => {
    const { versionId } = await city.draft();
    const id = await city.declare(versionId);
    city.advance(14);
    await city.sweep(id);
    await city.sweep(id);
    await city.changes.returnChange(officer('o1'), id, '补充');
    await city.declare(versionId);
    city.advance(14);
    await city.changes.confirm(officer('o1'), id, '同意');
    city.advance(14);
    await city.sweep(id);
    await city.changes.adjust(registrar, id);
    city.advance(14);
    await city.publish(versionId);
    assert.deepEqual((await city.signals(id)).map(({ rule, occurrence }) => [rule, occurrence]), [['R7b', 'review'], ['R7b', 'review:2'], ['R8', 'adjust']]);
    assert.equal((await city.signals(id)).at(-1)?.organ_id, 'organ-test');
    assert.deepEqual(await city.clocksOf(id), ['adjust', 'declare', 'review', 'review:2']);
  });

  it('suspends, resumes and abolishes a power; each only from where it can, one change at a time', async () => {
    const { powerId, versionId } = await city.published();
    const settle = async (kind: 'suspend' | 'resume' | 'abolish'): Promise<void> => {
      const { id } = await city.changes.declarePower(registrar, powerId, kind, '机构职能调整', city.today());
      await assert.rejects(city.changes.declarePower(registrar, powerId, kind, '再次', city.today()), refusedWith('change-open'));
      await city.changes.confirm(officer('o1'), id, '同意');
      if (kind === 'suspend') assert.ok(await city.registry.publishedVersion(powerId), 'in force until the organ has entered it');
      assert.equal((await city.changes.adjust(registrar, id)).state, 'done');
    };
    await assert.rejects(city.changes.declarePower(registrar, powerId, 'resume', '恢复', city.today()), refusedWith('state-forbids'));
    await settle('suspend');
    await assert.rejects(city.registry.publishedVersion(powerId), (error: unknown) => error instanceof Refusal && error.code === 'power-suspended'
      && error.options.details?.versionId === versionId && String(error.options.details?.since).startsWith('2026-03-02'));
    await assert.rejects(city.changes.declarePower(registrar, powerId, 'suspend', '再次', city.today()), refusedWith('state-forbids'));
    await settle('resume');
    assert.equal((await city.registry.publishedVersion(powerId)).version.id, versionId);
    await settle('suspend');
    // A new version entered meanwhile does not end the suspension.
    const draft = await city.registry.createDraft(registrar, powerId);
    const id = await city.declare(draft.id);
    await city.changes.confirm(officer('o1'), id, '同意');
    await city.changes.adjust(registrar, id);
    await city.publish(draft.id);
    await assert.rejects(city.registry.publishedVersion(powerId), refusedWith('power-suspended'));
    await settle('abolish');
    await assert.rejects(city.registry.publishedVersion(powerId), refusedWith('power-abolished'));
    await assert.rejects(city.registry.createDraft(registrar, powerId), refusedWith('power-abolished'));
    await assert.rejects(city.changes.declarePower(registrar, powerId, 'resume', '恢复', city.today()), refusedWith('power-abolished'));
  });

  it('belongs to the organ and its legal office: nobody else moves it', async () => {
    const { versionId } = await city.draft();
    const id = await city.declare(versionId);
    const stranger = buildPerson({ id: 'other', account: 'other', organ: { id: 'organ-other', name: '他局', districtId: null }, grants: [{ role: 'organ-registrar', scope: 'organ', scopeId: 'organ-other' }] });
    const district = buildPerson({ id: 'district', account: 'district', grants: [{ role: 'legal-officer', scope: 'district', scopeId: 'district-donghu' }] });
    await assert.rejects(city.changes.withdraw(stranger, id), refusedWith('forbidden'));
    await assert.rejects(city.changes.confirm(district, id, '同意'), refusedWith('forbidden'));
    await assert.rejects(city.changes.takeUp(registrar, id), refusedWith('forbidden'));
    await city.changes.withdraw(registrar, id);
    assert.equal((await city.change(id)).state, 'withdrawn');
    await assert.rejects(city.changes.confirm(officer('o1'), id, '同意'), refusedWith('state-forbids'));
    assert.notEqual(await city.declare(versionId), id, 'declared again it is a new change');
  });
});
