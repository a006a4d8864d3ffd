import type { Box, Point } from '../import/graph.ts';
import { layersOf, type Link } from './layers.ts';
import { rowsOf, type Grid } from './rows.ts';

export interface Placed {
  boxes: Map<string, Box>;
  points: Map<string, Point[]>;
}
export interface Sized {
  id: string;
  width: number;
  height: number;
  /** The element on whose border it sits: it goes where that goes, and its flows leave downwards. */
  attachedTo?: string;
}

/** Between the widest elements of two columns. */
const GAP = 64;
const ROW = 125;
const MARGIN = 60;
/** Between two columns flows go up and down; each row has its own line there, so that they do not lie on one another. */
const TRACKS = 4;
const TRACK = 8;

/**
 * Arranges a flowchart from left to right: columns by the longest way, the main course straight, branches below, flows with right
 * angles that go around what is drawn.
 *
 * Our own, because the arranger of the drawing library stops with an error at several of the city's flowcharts. Any graph has an
 * arrangement here, loops and loose parts too.
 */
export function arrange(all: readonly Sized[], links: readonly Link[]): Placed {
  const { free, attached, hostOf } = partAttached(all);
  const placed = arrangeFree(
    free,
    links.map((link) => ({ ...link, source: hostOf.get(link.source) ?? link.source })),
  );
  for (const node of attached) placeOnBorder(node, placed, links);
  return placed;
}

function arrangeFree(nodes: readonly Sized[], links: readonly Link[]): Placed {
  const ids = nodes.map(({ id }) => id);
  const layers = layersOf(ids, links);
  const { row, grid } = rowsOf(ids, layers);
  const starts = columnStarts(nodes, layers.layer);
  const cells = new Map(
    nodes.map(({ id, width, height }) => {
      const [column, line] = [layers.layer.get(id) ?? 0, row.get(id) ?? 0];
      const [from, until] = [starts[column] ?? 0, starts[column + 1] ?? 0];
      const box = { x: (from + until - width) / 2, y: MARGIN + line * ROW + (ROW - height) / 2, width, height };
      return [id, { column, line, box, small: width < 80, from, until }] as const;
    }),
  );
  const points = new Map<string, Point[]>();
  for (const { id, source, target } of layers.forward) {
    const [from, to] = [cells.get(source), cells.get(target)];
    if (from && to) points.set(id, tidy(ahead(from, to, grid)));
  }
  for (const { id, source, target } of layers.back) {
    const [from, to] = [cells.get(source), cells.get(target)];
    if (from && to) points.set(id, tidy(backwards(from, to)));
  }
  return { boxes: new Map([...cells].map(([id, { box }]) => [id, box])), points };
}

function partAttached(nodes: readonly Sized[]): { free: Sized[]; attached: Sized[]; hostOf: Map<string, string> } {
  const ids = new Set(nodes.map(({ id }) => id));
  const attached = nodes.filter(({ attachedTo }) => attachedTo !== undefined && ids.has(attachedTo));
  return {
    free: nodes.filter((node) => !attached.includes(node)),
    attached,
    hostOf: new Map(attached.map(({ id, attachedTo = '' }) => [id, attachedTo])),
  };
}

/** From the right lower corner of its host. */
const INSET = 24;
/** Below an attached element its flow turns, between the rows; beside the next element it turns again. */
const DROP = 12;
const ASIDE = 20;

function placeOnBorder({ id, width, height, attachedTo = '' }: Sized, { boxes, points }: Placed, links: readonly Link[]): void {
  const host = boxes.get(attachedTo);
  if (!host) return;
  const middle = host.x + host.width - INSET;
  const bottom = host.y + host.height + height / 2;
  boxes.set(id, { x: middle - width / 2, y: bottom - height, width, height });
  for (const link of links.filter(({ source }) => source === id)) {
    const target = boxes.get(link.target);
    if (!target) continue;
    const [aside, across] = [target.x - ASIDE, target.y + target.height / 2];
    points.set(link.id, [
      { x: middle, y: bottom },
      { x: middle, y: bottom + DROP },
      { x: aside, y: bottom + DROP },
      { x: aside, y: across },
      { x: target.x, y: across },
    ]);
  }
}

