import type { Scope } from '../platform/auth/index.ts';

/** The SQL condition that keeps a query on `case_file c` inside a reader's scope (R14). Values are bound, never written in. */
export function caseScope(scope: Scope, bind: (value: string) => string): string {
  switch (scope.kind) {
    case 'city': return '1 = 1';
    case 'district': return scope.districtIds.length ? `c.district_id IN (${scope.districtIds.map(bind).join(',')})` : '1 = 0';
    case 'organ': return scope.organIds.length ? `c.organ_id IN (${scope.organIds.map(bind).join(',')})` : '1 = 0';
    default: return '1 = 0';
  }
}
