/** Passwords by Argon2id with the library's defaults (19 MiB, 2 passes), as OWASP advises. */
import { hash, verify } from '@node-rs/argon2';

export const hashPassword = (password: string): Promise<string> => hash(password);

/** Takes as long for an unknown account as for a known one, so that accounts cannot be guessed by time. */
export async function passwordFits(password: string, stored: string | undefined): Promise<boolean> {
  const known = stored ?? (await UNKNOWN);
  const fits = await verify(known, password).catch(() => false);
  return fits && stored !== undefined;
}

const UNKNOWN = hash('an account that does not exist');
