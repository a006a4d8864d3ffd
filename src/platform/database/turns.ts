/** One after the other: who would only wait at the same row of the server waits here, and the server's threads are spared it. */
import { isTransient, isUnreachable } from './faults.ts';

export type Turns = <T>(work: () => Promise<T>) => Promise<T>;

interface Waiter {
  go: () => void;
  refuse: (error: unknown) => void;
}

export function createTurns(): Turns {
  const waiting: Waiter[] = [];
  let isTaken = false;
  return async (work) => {
    if (isTaken) await new Promise<void>((go, refuse) => waiting.push({ go, refuse }));
    isTaken = true;
    try {
      return await work();
    } catch (error) {
      // A server that is away would make each of them wait as long again, one after the other.
      if (isUnreachable(error) && !isTransient(error)) for (const { refuse } of waiting.splice(0)) refuse(error);
      throw error;
    } finally {
      const next = waiting.shift();
      if (next) next.go();
      else isTaken = false;
    }
  };
}
