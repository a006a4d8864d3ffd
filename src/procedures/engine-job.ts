/** What the platform reads of an engine job. */
export interface EngineJob {
  key: string;
  processInstanceKey: string;
  processDefinitionKey: string;
  elementId: string;
  headers: Record<string, string>;
  variables: Record<string, unknown>;
}

/** A job that stays with the engine, or what it is completed with. */
export type Reply = 'keep' | { complete: Record<string, unknown> };
