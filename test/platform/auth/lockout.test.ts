import assert from 'node:assert/strict';
import { createLockout } from '../../../src/platform/auth/index.ts';
import { Refusal } from '../../../src/platform/errors.ts';
import { eachDatabase } from '../../support/databases.ts';

const MINUTE = 60_000;
const isLocked = (error: unknown): boolean => error instanceof Refusal && error.status === 429 && error.code === 'account-locked';

eachDatabase('wrong passwords', (database) => {
  let now = 1_800_000_000_000;
  const open = () => createLockout(database(), () => now);
  const wrong = (): Promise<undefined> => Promise.resolve(undefined);
  const right = (): Promise<string> => Promise.resolve('welcome');

  it('lock the account at the fifth, for a quarter of an hour, also for the right one', async () => {
    const lockout = open();
    for (let attempt = 0; attempt < 5; attempt += 1) assert.equal(await lockout.attempt('zhou', wrong), undefined);
    await assert.rejects(lockout.attempt('zhou', right), isLocked);
    now += 15 * MINUTE - 1;
    await assert.rejects(lockout.attempt('zhou', right), isLocked);
    now += 1;
    assert.equal(await lockout.attempt('zhou', right), 'welcome');
  });

  it('are forgotten after a right one', async () => {
    const lockout = open();
    for (let round = 0; round < 3; round += 1) {
      for (let attempt = 0; attempt < 4; attempt += 1) await lockout.attempt('wu', wrong);
      assert.equal(await lockout.attempt('wu', right), 'welcome');
    }
  });

  it('start a new count when the lock has run out', async () => {
    const lockout = open();
    for (let attempt = 0; attempt < 5; attempt += 1) await lockout.attempt('sun', wrong);
    now += 16 * MINUTE;
    for (let attempt = 0; attempt < 4; attempt += 1) await lockout.attempt('sun', wrong);
    assert.equal(await lockout.attempt('sun', right), 'welcome');
  });

  it('tried thirty at once are tried five times, not thirty', async () => {
    const lockout = open();
    let tried = 0;
    const results = await Promise.allSettled(
      Array.from({ length: 30 }, () =>
        lockout.attempt('li', () => {
          tried += 1;
          return wrong();
        }),
      ),
    );
    assert.equal(tried, 5);
    assert.equal(results.filter(({ status }) => status === 'rejected').length, 25);
  });

  it('of one account lock no other, and of an account that does not exist are counted like any', async () => {
    const lockout = open();
    for (let attempt = 0; attempt < 5; attempt += 1) await lockout.attempt('nobody-of-that-name', wrong);
    await assert.rejects(lockout.attempt('nobody-of-that-name', wrong), isLocked);
    assert.equal(await lockout.attempt('qian', right), 'welcome');
  });

  it('stay counted over a restart', async () => {
    for (let attempt = 0; attempt < 5; attempt += 1) await open().attempt('zheng', wrong);
    await assert.rejects(open().attempt('zheng', right), isLocked);
  });

  it('are not counted when the database failed and not the password', async () => {
    const lockout = open();
    for (let attempt = 0; attempt < 6; attempt += 1)
      await assert.rejects(
        lockout.attempt('he', () => Promise.reject(new Error('away'))),
        /away/,
      );
    assert.equal(await lockout.attempt('he', right), 'welcome');
  });
});
