import { setTimeout as sleep } from 'node:timers/promises';

/** Waits until the condition holds, asking ever more seldom; says what was waited for when it does not in time. */
export async function eventually(what: string, condition: () => boolean | Promise<boolean>, withinMs = 60_000): Promise<void> {
  const deadline = Date.now() + withinMs;
  for (let pause = 25; !(await condition()); pause = Math.min(pause * 1.5, 400)) {
    if (Date.now() > deadline) throw new Error(`Not within ${withinMs} ms: ${what}`);
    await sleep(pause);
  }
}
