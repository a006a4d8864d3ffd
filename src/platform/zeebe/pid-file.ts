/**
 * The process id of a broker, kept beside its data. The embedded broker locks its data directory itself; the id is for
 * distributions, which do not, and so that an orphan can be waited for before a port is chosen: it still holds the wanted one.
 */
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from '../logger.ts';
import { STOPPING } from './stopping.ts';

export function createPidFile(file: string, program: string, logger: Logger) {
  /** Beside it, the process that runs the platform whose broker it is. */
  const ownerFile = `${file}.platform`;
  return {
    write(pid: number) {
      writeFileSync(ownerFile, String(process.pid));
      writeFileSync(file, String(pid));
    },
    remove() {
      rmSync(file, { force: true });
      rmSync(ownerFile, { force: true });
    },
    /** Rejects when the engine of another platform that runs goes on for so long; an orphan is ended. */
    async waitForEnd() {
      if (!existsSync(file)) return;
      const pid = Number(readFileSync(file, 'utf8'));
      const isOrphan = existsSync(ownerFile) && !runs(Number(readFileSync(ownerFile, 'utf8')), 'node');
      const since = Date.now();
      for (let told = false; runs(pid, program); told = true) {
        const waited = Date.now() - since;
        if (isOrphan && waited > STOPPING.orphanMs) {
          logger.warn({ pid }, 'the engine of the run before does not end by itself and is killed');
          process.kill(pid, 'SIGKILL');
        } else if (waited > STOPPING.othersMs)
          throw new Error(
            `Another engine (process ${pid}) still uses ${path.dirname(file)}. Stop the platform that runs it and start again.`,
          );
        if (!told) logger.info({ pid }, 'waiting for the engine of the run before to end');
        await sleep(50);
      }
    },
  };
}

/** Process ids are used again: where it can be seen, only a process that runs our program counts. */
function runs(pid: number, program: string): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(program);
  } catch {
    // No such file system, or gone between the two looks: on other systems the broker's own lock decides.
    return false;
  }
}
