export { openDatabase, type Database } from './database.ts';
export { migrate } from './migrate.ts';
export { isUniqueViolation, isUnreachable } from './faults.ts';
export { createSchema, type Schema } from './schema.ts';
