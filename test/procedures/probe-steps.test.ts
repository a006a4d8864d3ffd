/**
 * The engine is asked in turn for the job of every open step; one that is gone freezes its matter before a decision has nowhere to go
 * (R12a).
 */
import assert from 'node:assert/strict';
import { createFreeze } from '../../src/procedures/freeze.ts';
import { createProbeSteps, type ProbeSteps } from '../../src/procedures/probe-steps.ts';
import { casesOn, type CasesOn } from '../support/cases-on.ts';
import { eachDatabase } from '../support/databases.ts';

eachDatabase('Asking for the jobs of open steps', (database) => {
  let cases: CasesOn;
  before(async () => {
    cases = await casesOn(database());
  });
  after(() => cases?.close());

  // A round of few steps is not begun again at once; each test asks with a memory of its own.
  const asking = (): ProbeSteps => createProbeSteps({ ...cases, freeze: createFreeze(cases) });
  const codes = async (id: string): Promise<string[]> =>
    (await database().all<{ code: string }>('SELECT code FROM divergence WHERE matter_id = $1', [id])).map(({ code }) => code);

  it('leaves a living job as it is: it comes again and changes nothing', async () => {
    const id = await cases.register();
    const step = await cases.openStep(id);
    await asking().next();
    await cases.settle();
    assert.deepEqual([await cases.openStep(id), await codes(id)], [step, []]);
    await cases.walk(id, 'accept', 'grant');
  });

  it('freezes a matter whose instance was cancelled, and one whose job was failed for good; only those', async () => {
    const [cancelled, failed, whole] = [await cases.register(), await cases.register(), await cases.register()];
    await cases.engine.cancelInstance((await cases.matter(cancelled)).process_instance_key ?? '');
    await cases.engine.failJob((await cases.openStep(failed)).job_key, { retries: 0, message: 'thrown away' });
    await asking().next();
    assert.deepEqual([await codes(cancelled), await codes(failed), await codes(whole)], [['job-vanished'], ['job-vanished'], []]);
    const answer = await cases.decideStep(await cases.openStep(cancelled), 'accept');
    assert.deepEqual([answer.status, answer.body.error.code], [409, 'matter-frozen']);
    await asking().next();
    assert.equal((await codes(cancelled)).length, 1, 'told once');
  });

  it('asks for more than it takes at once in turn, and forgets nobody', async () => {
    const ids = await Promise.all(Array.from({ length: 23 }, () => cases.register()));
    for (const id of ids) await cases.engine.cancelInstance((await cases.matter(id)).process_instance_key ?? '');
    const probe = asking();
    for (let turn = 0; turn < 3; turn += 1) await probe.next();
    for (const id of ids) assert.deepEqual(await codes(id), ['job-vanished']);
  });

  it('freezes nothing while the engine is away', async () => {
    const id = await cases.register();
    cases.engine.away = true;
    await assert.rejects(asking().next());
    cases.engine.away = false;
    assert.deepEqual([await codes(id), (await cases.matter(id)).frozen_at], [[], null]);
  });
});
