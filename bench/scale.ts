/**
 * `npm run bench:scale [-- --closed=100000] [--open=77000] [--users=1,20] [--pause=0,1000] [--seconds=20] [--clerks=8] [--database=mysql://…]
 * [--directory=…]`: how long lists, search, case page, wall and status take in a city with so many matters, while clerks decide.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { GRANTED, openStep, People, registerCase, untilCompleted, walk } from '../test/support/client.ts';
import { fillCity } from './city-scale.ts';
import { startChild } from './child.ts';
import type { Load, Samples } from './closed-loop.ts';
import { makeDatabase } from './databases.ts';
import { latencyOf, round, table } from './figures.ts';
import type { Question, ReadingFigures } from './reader-client.ts';
import { save } from './results.ts';
import type { Started, StartOptions } from './server.ts';

const { values: given } = parseArgs({
  options: {
    closed: { type: 'string', default: '100000' },
    open: { type: 'string', default: '77000' },
    users: { type: 'string', default: '1,20' },
    pause: { type: 'string', default: '0,1000' },
    seconds: { type: 'string', default: '20' },
    clerks: { type: 'string', default: '8' },
    database: { type: 'string', default: 'sqlite' },
    directory: { type: 'string' },
  },
});
const say = (text: string): void => {
  console.log(`· ${text}`);
};

const ACCOUNTS = ['kezhang', 'jiancha', 'xitong'];
const MOST_READERS = 20;

const questionsOf = (open: { id: string; number: string }[]): Question[] => {
  const encoded = (text: string): string => encodeURIComponent(text);
  return [
    { name: 'inbox', account: 'kezhang', paths: ['/inbox'] },
    { name: 'inbox, one number', account: 'kezhang', paths: open.map(({ number }) => `/inbox?q=${encoded(number)}`) },
    { name: 'matters of the city', account: 'jiancha', paths: ['/matters?limit=50'] },
    { name: 'matters, open', account: 'jiancha', paths: ['/matters?limit=50&state=open'] },
    { name: 'matters, overdue', account: 'jiancha', paths: ['/matters?limit=50&clock=overdue'] },
    { name: 'matters of an organ', account: 'kezhang', paths: ['/matters?limit=50'] },
    { name: 'cases of the city', account: 'jiancha', paths: ['/cases?limit=50'] },
    { name: 'cases, overdue', account: 'jiancha', paths: ['/cases?limit=50&clock=overdue'] },
    { name: 'cases of an organ', account: 'kezhang', paths: ['/cases?limit=50'] },
    { name: 'search, a number', account: 'jiancha', paths: open.map(({ number }) => `/search?q=${encoded(number)}`) },
    {
      name: 'search, words',
      account: 'jiancha',
      paths: ['供水管道改造', '正阳路燃气管道', '滨江路商铺接驳', '东湖路'].map((q) => `/search?q=${encoded(q)}`),
    },
    { name: 'search, two signs', account: 'jiancha', paths: [`/search?q=${encoded('光缆')}`] },
    { name: 'search, nothing', account: 'jiancha', paths: [`/search?q=${encoded('没有这样的事项')}`] },
    { name: 'case page', account: 'jiancha', paths: open.map(({ id }) => `/cases/${id}`) },
    { name: 'wall', account: 'jiancha', paths: ['/supervision/wall'] },
    { name: 'wall of a power', account: 'jiancha', paths: ['/supervision/wall?power=power-road-excavation'] },
    { name: 'forecast', account: 'jiancha', paths: ['/supervision/forecast'] },
    { name: 'heat map', account: 'jiancha', paths: ['/supervision/heat?power=power-road-excavation'] },
    {
      name: 'statistics of cases',
      account: 'jiancha',
      paths: ['organ', 'month', 'step', 'position'].map((by) => `/cases/statistics?by=${by}&from=2026-01-01&to=2026-12-31`),
    },
    { name: 'signals', account: 'jiancha', paths: ['/supervision/signals?limit=50'] },
    { name: 'statistics', account: 'jiancha', paths: ['/matters/statistics?from=2026-01-01&to=2026-12-31'] },
    { name: 'status', account: 'xitong', paths: ['/status'] },
  ];
};

async function main(): Promise<void> {
  const parent = given.directory ?? tmpdir();
  mkdirSync(parent, { recursive: true });
  const directory = mkdtempSync(path.join(parent, 'sunlit-scale-'));
  const database = await makeDatabase(given.database);
  const server = startChild('./server.ts');
  const clerks = startChild('./clerk-client.ts');
  const readers = startChild('./reader-client.ts');
  try {
    const start: StartOptions = { dataDir: directory, printDocuments: false, databaseUrl: database.url, heap: '1g' };
    const { url } = await server.ask<Started>('start', start);
    const people = new People(() => url);
    const closedId = await registerCase(people, '已办结');
    await walk(people, closedId, GRANTED);
    await untilCompleted(people, closedId, 60_000);
    const openId = await registerCase(people, '办理中');
    await walk(people, openId, GRANTED.slice(0, 2));
    await openStep(people, openId);
    const scale = { closed: Number(given.closed), open: Number(given.open), colleagues: { accounts: ACCOUNTS, each: MOST_READERS } };
    const began = performance.now();
    const open = await fillCity({ dataDir: directory, databaseUrl: database.url }, { closedId, openId }, scale, say);
    say(`filled in ${round((performance.now() - began) / 1_000)} s`);
    await clerks.ask('connect', { url });
    const colleagues = ACCOUNTS.flatMap((account) => Array.from({ length: MOST_READERS }, (_, number) => `${account}-${number}`));
    await readers.ask('connect', { url, accounts: colleagues });
    const questions = questionsOf(open);
    const results: object[] = [];
    const loads = given.users
      .split(',')
      .flatMap((users) => given.pause.split(',').map((pause) => ({ users: Number(users), pauseMs: Number(pause) })));
    for (const { users, pauseMs } of loads) {
      const seconds = Number(given.seconds);
      const load: Load = { clients: Number(given.clerks), seconds, rampSeconds: 0 };
      const [figures, decided] = await Promise.all([
        readers.ask<ReadingFigures>('read', { users, seconds, pauseMs, questions }),
        load.clients ? clerks.ask<Samples>('run', load) : undefined,
      ]);
      const decide = latencyOf(decided?.decides ?? []);
      console.log(
        `\n${cpus().length} processors, ${database.name}, ${scale.closed} closed and ${scale.open} open matters; ${users} readers with a pause of ${pauseMs} ms beside ${load.clients} clerks.\n` +
          `Clerks: ${round(decide.count / seconds)} decisions/s, p50 ${decide.p50}, p95 ${decide.p95}, max ${decide.max} ms. Times in ms.\n` +
          table(
            ['asked', 'times', 'p50', 'p95', 'max', 'KB'],
            Object.entries(figures).map(([name, { count, p50, p95, max, bytes }]) => [name, count, p50, p95, max, round(bytes / 1024)]),
          ),
      );
      results.push({ users, pauseMs, decide, figures });
    }
    say(`kept in ${save({ at: new Date().toISOString(), scale, database: database.name, results }, 'scale-')}`);
  } finally {
    await Promise.all([clerks.end(), readers.end()]);
    await server.end();
    await database.drop();
    rmSync(directory, { recursive: true, force: true });
  }
}

await main();
