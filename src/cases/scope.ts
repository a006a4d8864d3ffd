import type { Scope } from '../platform/auth/index.ts';

/** The SQL condition that keeps a query on `case_file c` inside a reader's scope (R14). Values are bound, never written in. */
export function caseScope(scope: Scope, bind: (value: string) => string): string {
  if (scope.kind === 'city') return '1 = 1';
  if (scope.kind === 'none') return '1 = 0';
  const conditions = [
    ...scope.districtIds.length ? [`c.district_id IN (${scope.districtIds.map(bind).join(',')})`] : [],
    ...scope.organIds.length ? [`c.organ_id IN (${scope.organIds.map(bind).join(',')})`] : [],
  ];
  return conditions.length ? `(${conditions.join(' OR ')})` : '1 = 0';
}
