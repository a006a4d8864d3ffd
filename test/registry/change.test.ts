/**
 * The change procedure on both databases, without an engine: rows, history, deadlines, answers, signals and commands (R6a, R7a, R7b, R8).
 */
import assert from 'node:assert/strict';
import type { RegistryEntry } from '../../domain/registry/registry-entry.ts';
import type { Person } from '../../src/platform/auth/index.ts';
import type { Database } from '../../src/platform/database/index.ts';
import { Refusal } from '../../src/platform/errors.ts';
import { verifyRecord } from '../../src/platform/record/index.ts';
import type { RegistryAnswer } from '../../src/documents/index.ts';
import { buildPerson } from '../support/build-person.ts';
import { eachDatabase } from '../support/databases.ts';
import { registryOn, type RegistryOn } from '../support/registry-on.ts';
import { ORGAN } from '../support/small-city.ts';

const STARTED = '2026-03-02T10:00:00+08:00';
const DAY_MS = 86_400_000;

const refusedWith =
  (code: string) =>
  (error: unknown): boolean =>
    error instanceof Refusal && error.code === code;

/** What is asked of one change's rows. */
const rowsOf = (database: Database) => ({
  signals: (id: string) =>
    database.all<{ rule: string; organ_id: string; occurrence: string }>(
      'SELECT rule, organ_id, occurrence FROM warning_signal WHERE matter_id = $1 ORDER BY raised_at, rule',
      [id],
    ),
  async clocks(id: string): Promise<string[]> {
    const rows = await database.all<{ purpose: string; round: number }>(
      'SELECT purpose, round FROM clock WHERE matter_id = $1 ORDER BY purpose, round',
      [id],
    );
    return rows.flatMap(({ purpose, round }) => (purpose === 'handling' ? [] : [round > 1 ? `${purpose}:${round}` : purpose]));
  },
});

