/** A drawing that has reached its end closes its matter (办结): once, only where the record leads there, and its clock stops (R12a). */
import assert from 'node:assert/strict';
import { casesOn, type CasesOn } from '../support/cases-on.ts';
import { eachDatabase } from '../support/databases.ts';

eachDatabase('The end of a matter', (database) => {
  let cases: CasesOn;
  before(async () => {
    cases = await casesOn(database());
  });
  after(() => cases?.close());

  it('stops its clock, closes its header and is recorded with its result and the element', async () => {
    const id = await cases.register();
    await cases.walk(id, 'accept', 'grant');
    const { state, closed_at } = await cases.matter(id);
    assert.equal(state, 'completed');
    const [entry] = (await cases.record.ofMatter(id)).slice(-1);
    assert.equal(entry?.kind, 'case-completed');
    const payload = JSON.parse(entry?.payload ?? '{}') as { result: string; elementId: string };
    assert.deepEqual([payload.result, payload.elementId], ['granted', 'cGranted']);
    const clock = await database().get<{ state: string; next_at: number | null }>('SELECT state, next_at FROM clock WHERE matter_id = $1', [
      id,
    ]);
    assert.deepEqual([clock?.state, clock?.next_at], ['stopped', null]);
    await cases.moveTo('2026-06-01T10:00:00+08:00');
    assert.equal((await cases.matter(id)).closed_at, closed_at);
    assert.deepEqual(await database().all('SELECT id FROM warning_signal WHERE matter_id = $1', [id]), [], 'nothing is late any more');
    await cases.moveTo('2026-03-02T10:00:00+08:00');
  });

  it('is told to the engine again when the answer was lost, and recorded once', async () => {
    const id = await cases.register();
    await cases.walk(id, 'accept');
    const answer = cases.engine.completeJob;
    // The engine does not hear the answer to the closing job.
    cases.engine.completeJob = (key, variables, options) =>
      cases.engine.jobsOf(id).some((job) => job.key === key && job.type === 'close-case')
        ? Promise.reject(new Error('the line is cut'))
        : answer(key, variables, options);
    await assert.rejects(cases.walk(id, 'grant'), /the line is cut/);
    assert.equal((await cases.matter(id)).state, 'completed');
    cases.engine.completeJob = answer;
    await cases.settle();
    assert.deepEqual(cases.engine.jobsOf(id), []);
    assert.equal((await cases.recorded(id)).filter((kind) => kind === 'case-completed').length, 1);
  });

  it('comes from the record: an engine that jumps to it closes nothing and freezes the matter', async () => {
    const id = await cases.register();
    await cases.walk(id, 'accept');
    const [job] = cases.engine.jobsOf(id);
    cases.engine.force(job?.key ?? '', 'grant');
    await cases.settle();
    const { state, closed_at, frozen_at } = await cases.matter(id);
    assert.deepEqual([state, closed_at, frozen_at !== null], ['accepted', null, true]);
    assert.deepEqual(
      (await database().all<{ template: string }>('SELECT template FROM document WHERE matter_id = $1', [id])).map(
        ({ template }) => template,
      ),
      ['acceptance-notice'],
      'and no decision is printed',
    );
  });
});
