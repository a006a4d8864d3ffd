import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { silentLogger } from '../../../src/platform/logger.ts';
import { createCommands } from '../../../src/platform/zeebe/commands.ts';
import { EngineRefusal, EngineUnavailable } from '../../../src/platform/zeebe/refusal.ts';

const failure = (code: number, message = ''): Error => Object.assign(new Error(message), { code });
const OVERLOADED = failure(8, '8 RESOURCE_EXHAUSTED');
const CLOSED_DOOR = failure(14, '14 UNAVAILABLE: No connection established. Last error: connect ECONNREFUSED');
const BROKEN_OFF = failure(14, '14 UNAVAILABLE: Connection dropped');
const LATE = failure(4);
const UNKNOWN_JOB = failure(5, '5 NOT_FOUND: no such job');

describe('commands to the engine', () => {
  let closing: AbortController;
  beforeEach(() => {
    closing = new AbortController();
  });
  const create = (options: { maxInFlight?: number; patienceMs?: number } = {}) =>
    createCommands({ maxInFlight: 32, patienceMs: 2_000, logger: silentLogger, ...options, closing: closing.signal });

  /** Fails with each of the causes in turn, then answers. */
  function failing(...causes: Error[]): () => Promise<string> {
    return () => {
      const cause = causes.shift();
      return cause ? Promise.reject(cause) : Promise.resolve('answered');
    };
  }

  it('are tried again whatever passes: overload, a restart, an answer that does not come', async () => {
    const commands = create();
    assert.equal(await commands.run('completeJob', failing(OVERLOADED, CLOSED_DOOR, BROKEN_OFF, LATE)), 'answered');
    assert.deepEqual(commands.counts().retries, { RESOURCE_EXHAUSTED: 1, UNAVAILABLE: 2, DEADLINE_EXCEEDED: 1 });
  });

  it('are in doubt when refused after an attempt without an answer, which the engine may have obeyed', async () => {
    const refusal = async (...causes: Error[]): Promise<EngineRefusal> => {
      const error: unknown = await create()
        .run('completeJob', failing(...causes))
        .catch((caught: unknown) => caught);
      assert.ok(error instanceof EngineRefusal);
      assert.equal(error.code, 'NOT_FOUND');
      return error;
    };
    assert.equal((await refusal(BROKEN_OFF, UNKNOWN_JOB)).inDoubt, true);
    assert.equal((await refusal(LATE, OVERLOADED, UNKNOWN_JOB)).inDoubt, true);
    assert.equal((await refusal(OVERLOADED, CLOSED_DOOR, UNKNOWN_JOB)).inDoubt, false, 'the engine never had it');
    assert.equal((await refusal(UNKNOWN_JOB)).inDoubt, false);
  });

  it('end with a fault when the engine says nothing for as long as they wait', async () => {
    const forever = (): Promise<never> => Promise.reject(CLOSED_DOOR);
    await assert.rejects(
      create({ patienceMs: 100 }).run('createProcessInstance', forever),
      (error) => error instanceof EngineUnavailable && !error.inDoubt && error.lastCause === 'UNAVAILABLE',
    );
  });

  it('end when the connection closes or the caller gives up', async () => {
    const forever = (): Promise<never> => Promise.reject(BROKEN_OFF);
    const commands = create({ patienceMs: Infinity });
    const mine = new AbortController();
    const given = commands.run('createProcessInstance', forever, { signal: mine.signal });
    const other = commands.run('createProcessInstance', forever);
    mine.abort();
    await assert.rejects(given, EngineUnavailable);
    closing.abort();
    await assert.rejects(other, (error) => error instanceof EngineUnavailable && error.inDoubt);
  });

  it('are never more in flight than allowed, and a flood of new cases does not hold up answers to jobs', async () => {
    const commands = create({ maxInFlight: 4 });
    let inFlight = 0;
    let most = 0;
    let open: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => {
      open = resolve;
    });
    const slow = async (): Promise<void> => {
      most = Math.max(most, ++inFlight);
      await gate;
      inFlight -= 1;
    };
    const flood = Array.from({ length: 40 }, () => commands.run('createProcessInstance', slow));
    assert.equal(await commands.run('completeJob', () => Promise.resolve('answered')), 'answered');
    open();
    await Promise.all(flood);
    assert.equal(most, 4);
  });

  it('are fewer in flight while the engine is overloaded, and more again when it keeps up', async () => {
    const commands = create({ maxInFlight: 16 });
    let inFlight = 0;
    let room = 4;
    let most = 0;
    const crowded = async (): Promise<void> => {
      inFlight += 1;
      most = Math.max(most, inFlight);
      try {
        await sleep(5);
        if (inFlight > room) throw OVERLOADED;
      } finally {
        inFlight -= 1;
      }
    };
    const send = (count: number) =>
      Promise.all(Array.from({ length: count }, () => commands.run('createProcessInstance', crowded, { patienceMs: 20_000 })));
    await send(60);
    room = 16;
    await send(300);
    most = 0;
    await send(100);
    assert.ok(most > 8, `only ${most} in flight after the overload`);
  });
});
