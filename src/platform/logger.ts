/** Structured logs without personal data: ids, codes and counts only. */
import { pino } from 'pino';

export interface Logger {
  debug(fields: object, message: string): void;
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/** Lines beyond this are dropped: the log of a machine whose disk is full must not take its memory too. */
const MOST_WAITING_BYTES = 1 << 20;

/**
 * `file` absent = standard error.
 *
 * Each line is written at once. Lines that a full disk refuses wait for the next one; written beside the work instead, the first refusal
 * would end the process, and its last flush would try for ever.
 */
export function createLogger(options: { level?: string; file?: string } = {}): Logger {
  const lines = pino.destination({ dest: options.file ?? 2, mkdir: true, sync: true, maxLength: MOST_WAITING_BYTES });
  lines.on('error', () => undefined);
  return pino({ level: options.level ?? 'info', base: null }, lines);
}

export const silentLogger: Logger = { debug() {}, info() {}, warn() {}, error() {} };
