import assert from 'node:assert/strict';
import {
  admits,
  carryOver,
  enabled,
  follow,
  followAll,
  startRun,
  type Occurrence,
  type Run,
  type TaskJob,
} from '../../../domain/flowchart/conformance.ts';
import { DIVERGENCE_CODES, divergence } from '../../../domain/flowchart/divergence.ts';
import type { Flowchart } from '../../../domain/flowchart/flowchart.ts';
import { chartOf, drawBpmn, NESTED, PARALLEL } from '../../support/draw-bpmn.ts';

const draw = (...flows: string[]): Promise<Flowchart> => chartOf(drawBpmn('drawn', ...flows));

/** Facts in words: `:new` begun so, `t1` opened, `t1:yes` decided so, `d1` and `c1` done. */
const facts = (words: string): Occurrence[] =>
  words
    .split(' ')
    .filter(Boolean)
    .map((word) => {
      const [elementId = '', outcome] = word.split(':');
      if (outcome && !elementId) return { kind: 'started', outcome };
      if (outcome) return { kind: 'decided', elementId, outcome };
      return { kind: elementId.startsWith('t') ? 'opened' : 'done', elementId };
    });

function after(chart: Flowchart, words: string): Run {
  const { run, refused } = followAll(startRun(chart), facts(words));
  assert.equal(refused, undefined, JSON.stringify(refused));
  return run;
}

/** Why the last of these facts does not follow from the others. */
function refusalOf(chart: Flowchart, words: string): string | undefined {
  const { refused } = followAll(startRun(chart), facts(words));
  if (refused) assert.equal(refused.index, words.split(' ').length - 1, 'the last fact is the one refused');
  return refused?.divergence.code;
}

const step = (elementId: string): TaskJob => ({ elementId, kind: 'step' });
const document = (elementId: string): TaskJob => ({ elementId, kind: 'document' });
const close = (elementId: string): TaskJob => ({ elementId, kind: 'close' });
const answerTo = (run: Run, job: TaskJob): string => {
  const found = admits(run, job);
  return found.ok ? `ok ${found.nth}` : found.divergence.code;
};
const next = (run: Run): string =>
  enabled(run)
    .map(({ elementId, nth, open }) => `${elementId}#${nth}${open ? '!' : ''}`)
    .join(' ');

describe('where a matter stands by its record', () => {
  /** Accept or not; review with a way back; a document, and closing. */
  const SIMPLE = ['s>t1', 't1>x1', 'x1>x2:yes', 'x1>d9*', 'd9>c9', 'c9>e9', 'x2>t2', 't2>x3', 'x3>x2:no', 'x3>d1*', 'd1>c1', 'c1>e1'];
  let simple: Flowchart;
  before(async () => {
    simple = await draw(...SIMPLE);
  });

  it('a matter of which nothing is recorded waits for its first step', () => {
    assert.equal(next(startRun(simple)), 't1#1');
  });

  it('a step that is open waits for its decision', () => {
    assert.equal(next(after(simple, 't1')), 't1#1!');
  });

  it('an outcome leads along the branch that names it, any other along the default', () => {
    assert.equal(next(after(simple, 't1 t1:yes')), 't2#1');
    assert.equal(next(after(simple, 't1 t1:no')), 'd9#1');
  });

  describe('that begins with an outcome', () => {
    const BEGINS = ['s>x1', 'x1>t1:new', 'x1>t2*', 't1>t2', 't2>x2', 'x2>t2:no', 'x2>c1*', 'c1>e1'];
    let begins: Flowchart;
    before(async () => {
      begins = await draw(...BEGINS);
    });

    it('goes where the outcome leads, along the default with any other', () => {
      assert.equal(next(after(begins, ':new')), 't1#1');
      assert.equal(next(after(begins, ':other')), 't2#1');
      assert.equal(next(after(begins, ':other t2 t2:no')), 't2#2', 'a gateway behind a step follows the step');
    });

    it('is nowhere without it, so that nothing is proved', () => {
      assert.equal(next(startRun(begins)), '');
      assert.equal(answerTo(startRun(begins), step('t1')), 'not-reached');
    });

    it('begins once, before everything else, and only where the drawing asks', () => {
      assert.equal(refusalOf(begins, ':new :other'), 'already-done');
      assert.equal(refusalOf(begins, ':new t1 :new'), 'already-done');
      assert.equal(refusalOf(simple, ':new'), 'unknown-outcome');
    });
  });

  it('a way back leads to the same step a second time', () => {
    assert.equal(next(after(simple, 't1 t1:yes t2 t2:no')), 't2#2');
    assert.equal(next(after(simple, 't1 t1:yes t2 t2:no t2')), 't2#2!');
  });

  it('nothing is next once the matter is closed', () => {
    assert.equal(next(after(simple, 't1 t1:no d9 c9')), '');
    assert.equal(after(simple, 't1 t1:no d9 c9').closed, true);
  });

  it('the outcome in force behind a document is that of the step before it', async () => {
    const chart = await draw('s>t1', 't1>d1', 'd1>x1', 'x1>c1:yes', 'x1>c2*', 'c1>e1', 'c2>e2');
    assert.equal(next(after(chart, 't1 t1:yes d1')), 'c1#1');
    assert.equal(next(after(chart, 't1 t1:no d1')), 'c2#1');
  });

  it('all branches of a fork are open at once, and the join waits for each', async () => {
    const chart = await chartOf(PARALLEL);
    assert.equal(next(after(chart, 't1 t1:yes')).split(' ').sort().join(' '), 'd1#1 t2#1 t3#1');
    assert.equal(next(after(chart, 't1 t1:yes d1 t5 t5:yes t3 t3:no d2')), 't2#1');
    assert.equal(next(after(chart, 't1 t1:yes d1 t5 t5:yes t3 t3:no d2 t2 t2:no')), 't4#1');
  });

  it('a loop round a fork leads into all its branches again', async () => {
    const once = 'd1 t5 t5:yes t3 t3:no d2 t2 t2:no t4 t4:no t1 t1:yes';
    const run = after(await chartOf(PARALLEL), `t1 t1:yes ${once}`);
    assert.equal(next(run).split(' ').sort().join(' '), 'd1#2 t2#2 t3#2');
  });

  it('a fork within a branch joins first', async () => {
    const chart = await chartOf(NESTED);
    assert.equal(next(after(chart, 'd1 t2 t2:yes t1')).split(' ').sort().join(' '), 'd2#1 t1#1!');
  });

  it('behind a join the later decision counts, whichever branch it was made in', async () => {
    const chart = await draw('s>p1', 'p1>t1', 'p1>t2', 't1>p2', 't2>p2', 'p2>x1', 'x1>c1:yes', 'x1>c2*', 'c1>e1', 'c2>e2');
    assert.equal(next(after(chart, 't1 t2 t1:yes t2:no')), 'c2#1');
    assert.equal(next(after(chart, 't1 t2 t2:no t1:yes')), 'c1#1');
  });

  it('the order of facts in different branches does not matter', async () => {
    const chart = await chartOf(PARALLEL);
    const orders = ['d1 t2 t2:no t3 t3:yes', 't3 t2 t3:yes d1 t2:no', 't2 t2:no t3 d1 t3:yes'];
    assert.equal(
      new Set(
        orders.map((order) =>
          next(after(chart, `t1 t1:yes ${order}`))
            .split(' ')
            .sort()
            .join(' '),
        ),
      ).size,
      1,
    );
  });
});

