/** Jobs that were handed out and lost on the way: their cases go on within the pause, and a lost instance is found and cancelled. */
import assert from 'node:assert/strict';
import { JOB_TYPES } from '../../../domain/contract.ts';
import { createPlatform, type Platform } from '../../../src/app.ts';
import { silentLogger } from '../../../src/platform/logger.ts';
import { registerCase } from '../../support/client.ts';
import { eventually } from '../../support/eventually.ts';
import { platformForSuite } from '../../support/platform.ts';

/** 10 s, spread by a quarter, and the engine looks every ten. */
const COMES_AGAIN_WITHIN_MS = 60_000;

describe('Deliveries that are lost', function () {
  this.timeout(600_000);
  const suite = platformForSuite('SQLite');
  let next: Platform | undefined;
  after(() => next?.stop());

  it('come again, open their step once, and show instances that nobody knew', async () => {
    const { platform, people } = suite;
    const { engine, database } = platform;
    // From here on nothing is sent and no job is taken, as if the platform were about to die.
    await platform.workers.stop();
    const known = await registerCase(people, '送达丢失挖掘道路');
    const unknown = await registerCase(people, '实例应答丢失挖掘道路');
    const instanceOf = async (caseId: string): Promise<string> => {
      const row = await database.get<{ process_definition_key: string }>('SELECT process_definition_key FROM matter WHERE id = $1', [
        caseId,
      ]);
      return (await engine.createInstance({ processDefinitionKey: row?.process_definition_key ?? '', variables: { caseId } }))
        .processInstanceKey;
    };
    const knownInstance = await instanceOf(known);
    // The one had its answer stored and lost only its job; of the other, everything was lost.
    await database.write(async () => {
      await database.run('UPDATE matter SET process_instance_key = $1 WHERE id = $2', [knownInstance, known]);
      await platform.outbox.markDone([`start:${known}`]);
    });
    const lostInstance = await instanceOf(unknown);
    const taken: string[] = [];
    const thief = engine.openWorker({
      type: JOB_TYPES.userTask,
      timeoutMs: 20_000,
      maxActive: 8,
      fetchVariables: [],
      handle: (job) => {
        taken.push(job.processInstanceKey);
        return Promise.resolve('keep');
      },
    });
    await eventually('both jobs to be handed out', () => taken.length === 2);
    await thief.close();

    next = await createPlatform({
      mode: 'demonstration',
      dataDir: suite.dataDir,
      logger: silentLogger,
      sessionSecret: 'a secret of the tests only',
      web: false,
      engine: () => Promise.resolve({ address: engine.address, access: platform.broker?.access }),
    });
    const openStepsOf = (caseId: string) =>
      database.all<{ process_instance_key: string }>("SELECT process_instance_key FROM step WHERE matter_id = $1 AND state = 'open'", [
        caseId,
      ]);
    await eventually('the lost step to open', async () => (await openStepsOf(known)).length === 1, COMES_AGAIN_WITHIN_MS);
    await eventually(
      'the lost instance to be cancelled',
      async () => (await database.get("SELECT id FROM outbox WHERE id = $1 AND state = 'done'", [`cancel:${lostInstance}`])) !== undefined,
      COMES_AGAIN_WITHIN_MS,
    );

    assert.deepEqual(
      (await openStepsOf(known)).map((row) => row.process_instance_key),
      [knownInstance],
    );
    const [step, ...others] = await openStepsOf(unknown);
    assert.deepEqual(others, []);
    assert.ok(step && step.process_instance_key !== lostInstance);
    await assert.rejects(engine.cancelInstance(lostInstance), { code: 'NOT_FOUND' });
  });
});
