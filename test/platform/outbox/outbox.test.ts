/** Commands are stored with the change that caused them, or not at all (docs/adr/0004-one-decision.md). */
import assert from 'node:assert/strict';
import { createOutbox, type OutboxRow } from '../../../src/platform/outbox/index.ts';
import { systemTime } from '../../../src/platform/time/time.ts';
import { eachDatabase } from '../../support/databases.ts';

const command = (id: string) => ({ id, kind: 'send', stream: 'a', payload: { text: `汉字 ${id}` } });

eachDatabase('The outbox', (database) => {
  const outbox = () => createOutbox(database(), systemTime);

  it('keeps no command of a use case that fails, and offers none', async () => {
    const box = outbox();
    const offered: OutboxRow[] = [];
    box.onPut((row) => offered.push(row));
    await assert.rejects(
      database().write(async () => {
        await box.put(command('lost'));
        throw new Error('undone');
      }),
      /undone/,
    );
    assert.deepEqual([offered, await box.pending(10)], [[], []]);
  });

  it('offers a command after the commit, once, however often it is put', async () => {
    const box = outbox();
    const offered: string[] = [];
    box.onPut((row) => offered.push(row.id));
    await database().write(async () => {
      await box.put(command('one'));
      assert.deepEqual(offered, []);
    });
    await database().write(() => box.put({ ...command('one'), payload: { text: 'another' } }));
    assert.deepEqual(offered, ['one']);
    assert.deepEqual(
      (await box.pending(10)).map(({ payload }) => payload),
      [{ text: '汉字 one' }],
    );
  });

  it('gives commands back in the order in which they were put', async () => {
    const box = outbox();
    await database().write(async () => {
      for (const id of ['z', 'y', 'x']) await box.put(command(id));
    });
    assert.deepEqual(
      (await box.pending(10)).map(({ id }) => id),
      ['one', 'z', 'y', 'x'],
    );
  });

  it('shows what is done no more, keeps it or takes it away, and shows what needs a person apart', async () => {
    const box = outbox();
    await database().write(async () => {
      await box.markDone(['one', 'z']);
      await box.markForAttention('y', '很长的问题'.repeat(1_000));
    });
    assert.deepEqual(
      (await box.pending(10)).map(({ id }) => id),
      ['x'],
    );
    await database().write(() => box.removeDone(['z']));
    assert.deepEqual(await database().all('SELECT id, state FROM outbox ORDER BY position'), [
      { id: 'one', state: 'done' },
      { id: 'y', state: 'attention' },
      { id: 'x', state: 'pending' },
    ]);
    const { pending, attention } = await box.summary();
    assert.deepEqual({ pending, attention }, { pending: 1, attention: 1 });
  });
});
