/** A job worker: one file each, eleven lines when it can be; effects come in as functions. */
import type { WorkerOptions } from '../src/platform/zeebe/index.ts';

export type Worker = WorkerOptions;
