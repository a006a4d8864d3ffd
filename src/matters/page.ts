/**
 * One page of a list of matters, newest first. A scope of several parts is read part by part, each by its own index, and merged: asked
 * in one condition, a database looks at every matter of the city (docs/adr/0024-scale.md).
 */
import type { Reader } from '../platform/database/index.ts';
import { olderThan, type Query } from './query.ts';
import type { MatterRow } from './store.ts';

/** Which matters: those of any of the `parts`, which have none in common, for which all of `where` holds. SQL over `matter m`. */
export interface Selection extends Pick<Query, 'values' | 'bind'> {
  parts: string[];
  where: string[];
}

export interface MatterPageRows {
  rows: MatterRow[];
  next: string | null;
  total: number;
}

export async function readPage(
  reader: Reader,
  { parts, where, values, bind }: Selection,
  { after, limit }: { after?: string; limit: number },
): Promise<MatterPageRows> {
  if (!parts.length) return { rows: [], next: null, total: 0 };
  const conditions = parts.map((part) => [part, ...where].join(' AND '));
  const counts = conditions.map((condition) => `(SELECT COUNT(*) FROM matter m WHERE ${condition})`);
  const total = await reader.get<{ n: number }>(`SELECT ${counts.join(' + ')} AS n`, values);
  const older = after === undefined ? '' : ` AND ${olderThan(after, bind)}`;
  const order = 'ORDER BY opened_at DESC, id DESC';
  const ofPart = (condition: string): string => `SELECT m.* FROM matter m WHERE ${condition}${older} ${order} LIMIT ${limit + 1}`;
  const merged = conditions.map((condition, index) => `SELECT * FROM (${ofPart(condition)}) part${index}`).join(' UNION ALL ');
  const rows = await reader.all<MatterRow>(
    conditions.length === 1 ? ofPart(conditions[0] ?? '') : `${merged} ${order} LIMIT ${limit + 1}`,
    values,
  );
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return { rows: page, next: rows.length > limit && last ? `${last.opened_at}_${last.id}` : null, total: Number(total?.n ?? 0) };
}
