/** One line of time for a case: receipt, steps, opinions, documents, notices and signals in the order in which they were. */
import assert from 'node:assert/strict';
import { casesOn, type CasesOn } from '../support/cases-on.ts';
import { eachDatabase } from '../support/databases.ts';

interface Event {
  at: string;
  kind: string;
  text: string;
  textEn: string;
  person?: string;
}

eachDatabase("A case's line of time", (database) => {
  let cases: CasesOn;
  before(async () => {
    cases = await casesOn(database());
  });
  after(() => cases?.close());

  const timeline = async (id: string): Promise<Event[]> => (await cases.page<{ timeline: Event[] }>(id)).timeline;

  it('tells everything that happened, by whom and in order', async () => {
    const id = await cases.register();
    await cases.ask('officer', 'POST', `/steps/${(await cases.openStep(id)).id}/claim`);
    await cases.walk(id, 'accept');
    await cases.decideStep(await cases.openStep(id), 'deny', { text: '不符合条件。' });
    const events = await timeline(id);
    assert.deepEqual(
      events.map(({ at }) => at),
      events.map(({ at }) => at).sort(),
    );
    assert.deepEqual(events.map(({ kind }) => kind).sort(), [
      ...['claimed', 'completed', 'document', 'document', 'opinion', 'opinion-negative', 'received', 'step-opened', 'step-opened'],
    ]);
    const said = events.find(({ kind }) => kind === 'opinion-negative');
    assert.deepEqual([said?.person, said?.text], ['赵局长', '决定：不予。不符合条件。']);
    assert.match(events.find(({ kind }) => kind === 'document')?.text ?? '', /受理通知书.*小建/);
    for (const { textEn } of events) assert.ok(textEn);
  });

  it('tells of early warnings and signals as they were given', async () => {
    const id = await cases.register();
    await cases.walk(id, 'accept');
    await cases.moveTo('2026-03-10T17:31:00+08:00');
    await cases.moveTo('2026-03-11T17:31:00+08:00');
    const kinds = (await timeline(id)).map(({ kind }) => kind);
    for (const kind of ['step-overdue', 'promised-warning', 'promised-overdue', 'signal-raised-red'])
      assert.equal(kinds.filter((one) => one === kind).length, 1, `${kind} among ${kinds.join(', ')}`);
  });
});
