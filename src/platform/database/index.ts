export { insertStatements, openDatabase, type Database, type DatabaseOptions, type Reader } from './database.ts';
export { migrate } from './migrate.ts';
export { isUniqueViolation, isStorageFull, isUnreachable } from './faults.ts';
export { createSchema, type Schema } from './schema.ts';
export type { Statement } from './driver.ts';
export { perDatabase } from './per-database.ts';
export { placeholders } from './places.ts';
