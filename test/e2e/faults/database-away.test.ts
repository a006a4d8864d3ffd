/** The database cannot be reached for ten seconds: requests are told at once, nothing is lost, cases go on by themselves. */
import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import path from 'node:path';
import Libsql from 'libsql';
import { openDatabase } from '../../../src/platform/database/index.ts';
import { createPlatform, type Platform } from '../../../src/app.ts';
import { silentLogger } from '../../../src/platform/logger.ts';
import { startBroker } from '../../../src/platform/zeebe/index.ts';
import { assertNothingLostOrDoubled } from '../../support/assert-walked.ts';
import { temporaryDirectory } from '../../support/broker.ts';
import { applicationFor, People } from '../../support/client.ts';
import { walkMany } from '../../support/crowd.ts';
import { ownMysql } from '../../support/platform.ts';
import { TcpProxy } from '../../support/tcp-proxy.ts';

const AWAY_MS = 10_000;
const CASES = 12;
/** A clerk is told so soon that nothing could be stored: 5 s to give up connecting, and as much again because the machine is shared. */
const TOLD_WITHIN_MS = 12_000;

interface Outage {
  title: string;
  create(): Promise<
    { databaseUrl?: string; dataDir: string; away: () => Promise<void>; back: () => Promise<void>; drop: () => Promise<void> } | undefined
  >;
}

const throughProxy = (title: string, away: (proxy: TcpProxy) => Promise<void>, back: (proxy: TcpProxy) => Promise<void>): Outage => ({
  title,
  async create() {
    const own = await ownMysql();
    if (!own) return undefined;
    const url = new URL(own.url);
    const proxy = new TcpProxy(url.hostname, Number(url.port || 3306));
    await proxy.open();
    url.port = String(proxy.port);
    return {
      databaseUrl: url.href,
      dataDir: temporaryDirectory(),
      away: () => away(proxy),
      back: () => back(proxy),
      drop: async () => {
        await proxy.cut();
        await own.drop();
      },
    };
  },
});

const OUTAGES: Outage[] = [
  {
    title: 'SQLite, the file held by another program',
    create() {
      const dataDir = temporaryDirectory();
      let other: Libsql.Database | undefined;
      return Promise.resolve({
        dataDir,
        async away() {
          other ??= new Libsql(path.join(dataDir, 'sunlit.sqlite'));
          for (;;) {
            try {
              other.exec('BEGIN EXCLUSIVE');
              return;
            } catch {
              await sleep(5);
            }
          }
        },
        back() {
          other?.exec('ROLLBACK');
          return Promise.resolve();
        },
        drop() {
          other?.close();
          return Promise.resolve();
        },
      });
    },
  },
  throughProxy(
    'MariaDB/MySQL, connections cut and refused',
    (proxy) => proxy.cut(),
    (proxy) => proxy.open(),
  ),
  throughProxy(
    'MariaDB/MySQL, a network that swallows everything',
    (proxy) => {
      proxy.swallow();
      return Promise.resolve();
    },
    (proxy) => {
      proxy.restore();
      return Promise.resolve();
    },
  ),
];

for (const { title, create } of OUTAGES) {
  describe(`The database is away for ${AWAY_MS / 1000} s (${title})`, function () {
    this.timeout(600_000);
    let outage: Awaited<ReturnType<Outage['create']>>;
    let platform: Platform | undefined;
    let url = '';
    const people = new People(() => url);

    before(async function () {
      outage = await create();
      if (!outage) return this.skip();
      const { dataDir, databaseUrl } = outage;
      platform = await createPlatform({
        mode: 'demonstration',
        dataDir,
        databaseUrl,
        logger: silentLogger,
        sessionSecret: 'a secret of the tests only',
        signInTries: 10_000,
        engine: async (time) => {
          const broker = await startBroker({
            dataDir: path.join(dataDir, 'engine'),
            logger: silentLogger,
            controllableClock: true,
            clockOffsetMs: () => time.offsetMs,
          });
          return { address: broker.address, broker };
        },
      });
      await platform.demonstration.loadCity(['road-excavation']);
      url = `http://127.0.0.1:${(await platform.listen(0, '127.0.0.1')).port}`;
    });
    after(async () => {
      await platform?.stop();
      await outage?.drop();
    });

    it('answers 503 with Retry-After soon, loses nothing, and goes on by itself afterwards', async function () {
      if (!outage || !platform) return this.skip();
      const { away, back, dataDir, databaseUrl } = outage;
      const application = await applicationFor(people, '数据库中断时登记');
      const window = await people.as('chuang');
      const told: { status: number; code: string; retryAfter: string | null; ms: number }[] = [];
      const health: { status: number; ms: number }[] = [];
      let outageOver: Promise<void> | undefined;
      assert.equal((await fetch(`${url}/healthz`)).status, 200);

      async function outageAndProbes(): Promise<void> {
        await away();
        const until = Date.now() + AWAY_MS;
        while (Date.now() < until - 500) {
          const since = Date.now();
          const [answer, healthz] = await Promise.all([
            window.post('/cases', { ...application, subject: '' }).then((found) => ({ found, ms: Date.now() - since })),
            fetch(`${url}/healthz`).then(({ status }) => ({ status, ms: Date.now() - since })),
          ]);
          // The last probes may end after the database has come back.
          if (Date.now() < until) {
            told.push({
              status: answer.found.status,
              code: answer.found.body.error.code,
              retryAfter: answer.found.headers.get('Retry-After'),
              ms: answer.ms,
            });
            health.push(healthz);
          }
          await sleep(200);
        }
        await sleep(Math.max(0, until - Date.now()));
        await back();
      }

      const walked = await walkMany(people, {
        cases: CASES,
        clerks: 6,
        withinMs: 150_000,
        onDecision: (count) => {
          if (count === CASES * 3) outageOver = outageAndProbes();
        },
      });
      await outageOver;
      assert.ok(outageOver);
      assert.ok(told.length > 0, 'somebody asked meanwhile');
      assert.deepEqual(
        told.filter(({ status, code, retryAfter }) => status !== 503 || code !== 'database-unavailable' || !Number(retryAfter)),
        [],
      );
      assert.deepEqual(
        health.filter(({ status }) => status !== 503),
        [],
      );
      const slowest = Math.max(...told.map(({ ms }) => ms), ...health.map(({ ms }) => ms));
      assert.ok(slowest < TOLD_WITHIN_MS, `told after ${slowest} ms at worst`);
      assert.equal((await fetch(`${url}/healthz`)).status, 200);

      // Whether a clerk had to send something again depends on what each of them held when the outage began.
      const beside = await openDatabase({ url: databaseUrl, dataDir });
      try {
        await assertNothingLostOrDoubled(beside, walked.caseIds);
      } finally {
        await beside.close();
      }
      console.log(
        `      ${told.length} probes told 503, after ${slowest} ms at worst; ${walked.retries} requests sent again, ${walked.replays} answered from before`,
      );
    });
  });
}
