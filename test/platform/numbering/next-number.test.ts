import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { nextNumber } from '../../../src/platform/numbering/next-number.ts';
import { eachDatabase } from '../../support/databases.ts';

eachDatabase('a number series (R11.2)', (database) => {
  it('begins with 1 and gives every number once, also when many begin it together, and none of them has to try again', async () => {
    for (let round = 1; round <= 5; round += 1) {
      let runs = 0;
      const together = 24;
      const numbers = await Promise.all(
        Array.from({ length: together }, () =>
          database().write(async () => {
            runs += 1;
            const number = await nextNumber(database(), `case:${round}`);
            await sleep(1);
            return number;
          }),
        ),
      );
      assert.deepEqual(
        numbers.sort((a, b) => a - b),
        Array.from({ length: together }, (_, index) => index + 1),
      );
      assert.equal(runs, together, 'no transaction was undone for the sake of another');
    }
  });

  it('leaves no gap for a use case that fails', async () => {
    const take = (): Promise<number> => database().write(() => nextNumber(database(), 'gapless'));
    assert.equal(await take(), 1);
    await assert.rejects(
      database().write(async () => {
        assert.equal(await nextNumber(database(), 'gapless'), 2);
        throw new Error('refused');
      }),
      /refused/,
    );
    assert.equal(await take(), 2);
  });
});
