/**
 * The engine is recognised by a mark in its data: a first start is no loss, a loss is noted once, whatever dies meanwhile (R12a;
 * docs/adr/0017-rebuild.md).
 */
import assert from 'node:assert/strict';
import type { Database } from '../../../src/platform/database/index.ts';
import { silentLogger } from '../../../src/platform/logger.ts';
import { createRecord } from '../../../src/platform/record/index.ts';
import { createAdjustableTime } from '../../../src/platform/time/time.ts';
import { createRecognise, engineIdentity, noteRebuilt } from '../../../src/platform/zeebe/engine-identity.ts';
import { engineKey, engineOfKey, keptKey } from '../../../src/platform/zeebe/kept-keys.ts';
import { createRecognition, type UnknownEngine } from '../../../src/platform/zeebe/recognition.ts';
import { EngineRefusal } from '../../../src/platform/zeebe/refusal.ts';
import { eachDatabase } from '../../support/databases.ts';

/** An engine's data, which a test can take away. */
class Data implements UnknownEngine {
  readonly marks = new Set<string>();
  deployed = 0;
  dies = false;
  hasMark = (mark: string): Promise<boolean> => Promise.resolve(this.marks.has(mark));
  leaveMark(mark: string): Promise<void> {
    if (this.dies) return Promise.reject(new Error('killed'));
    this.marks.add(mark);
    return Promise.resolve();
  }
  deploy(): Promise<void> {
    this.deployed += 1;
    return Promise.resolve();
  }
}

eachDatabase('The engine that is there', (database) => {
  const time = createAdjustableTime(0);
  let losses: number[] = [];
  const process = (own: Database) =>
    createRecognise({
      database: own,
      record: createRecord(own, time),
      time,
      logger: silentLogger,
      onLost: (engine) => {
        losses.push(engine);
        return Promise.resolve({ matters: 3 });
      },
    });
  const recorded = async (kind: string): Promise<unknown[]> =>
    (await database().all<{ payload: string }>('SELECT payload FROM record WHERE kind = $1 ORDER BY seq', [kind])).map(
      ({ payload }) => JSON.parse(payload) as unknown,
    );
  let data = new Data();

  it('is the first one at a first start, and the same at the next: nothing is lost', async () => {
    assert.equal(await process(database())(data), 1);
    assert.equal(data.marks.size, 1);
    assert.ok(data.deployed > 0, 'the rules’ own processes are there before the mark');
    assert.equal(await process(database())(data), 1);
    assert.deepEqual([losses, data.marks.size], [[], 1]);
  });

  it('is another one once its data are gone, also for two processes that see it together', async () => {
    data = new Data();
    assert.deepEqual(await Promise.all([process(database())(data), process(database())(data)]), [2, 2]);
    assert.deepEqual(await recorded('engine-lost'), [{ engine: 2, matters: 3 }]);
    assert.equal(losses.filter((engine) => engine === 2).length >= 1, true);
    assert.equal(await process(database())(data), 2);
  });

  it('is told of once when everything stands again', async () => {
    const deps = { database: database(), record: createRecord(database(), time), time, logger: silentLogger };
    await noteRebuilt(deps);
    await noteRebuilt(deps);
    const told = (await recorded('engine-rebuilt')) as { engine: number; matters: number; frozen: number }[];
    assert.deepEqual(
      told.map(({ engine, matters, frozen }) => ({ engine, matters, frozen })),
      [{ engine: 2, matters: 3, frozen: 0 }],
    );
  });

  it('keeps its number when the platform is killed between the loss and the mark', async () => {
    data = new Data();
    data.dies = true;
    losses = [];
    await assert.rejects(process(database())(data), /killed/);
    data.dies = false;
    assert.equal(await process(database())(data), 3);
    assert.deepEqual(losses, [3]);
    assert.equal((await engineIdentity(database()))?.left_at !== null, true);
  });
});

describe('The keys of an engine', () => {
  it('carry its number from the second engine on, so that equal numbers are other keys', () => {
    assert.deepEqual([keptKey(1, '2251799813685249'), keptKey(2, '2251799813685249')], ['2251799813685249', '2:2251799813685249']);
    assert.deepEqual([engineOfKey('2251799813685249'), engineOfKey('12:7')], [1, 12]);
    assert.deepEqual([engineKey(1, '7'), engineKey(2, '2:7')], ['7', '7']);
  });

  it('are never sent to another engine', () => {
    for (const [engine, key] of [
      [2, '7'],
      [1, '2:7'],
      [3, '2:7'],
    ] as const)
      assert.throws(
        () => engineKey(engine, key),
        (error) => error instanceof EngineRefusal && error.code === 'NOT_FOUND',
      );
  });
});

describe('Whether the engine is known', () => {
  it('is asked once for all who wait, and again after a doubt that arose meanwhile', async () => {
    const answers: (() => void)[] = [];
    let asked = 0;
    const recognition = createRecognition(new Data(), async () => {
      asked += 1;
      await new Promise<void>((resolve) => answers.push(resolve));
      return asked;
    });
    assert.equal(recognition.known(), undefined);
    const waiting = [recognition.sure(), recognition.sure()];
    recognition.doubt();
    answers.shift()?.();
    await new Promise((resolve) => setImmediate(resolve));
    answers.shift()?.();
    assert.deepEqual(await Promise.all(waiting), [2, 2]);
    assert.deepEqual([asked, recognition.known(), recognition.last()], [2, 2, 2]);
  });

  it('holds a command up for a moment only, which counts as never sent', async () => {
    const recognition = createRecognition(new Data(), () => new Promise(() => undefined));
    await assert.rejects(recognition.soon(), (error: { code?: number; message: string }) => {
      assert.equal(error.code, 14);
      assert.match(error.message, /No connection established/);
      return true;
    });
  });
});
