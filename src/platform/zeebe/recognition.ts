/**
 * Nothing is said to an engine, and no job of it is taken, before it is known to be the one that the platform spoke to (R12a;
 * docs/adr/0017-rebuild.md). Whenever a connection fails, or the engine knows nothing of what it should know, it is asked again.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { FIRST_ENGINE } from './kept-keys.ts';

/** What may be asked of an engine that is not known yet. */
export interface UnknownEngine {
  /** Whether the mark was left in its data. Asking leaves nothing behind. */
  hasMark(mark: string): Promise<boolean>;
  /** Leaves the mark, for as long as the data exist. */
  leaveMark(mark: string): Promise<void>;
  deploy(fileName: string, xml: string): Promise<void>;
}

/** Answers the engine's number, after what follows from its being another one was stored. */
export type Recognise = (engine: UnknownEngine) => Promise<number>;

export interface Recognition {
  /** Its number, while there is no doubt. */
  known(): number | undefined;
  /** The number of the engine that was there last. */
  last(): number;
  /** Resolves when there is no doubt. Rejects when it cannot be found out now. */
  sure(): Promise<number>;
  /** The same for one attempt of a command, which waits only so long and was never sent if this rejects. */
  soon(): Promise<number>;
  doubt(): void;
}

const SOON_MS = 1_000;

/** Without `recognise` there is one engine for ever, as for whoever keeps no keys. */
export function createRecognition(engine: UnknownEngine, recognise?: Recognise): Recognition {
  let known = recognise ? undefined : FIRST_ENGINE;
  let last = FIRST_ENGINE;
  let doubts = 0;
  let asking: Promise<number> | undefined;

  async function ask(answer: Recognise): Promise<number> {
    for (;;) {
      const before = doubts;
      const number = await answer(engine);
      if (before !== doubts) continue;
      last = number;
      known = number;
      return number;
    }
  }

  const recognition: Recognition = {
    known: () => known,
    last: () => last,
    async sure() {
      if (known !== undefined || !recognise) return known ?? last;
      asking ??= ask(recognise).finally(() => {
        asking = undefined;
      });
      return asking;
    },
    async soon() {
      if (known !== undefined) return known;
      const patient = new AbortController();
      const late = sleep(SOON_MS, undefined, { signal: patient.signal, ref: false }).then(() => {
        throw new Error('not known yet');
      });
      return Promise.race([recognition.sure(), late])
        .catch((error: unknown) => {
          // 14 is UNAVAILABLE; these words say that the command never left (refusal.ts).
          throw Object.assign(new Error(`No connection established: the engine is not recognised (${String(error)})`), { code: 14 });
        })
        .finally(() => {
          late.catch(() => undefined);
          patient.abort();
        });
    },
    doubt() {
      if (!recognise) return;
      doubts += 1;
      known = undefined;
    },
  };
  return recognition;
}
