import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

/** `execArgv` of a thread of our own: it reads TypeScript like the process that starts it. */
export const READS_TYPESCRIPT: string[] = ['--import', pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href];
