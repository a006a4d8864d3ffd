/** A database file with all migrations done: made once in a process and copied from then on, because every suite begins with one. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { migrate, openDatabase } from '../../src/platform/database/index.ts';

let made: Promise<ReadonlyMap<string, Buffer>> | undefined;

async function make(): Promise<ReadonlyMap<string, Buffer>> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'sunlit-template-'));
  try {
    const database = await openDatabase({ dataDir });
    await migrate(database);
    await database.close();
    const files = readdirSync(dataDir).filter((file) => file.startsWith('sunlit.sqlite'));
    return new Map(files.map((file) => [file, readFileSync(path.join(dataDir, file))]));
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** Puts the file where `openDatabase` will find it. */
export async function copyMigratedFile(dataDir: string): Promise<void> {
  for (const [file, bytes] of await (made ??= make())) writeFileSync(path.join(dataDir, file), bytes);
}
