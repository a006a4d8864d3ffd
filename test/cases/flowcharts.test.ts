/** What is read of a version's flowchart is read once: published bytes never change. */
import assert from 'node:assert/strict';
import { createFlowcharts } from '../../src/cases/flowcharts.ts';
import { eachDatabase } from '../support/databases.ts';
import { platformOn, type PlatformOn } from '../support/platform-on.ts';
import { buildPower } from '../support/small-power.ts';

eachDatabase("A version's flowchart", (database) => {
  let platform: PlatformOn;
  before(async () => {
    platform = await platformOn(database());
  });
  after(() => platform?.close());

  it('is read once however often it is asked for, with its entry and the key of what is deployed', async () => {
    const power = buildPower();
    const versionId = await platform.publish(power);
    let reads = 0;
    let isOwn = true;
    const registry = {
      ...platform.registry,
      versionOr404(id: string) {
        reads += 1;
        return platform.registry.versionOr404(id);
      },
    };
    const flowcharts = createFlowcharts({ registry, engine: { owns: () => isOwn }, announcementDays: 30 });
    const [first, again] = await Promise.all([flowcharts(versionId), flowcharts(versionId)]);
    assert.equal(again, first);
    assert.equal(await flowcharts(versionId), first);
    assert.equal(reads, 1);
    // The engine that is there did not give the key: perhaps it has been given the drawing meanwhile.
    isOwn = false;
    await flowcharts(versionId);
    assert.equal(reads, 2);
    assert.deepEqual([first.number, first.xml, first.entry.powerCode], [1, power.xml, power.entry.powerCode]);
    assert.ok(first.processDefinitionKey);
    assert.equal(first.description.nameOf('tDecide'), '决定');
  });

  it('that is not there is refused, and asked for anew the next time', async () => {
    const flowcharts = createFlowcharts({ registry: platform.registry, engine: { owns: () => true }, announcementDays: 30 });
    await assert.rejects(flowcharts('nowhere'), { code: 'not-found' });
    await assert.rejects(flowcharts('nowhere'), { code: 'not-found' });
  });
});