describe('a drawing that can be read in more than one way', () => {
  it('proves nothing beyond a gateway before which nobody decided', async () => {
    assert.equal(next(startRun(await draw('s>x1', 'x1>c1:yes', 'x1>c2*', 'c1>e1', 'c2>e2'))), '');
  });

  it('proves nothing beyond a gateway whose branches claim the same outcome', async () => {
    const chart = await draw('s>t1', 't1>x1', 'x1>c1:yes', 'x1>c2:yes', 'x1>c3*', 'c1>e1', 'c2>e2', 'c3>e3');
    assert.equal(next(after(chart, 't1 t1:yes')), '');
  });

  it('proves nothing beyond an element of which nobody knows what it does', async () => {
    assert.equal(next(startRun(await draw('s>r1', 'r1>c1', 'c1>e1'))), '');
  });

  it('proves nothing where there are two starts', async () => {
    assert.equal(next(startRun(await draw('s1>t1', 's2>t2', 't1>e1', 't2>e2'))), '');
  });

  it('ends when gateways lead to themselves for ever', async () => {
    const chart = await draw('s>p1', 'p1>x1', 'p1>t1', 'x1>p1', 't1>e1');
    assert.ok(startRun(chart).tokens.length <= 1_001);
  });
});

describe('a job has an effect only where recorded decisions lead', () => {
  const FLOWS = ['s>t1', 't1>x1', 'x1>t2:yes', 'x1>d9*', 'd9>c9', 'c9>e9', 't2>d1', 'd1>c1', 'c1>e1'];
  let chart: Flowchart;
  before(async () => {
    chart = await draw(...FLOWS);
  });
  const at = (words: string, job: TaskJob): string => answerTo(after(chart, words), job);

  it('is admitted at the element that is next, with the number of its time', () => {
    assert.equal(at('', step('t1')), 'ok 1');
    assert.equal(at('t1 t1:no', document('d9')), 'ok 1');
    assert.equal(at('t1 t1:no d9', close('c9')), 'ok 1');
  });

  it('is refused while the step before is undecided, whatever the engine was told (not-reached)', () => {
    assert.equal(at('t1', step('t2')), 'not-reached');
    assert.equal(at('t1', document('d9')), 'not-reached');
    assert.equal(at('t1', close('c9')), 'not-reached');
  });

  it('is refused on the branch that the recorded outcome did not take (not-reached)', () => {
    assert.equal(at('t1 t1:no', step('t2')), 'not-reached');
    assert.equal(at('t1 t1:yes', document('d9')), 'not-reached');
  });

  it('is refused at a step that stands open (already-open)', () => {
    assert.equal(at('t1', step('t1')), 'already-open');
  });

  it('is refused at what was done, unless a decision led there again (already-done)', () => {
    assert.equal(at('t1 t1:no', step('t1')), 'already-done');
    assert.equal(at('t1 t1:no d9', document('d9')), 'already-done');
  });

  it('is refused in a closed matter (already-done, matter-closed)', () => {
    assert.equal(at('t1 t1:no d9 c9', close('c9')), 'already-done');
    assert.equal(at('t1 t1:no d9 c9', document('d1')), 'matter-closed');
  });

  it('is refused at an element that the version does not have (unknown-element)', () => {
    assert.equal(at('', step('t7')), 'unknown-element');
  });

  it('is refused where the drawing has something else (wrong-kind)', () => {
    assert.equal(at('', document('t1')), 'wrong-kind');
    assert.equal(at('', step('x1')), 'wrong-kind');
  });
});

