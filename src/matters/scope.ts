import type { Scope } from '../platform/auth/index.ts';

const OF_CASE = { district: 'm.district_id', organs: ['m.organ_id'] };
const OF_MATTER = { district: 'm.district_id', organs: ['m.organ_id', 'm.answering_organ_id'] };

/** The SQL condition that keeps a query, on `matter m` unless said, inside a reader's scope (R14). Values are bound, never written in. */
export function matterScope(
  scope: Scope,
  bind: (value: string) => string,
  columns: { district: string; organs: string[] } = OF_MATTER,
): string {
  if (scope.kind === 'city') return '1 = 1';
  if (scope.kind === 'none') return '1 = 0';
  const conditions = [
    ...(scope.districtIds.length ? [`${columns.district} IN (${scope.districtIds.map(bind).join(',')})`] : []),
    ...(scope.organIds.length ? columns.organs.map((organ) => `${organ} IN (${scope.organIds.map(bind).join(',')})`) : []),
  ];
  return conditions.length ? `(${conditions.join(' OR ')})` : '1 = 0';
}

/** More parts than this cost more than one condition that no index leads. */
const MOST_PARTS = 16;

/**
 * The same scope in parts that have no matter in common, each led by one column: an index finds the newest of each, and their counts
 * add up.
 */
export function scopeParts(
  scope: Scope,
  bind: (value: string) => string,
  columns: { district: string; organs: string[] } = OF_MATTER,
): string[] {
  if (scope.kind === 'city') return ['1 = 1'];
  if (scope.kind === 'none') return [];
  const lists = [
    { column: columns.district, values: scope.districtIds.map(bind) },
    ...columns.organs.map((column) => ({ column, values: scope.organIds.map(bind) })),
  ].filter(({ values }) => values.length);
  if (lists.reduce((sum, { values }) => sum + values.length, 0) > MOST_PARTS) return [matterScope(scope, bind, columns)];
  const outside = ({ column, values }: (typeof lists)[number]): string => `(${column} IS NULL OR ${column} NOT IN (${values.join(',')}))`;
  return lists.flatMap(({ column, values }, index) =>
    values.map((value) => [`${column} = ${value}`, ...lists.slice(0, index).map(outside)].join(' AND ')),
  );
}

/** For cases, which no other organ answers: one index leads the whole way. */
export const caseScope = (scope: Scope, bind: (value: string) => string): string => matterScope(scope, bind, OF_CASE);

/** The parts of a scope among cases. */
export const caseParts = (scope: Scope, bind: (value: string) => string): string[] =>
  scopeParts(scope, bind, OF_CASE).map((part) => `m.kind = 'case' AND ${part}`);
