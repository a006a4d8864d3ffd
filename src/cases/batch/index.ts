export { createRegisterBatch, readCells } from './register-batch.ts';
export { batchRoutes } from './routes.ts';
