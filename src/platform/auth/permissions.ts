/**
 * Who may do what, and for whom: the one table (R2a, R14, R10).
 *
 * `city`: everywhere. `granted`: within the scope of the role's grant. `organ`: the person's own organ. Steps ask
 * further for the position (R10), in `organisation`. What is not listed is forbidden.
 */
import { ACTIONS, type Action, type Role } from '../../../domain/organisation/roles.ts';
import { forbidden } from '../errors.ts';
import type { Person } from './person.ts';

type Reach = 'city' | 'granted' | 'organ';

export const PERMISSIONS: Record<Role, Partial<Record<Action, Reach>>> = {
  clerk: {
    'case.create': 'organ',
    'case.read': 'organ',
    'licence.read': 'organ',
    'matter.read': 'organ',
    'matter.add': 'organ',
    // The whole file opens and is kept at the position of the archivist alone (src/archive/may-open.ts).
    'archive.read': 'organ',
    'archive.keep': 'organ',
    'step.decide': 'organ',
    'service.record': 'organ',
    // At the positions that plan, announce or carry out the inspection (src/cases/visits/merging.ts).
    'visit.merge': 'organ',
    'registry.read': 'city',
    'organisation.read': 'city',
    'demonstration.advance': 'city',
  },
  'organ-registrar': {
    'registry.read': 'city',
    'registry.edit': 'organ',
    'registry.declare': 'organ',
    'matter.read': 'organ',
    'matter.add': 'organ',
    'matter.repair': 'organ',
    'organisation.read': 'city',
    'demonstration.advance': 'city',
  },
  'legal-officer': {
    'registry.read': 'city',
    'registry.edit': 'granted',
    'registry.review': 'granted',
    'template.edit': 'granted',
    'step.decide': 'organ',
    'order.issue': 'granted',
    'registry.import': 'granted',
    'law.mark': 'granted',
    'case.migrate': 'granted',
    'matter.repair': 'granted',
    'case.read': 'granted',
    'licence.read': 'granted',
    'matter.read': 'granted',
    'matter.add': 'granted',
    'organisation.read': 'city',
    'demonstration.advance': 'city',
  },
  supervisor: {
    'supervision.read': 'granted',
    'step.decide': 'organ',
    // Whoever leads in an organ assigns its steps by position.
    'step.assign': 'granted',
    'order.issue': 'granted',
    'rule.set': 'granted',
    'signal.issue': 'granted',
    'archive.read': 'granted',
    'investigation.handle': 'granted',
    'complaint.handle': 'granted',
    'case.read': 'granted',
    'licence.read': 'granted',
    'matter.read': 'granted',
    'matter.add': 'granted',
    'registry.read': 'city',
    'organisation.read': 'city',
    'demonstration.advance': 'city',
  },
  'lead-office': {
    'supervision.read': 'city',
    'case.read': 'city',
    'licence.read': 'city',
    'matter.read': 'city',
    'matter.add': 'city',
    'registry.read': 'city',
    'calendar.edit': 'city',
    'organisation.read': 'city',
    'demonstration.advance': 'city',
  },
  'service-centre': {
    'case.read': 'granted',
    'licence.read': 'granted',
    'matter.read': 'granted',
    'registry.read': 'city',
    'organisation.read': 'city',
    'demonstration.advance': 'city',
  },
  // R2a: none of the three sees or changes the content of a case; see also ADMINISTRATION below.
  'system-administrator': { 'status.read': 'city', 'matter.repair': 'city', 'organisation.read': 'city', 'demonstration.advance': 'city' },
  'security-administrator': { 'status.read': 'city', 'organisation.read': 'city' },
  auditor: { 'status.read': 'city', 'organisation.read': 'city' },
};

/** R2a: three separate duties. Whoever has one of them handles no case, whatever else they were granted. */
export const ADMINISTRATION: readonly Role[] = ['system-administrator', 'security-administrator', 'auditor'];
const CASE_CONTENT: readonly Action[] = [
  'case.create',
  'case.read',
  'licence.read',
  'matter.read',
  'matter.add',
  'archive.read',
  'archive.keep',
  'case.migrate',
  'step.decide',
  'service.record',
  'visit.merge',
  'step.assign',
  'supervision.read',
  'order.issue',
  'rule.set',
  'signal.issue',
  'investigation.handle',
  'complaint.handle',
];

/** What a query may show. `limited` names districts and organs; either is enough. */
export type Scope = { kind: 'city' } | { kind: 'limited'; districtIds: string[]; organIds: string[] } | { kind: 'none' };

export interface Target {
  organId?: string;
  districtId?: string | null;
}

export function scopeOf(person: Person, action: Action): Scope {
  if (CASE_CONTENT.includes(action) && person.grants.some(({ role }) => ADMINISTRATION.includes(role))) return { kind: 'none' };
  const districtIds = new Set<string>();
  const organIds = new Set<string>();
  for (const grant of person.grants) {
    // A role that this version does not know grants nothing.
    const reach = PERMISSIONS[grant.role]?.[action];
    if (!reach) continue;
    if (reach === 'city' || (reach === 'granted' && grant.scope === 'city')) return { kind: 'city' };
    if (reach === 'organ') organIds.add(person.organ.id);
    else if (grant.scope === 'district') districtIds.add(grant.scopeId);
    else organIds.add(grant.scopeId);
  }
  return districtIds.size || organIds.size ? { kind: 'limited', districtIds: [...districtIds], organIds: [...organIds] } : { kind: 'none' };
}

/**
 * Whether a scope holds all of another one: who may undo or read what was done within it. Districts and organs are compared by name; an
 * organ counts as held where it is granted itself.
 */
export function covers(scope: Scope, other: Scope): boolean {
  if (scope.kind === 'city' || other.kind === 'none') return true;
  if (scope.kind === 'none' || other.kind === 'city') return false;
  return other.districtIds.every((id) => scope.districtIds.includes(id)) && other.organIds.every((id) => scope.organIds.includes(id));
}

/** A scope as a row keeps it; what was kept before scopes were counts as the whole city's. */
export const storedScope = (text: string | null): Scope => (text === null ? { kind: 'city' } : (JSON.parse(text) as Scope));

/** Without a target: whether the person may do it for anything at all. */
export function may(person: Person, action: Action, target?: Target): boolean {
  const scope = scopeOf(person, action);
  if (scope.kind === 'city') return true;
  if (scope.kind === 'none') return false;
  if (!target) return true;
  return (
    (target.organId !== undefined && scope.organIds.includes(target.organId)) ||
    (typeof target.districtId === 'string' && scope.districtIds.includes(target.districtId))
  );
}

/** Throws `forbidden` unless the person may. */
export type Permit = (person: Person, action: Action, target?: Target) => void;

export const permit: Permit = (person, action, target) => {
  if (!may(person, action, target)) throw forbidden(action);
};

/** Every action that the person may do for something. */
export const actionsOf = (person: Person): Action[] => ACTIONS.filter((action) => may(person, action));
