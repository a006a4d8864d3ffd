/**
 * An engine in memory for feature tests: it plays what is deployed by the token game and hands out jobs when it is asked to.
 *
 * What Zeebe really does is claimed with Zeebe alone (`test/e2e`, `test/processes`). Processes that begin with a message are not played:
 * their messages are kept in `messages`.
 */
import { JOB_TYPES, VARIABLES } from '../../domain/contract.ts';
import type { FlowNode, Flowchart } from '../../domain/flowchart/flowchart.ts';
import { leave, startTokens, type Token } from '../../domain/flowchart/token-game.ts';
import { EngineRefusal, EngineUnavailable, type Deployment, type Engine, type Job, type Message } from '../../src/platform/zeebe/index.ts';
import { chartOf } from './draw-bpmn.ts';

export interface SimulatedEngine extends Engine {
  /** Every message published, in order. */
  readonly messages: readonly Message[];
  /** While true nothing is answered. */
  away: boolean;
  /** Jobs that wait for a worker; each is handed out once. */
  handOut(): Job[];
  /** Jobs in workers' hands come again, as when their time is up. */
  redeliver(): void;
  /** Jobs of a matter that are not done, handed out or not. */
  jobsOf(matterId: string): Job[];
  /** Does what whoever has the gateway's secret could do: ends the job and goes on, whatever the record says. */
  force(jobKey: string, outcome?: string): void;
}

interface Definition extends Deployment {
  xml: string;
  chart: Flowchart;
}
interface Instance {
  key: string;
  definition: Definition;
  variables: Record<string, unknown>;
  tokens: Token[];
  decisions: number;
}
interface KeptJob {
  instance: Instance;
  token: Token;
  job: Job;
  state: 'waiting' | 'handed-out' | 'failed';
}

/** One series for all: two engines that follow each other on one database give no key twice. */
let keys = 2_251_799_813_685_000;
const nextKey = (): string => String((keys += 1));

