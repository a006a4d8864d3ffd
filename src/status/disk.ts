/** Room on the volume of the platform's data: its database by default, its logs and the engine's data. */
import { statfs } from 'node:fs/promises';

export interface DiskState {
  freeBytes: number;
  totalBytes: number;
  /** The engine takes no command below this (engine/SunlitBroker.java). */
  neededBytes: number;
}

const NEEDED_BYTES = 512 * 1024 * 1024;
/** Of a small volume. */
const NEEDED_SHARE = 1 / 5;

/** Null where the file system does not say. */
export async function readDisk(directory: string): Promise<DiskState | null> {
  const found = await statfs(directory).catch(() => undefined);
  if (!found || found.blocks === 0) return null;
  const totalBytes = found.blocks * found.bsize;
  return { freeBytes: found.bavail * found.bsize, totalBytes, neededBytes: Math.min(NEEDED_BYTES, totalBytes * NEEDED_SHARE) };
}
