import assert from 'node:assert/strict';
import { watchEventLoop, type EventLoop } from '../../src/platform/event-loop.ts';
import { silentLogger } from '../../src/platform/logger.ts';
import { eventually } from '../support/eventually.ts';

const BUSY_MS = 400;

describe('the wait for the process’s one thread', () => {
  let watched: EventLoop | undefined;
  afterEach(() => watched?.stop());

  function beBusy(): void {
    const until = performance.now() + BUSY_MS;
    while (performance.now() < until);
  }
  const settled = (): Promise<void> => eventually('a period has ended', () => (watched?.state().longestMs ?? 0) > 0);

  it('is measured, and above the threshold logged and remembered', async () => {
    const errors: object[] = [];
    watched = watchEventLoop({ logger: { ...silentLogger, error: (fields) => errors.push(fields) }, thresholdMs: 200, periodMs: 50 });
    assert.equal(watched.state().alarmedAt, null);
    await new Promise((resolve) => setTimeout(resolve, 60));
    beBusy();
    await settled();
    await eventually('the alarm', () => watched?.state().alarmedAt !== null);
    const { longestMs } = watched.state();
    assert.ok(longestMs >= BUSY_MS * 0.8 && longestMs < BUSY_MS * 20, `${longestMs} ms`);
    assert.ok(errors.length > 0);
  });

  it('below the threshold is no alarm', async () => {
    const errors: object[] = [];
    watched = watchEventLoop({ logger: { ...silentLogger, error: (fields) => errors.push(fields) }, thresholdMs: 60_000, periodMs: 50 });
    await new Promise((resolve) => setTimeout(resolve, 60));
    beBusy();
    await settled();
    assert.deepEqual([errors, watched.state().alarmedAt], [[], null]);
  });
});