describe('a recorded fact follows from those before it, or is named', () => {
  const FLOWS = ['s>t1', 't1>x1', 'x1>t2:yes', 'x1>d9*', 'd9>c9', 'c9>e9', 't2>d1', 'd1>c1', 'c1>e1'];
  let chart: Flowchart;
  before(async () => {
    chart = await draw(...FLOWS);
  });

  for (const [rule, words, code] of [
    ['a decision on a step that nobody opened', 't1:yes', 'step-not-open'],
    ['a second decision on a step', 't1 t1:yes t1:yes', 'already-done'],
    ['an outcome that the step does not offer', 't1 t1:perhaps', 'unknown-outcome'],
    ['a document before the decision', 't1 d9', 'not-reached'],
    ['a document twice', 't1 t1:no d9 d9', 'already-done'],
    ['a closing before its document', 't1 t1:no c9', 'not-reached'],
    ['a second closing', 't1 t1:no d9 c9 c9', 'already-done'],
    ['a step after the closing', 't1 t1:no d9 c9 t2', 'matter-closed'],
    ['a fact at a gateway', 'x1', 'wrong-kind'],
    ['a fact at no element', 't9', 'unknown-element'],
  ] as const) {
    it(`${rule} does not follow (${code})`, () => assert.equal(refusalOf(chart, words), code));
  }

  it('a refused fact changes nothing, and the run as far as it is legal is kept', () => {
    const before = after(chart, 't1 t1:no');
    const places = next(before);
    assert.equal(follow(before, { kind: 'done', elementId: 'c9' }).ok, false);
    assert.equal(next(before), places);
    const { run, refused } = followAll(startRun(chart), facts('t1 t1:no c9 d9'));
    assert.deepEqual([refused?.index, next(run)], [2, places]);
  });

  it('following a fact leaves the run before it as it was', () => {
    const before = after(chart, 't1');
    const followed = follow(before, { kind: 'decided', elementId: 't1', outcome: 'yes' });
    assert.equal(followed.ok && next(followed.run), 't2#1');
    assert.equal(next(before), 't1#1!');
  });
});

describe('a matter on another version of its flowchart', () => {
  it('stands at the step that answers to its own, open as before', async () => {
    const run = after(await draw('s>t1', 't1>t2', 't2>c1', 'c1>e1'), 't1 t1:yes t2');
    const carried = carryOver(run, await draw('s>t1', 't1>t3', 't3>d1', 'd1>c1', 'c1>e1'), { t2: 't3' });
    assert.ok(carried.ok);
    assert.equal(next(carried.run), 't3#1!');
    const decided = followAll(carried.run, facts('t3:yes d1'));
    assert.equal(next(decided.run), 'c1#1');
  });

  it('cannot be carried over between steps, or to a step that is not there (not-carried)', async () => {
    const [from, to] = [await draw('s>t1', 't1>d1', 'd1>c1', 'c1>e1'), await draw('s>t5', 't5>c1', 'c1>e1')];
    for (const [words, mapping] of [
      ['t1 t1:yes', {}],
      ['t1', { t1: 't7' }],
      ['t1', { t1: 'c1' }],
    ] as const) {
      const carried = carryOver(after(from, words), to, mapping);
      assert.equal(!carried.ok && carried.divergence.code, 'not-carried');
    }
  });
});

describe('a divergence', () => {
  it('is said in both languages, with the name of the element', () => {
    for (const code of DIVERGENCE_CODES) {
      const { message, messageEn } = divergence(code, { id: 'Step_1', name: '初审' });
      assert.match(message, /“初审”.*。$/);
      assert.match(messageEn, /"初审".*\.$/);
    }
    assert.match(divergence('unknown-element', { id: 'Step_1', name: '' }).message, /“Step_1”/);
  });
});
