/** What goes to the engine of a confirmed version, and what the record is told of it (R6a, docs/adr/0014). */
import assert from 'node:assert/strict';
import { compileFlowchart } from '../../domain/flowchart/compile.ts';
import { CommandRejected, type Outbox } from '../../src/platform/outbox/index.ts';
import type { Database } from '../../src/platform/database/index.ts';
import type { Engine } from '../../src/platform/zeebe/index.ts';
import { createDeployFlowchart } from '../../src/registry/deploy-flowchart.ts';
import { hashOfFlowchart, type PublishedDeployment, type RegistryService } from '../../src/registry/index.ts';
import { oneTask } from '../support/flowcharts.ts';
import { periodDrawing } from '../support/period-drawing.ts';

/** Deploys one version whose confirmed hash is that of `confirmed`; answers what the engine and the registry were given. */
async function deploy(xml: string, confirmed = xml): Promise<{ sent: string[]; published: PublishedDeployment[] }> {
  const sent: string[] = [];
  const published: PublishedDeployment[] = [];
  const hash = hashOfFlowchart(confirmed);
  const handler = createDeployFlowchart({
    database: { write: (work: () => Promise<unknown>) => work() } as unknown as Database,
    engine: {
      deploy(_name: string, text: string) {
        sent.push(text);
        return Promise.resolve({ processDefinitionKey: '7', version: 2 });
      },
    } as unknown as Engine,
    outbox: { markDone: () => Promise.resolve() } as unknown as Outbox,
    registry: {
      versionOr404: () => Promise.resolve({ version: { bpmn_xml: xml, bpmn_hash: hash }, power: { process_id: 'power-fixture' } }),
      publish(_versionId: string, deployment: PublishedDeployment) {
        published.push(deployment);
        return Promise.resolve();
      },
    } as unknown as RegistryService,
  });
  const [row, context] = [{ id: 1, payload: { versionId: 'v', hash } }, {}] as unknown as Parameters<typeof handler>;
  await handler(row, context);
  return { sent, published };
}

describe('The deployment of a confirmed flowchart', () => {
  it('sends what its timer symbols are compiled into, and tells the hash of that beside the drawing', async () => {
    const compiled = await compileFlowchart(periodDrawing());
    const { sent, published } = await deploy(periodDrawing());
    assert.deepEqual(sent, [compiled]);
    assert.deepEqual(published, [{ processDefinitionKey: '7', version: 2, deployedHash: hashOfFlowchart(compiled) }]);
    assert.notEqual(hashOfFlowchart(compiled), hashOfFlowchart(periodDrawing()));
  });

  it('sends a drawing without them as it was confirmed', async () => {
    const xml = oneTask({ id: 'power-fixture', jobType: 'close-case' });
    const { sent, published } = await deploy(xml);
    assert.deepEqual([sent, published[0]?.deployedHash], [[xml], hashOfFlowchart(xml)]);
  });

  it('sends nothing of a drawing that is not the confirmed one, or that no check should have passed', async () => {
    await assert.rejects(deploy(periodDrawing(), 'another'), CommandRejected);
    const broken = periodDrawing().replace('<zeebe:header key="period-unit" value="working-day" />', '');
    await assert.rejects(
      deploy(broken),
      (error) => error instanceof CommandRejected && /HearingRequest: the waiting period has no length/.test(error.message),
    );
  });
});
