/**
 * A frozen matter stands still until people have looked into it: nothing opens, is decided, numbered or closed; its clocks run on (R12a).
 */
import assert from 'node:assert/strict';
import { casesOn, type CasesOn } from '../support/cases-on.ts';
import { eachDatabase } from '../support/databases.ts';

eachDatabase('A matter about which engine and record disagree', (database) => {
  let cases: CasesOn;
  let id: string;
  before(async () => {
    cases = await casesOn(database());
  });
  after(() => cases?.close());
  beforeEach(async () => {
    await cases.moveTo('2026-03-02T10:00:00+08:00');
    id = await cases.register();
    await cases.walk(id, 'accept');
    // A second job at a place that is open already: nobody's decision led to it.
    const instance = await cases.matter(id);
    const [job] = cases.engine.jobsOf(id);
    cases.engine.force(job?.key ?? '', 'grant');
    await cases.settle();
    assert.ok(instance.frozen_at === null && (await cases.matter(id)).frozen_at !== null);
  });

  const divergences = () =>
    database().all<{ id: string; code: string; message: string; message_en: string }>('SELECT * FROM divergence WHERE matter_id = $1', [
      id,
    ]);

  it('is told once, in both languages, with the record’s entry and its own history', async () => {
    cases.engine.redeliver();
    await cases.settle();
    const [found, ...others] = await divergences();
    assert.ok(found?.message && found.message_en);
    assert.deepEqual(others, []);
    const events = await database().all<{ kind: string }>('SELECT kind FROM divergence_event WHERE divergence_id = $1', [found.id]);
    assert.deepEqual(
      events.map(({ kind }) => kind),
      ['found'],
    );
    assert.equal((await cases.recorded(id)).filter((kind) => kind === 'matter-frozen').length, 1);
  });

  it('lets nobody decide, claim or release its step, and loses nothing of what they wrote', async () => {
    const step = await cases.openStep(id);
    const decided = await cases.decideStep(step, 'grant');
    assert.deepEqual([decided.status, decided.body.error.code], [409, 'matter-frozen']);
    for (const what of ['claim', 'release']) {
      const { status, body } = await cases.call('leader', 'POST', `/steps/${step.id}/${what}`);
      assert.deepEqual([status, body.error.code], [409, 'matter-frozen'], what);
    }
    assert.equal((await cases.openStep(id)).state, 'open');
  });

  it('issues no paper and does not end, however often the engine says so', async () => {
    const before = await database().all('SELECT id FROM document WHERE matter_id = $1', [id]);
    for (let again = 0; again < 3; again += 1) {
      cases.engine.redeliver();
      await cases.settle();
    }
    assert.deepEqual(await database().all('SELECT id FROM document WHERE matter_id = $1', [id]), before);
    assert.equal((await cases.matter(id)).closed_at, null);
  });

  it('is late all the same when its time is up: the law’s time does not stop for our trouble', async () => {
    await cases.moveTo('2026-03-11T17:30:01+08:00');
    const signals = await database().all<{ rule: string }>('SELECT rule FROM warning_signal WHERE matter_id = $1', [id]);
    assert.ok(signals.some(({ rule }) => rule === 'R16.9'));
  });

  it('holds up no other matter', async () => {
    const other = await cases.register();
    await cases.walk(other, 'accept', 'grant');
    assert.equal((await cases.matter(other)).state, 'completed');
  });
});
