/**
 * The engine's keys as the platform keeps them (docs/adr/0017-rebuild.md).
 *
 * An engine that has lost its data counts from the beginning again: its keys are those of other things, by the same numbers. So the
 * platform numbers its engines, and from the second on the number stands before the key: `2:2251799813685249`.
 */
import { EngineRefusal } from './refusal.ts';

export const FIRST_ENGINE = 1;

export const keptKey = (engine: number, key: string): string => (engine === FIRST_ENGINE ? key : `${engine}:${key}`);

/** The number of the engine that gave the key. */
export function engineOfKey(kept: string): number {
  const end = kept.indexOf(':');
  return end < 0 ? FIRST_ENGINE : Number(kept.slice(0, end));
}

/** The key as this engine knows it. What another one gave is gone: refused as the engine itself refuses what it does not know. */
export function engineKey(engine: number, kept: string): string {
  if (engineOfKey(kept) !== engine) throw new EngineRefusal('NOT_FOUND', `Key ${kept} is of an engine whose data are gone`);
  return kept.slice(kept.indexOf(':') + 1);
}
