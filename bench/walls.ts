/**
 * Many supervision walls at once: how long an event takes to every one of them while clerks work, what reading the wall costs, and the
 * platform's memory (docs/adr/0038-wall-and-statistics.md).
 */
import { startChild } from './child.ts';
import { round } from './figures.ts';
import type { Samples } from './closed-loop.ts';
import { startPlatform } from './throughput.ts';
import type { WallSamples } from './wall-client.ts';

export interface WallsOptions {
  directory: string;
  walls: number;
  seconds: number;
  clerks: number;
  heap?: string;
  say: (text: string) => void;
}

export interface WallsFigures extends WallSamples {
  clerks: number;
  stepsPerSecond: number;
  /** Resident memory of the platform, in MB: before the walls opened, and at the end. */
  memory: { before: number; after: number };
}

/** City and district supervision: walls of three scopes. */
const ACCOUNTS = ['jiancha', 'jiancha-cg', 'jiancha-dh'];

export async function measureWalls({ directory, walls, seconds, clerks, heap, say }: WallsOptions): Promise<WallsFigures> {
  const { client, server, url, stop } = await startPlatform('B', { dataDir: `${directory}/walls`, printDocuments: false, heap });
  const screens = startChild('./wall-client.ts');
  const megabytes = async (): Promise<number> => round(((await server?.ask<{ memory: number }>('metrics'))?.memory ?? 0) / 2 ** 20, 0);
  try {
    const before = await megabytes();
    await screens.ask('open', { url: url ?? '', walls, accounts: ACCOUNTS });
    say(`${walls} walls are open`);
    const done = await client.ask<Samples>('run', { clients: clerks, seconds, rampSeconds: 2 });
    const found = await screens.ask<WallSamples>('look');
    return { ...found, clerks, stepsPerSecond: round(done.steps.length / seconds), memory: { before, after: await megabytes() } };
  } finally {
    await screens.end();
    await stop();
  }
}
