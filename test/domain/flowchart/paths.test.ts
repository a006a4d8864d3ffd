import assert from 'node:assert/strict';
import type { Flow, FlowNode, Flowchart, NodeKind } from '../../../domain/flowchart/flowchart.ts';
import { explore, simplePaths } from '../../../domain/flowchart/paths.ts';

/** A flowchart in words: `a>b` is a flow, `a>b:x` one tied to outcome x, `a>b*` the default. Kinds by first letter. */
function draw(...flows: string[]): Flowchart {
  const nodes = new Map<string, FlowNode>();
  const kinds: Record<string, NodeKind> = { s: 'start', e: 'end', t: 'step', d: 'document', c: 'close', x: 'decision', p: 'parallel' };
  const node = (id: string): FlowNode => {
    const found = nodes.get(id) ?? {
      id,
      name: id,
      kind: kinds[id[0] ?? ''] ?? 'other',
      incoming: [],
      outgoing: [],
      headers: {},
      element: { $type: 'test' },
      outcomes: id.startsWith('t')
        ? [
            { code: 'yes', label: 'yes' },
            { code: 'no', label: 'no' },
          ]
        : [],
    };
    nodes.set(id, found);
    return found;
  };
  for (const [index, written] of flows.entries()) {
    const [, from = '', to = '', isDefault, code] = /^(\w+)>(\w+)(\*)?(?::(\w+))?$/.exec(written) ?? [];
    const flow: Flow = {
      id: `f${index}`,
      name: '',
      source: node(from),
      target: node(to),
      isDefault: isDefault === '*',
      ...(code ? { codes: [code], condition: code } : {}),
    };
    flow.source.outgoing.push(flow);
    flow.target.incoming.push(flow);
  }
  return { process: { $type: 'bpmn:Process' }, nodes };
}

/** Every run as the list of the documents and closings it passes. */
function runs(chart: Flowchart): { all: string[]; finished: boolean; stuck: string[] } {
  const all = new Set<string>();
  const stuck: string[] = [];
  const { finished } = explore<string>(
    chart,
    '',
    (facts) => facts,
    ({ kind, node }, facts) => {
      if (kind === 'stuck') stuck.push(node.id);
      if (kind === 'complete') all.add(facts);
      return kind === 'pass' && (node.kind === 'document' || node.kind === 'close') ? `${facts}${node.id} ` : facts;
    },
  );
  return { all: [...all].map((run) => run.trim()).sort(), finished, stuck };
}

describe('playing every run', () => {
  it('follows only the branches that the last outcome allows, also through a second gateway', () => {
    const chart = draw('s>t1', 't1>x1', 'x1>d1:yes', 'x1>d2*', 'd1>x2', 'd2>x2', 'x2>c1:yes', 'x2>c2*', 'c1>e1', 'c2>e1');
    assert.deepEqual(runs(chart).all, ['d1 c1', 'd2 c2']);
  });

  it('plays parallel branches in every order and joins them', () => {
    const chart = draw('s>p1', 'p1>d1', 'p1>d2', 'd1>p2', 'd2>p2', 'p2>c', 'c>e');
    assert.deepEqual(runs(chart).all, ['d1 d2 c', 'd2 d1 c']);
  });

  it('sees a parallel gateway that waits for a branch not taken', () => {
    const chart = draw('s>t1', 't1>x1', 'x1>d1:yes', 'x1>d2*', 'd1>p2', 'd2>p2', 'p2>c', 'c>e');
    assert.deepEqual(runs(chart), { all: [], finished: true, stuck: ['p2', 'p2'] });
  });

  it('ends in a loop, which brings nothing new', () => {
    const chart = draw('s>x0', 'x0>t1', 't1>x1', 'x1>x0:no', 'x1>c*', 'c>e');
    assert.deepEqual(runs(chart), { all: ['c'], finished: true, stuck: [] });
  });

  it('gives up, and says so, on a drawing that breeds branches without end', () => {
    const chart = draw('s>x0', 'x0>p1', 'p1>t1', 'p1>t2', 't1>x0', 't2>x0');
    assert.equal(runs(chart).finished, false);
  });

  it('gives up in time on thirty independent parallel branches', () => {
    const branches = Array.from({ length: 30 }, (_, index) => [`p1>d${index}`, `d${index}>p2`]).flat();
    const started = performance.now();
    assert.equal(runs(draw('s>p1', ...branches, 'p2>c', 'c>e')).finished, false);
    assert.ok(performance.now() - started < 1000);
  });
});

describe('listing simple paths', () => {
  const paths = (chart: Flowchart, left = 1000): { found: string[]; finished: boolean } => {
    const found: string[] = [];
    const start = chart.nodes.get('t0');
    assert.ok(start);
    const finished = simplePaths(
      start,
      { stepId: 't0', code: 'yes' },
      ({ id }) => id === 'c',
      (path) => found.push(path.map(({ node }) => node.id).join(' ')),
      { left },
    );
    return { found, finished };
  };

  it('takes every element at most once, so that a loop counts once', () => {
    const chart = draw('s>t0', 't0>x0', 'x0>t1', 't1>x1', 'x1>x0:no', 'x1>c*', 'c>e');
    assert.deepEqual(paths(chart), { found: ['t0 x0 t1 x1 c'], finished: true });
  });

  it('keeps to the outcome it starts with', () => {
    const chart = draw('s>t0', 't0>x0', 'x0>d1:yes', 'x0>d2*', 'd1>c', 'd2>c', 'c>e');
    assert.deepEqual(paths(chart).found, ['t0 x0 d1 c']);
  });

  it('stops at its budget on a drawing with millions of paths', () => {
    const ladder = Array.from({ length: 40 }, (_, index) => [
      `x${index}>o${index}a`,
      `x${index}>o${index}b`,
      `o${index}a>x${index + 1}`,
      `o${index}b>x${index + 1}`,
    ]).flat();
    const chart = draw('s>t0', 't0>x0', ...ladder, 'x40>c', 'c>e');
    assert.equal(paths(chart).finished, false);
  });
});
