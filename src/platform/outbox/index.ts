export { createBatcher, type Batcher } from './batcher.ts';
export { CommandRejected, createDispatcher, type Dispatcher, type OutboxHandler } from './dispatcher.ts';
export { createOutbox, type Outbox, type OutboxCommand, type OutboxRow } from './outbox.ts';
