import assert from 'node:assert/strict';
import type { Occurrence, TaskJob } from '../../../domain/flowchart/conformance.ts';
import type { Flowchart } from '../../../domain/flowchart/flowchart.ts';
import { isCaughtUp, planReplay, replayAnswer, type Replay } from '../../../domain/flowchart/replay.ts';
import { chartOf, drawBpmn } from '../../support/draw-bpmn.ts';

const RECORDED: Occurrence[] = [
  { kind: 'opened', elementId: 't1' },
  { kind: 'decided', elementId: 't1', outcome: 'yes' },
  { kind: 'done', elementId: 'd1' },
  { kind: 'opened', elementId: 't2' },
  { kind: 'decided', elementId: 't2', outcome: 'no' },
  { kind: 'opened', elementId: 't2' },
];

describe('replaying a record into a fresh instance', () => {
  let chart: Flowchart;
  before(async () => {
    chart = await chartOf(drawBpmn('drawn', 's>t1', 't1>d1', 'd1>x0', 'x0>t2', 't2>x1', 'x1>x0:no', 'x1>d2*', 'd2>c1', 'c1>e1'));
  });

  function plan(occurrences: readonly Occurrence[]): { answer(job: TaskJob, key?: string): string; replay(): Replay } {
    const planned = planReplay(chart, occurrences);
    assert.ok(planned.ok);
    let { replay } = planned;
    let keys = 0;
    return {
      replay: () => replay,
      answer(job, key = `job-${(keys += 1)}`) {
        const answered = replayAnswer(replay, { ...job, key });
        replay = answered.replay;
        const { answer } = answered;
        switch (answer.answer) {
          case 'refused':
            return answer.divergence.code;
          case 'decided':
            return `decided ${answer.outcome} #${answer.nth}`;
          default:
            return `${answer.answer} #${answer.nth}`;
        }
      },
    };
  }

  const step = (elementId: string): TaskJob => ({ elementId, kind: 'step' });

  it('completes what was decided with the recorded outcome, what was done silently, and leaves the open step open', () => {
    const { answer, replay } = plan(RECORDED);
    assert.equal(answer(step('t1')), 'decided yes #1');
    assert.equal(answer({ elementId: 'd1', kind: 'document' }), 'done #1');
    assert.equal(answer(step('t2')), 'decided no #1');
    assert.equal(isCaughtUp(replay()), false);
    assert.equal(answer(step('t2')), 'open #2');
    assert.equal(isCaughtUp(replay()), true);
  });

  it('begins the fresh instance with the outcome that the matter began with', async () => {
    const begins = await chartOf(drawBpmn('drawn', 's>x1', 'x1>t1:new', 'x1>t2*', 't1>t2', 't2>c1', 'c1>e1'));
    const recorded: Occurrence[] = [
      { kind: 'started', outcome: 'new' },
      { kind: 'opened', elementId: 't1' },
    ];
    const planned = planReplay(begins, recorded);
    assert.ok(planned.ok);
    const { answer, replay } = replayAnswer(planned.replay, { key: 'a', elementId: 't1', kind: 'step' });
    assert.deepEqual([answer, isCaughtUp(replay)], [{ answer: 'open', nth: 1 }, true]);
    assert.equal(replayAnswer(planned.replay, { key: 'b', elementId: 't2', kind: 'step' }).answer.answer, 'refused');
  });

  it('gives a job that comes again the same answer', () => {
    const { answer } = plan(RECORDED);
    assert.equal(answer(step('t1'), 'k'), 'decided yes #1');
    assert.equal(answer(step('t1'), 'k'), 'decided yes #1');
    assert.equal(answer(step('t1'), 'another'), 'already-done');
  });

  it('treats a job as an ordinary one where the decisions lead and nothing came of it yet', () => {
    const { answer, replay } = plan(RECORDED.slice(0, 2));
    answer(step('t1'));
    assert.equal(isCaughtUp(replay()), true);
    assert.equal(answer({ elementId: 'd1', kind: 'document' }), 'new #1');
    assert.equal(answer(step('t2')), 'new #1', 'and what follows it, too');
    assert.equal(isCaughtUp(replay()), true);
  });

  it('refuses an instance that goes where no recorded decision leads', () => {
    const { answer, replay } = plan(RECORDED);
    assert.equal(answer(step('t2')), 'not-reached');
    answer(step('t1'));
    assert.equal(answer({ elementId: 'c1', kind: 'close' }), 'not-reached');
    assert.equal(answer({ elementId: 'd1', kind: 'document' }), 'done #1', 'and the plan stands as it was');
    assert.equal(isCaughtUp(replay()), false);
  });

  it('does not replay a record that is no legal run itself', () => {
    const planned = planReplay(chart, RECORDED.toSpliced(1, 1));
    assert.ok(!planned.ok);
    assert.deepEqual([planned.refused.index, planned.refused.divergence.code], [1, 'not-reached']);
  });
});