eachDatabase('A change of the registry', (database) => {
  let city: RegistryOn;
  let registrar: Person;
  let officers: Record<'o1' | 'o2', Person>;
  before(async () => {
    city = await registryOn(database(), { printDocuments: true });
    registrar = await city.person('registrar');
    officers = { o1: await city.person('legal'), o2: await city.person('legal2') };
  });
  beforeEach(() => city.moveTo(STARTED));
  after(() => city?.close());

  const officer = (name: 'o1' | 'o2'): Person => officers[name];
  const drawing = async (versionId: string): Promise<string> => (await city.registry.versionOr404(versionId)).version.bpmn_xml;
  const signals = (id: string) => rowsOf(database()).signals(id);
  const clocksOf = (id: string) => rowsOf(database()).clocks(id);
  const advance = (days: number): Promise<void> => city.moveTo(new Date(city.time.now().getTime() + days * DAY_MS).toISOString());

  it('adds a power: declared, taken up, confirmed, entered, published; each move is in its history and sent to the engine once', async () => {
    const sent: { kind: string; stream: string }[] = [];
    city.outbox.onPut((command) => sent.push(command));
    const { versionId } = await city.draft();
    const id = await city.declare(versionId);
    assert.deepEqual([(await city.change(id)).kind, (await city.change(id)).state], ['add', 'declared']);
    await city.changes.takeUp(officer('o1'), id);
    assert.equal((await city.registry.versionOr404(versionId)).version.state, 'under-review');
    await city.changes.confirm(officer('o2'), id, '同意');
    await city.changes.adjust(registrar, id);
    assert.equal((await city.change(id)).state, 'confirmed', 'done only when the engine has it');
    await city.settle();
    assert.deepEqual([(await city.change(id)).state, (await city.registry.versionOr404(versionId)).version.state], ['done', 'published']);
    assert.deepEqual(await city.history(id), ['open', 'declare', 'take-up', 'confirm', 'adjust', 'finish']);
    assert.deepEqual(
      sent.flatMap(({ kind, stream }) => (stream === `case:${id}` ? [kind] : [])),
      ['start-case', 'complete-step', 'deploy-flowchart', 'complete-step'],
      'the engine has the flowchart before the last step is complete there',
    );
    assert.deepEqual(await signals(id), []);
    assert.deepEqual(await clocksOf(id), ['adjust', 'declare', 'review']);
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
    await city.settle();
    const documents = await city.changes.store.documentsOf(id);
    assert.deepEqual(
      documents.map(({ data }) => (JSON.parse(data) as RegistryAnswer).change.round),
      [1, 2],
    );
    const numbers = documents.map(({ number }) => Number(/小司权审〔2026〕(\d+)号/.exec(number)?.[1]));
    assert.equal((numbers[1] ?? 0) - (numbers[0] ?? 0), 1);
    for (const { id: documentId } of documents) {
      assert.equal((await city.changes.store.content(documentId))?.bytes.subarray(0, 4).toString(), '%PDF');
    }
    await assert.rejects(
      city.changes.returnChange(officer('o1'), id, '𪚥'),
      (error: unknown) => error instanceof Refusal && error.options.fields?.[0]?.code === 'character-not-printable',
    );
  });

  it('is never reviewed by whoever declared it or drew any part of its version (R6a)', async () => {
    const { versionId } = await city.draft();
    const both = buildPerson({
      id: 'both',
      account: 'both',
      grants: [
        { role: 'legal-officer', scope: 'city', scopeId: 'city' },
        { role: 'organ-registrar', scope: 'organ', scopeId: ORGAN },
      ],
      organ: { id: ORGAN, name: '小城市建设局', districtId: 'district-east' },
    });
    await city.registry.saveFlowchart(both, versionId, await drawing(versionId), 1);
    const id = await city.declare(versionId);
    for (const attempt of [
      () => city.changes.takeUp(both, id),
      () => city.changes.confirm(both, id, '同意'),
      () => city.changes.returnChange(both, id, '不同意'),
    ])
      await assert.rejects(attempt, refusedWith('own-declaration'));
    const { powerId } = await city.published();
    const suspension = await city.changes.declarePower(both, powerId, 'suspend', '整顿', city.today());
    await assert.rejects(city.changes.confirm(both, suspension.id, '同意'), refusedWith('own-declaration'));
  });

  it('is moved by one person at a time: a stale lock is refused and changes nothing', async () => {
    const { versionId } = await city.draft();
    const id = await city.declare(versionId);
    const { lock_version: lock } = await city.change(id);
    await city.changes.takeUp(officer('o1'), id, { lockVersion: lock });
    await assert.rejects(city.changes.confirm(officer('o2'), id, '同意', { lockVersion: lock }), refusedWith('stale-change'));
    const answers = await Promise.allSettled([
      city.changes.confirm(officer('o1'), id, '同意'),
      city.changes.returnChange(officer('o2'), id, '不同意'),
    ]);
    assert.deepEqual(answers.map(({ status }) => status).sort(), ['fulfilled', 'rejected']);
    assert.equal((await city.history(id)).length, 4);
  });

  it('is entered as it was confirmed or not at all; what differs is named (R8)', async () => {
    const { versionId } = await city.draft();
    const id = await city.declare(versionId);
    await city.changes.confirm(officer('o1'), id, '同意');
    const { version } = await city.registry.versionOr404(versionId);
    const basics = JSON.parse(version.basics) as RegistryEntry;
    const named =
      (...parts: string[]) =>
      (error: unknown): boolean =>
        error instanceof Refusal &&
        error.code === 'differs-from-confirmed' &&
        JSON.stringify(error.options.details?.differences) === JSON.stringify(parts);
    await assert.rejects(city.changes.adjust(registrar, id, { basics: { ...basics, conditions: ['另一条件'] } }), named('conditions'));
    await assert.rejects(city.changes.adjust(registrar, id, { xml: `${version.bpmn_xml} ` }), named('flowchart'));
    await city.database.write(() =>
      city.database.run('UPDATE power_version SET basics = $1 WHERE id = $2', [
        JSON.stringify({ ...basics, powerName: '改名' }),
        versionId,
      ]),
    );
    await assert.rejects(city.changes.adjust(registrar, id), named('powerName'));
    await city.database.write(() => city.database.run('UPDATE power_version SET basics = $1 WHERE id = $2', [version.basics, versionId]));
    assert.equal((await city.change(id)).adjusted_at, null);
    // Entered twice before the engine has gone on.
    const { adjust } = city.registry.changes;
    await city.settle();
    await adjust(registrar, id, { basics, xml: version.bpmn_xml });
    await adjust(registrar, id);
    assert.deepEqual(
      (await city.history(id)).filter((kind) => kind === 'adjust'),
      ['adjust'],
      'entering it again changes nothing',
    );
  });

  it('that a law expects runs 20 days from the cause, is expected once per mark, and stays expected when its declaration is withdrawn', async () => {
    const { powerId } = await city.published();
    const expected = await city.registry.expectChange({
      powerId,
      kind: 'modify',
      cause: '条例修订',
      causeDate: city.today(),
      markId: 'mark-1',
    });
    assert.equal(
      (await city.registry.expectChange({ powerId, kind: 'modify', cause: '条例修订', causeDate: city.today(), markId: 'mark-1' })).id,
      expected.id,
    );
    const version = await city.registry.createDraft(registrar, powerId);
    assert.equal(await city.declare(version.id), expected.id, 'the declaration answers what was expected');
    assert.equal((await city.change(expected.id)).cause, '条例修订');
    await city.changes.withdraw(registrar, expected.id);
    assert.deepEqual(
      [(await city.change(expected.id)).state, (await city.registry.versionOr404(version.id)).version.state],
      ['expected', 'draft'],
    );
    await city.moveTo('2026-03-23T17:30:01+08:00');
    assert.deepEqual(await signals(expected.id), [{ rule: 'R7a', organ_id: ORGAN, occurrence: 'declare' }]);
    await city.declare(version.id);
    await city.changes.withdraw(registrar, expected.id);
    assert.equal((await signals(expected.id)).length, 1, 'late once, however often it is declared and withdrawn');
    await assert.rejects(city.changes.withdraw(registrar, expected.id), refusedWith('state-forbids'));
    await city.changes.dismiss(officer('o1'), expected.id, '修订条款不涉及本事项');
    assert.deepEqual([(await city.change(expected.id)).state, (await city.change(expected.id)).clock_id], ['withdrawn', null]);
  });

  it('declared more than 20 days after its cause is late at once; a cause in the future is none (R7a)', async () => {
    const { versionId } = await city.draft();
    await assert.rejects(
      city.declare(versionId, '2026-03-03'),
      (error: unknown) => error instanceof Refusal && error.options.fields?.[0]?.code === 'date-in-future',
    );
    const id = await city.declare(versionId, '2026-02-05');
    assert.deepEqual(await signals(id), [{ rule: 'R7a', organ_id: ORGAN, occurrence: 'declare' }]);
    const clock = await city.database.get<{ state: string; next_at: number | null }>(
      "SELECT state, next_at FROM clock WHERE matter_id = $1 AND purpose = 'declare'",
      [id],
    );
    assert.deepEqual(clock, { state: 'stopped', next_at: null });
  });

  it("reviewed late is the legal office's lateness, once in each round; entered late the organ's (R7b, R8)", async () => {
    const { versionId } = await city.draft();
    const id = await city.declare(versionId);
    await advance(14);
    await city.changes.returnChange(officer('o1'), id, '补充');
    await city.declare(versionId);
    await advance(14);
    await city.changes.confirm(officer('o1'), id, '同意');
    await advance(14);
    await city.changes.adjust(registrar, id);
    await advance(14);
    await city.settle();
    assert.deepEqual(
      (await signals(id)).map(({ rule, occurrence }) => [rule, occurrence]),
      [
        ['R7b', 'review'],
        ['R7b', 'review:2'],
        ['R8', 'adjust'],
      ],
    );
    assert.equal((await signals(id)).at(-1)?.organ_id, ORGAN);
    assert.deepEqual(await clocksOf(id), ['adjust', 'declare', 'review', 'review:2']);
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
    await assert.rejects(
      city.registry.publishedVersion(powerId),
      (error: unknown) =>
        error instanceof Refusal &&
        error.code === 'power-suspended' &&
        error.options.details?.versionId === versionId &&
        String(error.options.details?.since).startsWith('2026-03-02'),
    );
    await assert.rejects(city.changes.declarePower(registrar, powerId, 'suspend', '再次', city.today()), refusedWith('state-forbids'));
    await settle('resume');
    assert.equal((await city.registry.publishedVersion(powerId)).version.id, versionId);
    await settle('suspend');
    // A new version entered meanwhile does not end the suspension.
    const draft = await city.registry.createDraft(registrar, powerId);
    const id = await city.declare(draft.id);
    await city.changes.confirm(officer('o1'), id, '同意');
    await city.changes.adjust(registrar, id);
    await city.settle();
    await assert.rejects(city.registry.publishedVersion(powerId), refusedWith('power-suspended'));
    await settle('abolish');
    await assert.rejects(city.registry.publishedVersion(powerId), refusedWith('power-abolished'));
    await assert.rejects(city.registry.createDraft(registrar, powerId), refusedWith('power-abolished'));
    await assert.rejects(city.changes.declarePower(registrar, powerId, 'resume', '恢复', city.today()), refusedWith('power-abolished'));
  });

  it('belongs to the organ and its legal office: nobody else moves it', async () => {
    const { versionId } = await city.draft();
    const id = await city.declare(versionId);
    const stranger = buildPerson({
      id: 'other',
      account: 'other',
      organ: { id: 'organ-other', name: '他局', districtId: null },
      grants: [{ role: 'organ-registrar', scope: 'organ', scopeId: 'organ-other' }],
    });
    const district = buildPerson({
      id: 'district',
      account: 'district',
      grants: [{ role: 'legal-officer', scope: 'district', scopeId: 'district-donghu' }],
    });
    await assert.rejects(city.changes.withdraw(stranger, id), refusedWith('forbidden'));
    await assert.rejects(city.changes.confirm(district, id, '同意'), refusedWith('forbidden'));
    await assert.rejects(city.changes.takeUp(registrar, id), refusedWith('forbidden'));
    await city.changes.withdraw(registrar, id);
    assert.equal((await city.change(id)).state, 'withdrawn');
    await assert.rejects(city.changes.confirm(officer('o1'), id, '同意'), refusedWith('state-forbids'));
    assert.notEqual(await city.declare(versionId), id, 'declared again it is a new change');
  });
});
