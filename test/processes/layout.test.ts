/** A drawing that people are to read: everything drawn, nothing over anything else. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { readBpmn, type ModdleElement } from '../../processes/lint/index.ts';
import { many, one } from '../../domain/flowchart/moddle.ts';

interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}
interface Point {
  x: number;
  y: number;
}

const FOLDERS = ['powers', 'skeletons'].map((name) => new URL(`../../processes/${name}/`, import.meta.url));
const files = FOLDERS.flatMap((folder) =>
  readdirSync(folder)
    .filter((file) => file.endsWith('.bpmn'))
    .map((file) => new URL(file, folder)),
);

const overlap = (a: Box, b: Box): boolean => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
const inner = ({ x, y, width, height }: Box): Box => ({ x: x + 1, y: y + 1, width: width - 2, height: height - 2 });
const between = (from: Point, to: Point): Box => ({
  x: Math.min(from.x, to.x),
  y: Math.min(from.y, to.y),
  width: Math.max(Math.abs(from.x - to.x), 0.1),
  height: Math.max(Math.abs(from.y - to.y), 0.1),
});

async function drawnIn(file: URL) {
  const read = await readBpmn(readFileSync(file, 'utf8'));
  assert.ok(read.ok, JSON.stringify(read));
  const process = many(read.definitions, 'rootElements')[0];
  const plane = one(many(read.definitions, 'diagrams')[0], 'plane');
  const parts = many(plane, 'planeElement').map((part) => ({ part, element: one(part, 'bpmnElement') }));
  return { elements: many(process, 'flowElements'), parts };
}

const touch = (a: Box, b: Box): number =>
  Math.max(Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x), Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y));

/** A timer on the border of a step. */
const sitsOn = (one: ModdleElement | undefined, other: ModdleElement | undefined): boolean =>
  other?.$type === 'bpmn:BoundaryEvent' && other['attachedToRef'] === one;

const labelOf = (part: ModdleElement): Box | undefined => one(one(part, 'label'), 'bounds') as unknown as Box | undefined;
const boxOf = (part: ModdleElement): Box => one(part, 'bounds') as unknown as Box;
const pointsOf = (part: ModdleElement): Point[] => many(part, 'waypoint') as unknown as Point[];

describe('the layout of the flowcharts', () => {
  for (const file of files) {
    const name = file.pathname.split('/').slice(-2).join('/');

    it(`of ${name} draws every element once, at most 3,000 wide, and no shape over another`, async () => {
      const { elements, parts } = await drawnIn(file);
      assert.deepEqual(parts.map(({ element }) => element?.id).sort(), elements.map(({ id }) => id).sort());
      const shapes = parts.filter(({ part }) => part.$type === 'bpmndi:BPMNShape');
      assert.ok(Math.max(...shapes.map(({ part }) => boxOf(part).x + boxOf(part).width)) <= 3_000);
      for (const [index, one] of shapes.entries())
        for (const other of shapes.slice(index + 1))
          assert.ok(
            sitsOn(one.element, other.element) || !overlap(boxOf(one.part), boxOf(other.part)),
            `${one.element?.id} ${other.element?.id}`,
          );
    });

    it(`of ${name} leads flows in right angles, and along each other only where they leave or reach the same shape`, async () => {
      const { parts } = await drawnIn(file);
      const stretches = parts
        .filter(({ part: { $type } }) => $type === 'bpmndi:BPMNEdge')
        .flatMap(({ part, element }) => {
          const points = pointsOf(part);
          return points.slice(1).map((to, index) => ({ from: points[index] ?? to, to, element }));
        });
      for (const { from, to, element } of stretches)
        assert.ok(from.x === to.x || from.y === to.y, `${element?.id} is not drawn in right angles`);
      for (const [index, a] of stretches.entries()) {
        for (const b of stretches.slice(index + 1)) {
          if (
            a.element === b.element ||
            (a.from.x === a.to.x) !== (b.from.x === b.to.x) ||
            ['sourceRef', 'targetRef'].some((end) => one(a.element, end) === one(b.element, end))
          )
            continue;
          const [boxA, boxB] = [between(a.from, a.to), between(b.from, b.to)];
          assert.ok(!overlap(boxA, boxB) || touch(boxA, boxB) < 1, `${a.element?.id} along ${b.element?.id}`);
        }
      }
    });

    it(`of ${name} leads no flow through a shape, and writes no label over one`, async () => {
      const { parts } = await drawnIn(file);
      const shapes = parts.filter(({ part }) => part.$type === 'bpmndi:BPMNShape');
      for (const { part, element } of parts.filter(({ part: { $type } }) => $type === 'bpmndi:BPMNEdge')) {
        const points = pointsOf(part);
        for (const shape of shapes)
          for (const [index, to] of points.slice(1).entries())
            assert.ok(!overlap(inner(boxOf(shape.part)), between(points[index] ?? to, to)), `${element?.id} through ${shape.element?.id}`);
      }
      const labels = parts.flatMap(({ part, element }) => (labelOf(part) ? [{ box: labelOf(part) as Box, id: element?.id }] : []));
      for (const { box, id } of labels)
        for (const shape of shapes) assert.ok(!overlap(box, inner(boxOf(shape.part))), `label of ${id} over ${shape.element?.id}`);
      for (const [index, one] of labels.entries())
        for (const other of labels.slice(index + 1)) assert.ok(!overlap(one.box, other.box), `labels of ${one.id} and ${other.id}`);
    });
  }
});
