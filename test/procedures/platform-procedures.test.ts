/** A drawing of the rules and its entry are published as a version, and matters stay on theirs (R10). */
import assert from 'node:assert/strict';
import { createPlatformProcedures, type PlatformProcedures } from '../../src/procedures/index.ts';
import { createOutbox } from '../../src/platform/outbox/index.ts';
import { createRecord, type RecordBook } from '../../src/platform/record/index.ts';
import { createAdjustableTime } from '../../src/platform/time/time.ts';
import type { Engine } from '../../src/platform/zeebe/index.ts';
import { buildProcedure, drawProcedure } from '../support/build-procedure.ts';
import { eachDatabase } from '../support/databases.ts';

eachDatabase('The published procedures', (database) => {
  const deployed: string[] = [];
  let files = { xml: drawProcedure(), entry: buildProcedure() };
  let record: RecordBook;
  /** The platform after a start. */
  async function started(): Promise<PlatformProcedures> {
    const time = createAdjustableTime(0);
    record = createRecord(database(), time);
    // Answers like Zeebe: the same text has the same key again.
    const engine = {
      deploy: (_name: string, xml: string) => {
        if (!deployed.includes(xml)) deployed.push(xml);
        return Promise.resolve({ processDefinitionKey: String(deployed.indexOf(xml) + 1) });
      },
      owns: () => true,
    } as unknown as Engine;
    const procedures = createPlatformProcedures({
      database: database(),
      record,
      time,
      engine,
      outbox: createOutbox(database(), time),
      read: () => Promise.resolve([files]),
    });
    await procedures.publish();
    return procedures;
  }
  const versions = () => database().all<{ id: string; hash: string; xml: string }>('SELECT * FROM procedure_version ORDER BY number');

  it('are a version that the engine has and the record names', async () => {
    const procedures = await started();
    const current = await procedures.current('notice');
    assert.equal(current.number, 1);
    assert.equal(current.processDefinitionKey, '1');
    assert.deepEqual(Object.keys(current.forms), ['reply']);
    assert.deepEqual(
      (await database().all<{ payload: string }>("SELECT payload FROM record WHERE kind = 'procedure-published'")).map(
        ({ payload }) => (JSON.parse(payload) as { hash: string }).hash,
      ),
      (await versions()).map(({ hash }) => hash),
    );
  });

  it('stay the same version over a restart, even when the engine is a fresh one', async () => {
    const before = await versions();
    deployed.unshift('another engine’s first drawing');
    const procedures = await started();
    assert.deepEqual(
      (await versions()).map(({ id }) => id),
      before.map(({ id }) => id),
    );
    assert.equal((await procedures.current('notice')).processDefinitionKey, '2');
  });

  it('are a new version when only the entry changed; the old one stays as it was for its matters', async () => {
    const [first] = await versions();
    const entry = buildProcedure();
    entry.positions.forEach((position) => (position.name = `${position.name}甲`));
    files = { ...files, entry };
    const procedures = await started();
    const current = await procedures.current('notice');
    assert.equal(current.number, 2);
    assert.equal(current.positions[0]?.name, '监督岗甲');
    assert.equal((await procedures.version(first?.id ?? '')).positions[0]?.name, '监督岗');
  });

  it('are not run from a row that somebody changed', async () => {
    const [first] = await versions();
    await database().write(() =>
      database().run('UPDATE procedure_version SET xml = $1 WHERE id = $2', [`${first?.xml} `, first?.id ?? '']),
    );
    const procedures = await started();
    await assert.rejects(procedures.version(first?.id ?? ''), /is not the published one/);
  });

  it('that there are none of are an error with the name', async () => {
    await assert.rejects((await started()).current('unheard-of'), /No version of the procedure "unheard-of"/);
  });
});
