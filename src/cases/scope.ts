import type { Scope } from '../platform/auth/index.ts';

const OF_CASE = { district: 'c.district_id', organs: ['c.organ_id'] };

/** The SQL condition that keeps a query, on `case_file c` unless said, inside a reader's scope (R14). Values are bound, never written in. */
export function caseScope(scope: Scope, bind: (value: string) => string, columns: { district: string; organs: string[] } = OF_CASE): string {
  if (scope.kind === 'city') return '1 = 1';
  if (scope.kind === 'none') return '1 = 0';
  const conditions = [
    ...scope.districtIds.length ? [`${columns.district} IN (${scope.districtIds.map(bind).join(',')})`] : [],
    ...scope.organIds.length ? columns.organs.map((organ) => `${organ} IN (${scope.organIds.map(bind).join(',')})`) : [],
  ];
  return conditions.length ? `(${conditions.join(' OR ')})` : '1 = 0';
}
