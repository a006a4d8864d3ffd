/** What a run leaves behind it where timers are drawn: the law's order is not met by letting a limit pass. */
import assert from 'node:assert/strict';
import { processesOf, readFlowchart, type Flowchart } from '../../../domain/flowchart/flowchart.ts';
import { readBpmn } from '../../../domain/flowchart/read-bpmn.ts';
import { followMarks, type Mark } from '../../../processes/lint/marks.ts';
import { periodDrawing } from '../../support/period-drawing.ts';

async function chartOf(xml: string): Promise<Flowchart> {
  const read = await readBpmn(xml);
  assert.ok(read.ok);
  const [process] = processesOf(read.definitions);
  assert.ok(process);
  return readFlowchart(process);
}

/** For each way to the decision, whether it left the mark before. */
async function atDecision(xml: string, mark: Mark): Promise<boolean[]> {
  const found = new Set<boolean>();
  assert.ok(
    followMarks(await chartOf(xml), { marks: [mark] }, ({ node, has }) => {
      if (node.id === 'Decide') found.add(has(mark));
    }),
  );
  return [...found].sort();
}

describe('the marks of a run', () => {
  it('hold the effect that the law gives when a limit passes', async () => {
    assert.deepEqual(await atDecision(periodDrawing(), 'effect:accept'), [true]);
  });

  it('hold a stage that gives somebody time also when the time is over, any other only when it was done', async () => {
    assert.deepEqual(await atDecision(periodDrawing(), 'stage:interested-parties'), [true]);
    const hearing = periodDrawing().replace('"interested-parties"', '"hearing"');
    assert.deepEqual(await atDecision(hearing, 'stage:hearing'), [false, true]);
  });

  it('hold that a waiting period was waited out, and tell its length when it is passed', async () => {
    assert.deepEqual(await atDecision(periodDrawing(), 'waited'), [true]);
    const passed = new Set<string>();
    followMarks(await chartOf(periodDrawing()), { marks: ['waited'] }, ({ kind, node, has }) => {
      if (kind === 'waiting-period') passed.add(`${node.id} ${node.period?.count} ${node.period?.unit} ${has('waited')}`);
    });
    assert.deepEqual([...passed], ['HearingRequest 2 working-day false']);
  });
});
