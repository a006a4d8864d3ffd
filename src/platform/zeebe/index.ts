export { connectEngine, type Deployment, type Engine, type EngineOptions, type Instance, type Message, type Topology } from './engine.ts';
export type { Job, JobAnswer, OpenWorker, WorkerOptions } from './job-worker.ts';
export { EngineRefusal, EngineUnavailable, type EngineRefusalCode } from './refusal.ts';
export { startBroker, type Broker, type BrokerOptions, type BrokerState, type BrokerStatus } from './supervisor.ts';
export { deployPlatformProcesses } from './deploy-platform-processes.ts';
