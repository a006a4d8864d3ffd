/** Going back: what counts no more, what stays, and what stands in the way (R10; docs/adr/0040-going-back.md). */
import assert from 'node:assert/strict';
import type { Occurrence } from '../../../domain/flowchart/conformance.ts';
import { startRun } from '../../../domain/flowchart/conformance.ts';
import { goBack, standingAt, standOn, waysBack, type Standing } from '../../../domain/flowchart/going-back.ts';
import { placesOf } from '../../../domain/flowchart/replay.ts';
import { HEADERS } from '../../../domain/contract.ts';
import { chartOf, drawWith, type Drawn } from '../../support/draw-bpmn.ts';

const OUTCOMES =
  '[{"code":"yes","label":"是"},{"code":"no","label":"否","negative":true},{"code":"accept","label":"受理","effect":"accept"}]';
const step = (more: Record<string, string> = {}): Drawn => ({ headers: { [HEADERS.outcomes]: OUTCOMES, ...more } });

/** `t1` opened, `t1:yes` decided, `d1` done. */
async function stand(flows: string[], facts: string[], drawn: Record<string, Drawn> = {}): Promise<Standing> {
  const steps = Object.fromEntries([...new Set(flows.join(' ').match(/\bt\d/g))].map((id) => [id, step()]));
  const chart = await chartOf(drawWith('back', { ...steps, ...drawn }, ...flows));
  const occurrences = facts.map((fact): Occurrence => {
    const [elementId = '', outcome] = fact.split(':');
    if (outcome !== undefined) return { kind: 'decided', elementId, outcome };
    return { kind: elementId.startsWith('t') ? 'opened' : 'done', elementId };
  });
  return occurrences.reduce(
    (standing, fact) => {
      const next = standOn(standing, fact);
      assert.ok(next.ok, JSON.stringify(fact));
      return next.standing;
    },
    standingAt(startRun(chart)),
  );
}

const STRAIGHT = ['s>t1', 't1>t2', 't2>d1', 'd1>t3', 't3>t4', 't4>c1', 'c1>e1'];
const BRANCHES = ['s>t1', 't1>p1', 'p1>t2', 't2>t3', 'p1>t4', 't3>p2', 't4>p2', 'p2>t5', 't5>c1', 'c1>e1'];

describe('Going back', () => {
  const back = (standing: Standing, elementId: string, from?: string) => {
    const found = goBack(standing, { kind: 'returned', elementId, ...(from ? { from } : {}) });
    return found.ok ? placesOf(found.standing.run) : `${found.problem.code} ${found.problem.node.id}`;
  };

  it('leads to a step that was passed, which opens anew, but not past a document', async () => {
    const standing = await stand(STRAIGHT, ['t1', 't1:yes', 't2', 't2:yes', 'd1', 't3', 't3:yes', 't4']);
    assert.deepEqual(waysBack(standing, 't4'), ['t3']);
    assert.equal(back(standing, 't3', 't4'), 't3');
    assert.equal(back(standing, 't2', 't4'), 'made-known d1');
    assert.equal(back(standing, 't5', 't4'), 'not-passed t5');
  });

  it('passes over a decision with an effect or a stage that the law orders in no way', async () => {
    const accepted = await stand(STRAIGHT, ['t1', 't1:accept', 't2']);
    assert.equal(back(accepted, 't1', 't2'), 'has-effect t1');
    const heard = await stand(STRAIGHT, ['t1', 't1:yes', 't2'], { t1: step({ [HEADERS.stage]: 'hearing' }) });
    assert.equal(back(heard, 't1', 't2'), 'ordered-by-law t1');
  });

  it('stays in its branch, leaves the other alone, and makes a join wait again', async () => {
    const inBranch = await stand(BRANCHES, ['t1', 't1:yes', 't2', 't4', 't2:yes', 't3']);
    assert.equal(back(inBranch, 't2', 't3'), 't2 t4!');
    assert.equal(back(inBranch, 't1', 't3'), 'other-branch t4');
    const joined = await stand(BRANCHES, ['t1', 't1:yes', 't2', 't4', 't2:yes', 't3', 't4:yes', 't3:yes', 't5']);
    assert.deepEqual(waysBack(joined, 't5'), ['t3', 't4', 't2', 't1']);
    assert.match(back(joined, 't3', 't5'), /^p2<f\d+ t3$/, 'what came from the other branch waits at the join');
    assert.equal(back(joined, 't1', 't5'), 't1');
  });

  it('takes one’s own decision back before the next is decided, in every branch that it opened', async () => {
    const opened = await stand(BRANCHES, ['t1', 't1:yes', 't2', 't4']);
    assert.equal(back(opened, 't1'), 't1');
    const decided = await stand(BRANCHES, ['t1', 't1:yes', 't2', 't4', 't4:yes']);
    assert.equal(back(decided, 't1'), 'next-decided t4');
    assert.match(back(decided, 't4'), /^t2! t4$/);
  });

  it('may be repeated: what went back before is no fact any more', async () => {
    const first = goBack(await stand(STRAIGHT, ['t1', 't1:no', 't2']), { kind: 'returned', elementId: 't1', from: 't2' });
    assert.ok(first.ok);
    const again = ['t1', 't1:yes', 't2'].reduce((standing, fact) => {
      const [elementId = '', outcome] = fact.split(':');
      const next = standOn(standing, outcome ? { kind: 'decided', elementId, outcome } : { kind: 'opened', elementId });
      assert.ok(next.ok);
      return next.standing;
    }, first.standing);
    assert.equal(again.facts.length, 3);
    assert.equal(back(again, 't1', 't2'), 't1');
  });
});
