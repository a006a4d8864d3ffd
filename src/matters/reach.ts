/**
 * Which matters a person may see (R14): those whose handling organ, answering organ or district lies in the scope that the kind's read
 * action gives; and, one by one, those that have come to a position the person holds, wherever they are handled.
 */
import type { WhereOptions } from 'sequelize';
import { scopeOf, type Action, type Person } from '../platform/auth/index.ts';
import type { MatterPage } from '../platform/feature.ts';
import type { Kinds } from './kinds.ts';
import type { Bind } from './query.ts';
import { matterScope, scopeParts, type KindsInScope } from './scope.ts';
import type { MatterRow } from './store.ts';

export type Reach = ReturnType<typeof createReach>;

export function createReach(kinds: Kinds) {
  const actionOf = ({ read = 'matter.read' }: MatterPage): Action => read;
  const seenBy = (person: Person): KindsInScope[] =>
    [...new Set(kinds.all().map(actionOf))].map((action) => ({
      kinds: kinds.all().flatMap((kind) => (actionOf(kind) === action ? [kind.name] : [])),
      scope: scopeOf(person, action),
    }));
  function inScope(person: Person, bind: Bind): string {
    const parts = seenBy(person).map(
      ({ kinds: names, scope }) => `(m.kind IN (${names.map(bind).join(',')}) AND ${matterScope(scope, bind)})`,
    );
    return parts.length ? `(${parts.join(' OR ')})` : '1 = 0';
  }
  return {
    /** For the scope `within` of the header's model. */
    seenBy,
    /** SQL over `matter m`. */
    inScope,
    /** The same for lists, in parts: no two have a matter in common, and an index of the header leads each. One kind, or all. */
    parts: (person: Person, only?: string): WhereOptions<MatterRow>[] =>
      kinds
        .all()
        .flatMap((kind) => (only === undefined || kind.name === only ? scopeParts(kind.name, scopeOf(person, actionOf(kind))) : [])),
    /** SQL over `matter m`, for one matter. */
    readable: (person: Person, bind: Bind): string =>
      `(${inScope(person, bind)} OR EXISTS (SELECT 1 FROM step s WHERE s.matter_id = m.id AND ${atPositionsOf(person, bind)}))`,
  };
}

/** SQL over `step s`: whether the step is at a position of the person. */
export const atPositionsOf = ({ positions }: Person, bind: Bind): string =>
  positions.length
    ? `(${positions.map(({ organId, code }) => `(s.organ_id = ${bind(organId)} AND s.position_code = ${bind(code)})`).join(' OR ')})`
    : '1 = 0';

/** The same of a row. */
export const isAtPositionOf = ({ positions }: Person, step: { organ_id: string; position_code: string }): boolean =>
  positions.some(({ organId, code }) => organId === step.organ_id && code === step.position_code);