/** `line` as the topology tells it; instances move to another version from 8.5 on. */
export function createSimulatedEngine(line = '8.0'): SimulatedEngine {
  const definitions: Definition[] = [];
  const instances = new Map<string, Instance>();
  const jobs = new Map<string, KeptJob>();
  const messages: Message[] = [];

  const answers = <T>(name: string, work: () => T | Promise<T>): Promise<T> =>
    engine.away ? Promise.reject(new EngineUnavailable(name, 'UNAVAILABLE', false)) : Promise.resolve().then(work);

  /** The living job; a job that is done or cancelled is not found, one without retries waits for a person. */
  function jobOf(key: string): KeptJob {
    const found = jobs.get(key);
    if (!found) throw new EngineRefusal('NOT_FOUND', `no such job: ${key}`);
    if (found.state === 'failed') throw new EngineRefusal('FAILED_PRECONDITION', `job ${key} is marked as failed`);
    return found;
  }

  /** A job for every token that waits at an element with work and has none yet. */
  function createJobs(instance: Instance): void {
    const known = new Set([...jobs.values()].map(({ token }) => token));
    for (const token of instance.tokens) {
      const type = jobTypeAt(token.node);
      if (type === undefined || known.has(token)) continue;
      const { definition, variables } = instance;
      const job: Job = {
        key: nextKey(),
        type,
        processInstanceKey: instance.key,
        bpmnProcessId: definition.bpmnProcessId,
        processDefinitionKey: definition.processDefinitionKey,
        elementId: token.node.id,
        headers: { ...token.node.headers },
        variables: { ...variables },
        retries: 3,
      };
      jobs.set(job.key, { instance, token, job, state: 'waiting' });
    }
  }

  function complete(key: string, variables: Record<string, unknown>): void {
    const { instance, token } = jobOf(key);
    jobs.delete(key);
    Object.assign(instance.variables, variables);
    const outcome = variables[VARIABLES.outcome];
    const made =
      token.node.kind === 'step' && typeof outcome === 'string'
        ? { stepId: token.node.id, code: outcome, order: (instance.decisions += 1) }
        : token.made;
    instance.tokens = leave(instance.tokens, token, made);
    createJobs(instance);
  }

  function cancel(key: string): void {
    if (!instances.delete(key)) throw new EngineRefusal('NOT_FOUND', `no such instance: ${key}`);
    for (const [jobKey, { instance }] of jobs) if (instance.key === key) jobs.delete(jobKey);
  }

  /** Every token moves to the element that it is mapped to; jobs keep their keys. */
  function migrate(key: string, definitionKey: string, mapping: Readonly<Record<string, string>>): void {
    const instance = instances.get(key);
    const target = definitions.find(({ processDefinitionKey }) => processDefinitionKey === definitionKey);
    if (!instance || !target) throw new EngineRefusal('NOT_FOUND', `no such instance or definition: ${key}, ${definitionKey}`);
    for (const token of instance.tokens) {
      const node = target.chart.nodes.get(mapping[token.node.id] ?? '');
      if (!node) throw new EngineRefusal('INVALID_ARGUMENT', `no mapping for the active element ${token.node.id}`);
      token.node = node;
    }
    instance.definition = target;
    for (const { instance: owner, job, token } of jobs.values())
      if (owner === instance) Object.assign(job, { elementId: token.node.id, processDefinitionKey: definitionKey });
  }

  const engine: SimulatedEngine = {
    address: 'in memory',
    away: false,
    messages,
    topology: () => answers('topology', () => ({ gatewayVersion: `${line}.0`, brokers: 1, partitions: 1 })),
    line: () => line,
    deploy: (name, xml) =>
      answers('deployResource', async () => {
        const chart = await chartOf(xml).catch((error: unknown) => {
          throw new EngineRefusal('INVALID_ARGUMENT', `${name}: ${String(error)}`);
        });
        const bpmnProcessId = chart.process.id ?? '';
        const versions = definitions.filter((known) => known.bpmnProcessId === bpmnProcessId);
        const latest = versions.at(-1);
        if (latest?.xml === xml) return latest;
        const definition = { processDefinitionKey: nextKey(), bpmnProcessId, version: versions.length + 1, xml, chart };
        definitions.push(definition);
        return definition;
      }),
    createInstance: ({ variables, ...wanted }) =>
      answers('createProcessInstance', () => {
        const definition = definitions.find((known) =>
          'processDefinitionKey' in wanted
            ? known.processDefinitionKey === wanted.processDefinitionKey
            : known.bpmnProcessId === wanted.bpmnProcessId && known.version === wanted.version,
        );
        if (!definition) throw new EngineRefusal('NOT_FOUND', `no such definition: ${JSON.stringify(wanted)}`);
        const { processDefinitionKey, bpmnProcessId, version, chart } = definition;
        const outcome = variables[VARIABLES.outcome];
        const tokens = startTokens(chart, typeof outcome === 'string' ? outcome : undefined);
        const instance = { key: nextKey(), definition, variables: { ...variables }, tokens, decisions: 0 };
        instances.set(instance.key, instance);
        createJobs(instance);
        return { processDefinitionKey, bpmnProcessId, version, processInstanceKey: instance.key };
      }),
    completeJob: (key, variables) => answers('completeJob', () => complete(key, variables)),
    failJob: (key, { retries }) =>
      answers('failJob', () => {
        jobOf(key).state = retries > 0 ? 'waiting' : 'failed';
      }),
    throwBpmnError: (key) =>
      answers('throwError', () => {
        // Nothing in a drawing of ours catches one: a person must look.
        jobOf(key).state = 'failed';
      }),
    updateJobRetries: (key, retries) =>
      answers('updateJobRetries', () => {
        const found = jobs.get(key);
        if (!found) throw new EngineRefusal('NOT_FOUND', `no such job: ${key}`);
        if (found.state === 'failed' && retries > 0) found.state = 'waiting';
      }),
    owns: () => true,
    publishMessage: (message) =>
      answers('publishMessage', () => {
        if (!messages.some(({ messageId }) => messageId === message.messageId)) messages.push(message);
      }),
    cancelInstance: (key) => answers('cancelProcessInstance', () => cancel(key)),
    canMigrate: () => line !== '8.0',
    migrateInstance: ({ processInstanceKey, processDefinitionKey, mapping }) =>
      answers('migrateProcessInstance', () => migrate(processInstanceKey, processDefinitionKey, mapping)),
    // Whoever drives the tests hands the jobs out.
    openWorker: () => ({ close: () => Promise.resolve() }),
    metrics: () => ({
      ...{ commands: 0, retries: {}, refusals: {}, inFlight: 0, waiting: 0 },
      jobs: { activated: 0, answered: 0, faults: 0, pollFailures: 0 },
    }),
    close: () => Promise.resolve(),

    handOut() {
      if (engine.away) return [];
      const waiting = [...jobs.values()].filter(({ state }) => state === 'waiting');
      for (const kept of waiting) kept.state = 'handed-out';
      return waiting.map(({ job }) => ({ ...job }));
    },
    redeliver() {
      for (const kept of jobs.values()) if (kept.state === 'handed-out') kept.state = 'waiting';
    },
    jobsOf: (matterId) =>
      [...jobs.values()].filter(({ instance }) => instance.variables[VARIABLES.matterId] === matterId).map(({ job }) => ({ ...job })),
    force: (key, outcome) => complete(key, outcome === undefined ? {} : { [VARIABLES.outcome]: outcome }),
  };
  return engine;
}

const jobTypeAt = (node: FlowNode): string | undefined => (node.kind === 'step' ? JOB_TYPES.userTask : node.jobType);
