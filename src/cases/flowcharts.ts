/** What the platform reads from a version's flowchart, parsed once: published bytes never change. */
import { LRUCache } from 'lru-cache';
import { guideThrough, type FlowchartGuide } from '../procedures/index.ts';
import { withService } from '../../domain/service/service-form.ts';
import type { RegistryEntry } from '../../domain/registry/registry-entry.ts';
import type { Engine } from '../platform/zeebe/index.ts';
import { entryOfVersion, hashOfFlowchart, type RegistryService } from '../registry/index.ts';

export interface Flowchart {
  versionId: string;
  number: number;
  entry: RegistryEntry;
  xml: string;
  hash: string;
  description: FlowchartGuide;
  processDefinitionKey: string | null;
}

/** Characters of drawings; one has some 45,000, and what is read from it takes a few times as much memory. */
const MOST_KEPT = 25_000_000;

export type Flowcharts = (versionId: string) => Promise<Flowchart>;

export function createFlowcharts({
  registry,
  engine,
  announcementDays,
}: {
  registry: RegistryService;
  engine: Pick<Engine, 'owns'>;
  announcementDays: number;
}): Flowcharts {
  const known = new LRUCache<string, Flowchart>({
    maxSize: MOST_KEPT,
    sizeCalculation: ({ xml }) => xml.length + 1,
    // Asked for twice at once, read once; a failure is not kept.
    fetchMethod: (versionId) => read(versionId),
  });
  return async (versionId) => {
    const found = await known.forceFetch(versionId);
    if (found.processDefinitionKey === null || engine.owns(found.processDefinitionKey)) return found;
    // Meanwhile the engine that took another one's place may have been given it.
    known.delete(versionId);
    return known.forceFetch(versionId);
  };

  /** Forms of service of any age ask what the law asks for now. */
  function serving(entry: RegistryEntry): RegistryEntry {
    const forms = Object.entries(entry.forms).map(([key, form]) => [key, { ...form, fields: withService(form.fields, announcementDays) }]);
    return { ...entry, forms: Object.fromEntries(forms) as RegistryEntry['forms'] };
  }

  async function read(versionId: string): Promise<Flowchart> {
    const { version } = await registry.versionOr404(versionId);
    return {
      versionId,
      number: version.number,
      entry: serving(entryOfVersion(version)),
      xml: version.bpmn_xml,
      hash: hashOfFlowchart(version.bpmn_xml),
      description: await guideThrough(version.bpmn_xml),
      processDefinitionKey: version.process_definition_key,
    };
  }
}
