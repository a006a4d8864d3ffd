/** Structured logs without personal data: ids, codes and counts only. */
import { pino } from 'pino';

export interface Logger {
  debug(fields: object, message: string): void;
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/** `file` absent = standard error. */
export function createLogger(options: { level?: string; file?: string } = {}): Logger {
  return pino({ level: options.level ?? 'info', base: null }, pino.destination({ dest: options.file ?? 2, mkdir: true, sync: false }));
}

export const silentLogger: Logger = { debug() {}, info() {}, warn() {}, error() {} };
