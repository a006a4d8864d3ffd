/**
 * A: the bare engine. The same flowchart driven with @camunda8/sdk directly, as a good developer would: its own workers with long
 * polling, documents and closing completed by trivial workers, each user task completed by the client with its outcome.
 */
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Camunda8 } from '@camunda8/sdk';
import { JOB_TYPES, VARIABLES } from '../domain/contract.ts';
import { serve } from './child.ts';
import { runClosedLoop, type Load, type Observer } from './closed-loop.ts';
import { OUTCOMES } from './path.ts';

const FLOWCHART = fileURLToPath(new URL('../processes/powers/road-excavation.bpmn', import.meta.url));
const PROCESS_ID = 'power-road-excavation';

type Client = ReturnType<Camunda8['getZeebeGrpcApiClient']>;
interface UserTask {
  complete(outcome: string): Promise<unknown>;
}
/** What happens next to an instance: a user task is there, or it has ended (null). */
interface Turn {
  next: (task: UserTask | null) => void;
  waiting: (UserTask | null)[];
}

let client: Client | undefined;
let retries: Record<string, number> = {};
const turns = new Map<string, Turn>();

const turnOf = (instance: string): Turn => {
  let turn = turns.get(instance);
  if (!turn) {
    const created: Turn = { waiting: [], next: (task) => created.waiting.push(task) };
    turns.set(instance, (turn = created));
  }
  return turn;
};

const nextOf = (instance: string): Promise<UserTask | null> => {
  const turn = turnOf(instance);
  const known = turn.waiting.shift();
  return known !== undefined
    ? Promise.resolve(known)
    : new Promise((resolve) => {
        turn.next = (task) => {
          turn.next = (later) => turn.waiting.push(later);
          resolve(task);
        };
      });
};

/** The SDK's own retry waits a second; this one is quicker and counts. */
async function persist<T>(attempt: () => Promise<T>): Promise<T> {
  for (let tries = 0; ; tries += 1) {
    try {
      return await attempt();
    } catch (error) {
      const { code } = error as { code?: number };
      if (code !== 8 && code !== 14) throw error;
      const cause = code === 8 ? 'RESOURCE_EXHAUSTED' : 'UNAVAILABLE';
      retries[cause] = (retries[cause] ?? 0) + 1;
      await sleep(Math.min(1_000, 20 * 2 ** tries) * (0.5 + Math.random()));
    }
  }
}

async function connect({ address, token }: { address: string; token: string }): Promise<void> {
  const connected = new Camunda8({
    ZEEBE_GRPC_ADDRESS: `grpc://${address}`,
    oAuthProvider: { getHeaders: () => Promise.resolve({ authorization: `Bearer ${token}` }) },
    CAMUNDA_LOG_LEVEL: 'none',
    zeebeGrpcSettings: { ZEEBE_CLIENT_LOG_LEVEL: 'NONE', ZEEBE_GRPC_CLIENT_RETRY: false },
  } as never).getZeebeGrpcApiClient();
  client = connected;
  await connected.deployResource({ name: 'road-excavation.bpmn', process: readFileSync(FLOWCHART) });
  // The SDK looks for work every 300 ms unless told otherwise; a long poll is open all the same.
  const polling = { maxJobsToActivate: 64, pollInterval: 1, longPoll: 20_000, fetchVariable: [VARIABLES.matterId], timeout: 60_000 };
  connected.createWorker({
    ...polling,
    taskType: JOB_TYPES.userTask,
    taskHandler: (job) =>
      new Promise((resolve) => {
        turnOf(job.processInstanceKey).next({
          async complete(outcome) {
            const answer = await persist(() => job.complete({ [VARIABLES.outcome]: outcome }));
            resolve(answer);
            return answer;
          },
        });
      }),
  });
  connected.createWorker({ ...polling, taskType: JOB_TYPES.generateDocument, taskHandler: (job) => persist(() => job.complete()) });
  connected.createWorker({
    ...polling,
    taskType: JOB_TYPES.closeCase,
    async taskHandler(job) {
      const answer = await persist(() => job.complete());
      turnOf(job.processInstanceKey).next(null);
      return answer;
    },
  });
}

async function runCase(_client: number, observer: Observer): Promise<void> {
  const engine = client;
  if (!engine) throw new Error('Not connected');
  const caseId = crypto.randomUUID();
  const { processInstanceKey } = await persist(() =>
    engine.createProcessInstance({ bpmnProcessId: PROCESS_ID, variables: { [VARIABLES.matterId]: caseId } }),
  );
  let task = await nextOf(processInstanceKey);
  for (const { outcome } of OUTCOMES) {
    if (!task) throw new Error('The case ended too soon');
    const there = performance.now();
    await task.complete(outcome);
    observer.decide(performance.now() - there);
    task = await nextOf(processInstanceKey);
    observer.step(performance.now() - there);
  }
  if (task) throw new Error('The case has more steps than expected');
  turns.delete(processInstanceKey);
}

serve(
  {
    connect,
    async run(load: Load) {
      retries = {};
      return { ...(await runClosedLoop(load, runCase)), retries };
    },
  },
  async () => {
    await client?.close();
  },
);
