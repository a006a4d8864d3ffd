import { ConnectionError, TimeoutError, UniqueConstraintError } from 'sequelize';

interface DriverError {
  code?: string;
  errno?: number;
  message?: string;
  parent?: DriverError;
  original?: DriverError;
}

/** What the database's own package says of a failure. */
export const driverError = (error: unknown): DriverError => {
  const wrapped = error as DriverError;
  return wrapped?.parent ?? wrapped?.original ?? wrapped ?? {};
};

/**
 * A second row with a key that must be unique: somebody was first.
 *
 * Sequelize reports a refusing SQLite trigger with the same class, hence the look at the driver's own words.
 */
export function isUniqueViolation(error: unknown): boolean {
  const { code, message = '' } = driverError(error);
  if (code === 'ER_DUP_ENTRY') return true;
  return (error instanceof UniqueConstraintError || /^SQLITE_CONSTRAINT/.test(code ?? '')) && /UNIQUE constraint failed/.test(message);
}

const UNREACHABLE = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ETIMEDOUT',
  'EPIPE',
  'ENOTFOUND',
  'EHOSTUNREACH',
  'PROTOCOL_CONNECTION_LOST',
  'ER_SERVER_SHUTDOWN',
  'ER_CON_COUNT_ERROR',
  'DATABASE_BUSY',
  'DATABASE_CLOSED',
  'SQLITE_BUSY',
  'SQLITE_LOCKED',
  'SQLITE_CANTOPEN',
  'SQLITE_IOERR',
  'SQLITE_FULL',
]);

/** The database did not answer, or not now: nothing was written, and the same call may succeed later. */
export function isUnreachable(error: unknown): boolean {
  if (error instanceof ConnectionError || error instanceof TimeoutError || isTransient(error)) return true;
  const { code, message = '' } = driverError(error);
  return UNREACHABLE.has(code ?? '') || /closed state|Connection lost|ConnectionManager\.getConnection was called after/.test(message);
}

/** Nothing was put where something must stand: so a transaction's ending says that things are not as it was told. */
export function isContradicted(error: unknown): boolean {
  const { code, message = '' } = driverError(error);
  return code === 'ER_BAD_NULL_ERROR' || /NOT NULL constraint failed/.test(message);
}

const FULL = new Set(['SQLITE_FULL', 'ER_DISK_FULL', 'ER_RECORD_FILE_FULL', 'ENOSPC']);

/** There is no room on the disk: nothing was written, and the same call succeeds when there is. */
export function isStorageFull(error: unknown): boolean {
  const { code, message = '' } = driverError(error);
  return FULL.has(code ?? '') || /database or disk is full|ENOSPC/.test(message);
}

/** Two transactions stood in each other's way; the database undid this one, and it can run again as it was. */
export function isTransient(error: unknown): boolean {
  const { code } = driverError(error);
  return code === 'ER_LOCK_DEADLOCK' || code === 'ER_LOCK_WAIT_TIMEOUT' || code === 'ER_CHECKREAD';
}

/** The server ended a question at its limit of time: MariaDB by 1969, MySQL by 3024. */
export function isOutOfTime(error: unknown): boolean {
  const { errno } = driverError(error);
  return errno === 1969 || errno === 3024;
}
