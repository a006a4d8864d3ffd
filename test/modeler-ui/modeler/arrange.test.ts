/** A flowchart is arranged so that it can be read. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { arrange, type Placed, type Sized } from '../../../modeler-ui/modeler/layout/arrange.ts';
import type { Link } from '../../../modeler-ui/modeler/layout/layers.ts';
import { processesOf, readFlowchart } from '../../../domain/flowchart/flowchart.ts';
import { readBpmn } from '../../../domain/flowchart/read-bpmn.ts';

const PROCESSES = path.resolve(import.meta.dirname, '../../../processes');
const FILES = ['powers', 'skeletons'].flatMap((folder) =>
  readdirSync(path.join(PROCESSES, folder))
    .filter((name) => name.endsWith('.bpmn'))
    .map((name) => `${folder}/${name}`),
);
const SIZES: Record<string, number> = { start: 36, end: 36, decision: 50, parallel: 50 };

async function graphOf(file: string): Promise<{ nodes: Sized[]; links: Link[] }> {
  const read = await readBpmn(readFileSync(path.join(PROCESSES, file), 'utf8'));
  assert.ok(read.ok);
  const [process] = processesOf(read.definitions);
  assert.ok(process);
  const nodes = [...readFlowchart(process).nodes.values()];
  return {
    nodes: nodes.map(({ id, kind }) => ({ id, width: SIZES[kind] ?? 100, height: SIZES[kind] ?? 80 })),
    links: nodes.flatMap(({ outgoing }) => outgoing.map(({ id, source, target }) => ({ id, source: source.id, target: target.id }))),
  };
}

/** Elements that a flow runs through, other than its own ends. */
function crossed({ boxes, points }: Placed, { id, source, target }: Link): string[] {
  const way = points.get(id) ?? [];
  return [...boxes]
    .filter(
      ([other, box]) =>
        other !== source &&
        other !== target &&
        way.some((point, index) => {
          const next = way[index + 1];
          return (
            next !== undefined &&
            Math.min(point.x, next.x) < box.x + box.width &&
            Math.max(point.x, next.x) > box.x &&
            Math.min(point.y, next.y) < box.y + box.height &&
            Math.max(point.y, next.y) > box.y
          );
        }),
    )
    .map(([other]) => other);
}

describe('An arranged flowchart', () => {
  it('keeps a timer on the border of its step, and leads its flow down and around to what follows', () => {
    const nodes: Sized[] = [
      { id: 'a', width: 100, height: 80 },
      { id: 'b', width: 100, height: 80 },
      { id: 'c', width: 100, height: 80 },
      { id: 'late', width: 36, height: 36, attachedTo: 'a' },
    ];
    const link = { id: 'late>c', source: 'late', target: 'c' };
    const placed = arrange(nodes, [{ id: 'a>b', source: 'a', target: 'b' }, { id: 'b>c', source: 'b', target: 'c' }, link]);
    const [a, late] = [placed.boxes.get('a'), placed.boxes.get('late')];
    assert.ok(a && late);
    assert.equal(late.y + 18, a.y + a.height);
    assert.ok(late.x > a.x && late.x + late.width < a.x + a.width);
    const way = placed.points.get('late>c');
    assert.deepEqual(way?.[0], { x: late.x + 18, y: late.y + 36 });
    assert.equal(way?.at(-1)?.x, placed.boxes.get('c')?.x);
    assert.deepEqual(crossed(placed, link), []);
  });

  for (const file of FILES) {
    it(`of ${file} has every element in a place of its own and no flow through another element`, async () => {
      const { nodes, links } = await graphOf(file);
      const placed = arrange(nodes, links);
      const boxes = [...placed.boxes];
      assert.equal(boxes.length, nodes.length);
      for (const [index, [id, one]] of boxes.entries()) {
        for (const [other, box] of boxes.slice(index + 1)) {
          assert.ok(
            one.x + one.width <= box.x || box.x + box.width <= one.x || one.y + one.height <= box.y || box.y + box.height <= one.y,
            `${id} lies on ${other}`,
          );
        }
      }
      for (const link of links) assert.deepEqual(crossed(placed, link), [], `${link.id}: ${link.source} → ${link.target}`);
    });
  }

  it('draws the main course of a procedure in one line, from left to right', () => {
    const nodes = ['a', 'b', 'c', 'd', 'e'].map((id) => ({ id, width: 100, height: 80 }));
    const { boxes, points } = arrange(
      nodes,
      [
        ['a', 'b'],
        ['b', 'e'],
        ['b', 'c'],
        ['c', 'd'],
        ['d', 'b'],
      ].map(([source = '', target = '']) => ({ id: source + target, source, target })),
    );
    const [a, b, c, d, e] = nodes.map(({ id }) => boxes.get(id)!);
    assert.deepEqual([a!.y, b!.y, c!.y], [d!.y, d!.y, d!.y]);
    assert.ok(e!.y > a!.y, 'a branch goes below');
    assert.ok(a!.x < b!.x && b!.x < c!.x && c!.x < d!.x);
    assert.equal(points.size, 5, 'also the flow that leads back has a way');
  });

  it('is found for any graph: nothing, loose parts, a loop without a beginning, a flow to itself', () => {
    assert.equal(arrange([], []).boxes.size, 0);
    const nodes = ['a', 'b', 'c'].map((id) => ({ id, width: 100, height: 80 }));
    assert.equal(
      arrange(nodes, [
        { id: '1', source: 'a', target: 'b' },
        { id: '2', source: 'b', target: 'a' },
        { id: '3', source: 'c', target: 'c' },
        { id: '4', source: 'c', target: 'gone' },
      ]).boxes.size,
      3,
    );
  });
});
