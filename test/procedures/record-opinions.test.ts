/** A stored decision reaches the engine and the record, once each; what NOT_FOUND means depends on what is known (R11.4, R12a). */
import assert from 'node:assert/strict';
import { casesOn, type CasesOn } from '../support/cases-on.ts';
import { eachDatabase } from '../support/databases.ts';
import { withoutTriggers } from '../support/rows.ts';

eachDatabase('A decision on its way to the engine', (database) => {
  let cases: CasesOn;
  let id: string;
  before(async () => {
    cases = await casesOn(database());
  });
  after(() => cases?.close());
  beforeEach(async () => {
    id = await cases.register();
  });

  const recorded = async (): Promise<number> => (await cases.recorded(id)).filter((kind) => kind === 'opinion-recorded').length;
  const pending = async (): Promise<string[]> =>
    (await cases.outbox.pending(100)).filter(({ stream }) => stream === `case:${id}`).map((row) => row.kind);
  const stepState = async (elementId: string): Promise<string | undefined> =>
    (await database().get<{ state: string }>('SELECT state FROM step WHERE matter_id = $1 AND element_id = $2', [id, elementId]))?.state;

  it('is recorded with the engine’s keys, and its step is done', async () => {
    const step = await cases.openStep(id);
    await cases.walk(id, 'accept');
    const entry = (await cases.record.ofMatter(id)).find(({ kind }) => kind === 'opinion-recorded');
    const payload = JSON.parse(entry?.payload ?? '{}') as Record<string, string>;
    assert.deepEqual([payload.jobKey, payload.outcome, entry?.actor_id], [step.job_key, 'accept', 'person-officer']);
    assert.deepEqual([await stepState('tAccept'), await pending()], ['done', []]);
  });

  it('is not sent twice when the answer was lost: a job that is gone after an attempt was done', async () => {
    const { completeJob } = cases.engine;
    cases.engine.completeJob = async (key, variables, options) => {
      await completeJob(key, variables, options);
      throw new Error('the answer was lost');
    };
    await assert.rejects(cases.walk(id, 'accept'), /the answer was lost/);
    assert.deepEqual([await recorded(), await stepState('tAccept')], [0, 'decided']);
    cases.engine.completeJob = completeJob;
    await cases.settle();
    assert.deepEqual([await recorded(), await stepState('tAccept'), (await cases.matter(id)).frozen_at], [1, 'done', null]);
    assert.equal((await cases.openStep(id)).element_id, 'tDecide');
  });

  it('freezes its matter when the engine has lost the job, and waits; the decision stands', async () => {
    await cases.engine.cancelInstance((await cases.matter(id)).process_instance_key ?? '');
    await cases.walk(id, 'accept');
    assert.ok((await cases.matter(id)).frozen_at);
    assert.deepEqual([await recorded(), await stepState('tAccept'), await pending()], [0, 'decided', ['complete-step']]);
    const [found] = await database().all<{ code: string }>('SELECT code FROM divergence WHERE matter_id = $1', [id]);
    assert.equal(found?.code, 'job-vanished');
  });

  it('freezes its matter when somebody has failed the job for good', async () => {
    const step = await cases.openStep(id);
    await cases.engine.failJob(step.job_key, { retries: 0, message: 'by somebody' });
    await cases.walk(id, 'accept');
    assert.ok((await cases.matter(id)).frozen_at);
    assert.deepEqual(await pending(), ['complete-step']);
  });

  it('is not carried out where a negative opinion lost its reason on the way to it', async () => {
    cases.engine.away = true;
    await cases.walk(id, 'decline');
    cases.engine.away = false;
    // As whoever has the database's own password could do.
    await withoutTriggers(database(), 'opinion', () => database().run("UPDATE opinion SET body = '' WHERE matter_id = $1", [id]));
    await cases.settle();
    assert.equal(await recorded(), 0);
    assert.ok((await cases.outbox.summary()).attention >= 1);
  });
});
