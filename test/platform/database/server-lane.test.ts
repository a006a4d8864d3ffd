/** Whoever waits for a connection gets one or is told so; nobody who reads waits for those who write. */
import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { isUnreachable } from '../../../src/platform/database/index.ts';
import { SERVER_LIMITS } from '../../../src/platform/database/limits.ts';
import { placesOf, valuesAt } from '../../../src/platform/database/places.ts';
import { createLane } from '../../../src/platform/database/server-lane.ts';
import { createTurns } from '../../../src/platform/database/turns.ts';
import type { ServerConnection } from '../../../src/platform/database/server-connection.ts';
import { eachDatabase, onServer } from '../../support/databases.ts';

class FakeConnection {
  isOver = false;
  idleSince = 0;
  close(): Promise<void> {
    this.isOver = true;
    return Promise.resolve();
  }
}

describe('a lane of connections', () => {
  const opened: FakeConnection[] = [];
  const open = (): Promise<ServerConnection> => {
    opened.push(new FakeConnection());
    return Promise.resolve(opened.at(-1) as unknown as ServerConnection);
  };
  beforeEach(() => {
    opened.length = 0;
  });

  it('makes as many as are needed at once, and serves the others in the order of their asking', async () => {
    const lane = createLane({ most: 2, open });
    const order: number[] = [];
    await Promise.all(
      [1, 2, 3, 4, 5].map((number) =>
        lane.use(async () => {
          await sleep(1);
          order.push(number);
        }),
      ),
    );
    assert.deepEqual([order, opened.length], [[1, 2, 3, 4, 5], 2]);
    await lane.close();
  });

  it('tells who has waited too long that the database is away just now', async () => {
    const lane = createLane({ most: 1, open, waitMs: 20 });
    let free = (): void => undefined;
    const holding = lane.use(
      () =>
        new Promise<void>((resolve) => {
          free = resolve;
        }),
    );
    const error = await lane.use(() => Promise.resolve()).catch((one: unknown) => one);
    assert.match(String(error), /within 20 ms/);
    assert.equal(isUnreachable(error), true);
    free();
    await holding;
    assert.equal(await lane.use(() => Promise.resolve('served')), 'served');
    await lane.close();
  });

  it('puts another in the place of one that ended', async () => {
    const lane = createLane({ most: 1, open });
    const ended = lane.use(() => {
      if (opened[0]) opened[0].isOver = true;
      return Promise.reject(new Error('connection lost'));
    });
    const next = lane.use(() => Promise.resolve('served'));
    await assert.rejects(ended, /connection lost/);
    assert.deepEqual([await next, opened.length], ['served', 2]);
    await lane.close();
  });

  it('closes those that lie idle when one has ended: whatever ended it has mostly ended them too', async () => {
    const lane = createLane({ most: 2, open });
    await Promise.all([lane.use(() => sleep(1)), lane.use(() => sleep(1))]);
    await lane.use(() => {
      for (const one of opened.slice(-1)) one.isOver = true;
      return Promise.resolve();
    });
    assert.equal(opened.length, 2);
    assert.deepEqual(
      opened.map(({ isOver }) => isOver),
      [true, true],
    );
    assert.equal(await lane.use(() => Promise.resolve('served')), 'served');
    assert.equal(opened.length, 3);
    await lane.close();
  });

  it('tells everybody who waits at once when none can be made', async () => {
    const lane = createLane({ most: 1, open: () => sleep(5).then(() => Promise.reject(new Error('no server'))) });
    const from = performance.now();
    const answers = await Promise.allSettled([1, 2, 3].map(() => lane.use(() => Promise.resolve())));
    assert.ok(answers.every((answer) => answer.status === 'rejected' && /no server/.test(String(answer.reason))));
    assert.ok(performance.now() - from < SERVER_LIMITS.waitMs / 2);
    await lane.close();
    await assert.rejects(
      lane.use(() => Promise.resolve()),
      /closed/,
    );
  });
});

describe('turns', () => {
  it('are taken one after the other, and a failure of one is nobody else’s', async () => {
    const inTurn = createTurns();
    let inside = 0;
    const answers = await Promise.allSettled(
      [1, 2, 3, 4].map((number) =>
        inTurn(async () => {
          inside += 1;
          await sleep(2);
          assert.equal(inside, 1);
          inside -= 1;
          if (number === 2) throw new Error('refused');
          return number;
        }),
      ),
    );
    assert.deepEqual(
      answers.map((answer) => (answer.status === 'fulfilled' ? answer.value : 'refused')),
      [1, 'refused', 3, 4],
    );
  });

  it('are refused to all who wait when the database is away: nobody waits as long again for each before them', async () => {
    const inTurn = createTurns();
    const away = Object.assign(new Error('The database does not answer'), { code: 'ETIMEDOUT' });
    let tried = 0;
    const attempt = (): Promise<void> =>
      inTurn(async () => {
        tried += 1;
        await sleep(5);
        throw away;
      });
    const answers = await Promise.allSettled([attempt(), attempt(), attempt()]);
    assert.ok(answers.every((answer) => answer.status === 'rejected' && answer.reason === away));
    assert.equal(tried, 1);
    assert.equal(await inTurn(() => Promise.resolve('later')), 'later');
  });
});

describe('places of values', () => {
  it('give each mark its value, also one that is named twice or out of order', () => {
    const { text, order } = placesOf('SELECT * FROM t WHERE a = $2 AND (b = $1 OR c = $2)');
    assert.equal(text, 'SELECT * FROM t WHERE a = ? AND (b = ? OR c = ?)');
    assert.deepEqual(valuesAt(order, ['one', undefined]), [null, 'one', null]);
  });
});

eachDatabase('questions', (database) => {
  it('are answered while every transaction that there may be waits for the answer', async () => {
    const use = SERVER_LIMITS.transactions * 3;
    let ask = (): void => undefined;
    const all = new Promise<void>((resolve) => {
      ask = resolve;
    });
    // What many use cases read together, as the directory of people is: asked outside of all of them.
    const shared = all.then(() => database().get<{ one: number }>('SELECT 1 AS one'));
    const writes = Array.from({ length: use }, () => database().write(async () => (await shared)?.one));
    await sleep(50);
    ask();
    assert.deepEqual(await Promise.all(writes), Array(use).fill(1));
  });
});

onServer('a transaction that the database undid', (database) => {
  it('is not gone on with, even by a use case that swallows the error', async function () {
    this.timeout(180_000);
    await database().sequelize.query('CREATE TABLE pair (id VARCHAR(8) PRIMARY KEY, n INTEGER NOT NULL)');
    await database().write(() =>
      database().insertAll('pair', [
        { id: 'left', n: 0 },
        { id: 'right', n: 0 },
      ]),
    );
    const add = (first: string, second: string): Promise<void> =>
      database().write(async () => {
        const plus = (id: string) => database().run('UPDATE pair SET n = n + 1 WHERE id = $1', [id]);
        await plus(first);
        await sleep(100);
        await plus(second).catch(() => undefined);
        await database().insertOnce('pair', { id: `${first}!`, n: 1 });
      });
    await Promise.all([add('left', 'right'), add('right', 'left')]);
    assert.deepEqual(await database().all('SELECT id, n FROM pair ORDER BY id'), [
      { id: 'left', n: 2 },
      { id: 'left!', n: 1 },
      { id: 'right', n: 2 },
      { id: 'right!', n: 1 },
    ]);
  });
});
