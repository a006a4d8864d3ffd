import assert from 'node:assert/strict';
import { createBatcher } from '../../../src/platform/outbox/index.ts';

describe('The batcher', () => {
  it('writes what arrives together as one batch and gives everyone their own result', async () => {
    const batches: number[][] = [];
    const batcher = createBatcher<number, number>((items) => {
      batches.push(items);
      return Promise.resolve(items.map((item) => item * 10));
    });
    assert.deepEqual(await Promise.all([1, 2, 3].map((item) => batcher.add(item))), [10, 20, 30]);
    assert.deepEqual(batches, [[1, 2, 3]]);
  });

  it('gathers what arrives while a batch is written into the next one, in order', async () => {
    const batches: number[][] = [];
    let release = (): void => undefined;
    const batcher = createBatcher<number, void>(async (items) => {
      batches.push(items);
      if (batches.length === 1)
        await new Promise<void>((resolve) => {
          release = resolve;
        });
      return items.map(() => undefined);
    });
    const first = batcher.add(1);
    await new Promise((resolve) => setImmediate(() => setImmediate(resolve)));
    const later = [2, 3].map((item) => batcher.add(item));
    release();
    await Promise.all([first, ...later]);
    assert.deepEqual(batches, [[1], [2, 3]]);
  });

  it('never writes more at once than its largest batch', async () => {
    const sizes: number[] = [];
    const batcher = createBatcher<number, void>((items) => {
      sizes.push(items.length);
      return Promise.resolve(items.map(() => undefined));
    }, 4);
    await Promise.all(Array.from({ length: 10 }, (_, i) => batcher.add(i)));
    assert.deepEqual(sizes, [4, 4, 2]);
  });

  it('tries a failed batch one by one, so that one bad item harms no other', async () => {
    const written: string[] = [];
    const batcher = createBatcher<string, string>((items) => {
      if (items.includes('bad')) return Promise.reject(new Error('bad item'));
      written.push(...items);
      return Promise.resolve(items);
    });
    const results = await Promise.allSettled(['a', 'bad', 'b'].map((item) => batcher.add(item)));
    assert.deepEqual(
      results.map(({ status }) => status),
      ['fulfilled', 'rejected', 'fulfilled'],
    );
    assert.deepEqual(written, ['a', 'b']);
    assert.equal(await batcher.add('c'), 'c');
  });

  it('is idle when nothing waits or is being written', async () => {
    let written = false;
    const batcher = createBatcher<number, void>(async (items) => {
      await new Promise((resolve) => {
        setTimeout(resolve, 20);
      });
      written = true;
      return items.map(() => undefined);
    });
    void batcher.add(1);
    await batcher.idle();
    assert.equal(written, true);
    await batcher.idle();
  });
});
