/**
 * Permanent storage (R12b): a folder in which each file is called by the SHA-256 of its bytes. Nothing in it is ever written twice or
 * changed; a file is there whole or not at all. It is copied, restored and verified by its names alone.
 */
import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';

export interface KeptPackage {
  sha256: string;
  size: number;
}

export type ArchiveFolder = ReturnType<typeof createArchiveFolder>;

const ENDING = '.zip';
const NAME = /^[0-9a-f]{64}\.zip$/;

/** `root`: `SUNLIT_DATA/archive`. It is made when the first file comes. */
export function createArchiveFolder(root: string) {
  const fileOf = (sha256: string): string => path.join(root, sha256.slice(0, 2), `${sha256}${ENDING}`);

  async function hashOf(file: string): Promise<string> {
    const hash = createHash('sha256');
    for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer);
    return hash.digest('hex');
  }

  return {
    root,

    /** Keeps what comes, and answers only after it has been read back from the disk with the same hash. */
    async put(chunks: AsyncIterable<Uint8Array>): Promise<KeptPackage> {
      await mkdir(root, { recursive: true, mode: 0o700 });
      const coming = path.join(root, `${randomUUID()}.coming`);
      try {
        const hash = createHash('sha256');
        let size = 0;
        const file = await open(coming, 'wx', 0o600);
        try {
          for await (const chunk of chunks) {
            hash.update(chunk);
            size += chunk.length;
            await file.writeFile(chunk);
          }
          await file.sync();
        } finally {
          await file.close();
        }
        const sha256 = hash.digest('hex');
        if ((await hashOf(coming)) !== sha256) throw new Error('What was written to the archive reads back as something else');
        await mkdir(path.dirname(fileOf(sha256)), { recursive: true, mode: 0o700 });
        await rename(coming, fileOf(sha256));
        await syncFolder(path.dirname(fileOf(sha256)));
        return { sha256, size };
      } finally {
        await rm(coming, { force: true });
      }
    },

    read: (sha256: string) => createReadStream(fileOf(sha256)),

    /** Reads it whole. */
    async check(sha256: string): Promise<'whole' | 'damaged' | 'missing'> {
      try {
        await stat(fileOf(sha256));
      } catch {
        return 'missing';
      }
      return (await hashOf(fileOf(sha256))) === sha256 ? 'whole' : 'damaged';
    },

    /** Hashes by whose names something is kept; what has another name stands in `strange`. */
    async list(): Promise<{ kept: string[]; strange: string[] }> {
      const names = await readdir(root, { recursive: true, withFileTypes: true }).catch(() => []);
      const files = names.filter((entry) => entry.isFile()).map((entry) => entry.name);
      return {
        kept: files.filter((name) => NAME.test(name)).map((name) => name.slice(0, -ENDING.length)),
        strange: files.filter((name) => !NAME.test(name)),
      };
    },
  };
}

/** Without it a file may be lost with its name when the power fails. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  await handle.sync().catch(() => undefined);
  await handle.close();
}
