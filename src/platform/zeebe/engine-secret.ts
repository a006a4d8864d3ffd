/**
 * The secret that our own engine's gateway asks for, kept with the engine's data (docs/adr/0016-engine-secret.md). Only the account
 * that runs the platform may read it: whoever has it can move every case.
 */
import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Logger } from '../logger.ts';

const BYTES = 32;
const FORM = /^[\w-]{43}$/;
/** What the group and everybody else may do. */
const OTHERS = 0o077;

/** The secret in the engine's directory; made at the first start, the same at every later one. */
export function engineSecret(dataDir: string, logger: Logger): string {
  const file = path.join(dataDir, 'secret');
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  narrow(dataDir, logger);
  if (existsSync(file)) {
    narrow(file, logger);
    const secret = readFileSync(file, 'utf8').trim();
    if (FORM.test(secret)) return secret;
    // The engine learns the secret anew at each start, so that nothing is lost with a file that a power cut emptied.
    logger.warn({ file }, 'the engine secret was damaged and is made anew');
  }
  const secret = randomBytes(BYTES).toString('base64url');
  // Beside it first: a start that breaks off leaves no half secret behind.
  const fresh = `${file}.${process.pid}`;
  writeFileSync(fresh, secret, { mode: 0o600 });
  renameSync(fresh, file);
  return secret;
}

function narrow(file: string, logger: Logger): void {
  // Windows keeps no such modes; there the user's own folders are closed to others.
  const mode = statSync(file).mode & 0o777;
  if (process.platform === 'win32' || (mode & OTHERS) === 0) return;
  chmodSync(file, mode & ~OTHERS);
  logger.warn({ file, mode: mode.toString(8) }, 'others could open this; it is for the account of the platform alone now');
}
