import type { Diagram } from '../bpmn/create-modeler.ts';
import type { Bounds, Canvas, EventBus } from '../bpmn/services.ts';

export interface Synchronised {
  /** Moves one canvas without the other following. */
  alone: (move: () => void) => void;
  stop: () => void;
}

/** Two canvases pan and zoom together; each keeps its own place, so that a step that moved stands beside what it was. */
export function synchronise(one: Diagram, other: Diagram): Synchronised {
  let held = false;
  const boxes = new Map<Diagram, Bounds>([
    [one, boxOf(one)],
    [other, boxOf(other)],
  ]);
  const remember = (): void => [one, other].forEach((diagram) => boxes.set(diagram, boxOf(diagram)));
  const follow = (moved: Diagram, follower: Diagram) => (): void => {
    if (held) return;
    const [was, is, there] = [boxes.get(moved), boxOf(moved), boxOf(follower)];
    if (!was || is.width === 0 || isSame(was, is)) return;
    held = true;
    follower.get<Canvas>('canvas').viewbox({ x: there.x + is.x - was.x, y: there.y + is.y - was.y, width: is.width, height: is.height });
    held = false;
    remember();
  };
  const [first, second] = [follow(one, other), follow(other, one)];
  one.get<EventBus>('eventBus').on('canvas.viewbox.changed', first);
  other.get<EventBus>('eventBus').on('canvas.viewbox.changed', second);
  return {
    alone: (move) => {
      held = true;
      move();
      held = false;
      remember();
    },
    stop: () => {
      one.get<EventBus>('eventBus').off('canvas.viewbox.changed', first);
      other.get<EventBus>('eventBus').off('canvas.viewbox.changed', second);
    },
  };
}

const boxOf = (diagram: Diagram): Bounds => {
  const { x, y, width, height } = diagram.get<Canvas>('canvas').viewbox();
  return { x, y, width, height };
};

const isSame = (one: Bounds, other: Bounds): boolean =>
  one.x === other.x && one.y === other.y && one.width === other.width && one.height === other.height;
