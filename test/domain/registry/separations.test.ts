import assert from 'node:assert/strict';
import type { Flowchart } from '../../../domain/flowchart/flowchart.ts';
import { conflictOf, type DoneBy } from '../../../domain/registry/separations.ts';
import { chartOf } from '../../support/draw-bpmn.ts';
import { realPower } from '../../support/real-powers.ts';

describe('Steps that the law keeps apart', () => {
  const { entry, xml } = realPower('unlicensed-excavation-penalty');
  let chart: Flowchart;
  before(async () => {
    chart = await chartOf(xml);
  });
  const done: DoneBy[] = [
    { elementId: 'Step_Source', personIds: ['clerk'] },
    { elementId: 'Step_Evidence', personIds: ['first', 'second'] },
    { elementId: 'Step_LegalReview', personIds: ['lawyer'] },
  ];
  const kept = (person: string, step: string): string | undefined => conflictOf(person, step, { chart, entry, done })?.separation.name;

  it('are not done by whoever investigated, be it as the second officer (CF57, CF58, CF64)', () => {
    for (const person of ['first', 'second'])
      assert.deepEqual(
        ['Step_LegalReview', 'Step_LegalReviewAfterHearing', 'Step_Hearing', 'Step_Decision', 'Step_CrimeProposal'].map((step) =>
          kept(person, step),
        ),
        ['legal-reviewer-separate', 'legal-reviewer-separate', 'hearing-host-separate', 'decider-separate', 'decider-separate'],
      );
  });

  it('are done by everybody else, and investigators go on with what is theirs', () => {
    for (const person of ['clerk', 'lawyer', 'stranger']) assert.equal(kept(person, 'Step_Decision'), undefined, person);
    for (const step of ['Step_Evidence', 'Step_InvestigationReport', 'Step_DeliverDecision', 'Step_Nowhere'])
      assert.equal(kept('first', step), undefined, step);
  });

  it('of an on-the-spot penalty are done by the same officers (CF51)', async () => {
    const simple = realPower('littering-penalty');
    const spot = await chartOf(simple.xml);
    const steps = [...spot.nodes.values()].filter(({ kind }) => kind === 'step').map(({ id }) => id);
    const all = steps.map((elementId) => ({ elementId, personIds: ['officer'] }));
    assert.deepEqual(
      steps.filter((step) => conflictOf('officer', step, { chart: spot, entry: simple.entry, done: all })),
      [],
    );
  });
});
