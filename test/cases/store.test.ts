/** A case is a header and its details in two tables, read and written as one row in the words of article 11(2). */
import assert from 'node:assert/strict';
import { createCaseStore } from '../../src/cases/store.ts';
import { casesOn, type CasesOn } from '../support/cases-on.ts';
import { eachDatabase } from '../support/databases.ts';

eachDatabase('The rows of a case', (database) => {
  let cases: CasesOn;
  before(async () => {
    cases = await casesOn(database());
  });
  after(() => cases?.close());

  it('are read as one: serial, subject and receipt are the number, title and opening of its header', async () => {
    const id = await cases.register();
    const store = createCaseStore(database());
    const [found, matter] = [await store.case(id), await cases.matter(id)];
    assert.deepEqual(
      [found?.serial, found?.subject, found?.version_id, found?.received_at, found?.received_by, found?.completed_at],
      [matter.number, matter.title, matter.procedure_id, matter.opened_at, matter.opened_by, matter.closed_at],
    );
    assert.equal(found?.power_id, cases.power.entry.processId);
  });

  it('change where each column stands, and nothing beside it', async () => {
    const [id, other] = [await cases.register(), await cases.register()];
    const store = createCaseStore(database());
    const untouched = await store.case(other);
    await database().write(() => store.updateCase(id, { state: 'decided', result: 'denied', subject: '改名' }));
    const [found, matter] = [await store.case(id), await cases.matter(id)];
    assert.deepEqual([found?.state, found?.result, matter.state, matter.title], ['decided', 'denied', 'decided', '改名']);
    assert.deepEqual(await store.case(other), untouched);
    await database().write(() => store.updateCase(id, {}));
    assert.deepEqual(await store.case(id), found, 'nothing to change is nothing to write');
  });

  it('are found for many at once, and are none for what is not a case', async () => {
    const [first, second] = [await cases.register(), await cases.register()];
    const store = createCaseStore(database());
    assert.deepEqual((await store.briefs([first, second, 'nowhere'])).map(({ id }) => id).sort(), [first, second].sort());
    assert.deepEqual([await store.briefs([]), await store.case('nowhere')], [[], undefined]);
  });
});
