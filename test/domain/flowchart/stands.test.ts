import assert from 'node:assert/strict';
import { follow, startRun, type Occurrence, type Run } from '../../../domain/flowchart/conformance.ts';
import { standsWhereRecordLeads } from '../../../domain/flowchart/stands.ts';
import { chartOf, drawBpmn } from '../../support/draw-bpmn.ts';

async function after(flows: string[], ...facts: Occurrence[]): Promise<Run> {
  let run = startRun(await chartOf(drawBpmn('drawn', ...flows)));
  for (const fact of facts) {
    const next = follow(run, fact);
    assert.ok(next.ok);
    ({ run } = next);
  }
  return run;
}

describe('an instance of an engine', () => {
  const LINE = ['s>t1', 't1>d1', 'd1>c1', 'c1>e1'];

  it('stands where the record leads when it has a job there and nowhere else', async () => {
    const open = await after(LINE, { kind: 'opened', elementId: 't1' });
    assert.equal(standsWhereRecordLeads(open, ['t1']), true);
    for (const elsewhere of [[], ['d1'], ['t1', 'd1'], ['t1', 't1']]) assert.equal(standsWhereRecordLeads(open, elsewhere), false);
  });

  it('must have a job at every place of parallel branches', async () => {
    const both = await after(['s>p1', 'p1>t1', 'p1>t2', 't1>p2', 't2>p2', 'p2>c1', 'c1>e1'], { kind: 'opened', elementId: 't2' });
    assert.equal(standsWhereRecordLeads(both, ['t2', 't1']), true);
    assert.equal(standsWhereRecordLeads(both, ['t2']), false);
  });

  it('stands nowhere in a matter that is over', async () => {
    const line = ['s>c1', 'c1>e1'];
    const over = await after(line, { kind: 'done', elementId: 'c1' });
    assert.equal(standsWhereRecordLeads(over, []), false);
    assert.equal(standsWhereRecordLeads(over, ['c1']), false);
  });
});
