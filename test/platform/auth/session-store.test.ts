import assert from 'node:assert/strict';
import type { SessionData } from 'express-session';
import { DatabaseSessionStore, endSessionsOf } from '../../../src/platform/auth/index.ts';
import type { Database } from '../../../src/platform/database/index.ts';
import { eachDatabase } from '../../support/databases.ts';
import { eventually } from '../../support/eventually.ts';

const MINUTE = 60_000;
const TIMES = { idleMs: 30 * MINUTE, absoluteMs: 12 * 60 * MINUTE };

eachDatabase('sessions', (database) => {
  let now = 1_800_000_000_000;
  const open = (on: Database = database()) => new DatabaseSessionStore(on, TIMES, () => now);
  const data = { personId: 'person-a', cookie: { originalMaxAge: null } } as unknown as SessionData;
  const set = (store: DatabaseSessionStore, id: string) =>
    new Promise<void>((resolve, reject) => store.set(id, data, (error) => (error ? reject(error as Error) : resolve())));
  const get = (store: DatabaseSessionStore, id: string) =>
    new Promise<SessionData | null | undefined>((resolve, reject) =>
      store.get(id, (error, found) => (error ? reject(error as Error) : resolve(found))),
    );
  const touch = (store: DatabaseSessionStore, id: string) => new Promise<void>((resolve) => store.touch(id, data, resolve));
  const row = (id: string) => database().get<{ touched_at: number }>('SELECT touched_at FROM session WHERE id = $1', [id]);

  it('survive a restart of the platform', async () => {
    await set(open(), 'survivor');
    assert.equal(((await get(open(), 'survivor')) as { personId?: string }).personId, 'person-a');
  });

  it('end after half an hour without a request', async () => {
    const store = open();
    await set(store, 'idle');
    now += 30 * MINUTE;
    assert.ok(await get(store, 'idle'));
    now += 1;
    assert.equal(await get(store, 'idle'), null);
    assert.equal(await row('idle'), undefined);
  });

  it('end after twelve hours however busy they are', async () => {
    const store = open();
    await set(store, 'busy');
    for (let passed = 0; passed < 12 * 60; passed += 20) {
      assert.ok(await get(store, 'busy'), `${passed} min`);
      await touch(store, 'busy');
      now += 20 * MINUTE;
    }
    now += 1;
    assert.equal(await get(store, 'busy'), null);
  });

  it('are written at most once a minute, however many requests come', async () => {
    const store = open();
    await set(store, 'many');
    const began = (await row('many'))?.touched_at;
    for (let request = 0; request < 50; request += 1) {
      now += 1_000;
      await get(store, 'many');
      await touch(store, 'many');
      if (request === 40) assert.equal((await row('many'))?.touched_at, began);
    }
    now += 30_000;
    await touch(store, 'many');
    await eventually('the touch is stored', async () => (await row('many'))?.touched_at === now);
  });

  it('do not make a request wait for, or fail with, that write', async () => {
    const failing = new Proxy(database(), {
      get: (target, key) => (key === 'write' ? () => Promise.reject(new Error('database away')) : (Reflect.get(target, key) as unknown)),
    });
    await set(open(), 'calm');
    const store = open(failing);
    await get(store, 'calm');
    now += 2 * MINUTE;
    await touch(store, 'calm');
  });

  it('that nobody came back to are cleared away when somebody signs in', async () => {
    const store = open();
    await set(store, 'forgotten');
    now += 31 * MINUTE;
    await set(store, 'fresh');
    assert.equal(await row('forgotten'), undefined);
    assert.ok(await row('fresh'));
  });

  it('once destroyed are gone for every process', async () => {
    const [one, other] = [open(), open()];
    await set(one, 'shared');
    assert.ok(await get(other, 'shared'));
    await new Promise<void>((resolve) => one.destroy('shared', () => resolve()));
    assert.equal(await get(other, 'shared'), null);
  });

  it('are read once a second at most, however many requests come', async () => {
    let reads = 0;
    const counting = new Proxy(database(), {
      get: (target, key) => {
        if (key === 'get') reads += 1;
        return Reflect.get(target, key) as unknown;
      },
    });
    const store = open(counting);
    await set(store, 'quick');
    for (let request = 0; request < 30; request += 1) {
      assert.ok(await get(store, 'quick'));
      now += 100;
    }
    assert.ok(reads >= 3 && reads <= 4, `${reads} reads in 3 s`);
  });

  it('end at once when their person is signed out everywhere, but for the one that is to go on', async () => {
    const store = open();
    for (const id of ['kept', 'ended']) {
      await set(store, id);
      assert.ok(await get(store, id));
    }
    await database().write(() => endSessionsOf(database(), 'person-a', 'kept'));
    assert.ok(await get(store, 'kept'));
    assert.equal(await get(store, 'ended'), null);
  });

  it('are not believed by a request that had read them before they ended', async () => {
    const held: (() => void)[] = [];
    const slow = new Proxy(database(), {
      get: (target, key) =>
        key === 'get'
          ? async (sql: string, values: string[]) => {
              const row = await target.get(sql, values);
              if (!held.length) await new Promise<void>((resolve) => held.push(resolve));
              return row;
            }
          : (Reflect.get(target, key) as unknown),
    });
    const store = open(slow);
    await set(store, 'late');
    const reading = get(store, 'late');
    await eventually('the row is read', () => Promise.resolve(held.length === 1));
    await new Promise<void>((resolve) => store.destroy('late', () => resolve()));
    held[0]?.();
    await reading;
    assert.equal(await get(store, 'late'), null);
  });

  it('show each request the session as it was stored, whatever another request did to its copy', async () => {
    const store = open();
    await set(store, 'copied');
    const mine = (await get(store, 'copied')) as unknown as { personId: string };
    mine.personId = 'person-b';
    assert.equal(((await get(store, 'copied')) as unknown as { personId: string }).personId, 'person-a');
  });

  it('tell a fault of the database apart from "nobody is signed in"', async () => {
    const failing = new Proxy(database(), {
      get: (target, key) => (key === 'get' ? () => Promise.reject(new Error('database away')) : (Reflect.get(target, key) as unknown)),
    });
    await assert.rejects(get(open(failing), 'any'), /database away/);
  });
});
