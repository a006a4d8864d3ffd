/** Commands reach the engine in order, until answered; in doubt when an attempt may have arrived (docs/adr/0004-one-decision.md). */
import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { silentLogger } from '../../../src/platform/logger.ts';
import {
  CommandRejected,
  createDispatcher,
  type Dispatcher,
  type Outbox,
  type OutboxHandler,
  type OutboxRow,
} from '../../../src/platform/outbox/index.ts';
import { eventually } from '../../support/eventually.ts';

interface Harness {
  dispatcher: Dispatcher;
  stored: Map<string, OutboxRow>;
  attention: [string, string][];
  put(id: string, stream: string, kind?: string): void;
}

function harness(handlers: Record<string, OutboxHandler>, { attentionFails = 0, readFails = 0, readTakesMs = 0 } = {}): Harness {
  const stored = new Map<string, OutboxRow>();
  const attention: [string, string][] = [];
  const listeners: ((row: OutboxRow) => void)[] = [];
  let position = 0;
  let marks = 0;
  let reads = 0;
  const outbox: Outbox = {
    put: () => Promise.reject(new Error('not used here')),
    pending: () => (++reads <= readFails ? Promise.reject(new Error('the database is away')) : sleep(readTakesMs, [...stored.values()])),
    removeDone: () => Promise.reject(new Error('not used here')),
    markDone: (ids) => {
      ids.forEach((id) => stored.delete(id));
      return Promise.resolve(ids.length);
    },
    markForAttention: () => Promise.resolve(),
    summary: () => Promise.resolve({ pending: stored.size, attention: 0, oldestSeconds: 0 }),
    onPut: (listener) => {
      listeners.push(listener);
    },
  };
  const done: Record<string, OutboxHandler> = Object.fromEntries(
    Object.entries(handlers).map(([kind, handle]) => [
      kind,
      async (row, context) => {
        await handle(row, context);
        stored.delete(row.id);
      },
    ]),
  );
  const dispatcher = createDispatcher({
    outbox,
    handlers: done,
    logger: silentLogger,
    pollMs: 20,
    markForAttention: (id, problem) => {
      if (++marks <= attentionFails) return Promise.reject(new Error('the database is away'));
      stored.delete(id);
      attention.push([id, problem]);
      return Promise.resolve();
    },
  });
  return {
    dispatcher,
    stored,
    attention,
    put(id, stream, kind = 'send') {
      const row: OutboxRow = { id, stream, kind, payload: {}, position: ++position, attempts: 0 };
      stored.set(id, row);
      listeners.forEach((tell) => tell(row));
    },
  };
}

describe('The dispatcher', () => {
  it('sends nothing a second time that was sent while the stored commands were being read', async () => {
    const sent: string[] = [];
    const { dispatcher, put } = harness(
      {
        send: async ({ id }) => {
          await sleep(15);
          sent.push(id);
        },
      },
      { readTakesMs: 40 },
    );
    await dispatcher.start();
    for (let i = 0; i < 20; i += 1) {
      put(`command-${i}`, `stream-${i}`);
      await sleep(10);
    }
    await sleep(200);
    await dispatcher.stop();
    assert.deepEqual(sent.length, new Set(sent).size);
    assert.equal(sent.length, 20);
  });

  let open: Harness | undefined;
  afterEach(() => open?.dispatcher.stop());

  it('sends a stream in its order, each command after the one before is answered', async () => {
    const order: string[] = [];
    open = harness({
      send: async ({ id }) => {
        order.push(`${id} begins`);
        await new Promise((resolve) => {
          setTimeout(resolve, id === 'a1' ? 30 : 1);
        });
        order.push(`${id} ends`);
      },
    });
    await open.dispatcher.start();
    for (const id of ['a1', 'a2', 'a3']) open.put(id, 'a');
    await open.dispatcher.idle();
    assert.deepEqual(order, ['a1 begins', 'a1 ends', 'a2 begins', 'a2 ends', 'a3 begins', 'a3 ends']);
  });

  it('lets no stream wait for another', async () => {
    const sent: string[] = [];
    let release = (): void => undefined;
    open = harness({
      send: ({ id }) => {
        if (id === 'stuck')
          return new Promise((resolve) => {
            release = resolve;
          });
        sent.push(id);
        return Promise.resolve();
      },
    });
    await open.dispatcher.start();
    open.put('stuck', 'a');
    open.put('b1', 'b');
    await eventually('stream b sent', () => sent.includes('b1'));
    assert.deepEqual(sent, ['b1']);
    release();
  });

  it('tries again until the engine answers, from then on in doubt', async () => {
    const attempts: boolean[] = [];
    open = harness({
      send: (_row, { inDoubt }) => {
        attempts.push(inDoubt);
        return attempts.length < 3 ? Promise.reject(new Error('UNAVAILABLE')) : Promise.resolve();
      },
    });
    await open.dispatcher.start();
    open.put('a1', 'a');
    await eventually('the third attempt', () => attempts.length === 3);
    assert.deepEqual(attempts, [false, true, true]);
  });

  it('holds what another process stored, or this one before its restart, to be in doubt', async () => {
    const doubts: Record<string, boolean> = {};
    open = harness({
      send: ({ id }, { inDoubt }) => {
        doubts[id] = inDoubt;
        return Promise.resolve();
      },
    });
    open.stored.set('old', { id: 'old', stream: 'a', kind: 'send', payload: {}, position: 0, attempts: 0 });
    await open.dispatcher.start();
    open.put('new', 'b');
    await open.dispatcher.idle();
    open.stored.set('other', { id: 'other', stream: 'c', kind: 'send', payload: {}, position: 9, attempts: 0 });
    await eventually("the other process's command", () => 'other' in doubts);
    assert.deepEqual(doubts, { old: true, new: false, other: true });
  });

  it('puts a command that can never succeed aside for a person to look at, and goes on with its stream', async () => {
    const sent: string[] = [];
    open = harness({
      send: ({ id }) => (id === 'a1' ? Promise.reject(new CommandRejected('the engine refused it')) : (sent.push(id), Promise.resolve())),
    });
    await open.dispatcher.start();
    open.put('a1', 'a');
    open.put('a2', 'a');
    open.put('a3', 'b', 'unknown-kind');
    await open.dispatcher.idle();
    assert.deepEqual(Object.fromEntries(open.attention), { a1: 'the engine refused it', a3: 'No handler for outbox kind unknown-kind' });
    assert.deepEqual(sent, ['a2']);
  });

  it('tries again when the database is away just as a command is put aside', async () => {
    open = harness({ send: () => Promise.reject(new CommandRejected('refused')) }, { attentionFails: 2 });
    await open.dispatcher.start();
    open.put('a1', 'a');
    await eventually('the command put aside', () => open?.attention.length === 1);
  });

  it('sends each command once however often it is offered', async () => {
    let sent = 0;
    open = harness({
      send: async () => {
        sent += 1;
        await new Promise((resolve) => {
          setTimeout(resolve, 100);
        });
      },
    });
    await open.dispatcher.start();
    open.put('a1', 'a');
    // The poll finds it pending several times meanwhile.
    await open.dispatcher.idle();
    assert.equal(sent, 1);
  });

  it('takes nothing more once it stops', async () => {
    const sent: string[] = [];
    open = harness({
      send: ({ id }) => {
        sent.push(id);
        return Promise.resolve();
      },
    });
    await open.dispatcher.start();
    await open.dispatcher.stop();
    open.put('late', 'a');
    await open.dispatcher.idle();
    assert.deepEqual(sent, []);
  });
});
