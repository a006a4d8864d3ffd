/** R14: the conditions that keep a question inside a reader's scope; for models as `where`, for our own SQL as text. */
import { literal, Op, type WhereOptions } from 'sequelize';
import type { Scope } from '../platform/auth/index.ts';
import type { Bind } from './query.ts';
import type { MatterRow } from './store.ts';

interface Columns<Column extends string = string> {
  district: Column;
  /** Of the organs any of which brings a row into scope. */
  organs: readonly Column[];
}

type Header = Columns<keyof MatterRow>;

/** For cases, which no other organ answers: one index leads the whole way. */
const OF_CASE: Header = { district: 'district_id', organs: ['organ_id'] };
const OF_MATTER: Header = { district: 'district_id', organs: ['organ_id', 'answering_organ_id'] };

/** The header's columns in SQL over `matter m`. */
const inSql = ({ district, organs }: Header): Columns => ({ district: `m.${district}`, organs: organs.map((organ) => `m.${organ}`) });

/** Which values of which columns bring a row into a limited scope; any of them is enough. */
function waysIn<Column extends string>(
  { districtIds, organIds }: Extract<Scope, { kind: 'limited' }>,
  { district, organs }: Columns<Column>,
): { column: Column; values: readonly string[] }[] {
  return [{ column: district, values: districtIds }, ...organs.map((column) => ({ column, values: organIds }))].filter(
    ({ values }) => values.length,
  );
}

/** The SQL condition, on `matter m` unless said. Values are bound, never written in. */
export function matterScope(scope: Scope, bind: Bind, columns: Columns = inSql(OF_MATTER)): string {
  if (scope.kind === 'city') return '1 = 1';
  if (scope.kind === 'none') return '1 = 0';
  const conditions = waysIn(scope, columns).map(({ column, values }) => `${column} IN (${values.map(bind).join(',')})`);
  return conditions.length ? `(${conditions.join(' OR ')})` : '1 = 0';
}

/** The SQL condition among cases. */
export const caseScope = (scope: Scope, bind: Bind): string => matterScope(scope, bind, inSql(OF_CASE));

/** The same condition for the header's model. */
export function whereInScope(scope: Scope, columns: Header = OF_MATTER): WhereOptions<MatterRow> {
  if (scope.kind === 'city') return {};
  const ways = scope.kind === 'none' ? [] : waysIn(scope, columns);
  return ways.length ? { [Op.or]: ways.map(({ column, values }) => ({ [column]: [...values] })) } : literal('1 = 0');
}

/** The same for a model whose rows name their district and organ as the header of a case does. */
export const rowsInScope = <Row extends Pick<MatterRow, 'district_id' | 'organ_id'>>(scope: Scope): WhereOptions<Row> =>
  whereInScope(scope, OF_CASE) as WhereOptions<Row>;

/** Kinds of matter that a person sees within the same scope. */
export interface KindsInScope {
  kinds: readonly string[];
  scope: Scope;
}

/** What the scope `within` of the header's model says. */
export const whereWithin = (seen: readonly KindsInScope[]): WhereOptions<MatterRow> =>
  seen.length ? { [Op.or]: seen.map(({ kinds, scope }) => ({ [Op.and]: [{ kind: [...kinds] }, whereInScope(scope)] })) } : literal('1 = 0');

/** More parts than this cost more than one condition that no index leads. */
const MOST_PARTS = 16;

/**
 * The matters of one kind in scope, in parts that have no matter in common, each led by one column: an index finds the newest of each, and
 * their counts add up (docs/adr/0024-scale.md).
 */
export function scopeParts(kind: string, scope: Scope, columns: Header = OF_MATTER): WhereOptions<MatterRow>[] {
  if (scope.kind === 'city') return [{ kind }];
  if (scope.kind === 'none') return [];
  const ways = waysIn(scope, columns);
  if (ways.reduce((sum, { values }) => sum + values.length, 0) > MOST_PARTS)
    return [{ [Op.and]: [{ kind }, whereInScope(scope, columns)] }];
  const outside = ({ column, values }: (typeof ways)[number]) => ({ [column]: { [Op.or]: [null, { [Op.notIn]: [...values] }] } });
  return ways.flatMap(({ column, values }, index) =>
    values.map((value) => ({ [Op.and]: [{ kind }, { [column]: value }, ...ways.slice(0, index).map(outside)] })),
  );
}

/** The parts of a scope among cases. */
export const caseParts = (scope: Scope): WhereOptions<MatterRow>[] => scopeParts('case', scope, OF_CASE);
