/**
 * How quickly open matters stand again in an engine that has lost its data (docs/adr/0017-rebuild.md): cases at mixed steps, some with
 * documents.
 */
import path from 'node:path';
import { GRANTED, openStep, People, registerCase, walk } from '../test/support/client.ts';
import { startChild } from './child.ts';
import { round } from './figures.ts';
import type { Rebuilt, Started, StartOptions } from './server.ts';

export interface RebuildFigures {
  matters: number;
  /** Jobs of fresh instances that were answered from the record. */
  answers: number;
  /** From the moment when the loss was noted until everything stood again. */
  seconds: number;
  mattersPerMinute: number;
  /** From the kill of the engine until the loss was noted. */
  noticedAfterSeconds: number;
}

const CLERKS = 8;

export async function measureRebuild(options: {
  directory: string;
  cases: number;
  heap?: string;
  say: (text: string) => void;
}): Promise<RebuildFigures> {
  const { directory, cases, heap, say } = options;
  const server = startChild('./server.ts');
  try {
    const start: StartOptions = { dataDir: path.join(directory, 'rebuild'), printDocuments: true, heap };
    const { url } = await server.ask<Started>('start', start);
    const people = new People(() => url);
    say(`opening ${cases} cases at mixed steps`);
    let next = 0;
    const clerk = async (): Promise<void> => {
      for (let index = next++; index < cases; index = next++) {
        const caseId = await registerCase(people, `第 ${index} 件`);
        await walk(people, caseId, GRANTED.slice(0, index % GRANTED.length));
        await openStep(people, caseId, 120_000);
      }
    };
    await Promise.all(Array.from({ length: CLERKS }, clerk));
    say('the engine loses its data');
    const { matters, answers, milliseconds, noticedAfterMs } = await server.ask<Rebuilt>('loseEngine');
    return {
      matters,
      answers,
      seconds: round(milliseconds / 1_000),
      mattersPerMinute: Math.round((matters * 60_000) / milliseconds),
      noticedAfterSeconds: round(noticedAfterMs / 1_000),
    };
  } finally {
    await server.end();
  }
}
