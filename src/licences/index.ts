export type { LicenceRow } from './models.ts';
export type { Licences } from './register.ts';
export { verifyLicences } from './verify.ts';
