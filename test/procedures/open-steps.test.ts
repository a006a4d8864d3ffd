/** The engine reaches a step: one row of the inbox for each job, whatever comes twice, late or from elsewhere (R10, R12a). */
import assert from 'node:assert/strict';
import { HEADERS } from '../../domain/contract.ts';
import { casesOn, type CasesOn } from '../support/cases-on.ts';
import { eachDatabase } from '../support/databases.ts';
import { drawWith } from '../support/draw-bpmn.ts';
import { buildEntry, endOf, stepOf } from '../support/small-power.ts';

const DONE = [{ code: 'yes', label: '完成' }];

eachDatabase('A step that the engine has reached', (database) => {
  let cases: CasesOn;
  before(async () => {
    const entry = buildEntry();
    const step = (name: string) => stepOf(name, 'first-review', DONE);
    const drawn = {
      t1: step('甲'),
      t2: stepOf('乙', 'first-review', DONE, { [HEADERS.limit]: '24', [HEADERS.limitUnit]: 'hour' }),
      t3: stepOf('丙', 'deciding-leader', DONE, { [HEADERS.limit]: '2' }),
      c1: endOf('concluded'),
    };
    const xml = drawWith(entry.processId, drawn, 's>p1', 'p1>t1', 'p1>t2', 't1>p2', 't2>p2', 'p2>t3', 't3>c1', 'c1>e1');
    cases = await casesOn(database(), { power: { entry, xml } });
  });
  after(() => cases?.close());

  it('stands in the inbox with what the confirmed drawing says of it', async () => {
    const id = await cases.register();
    const steps = await cases.openSteps(id);
    const [first, second] = ['甲', '乙'].map((name) => steps.find((step) => step.name === name));
    assert.deepEqual([first?.name, second?.name, steps.length], ['甲', '乙', 2]);
    assert.deepEqual(
      [first?.organ_id, first?.position_code, first?.limit_days, first?.due_at],
      ['organ-works', 'first-review', null, null],
    );
    assert.deepEqual([second?.limit_days, second?.limit_unit, second?.due_at], [24, 'hour', Number(second?.opened_at) + 24 * 3_600_000]);
    for (const step of await cases.openSteps(id)) await cases.decideStep(step, 'yes', { fields: {} });
    const third = await cases.openStep(id);
    assert.deepEqual([third.name, third.position_code, third.limit_days], ['丙', 'deciding-leader', 2]);
    // Two working days after the Monday, at the close of business.
    assert.equal(third.due_at, Date.parse('2026-03-04T17:30:00+08:00'));
  });

  it('waits for every branch: a join opens what follows once', async () => {
    const id = await cases.register();
    const [one] = await cases.openSteps(id);
    assert.ok(one);
    await cases.decideStep(one, 'yes', { fields: {} });
    assert.equal((await cases.openSteps(id)).length, 1, 'the other branch goes on');
    await cases.decideStep(await cases.openStep(id), 'yes', { fields: {} });
    assert.equal((await cases.openStep(id)).name, '丙');
  });

  it('is opened once, however often its job comes', async () => {
    const id = await cases.register();
    const before = await cases.openSteps(id);
    for (let again = 0; again < 3; again += 1) {
      cases.engine.redeliver();
      await cases.settle();
    }
    assert.deepEqual(await cases.openSteps(id), before);
    assert.equal((await cases.recorded(id)).filter((kind) => kind === 'step-opened').length, 2);
  });

  it('is opened for no job that names a matter which is not there', async () => {
    const instance = await cases.engine.createInstance({ ...(await definition()), variables: { caseId: 'nobody' } });
    await cases.settle();
    assert.deepEqual(await database().all('SELECT id FROM step WHERE process_instance_key = $1', [instance.processInstanceKey]), []);
  });

  it('is opened by the matter’s own instance alone: a second one is cancelled', async () => {
    const id = await cases.register();
    const { processInstanceKey } = await cases.engine.createInstance({ ...(await definition()), variables: { caseId: id } });
    await cases.settle();
    assert.equal((await cases.openSteps(id)).length, 2);
    assert.equal((await cases.matter(id)).frozen_at, null);
    assert.ok(cases.engine.jobsOf(id).every((job) => job.processInstanceKey !== processInstanceKey));
  });

  it('freezes the matter where the record does not lead to it, and opens nothing', async () => {
    const id = await cases.register();
    for (const { key } of cases.engine.jobsOf(id)) cases.engine.force(key, 'yes');
    await cases.settle();
    assert.ok((await cases.matter(id)).frozen_at);
    assert.ok(!(await cases.openSteps(id)).some(({ name }) => name === '丙'));
    const [found] = await database().all<{ code: string; element_id: string }>(
      'SELECT code, element_id FROM divergence WHERE matter_id = $1',
      [id],
    );
    assert.deepEqual([found?.code, found?.element_id], ['not-reached', 't3']);
    assert.ok((await cases.recorded(id)).includes('matter-frozen'));
  });

  const definition = async (): Promise<{ processDefinitionKey: string }> => {
    const { version } = await cases.registry.versionOr404(cases.versionId);
    return { processDefinitionKey: version.process_definition_key ?? '' };
  };
});