interface Cell {
  column: number;
  line: number;
  box: Box;
  small: boolean;
  /** Where its column begins and ends. */ from: number;
  until: number;
}

/** A column is as wide as its widest element, so that events and gateways take less room. */
function columnStarts(nodes: readonly Sized[], layer: ReadonlyMap<string, number>): number[] {
  const widths: number[] = [];
  for (const { id, width } of nodes) widths[layer.get(id) ?? 0] = Math.max(widths[layer.get(id) ?? 0] ?? 0, width);
  const starts = [MARGIN];
  for (const width of widths) starts.push((starts.at(-1) ?? 0) + (width ?? 0) + GAP);
  return starts;
}

const right = ({ box }: Cell): Point => ({ x: box.x + box.width, y: box.y + box.height / 2 });
const left = ({ box }: Cell): Point => ({ x: box.x, y: box.y + box.height / 2 });
const bottom = ({ box }: Cell): Point => ({ x: box.x + box.width / 2, y: box.y + box.height });
const top = ({ box }: Cell): Point => ({ x: box.x + box.width / 2, y: box.y });

/** The vertical line at the edge of two columns that belongs to a row. */
const lane = (edge: number, line: number): number => edge + ((line % TRACKS) - (TRACKS - 1) / 2) * TRACK;
/** The horizontal line below a row that belongs to a column. */
const channel = (line: number, column: number): number => MARGIN + (line + 1) * ROW - 8 + (column % 3) * 5;

function ahead(from: Cell, to: Cell, grid: Grid): Point[] {
  const [start, end] = [right(from), left(to)];
  if (from.line === to.line && grid.isFreeBetween(from.line, from.column, to.column)) return [start, end];
  const rows = range(from.line, to.line);
  // A gateway lets its branches out above and below, where nothing stands in the way.
  if (
    from.small &&
    from.line !== to.line &&
    rows.every((line) => grid.isFree(line, from.column)) &&
    grid.isFreeBetween(to.line, from.column, to.column)
  ) {
    const out = to.line > from.line ? bottom(from) : top(from);
    return [out, { x: out.x, y: end.y }, end];
  }
  if (grid.isFreeBetween(from.line, from.column, to.column)) {
    const x = lane(to.from, from.line);
    return [start, { x, y: start.y }, { x, y: end.y }, end];
  }
  if (grid.isFreeBetween(to.line, from.column, to.column)) {
    const x = lane(from.until, from.line);
    return [start, { x, y: start.y }, { x, y: end.y }, end];
  }
  const [out, back, y] = [
    lane(from.until, from.line),
    lane(to.from, from.line),
    channel(Math.max(from.line, to.line) === from.line ? to.line : from.line, from.column),
  ];
  return [start, { x: out, y: start.y }, { x: out, y }, { x: back, y }, { x: back, y: end.y }, end];
}

/** Below its own row, and up before the element that it returns to. */
function backwards(from: Cell, to: Cell): Point[] {
  const [start, end, y] = [bottom(from), left(to), channel(from.line, to.column)];
  const x = lane(to.from, from.line + 1);
  return [start, { x: start.x, y }, { x, y }, { x, y: end.y }, end];
}

/** The rows strictly between two rows and the second one. */
const range = (from: number, to: number): number[] => {
  const step = Math.sign(to - from);
  return step === 0 ? [] : Array.from({ length: Math.abs(to - from) }, (_, index) => from + step * (index + 1));
};

/** Corners on a straight line are none. */
const tidy = (points: Point[]): Point[] =>
  points.filter((point, index) => {
    const [before, after] = [points[index - 1], points[index + 1]];
    return !before || !after || !((before.x === point.x && point.x === after.x) || (before.y === point.y && point.y === after.y));
  });
