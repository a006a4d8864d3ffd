export { ACTIONS, ROLES, type Action, type Role } from '../../../domain/organisation/roles.ts';
export { createLockout, type Lockout } from './lockout.ts';
export { hashPassword, passwordFits } from './passwords.ts';
export {
  ADMINISTRATION,
  actionsOf,
  covers,
  may,
  permit,
  PERMISSIONS,
  scopeOf,
  storedScope,
  type Permit,
  type Scope,
  type Target,
} from './permissions.ts';
export type { HeldPosition, Person, RoleGrant } from './person.ts';
export { DatabaseSessionStore, endSessionsOf, SESSION_TIMES, type SessionTimes } from './session-store.ts';
