import { groupBy, type Layers } from './layers.ts';

/** Which cells of the grid are taken, by nodes and by flows that pass straight through. */
export class Grid {
  private readonly taken = new Set<string>();
  rows = 0;

  isFree(row: number, layer: number): boolean {
    return !this.taken.has(`${row} ${layer}`);
  }

  take(row: number, layer: number): void {
    this.taken.add(`${row} ${layer}`);
    this.rows = Math.max(this.rows, row + 1);
  }

  /** The cells of a row between two columns, both left out, are free. */
  isFreeBetween(row: number, from: number, to: number): boolean {
    for (let layer = from + 1; layer < to; layer += 1) if (!this.isFree(row, layer)) return false;
    return true;
  }
}

/**
 * The row of each node: what has the longest way still to go stays in the row of what it follows, so that the main course of the
 * procedure is one straight line; branches go below it.
 */
export function rowsOf(ids: readonly string[], { layer, depth, forward }: Layers): { row: Map<string, number>; grid: Grid } {
  const [leaving, entering] = [groupBy(forward, ({ source }) => source), groupBy(forward, ({ target }) => target)];
  const mainChild = new Map(
    ids.map((id) => [
      id,
      [...(leaving.get(id) ?? [])].sort((one, other) => (depth.get(other.target) ?? 0) - (depth.get(one.target) ?? 0))[0]?.target,
    ]),
  );
  const row = new Map<string, number>();
  const grid = new Grid();
  const wished = (id: string): number => {
    const before = (entering.get(id) ?? []).map(({ source }) => source).filter((source) => row.has(source));
    if (before.length === 0) return grid.rows;
    const main = before.filter((source) => mainChild.get(source) === id).map((source) => row.get(source) ?? 0);
    return main.length > 0 ? Math.min(...main) : Math.min(...before.map((source) => row.get(source) ?? 0)) + 1;
  };
  // The main course of a column is placed before its branches take the cells.
  const ordered = [...ids].sort(
    (one, other) => (layer.get(one) ?? 0) - (layer.get(other) ?? 0) || (depth.get(other) ?? 0) - (depth.get(one) ?? 0),
  );
  const reserved = new Map<string, string>();
  for (const id of ordered) {
    const column = layer.get(id) ?? 0;
    let at = wished(id);
    while (!grid.isFree(at, column) || ![undefined, id].includes(reserved.get(`${at} ${column}`))) at += 1;
    row.set(id, at);
    grid.take(at, column);
    const next = mainChild.get(id);
    for (let between = column + 1; next !== undefined && between <= (layer.get(next) ?? 0); between += 1)
      reserved.set(`${at} ${between}`, reserved.get(`${at} ${between}`) ?? next);
  }
  return { row, grid };
}
