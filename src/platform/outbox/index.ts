export { createBatcher, type Batcher } from './batcher.ts';
export { CommandRejected, CommandWaits, createDispatcher, type Dispatcher, type OutboxHandler } from './dispatcher.ts';
export { createOutbox, type Outbox, type OutboxCommand, type OutboxRow } from './outbox.ts';
export { createMarkDone, createRemoveDone, type MarkDone } from './mark-done.ts';
