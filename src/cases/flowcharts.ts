/** What the platform reads from a version's flowchart, parsed once: published bytes never change. */
import { describeFlowchart, type FlowchartDescription } from './describe-flowchart.ts';
import type { RegistryEntry } from '../../processes/lint/registry-entry.ts';
import { basicsOf, type RegistryService } from '../registry/index.ts';

export interface Flowchart { versionId: string; number: number; entry: RegistryEntry; xml: string; description: FlowchartDescription; processDefinitionKey: string | null }

export type Flowcharts = (versionId: string) => Promise<Flowchart>;

export function createFlowcharts(registry: RegistryService): Flowcharts {
  const known = new Map<string, Promise<Flowchart>>();
  return (versionId) => {
    let found = known.get(versionId);
    if (!found) {
      found = registry.versionOr404(versionId).then(async ({ version }) => ({
        versionId, number: version.number, entry: basicsOf(version), xml: version.bpmn_xml,
        description: await describeFlowchart(version.bpmn_xml), processDefinitionKey: version.process_definition_key,
      }));
      known.set(versionId, found);
      found.catch(() => known.delete(versionId));
      if (known.size > 500) known.delete([...known.keys()][0] ?? '');
    }
    return found;
  };
}
