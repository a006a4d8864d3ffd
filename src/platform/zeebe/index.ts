export { connectEngine, type Engine, type Job, type JobAnswer, type OpenWorker, type WorkerOptions } from './engine.ts';
export { EngineRefusal } from './refusal.ts';
export { startBroker, type Broker, type BrokerState } from './supervisor.ts';
export { deployPlatformProcesses } from './deploy-platform-processes.ts';
