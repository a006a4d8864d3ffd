/** A flowchart as the arranger sees it. */
export interface Link {
  id: string;
  source: string;
  target: string;
}

export interface Layers {
  /** Column of each node: its longest way from a beginning, flows that lead back left out. */
  layer: Map<string, number>;
  /** How many columns follow at most. */
  depth: Map<string, number>;
  forward: Link[];
  back: Link[];
}

/** Puts every node into a column, so that flows lead from left to right except those that lead back. */
export function layersOf(ids: readonly string[], links: readonly Link[]): Layers {
  const known = new Set(ids);
  const usable = links.filter(({ source, target }) => known.has(source) && known.has(target));
  const back = new Set(backLinks(ids, usable));
  const forward = usable.filter((link) => !back.has(link));
  return {
    layer: longest(ids, forward),
    depth: longest(
      ids,
      forward.map(({ id, source, target }) => ({ id, source: target, target: source })),
    ),
    forward,
    back: [...back],
  };
}

/** Links to a node that is still being walked from: each closes a loop. Beginnings are walked first, without recursion. */
function backLinks(ids: readonly string[], links: readonly Link[]): Link[] {
  const leaving = groupBy(links, ({ source }) => source);
  const entered = new Set(links.filter(({ source, target }) => source !== target).map(({ target }) => target));
  const state = new Map<string, 'open' | 'done'>();
  const found: Link[] = [];
  for (const first of [...ids.filter((id) => !entered.has(id)), ...ids]) {
    if (state.has(first)) continue;
    const stack = [{ id: first, rest: [...(leaving.get(first) ?? [])] }];
    state.set(first, 'open');
    for (let top = stack.at(-1); top; top = stack.at(-1)) {
      const link = top.rest.shift();
      if (!link) {
        state.set(top.id, 'done');
        stack.pop();
      } else if (state.get(link.target) === 'open') found.push(link);
      else if (!state.has(link.target)) {
        state.set(link.target, 'open');
        stack.push({ id: link.target, rest: [...(leaving.get(link.target) ?? [])] });
      }
    }
  }
  return found;
}

/** The longest way to each node over links without loops. */
function longest(ids: readonly string[], links: readonly Link[]): Map<string, number> {
  const length = new Map(ids.map((id) => [id, 0]));
  const waiting = new Map(ids.map((id) => [id, 0]));
  for (const { target } of links) waiting.set(target, (waiting.get(target) ?? 0) + 1);
  const leaving = groupBy(links, ({ source }) => source);
  const queue = ids.filter((id) => waiting.get(id) === 0);
  for (let id = queue.shift(); id !== undefined; id = queue.shift()) {
    for (const { target } of leaving.get(id) ?? []) {
      length.set(target, Math.max(length.get(target) ?? 0, (length.get(id) ?? 0) + 1));
      const left = (waiting.get(target) ?? 0) - 1;
      waiting.set(target, left);
      if (left === 0) queue.push(target);
    }
  }
  return length;
}

export function groupBy<T>(items: readonly T[], key: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(key(item), [...(groups.get(key(item)) ?? []), item]);
  return groups;
}
