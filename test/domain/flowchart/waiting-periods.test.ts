/**
 * A waiting period in a matter's run (docs/adr/0014): it begins and is over, once; what ended a step by law leads where its timer was
 * drawn to.
 */
import assert from 'node:assert/strict';
import { LIMIT_PASSED } from '../../../domain/contract.ts';
import { admits, enabled, followAll, startRun, type Occurrence } from '../../../domain/flowchart/conformance.ts';
import { processesOf, readFlowchart, type Flowchart } from '../../../domain/flowchart/flowchart.ts';
import { readBpmn } from '../../../domain/flowchart/read-bpmn.ts';
import { isCaughtUp, planReplay, replayAnswer } from '../../../domain/flowchart/replay.ts';
import { periodDrawing } from '../../support/period-drawing.ts';

const WAIT = 'HearingRequest';
const opened = (elementId: string): Occurrence => ({ kind: 'opened', elementId });
const done = (elementId: string): Occurrence => ({ kind: 'done', elementId });
const passed = (elementId: string): Occurrence => ({ kind: 'decided', elementId, outcome: LIMIT_PASSED });
const TO_THE_WAIT = [opened('Accept'), passed('Accept'), done('AcceptanceNotice'), opened('Statement'), passed('Statement')];

describe('A waiting period in a run', () => {
  let chart: Flowchart;
  before(async () => {
    const read = await readBpmn(periodDrawing());
    assert.ok(read.ok);
    const [process] = processesOf(read.definitions);
    assert.ok(process);
    chart = readFlowchart(process);
  });
  const run = (...facts: Occurrence[]) => followAll(startRun(chart), facts);
  const refusal = (...facts: Occurrence[]): string | undefined => run(...facts).refused?.divergence.code;

  it('is due once what came before it is recorded, begins once, and lets nothing past before it is over', () => {
    const { run: before, refused } = run(...TO_THE_WAIT);
    assert.equal(refused, undefined);
    assert.deepEqual(enabled(before), [{ elementId: WAIT, kind: 'waiting-period', open: false, nth: 1 }]);
    const { run: waiting } = run(...TO_THE_WAIT, opened(WAIT));
    assert.deepEqual(enabled(waiting), [{ elementId: WAIT, kind: 'waiting-period', open: true, nth: 1 }]);
    const again = admits(waiting, { elementId: WAIT, kind: 'waiting-period' });
    assert.equal(again.ok ? '' : again.divergence.code, 'already-open');
    const beyond = admits(waiting, { elementId: 'Decide', kind: 'step' });
    assert.equal(beyond.ok ? '' : beyond.divergence.code, 'not-reached');
    const { run: after } = run(...TO_THE_WAIT, opened(WAIT), done(WAIT));
    assert.deepEqual(enabled(after), [{ elementId: 'Decide', kind: 'step', open: false, nth: 1 }]);
  });

  it('is not over before it began, nor twice, nor decided like a step', () => {
    assert.equal(refusal(...TO_THE_WAIT, done(WAIT)), 'step-not-open');
    assert.equal(refusal(...TO_THE_WAIT, opened(WAIT), done(WAIT), done(WAIT)), 'already-done');
    assert.equal(refusal(...TO_THE_WAIT, opened(WAIT), passed(WAIT)), 'wrong-kind');
    assert.equal(refusal(opened('Accept'), opened(WAIT)), 'not-reached');
  });

  it('is answered at once in a fresh instance when it is over, and keeps its job while it runs', () => {
    const answers = (facts: Occurrence[]): { told: string[]; caughtUp: boolean } => {
      const plan = planReplay(chart, facts);
      assert.ok(plan.ok);
      let { replay } = plan;
      const told = (['Accept', 'AcceptanceNotice', 'Statement', WAIT] as const).map((elementId) => {
        const kind = elementId === WAIT ? 'waiting-period' : elementId === 'AcceptanceNotice' ? 'document' : 'step';
        const { answer, replay: next } = replayAnswer(replay, { key: elementId, elementId, kind });
        replay = next;
        return answer.answer === 'decided' ? answer.outcome : answer.answer;
      });
      return { told, caughtUp: isCaughtUp(replay) };
    };
    assert.deepEqual(answers([...TO_THE_WAIT, opened(WAIT)]), { told: [LIMIT_PASSED, 'done', LIMIT_PASSED, 'open'], caughtUp: true });
    assert.deepEqual(answers([...TO_THE_WAIT, opened(WAIT), done(WAIT)]), {
      told: [LIMIT_PASSED, 'done', LIMIT_PASSED, 'done'],
      caughtUp: true,
    });
  });
});
