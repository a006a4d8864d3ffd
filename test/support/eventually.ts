import { setTimeout as sleep } from 'node:timers/promises';

/** Waits until the condition holds; says what was waited for when it does not in time. */
export async function eventually(what: string, condition: () => boolean | Promise<boolean>, withinMs = 25_000): Promise<void> {
  const deadline = Date.now() + withinMs;
  while (!(await condition())) {
    if (Date.now() > deadline) throw new Error(`Not within ${withinMs} ms: ${what}`);
    await sleep(50);
  }
}
