/**
 * Sends a confirmed flowchart to the engine (R6a): only what was compiled from the bytes whose hash the registry confirmed
 * (docs/adr/0014).
 */
import { CannotCompile, compileFlowchart } from '../../domain/flowchart/compile.ts';
import { CommandRejected, type Outbox, type OutboxHandler } from '../platform/outbox/index.ts';
import type { Database } from '../platform/database/index.ts';
import { EngineRefusal, type Engine } from '../platform/zeebe/index.ts';
import { DEPLOY_FLOWCHART } from './deploy-command.ts';
import type { RegistryStore } from './store.ts';
import { hashOfFlowchart, type RegistryService } from './service.ts';

/**
 * The engine's data are gone: what it must have is deployed again, if it is still the drawing with which the record says that the version
 * came into force (docs/adr/0017-rebuild.md).
 */
export async function deployAgain(
  { database, outbox }: { database: Database; outbox: Outbox },
  store: RegistryStore,
  engine: number,
): Promise<void> {
  const published = await database.all<{ payload: string }>("SELECT payload FROM record WHERE kind = 'registry-publish'");
  const hashes = new Map(published.map(({ payload }) => JSON.parse(payload) as Published).map((one) => [one.versionId, one.flowchart]));
  for (const { id: versionId } of await store.versionsInUse())
    await outbox.put({
      id: `redeploy:${engine}:${versionId}`,
      kind: DEPLOY_FLOWCHART,
      stream: `redeploy:${versionId}`,
      payload: { versionId, hash: hashes.get(versionId) ?? '' },
    });
}

interface Published {
  versionId: string;
  flowchart: string;
}

export function createDeployFlowchart(deps: {
  database: Database;
  engine: Engine;
  outbox: Outbox;
  registry: RegistryService;
}): OutboxHandler {
  const { database, engine, outbox, registry } = deps;
  return async (row) => {
    const { versionId, hash } = row.payload as { versionId: string; hash: string };
    const { version, power } = await registry.versionOr404(versionId);
    if (hashOfFlowchart(version.bpmn_xml) !== hash || version.bpmn_hash !== hash) {
      throw new CommandRejected(`The flowchart of version ${versionId} is not the confirmed one (hash differs)`);
    }
    const deployed = await compileFlowchart(version.bpmn_xml).catch((error: unknown) => {
      if (error instanceof CannotCompile) throw new CommandRejected(`The confirmed flowchart cannot be deployed: ${error.message}`);
      throw error;
    });
    const deployment = await engine.deploy(`${power.process_id}.bpmn`, deployed).catch((error: unknown) => {
      if (error instanceof EngineRefusal) throw new CommandRejected(`The engine refused the flowchart: ${error.message}`);
      throw error;
    });
    await database.write(async () => {
      await registry.publish(versionId, {
        processDefinitionKey: deployment.processDefinitionKey,
        version: deployment.version,
        deployedHash: hashOfFlowchart(deployed),
      });
      await outbox.markDone([row.id]);
    });
  };
}
