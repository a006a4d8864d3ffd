/** Sends a confirmed flowchart to the engine (R6a): only the bytes whose hash the registry confirmed. */
import { CommandRejected, type Outbox, type OutboxHandler } from '../platform/outbox/index.ts';
import type { Database } from '../platform/database/index.ts';
import { EngineRefusal, type Engine } from '../platform/zeebe/index.ts';
import { hashOfFlowchart, type RegistryService } from './service.ts';

export function createDeployFlowchart(deps: { database: Database; engine: Engine; outbox: Outbox; registry: RegistryService }): OutboxHandler {
  const { database, engine, outbox, registry } = deps;
  return async (row) => {
    const { versionId, hash } = row.payload as { versionId: string; hash: string };
    const { version, power } = await registry.versionOr404(versionId);
    if (hashOfFlowchart(version.bpmn_xml) !== hash || version.bpmn_hash !== hash) {
      throw new CommandRejected(`The flowchart of version ${versionId} is not the confirmed one (hash differs)`);
    }
    const deployment = await engine.deploy(`${power.process_id}.bpmn`, version.bpmn_xml).catch((error: unknown) => {
      if (error instanceof EngineRefusal) throw new CommandRejected(`The engine refused the flowchart: ${error.message}`);
      throw error;
    });
    await database.write(async () => {
      await registry.publish(versionId, { processDefinitionKey: deployment.processDefinitionKey, version: deployment.version });
      await outbox.markDone([row.id]);
    });
  };
}
