/**
 * Runs a program and runs it again after a crash, with a growing pause. A program that ends in order, was told to end, says that a setting
 * is wrong, or could not even begin the first time, is not run again: somebody has to read what it said.
 */
import { setTimeout as sleep } from 'node:timers/promises';

/** A setting is wrong (sysexits.h): the same again would end the same. */
export const WRONG_SETTING = 78;

const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 60_000;
/** A run that lasted this long is forgiven the crashes before it. */
const STEADY_AFTER_MS = 300_000;

/**
 * @param {object} options
 * @param {() => import('node:child_process').ChildProcess} options.start starts one run, with an `ipc` line on which it says `ready`
 * @param {(message: string) => void} options.say
 * @param {number} [options.firstPauseMs] shortened by tests
 * @returns {{ stop(signal: NodeJS.Signals): void, ended: Promise<number> }} `stop` tells the run to end, and no other one begins;
 *   `ended` answers the exit code.
 */
export function keepRunning({ start, say, firstPauseMs = FIRST_PAUSE_MS }) {
  const stopping = new AbortController();
  let child;

  async function run() {
    let crashes = 0;
    for (let wasReady = false; ;) {
      const since = Date.now();
      child = start();
      child.on('message', (message) => {
        if (message === 'ready') wasReady = true;
      });
      const { code, how } = await exitOf(child);
      if (stopping.signal.aborted || code === 0 || code === WRONG_SETTING || !wasReady) return code;
      if (Date.now() - since > STEADY_AFTER_MS) crashes = 0;
      const pauseMs = Math.min(LONGEST_PAUSE_MS, firstPauseMs * 2 ** crashes);
      crashes += 1;
      say(`The platform ended unexpectedly (${how}) and is started again in ${pauseMs / 1_000} s; nothing acknowledged is lost.`);
      await sleep(pauseMs, undefined, { signal: stopping.signal }).catch(() => undefined);
      if (stopping.signal.aborted) return code;
    }
  }

  return {
    stop(signal) {
      stopping.abort();
      child?.kill(signal);
    },
    ended: run(),
  };
}

/** @param {import('node:child_process').ChildProcess} child */
const exitOf = (child) =>
  new Promise((resolve) => {
    child.once('error', (error) => resolve({ code: 1, how: error.message }));
    child.once('exit', (code, signal) => resolve({ code: code ?? 1, how: signal ?? `code ${code}` }));
  });
