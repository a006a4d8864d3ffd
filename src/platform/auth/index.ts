export { createLockout, type Lockout } from './lockout.ts';
export { hashPassword, passwordFits } from './passwords.ts';
export { ACTIONS, ADMINISTRATION, actionsOf, may, permit, PERMISSIONS, scopeOf, type Action, type Permit, type Scope, type Target } from './permissions.ts';
export { ROLES, type Person, type Role, type RoleGrant } from './person.ts';
export { DatabaseSessionStore, endSessionsOf, type SessionTimes } from './session-store.ts';
