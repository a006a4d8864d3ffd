/** What pages say of a drawing: names, the way taken, and what follows a decision. */
import assert from 'node:assert/strict';
import { guideThrough } from '../../src/procedures/index.ts';
import { NESTED } from '../support/draw-bpmn.ts';
import { buildPower } from '../support/small-power.ts';

describe('The guide through a flowchart', () => {
  const { xml, entry } = buildPower();
  const passed = async (...steps: [elementId: string, outcome: string | null][]): Promise<string[]> =>
    (await guideThrough(xml)).visited(steps.map(([elementId, outcome]) => ({ elementId, outcome }))).filter((id) => !/^f\d/.test(id));

  it('names an element as it is drawn, and by its id where it has no name', async () => {
    const guide = await guideThrough(xml);
    assert.deepEqual(
      ['tAccept', 'x1', 'nowhere'].map((id) => guide.nameOf(id)),
      ['受理审查', 'x1', 'nowhere'],
    );
  });

  it('follows the decisions: what was not chosen was not passed', async () => {
    assert.deepEqual(await passed(), ['s'], 'nothing is known to be passed before the first step');
    assert.deepEqual((await passed(['tAccept', null])).sort(), ['s', 'tAccept']);
    const accepted = await passed(['tAccept', 'accept'], ['tDecide', null]);
    assert.deepEqual(accepted.sort(), ['dAccepted', 's', 'tAccept', 'tDecide', 'x1']);
    const declined = await passed(['tAccept', 'decline']);
    assert.deepEqual(declined.sort(), ['cDeclined', 'dDeclined', 'e1', 's', 'tAccept', 'x1']);
  });

  it('follows every branch of a parallel gateway', async () => {
    const guide = await guideThrough(NESTED);
    const visited = guide.visited([{ elementId: 't1', outcome: null }]);
    for (const id of ['p1', 'p3', 't2', 'd1']) assert.ok(visited.includes(id), id);
  });

  it('says in both languages what an outcome leads to, with the position that goes on', async () => {
    const guide = await guideThrough(xml);
    const next = guide.nextText('tAccept', 'accept', entry);
    assert.match(next.text, /决定/);
    assert.match(next.text, /审批岗/);
    assert.notEqual(next.textEn, guide.nextText('tAccept', 'decline', entry).textEn);
  });

  it('refuses what is no flowchart at all', async () => {
    await assert.rejects(guideThrough('<nothing/>'), /cannot be read|no process/);
  });
});
