/** A matter runs on one instance of exactly its version, whatever is answered twice or late (R10). */
import assert from 'node:assert/strict';
import { casesOn, type CasesOn } from '../support/cases-on.ts';
import { eachDatabase } from '../support/databases.ts';
import { buildPower } from '../support/small-power.ts';

eachDatabase('The start of a matter', (database) => {
  let cases: CasesOn;
  before(async () => {
    cases = await casesOn(database());
  });
  after(() => cases?.close());

  const started = async (id: string): Promise<number> => (await cases.recorded(id)).filter((kind) => kind === 'case-started').length;

  it('is on the version that it was registered under, although a newer one is published before the engine answers', async () => {
    cases.engine.away = true;
    const id = await cases.register();
    cases.engine.away = false;
    const before = await database().get<{ process_definition_key: string }>(
      'SELECT process_definition_key FROM power_version WHERE id = $1',
      [cases.versionId],
    );
    await cases.publish({ ...cases.power, xml: `${cases.power.xml}\n` });
    await cases.settle();
    const [job] = cases.engine.jobsOf(id);
    assert.equal(job?.processDefinitionKey, before?.process_definition_key);
  });

  it('whose answer was lost leaves a second instance behind, which is cancelled; the matter keeps one', async () => {
    const { createInstance } = cases.engine;
    cases.engine.createInstance = async (request, options) => {
      await createInstance(request, options);
      throw new Error('the answer was lost');
    };
    await assert.rejects(cases.register(), /the answer was lost/);
    cases.engine.createInstance = createInstance;
    await cases.settle();
    const [{ id = '' } = {}] = await database().all<{ id: string }>('SELECT id FROM matter ORDER BY opened_at DESC LIMIT 1');
    const { process_instance_key: key } = await cases.matter(id);
    assert.ok(key);
    assert.deepEqual(
      cases.engine.jobsOf(id).map(({ processInstanceKey }) => processInstanceKey),
      [key],
    );
    assert.deepEqual([(await cases.openSteps(id)).length, await started(id)], [1, 1]);
  });

  it('needs a person where the engine refuses it, and harms no other matter', async () => {
    const { createInstance } = cases.engine;
    cases.engine.createInstance = (request) => createInstance({ ...request, processDefinitionKey: '1' });
    const id = await cases.register();
    cases.engine.createInstance = createInstance;
    assert.equal((await cases.outbox.summary()).attention, 1);
    assert.equal((await cases.matter(id)).process_instance_key, null);
    await cases.walk(await cases.register(), 'accept', 'grant');
  });

  it('takes an instance of another drawing for a stranger’s, even if it is the first that is seen', async () => {
    const otherId = await cases.publish(buildPower());
    const { version } = await cases.registry.versionOr404(otherId);
    cases.engine.away = true;
    const id = await cases.register();
    cases.engine.away = false;
    const foreign = await cases.engine.createInstance({
      processDefinitionKey: version.process_definition_key ?? '',
      variables: { caseId: id },
    });
    await cases.settle();
    assert.notEqual((await cases.matter(id)).process_instance_key, foreign.processInstanceKey);
    assert.equal((await cases.openStep(id)).process_instance_key, (await cases.matter(id)).process_instance_key);
    await cases.walk(id, 'accept', 'grant');
  });
});
