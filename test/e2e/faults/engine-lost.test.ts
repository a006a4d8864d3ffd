/**
 * The engine's data are gone: every open matter stands again where it stood, and nothing is issued twice (R12a;
 * docs/adr/0017-rebuild.md).
 */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { civilDateInChina } from '../../../domain/time/civil-time.ts';
import { openDatabase, type Database } from '../../../src/platform/database/index.ts';
import { verifyRecord } from '../../../src/platform/record/index.ts';
import { verifyMatters } from '../../../src/procedures/index.ts';
import { clockAndSignals, dueOf } from '../../support/alarms.ts';
import { assertNothingLostOrDoubled } from '../../support/assert-walked.ts';
import { ChildPlatform } from '../../support/child-platform.ts';
import { decide, GRANTED, openStep, registerCase, untilCompleted, walk } from '../../support/client.ts';
import { eventually } from '../../support/eventually.ts';
import { jumpTo } from '../../support/jump.ts';
import { ON_FILE, ON_SERVER, platformForSuite } from '../../support/platform.ts';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

const dataOf = (directory: string): string => path.join(directory, 'engine');
const payloads = async (database: Database, kind: string): Promise<Record<string, unknown>[]> =>
  (await database.all<{ payload: string }>('SELECT payload FROM record WHERE kind = $1 ORDER BY seq', [kind])).map(
    ({ payload }) => JSON.parse(payload) as Record<string, unknown>,
  );
const untilRebuilt = (database: Database, engine: number): Promise<void> =>
  eventually(
    `engine ${engine} to have every matter`,
    async () => (await payloads(database, 'engine-rebuilt')).some((told) => told.engine === engine),
    150_000,
  );
/** What clerks and deadlines know of the steps that wait for a decision. */
const waitingSteps = (database: Database): Promise<unknown[]> =>
  database.all(
    "SELECT id, matter_id, element_id, state, claimed_by, opened_at, due_at FROM step WHERE state IN ('open', 'claimed') ORDER BY id",
  );

for (const name of ON_FILE) {
  describe(`An engine that loses its data while the platform runs (${name})`, function () {
    this.timeout(900_000);
    const suite = platformForSuite(name);

    it('is filled from the record: steps with their claims and due times, decisions of meanwhile, clocks; nothing twice', async () => {
      const { people, platform, dataDir } = suite;
      const { database, record, broker } = platform;
      assert.ok(broker);
      const late = await registerCase(people, '超期挖掘道路');
      await walk(people, late, ['accept']);
      await openStep(people, late);
      await jumpTo(platform, await dueOf(people, late, 'promised'), 1);
      await eventually('the signal', async () => (await clockAndSignals(people, late)).signals.length > 0, 60_000);
      const signalsBefore = (await clockAndSignals(people, late)).signals.map(({ id }) => id);

      const closed = await registerCase(people, '已办结挖掘道路');
      await walk(people, closed, GRANTED);
      await untilCompleted(people, closed, 90_000);
      const claimed = await registerCase(people, '已签收挖掘道路');
      await walk(people, claimed, GRANTED.slice(0, 2));
      const claimedStep = await openStep(people, claimed);
      assert.equal((await (await people.as('kezhang')).post(`/steps/${claimedStep.id}/claim`)).status, 200);
      // Decided while the engine hears nothing: one waits for its acceptance notice then, the other for its decision and certificate.
      const [notice, granted] = [await registerCase(people, '待受理通知书'), await registerCase(people, '待许可决定书')];
      await walk(people, granted, GRANTED.slice(0, 3));
      const [first, fourth] = [await openStep(people, notice), await openStep(people, granted)];
      process.kill(broker.status().pid ?? 0, 'SIGSTOP');
      assert.equal((await decide(people, first, 'accept')).status, 200);
      assert.equal((await decide(people, fourth, 'grant')).status, 200);
      const before = await waitingSteps(database);
      const due = await database.all('SELECT clock_id, limit_id, due_at FROM clock_due ORDER BY clock_id, limit_id');

      process.kill(broker.status().pid ?? 0, 'SIGKILL');
      rmSync(dataOf(dataDir), { recursive: true, force: true });
      // Registered and decided before anybody knows.
      const meanwhile = await registerCase(people, '其间登记挖掘道路');
      await untilRebuilt(database, 2);

      const [lost] = await payloads(database, 'engine-lost');
      assert.equal(lost?.engine, 2);
      const [told] = await payloads(database, 'engine-rebuilt');
      assert.equal(told?.frozen, 0);
      // Beside the cases, the signal of the late one.
      assert.ok([5, 6].includes(Number(told?.matters)), JSON.stringify(told));
      const ids = new Set(before.map((step) => (step as { id: string }).id));
      const after = (await waitingSteps(database)).filter((step) => ids.has((step as { id: string }).id));
      assert.deepEqual(after, before, 'steps keep their claims and due times');
      assert.deepEqual(
        (await database.all('SELECT clock_id, limit_id, due_at FROM clock_due ORDER BY clock_id, limit_id')).filter((row) =>
          due.some((one) => JSON.stringify(one) === JSON.stringify(row)),
        ),
        due,
      );
      const timers = await database.get<{ n: number }>(
        'SELECT COUNT(*) AS n FROM clock WHERE next_at IS NOT NULL AND NOT EXISTS (SELECT 1 FROM due_alarm WHERE at = next_at)',
      );
      assert.equal(Number(timers?.n), 0, 'every moment has its alarm again');
      const status = await (
        await people.as('xitong')
      ).get<{ engine: { number: number; loss: { engine: number; matters: number; left: number; rebuiltAt: string | null } | null } }>(
        '/status',
      );
      assert.equal(status.body.engine.number, 2);
      assert.deepEqual([status.body.engine.loss?.left, status.body.engine.loss?.rebuiltAt === null], [0, false]);

      // What a step tells of today is entered today: a day of before the jump would be another signal (R15.4).
      await walk(people, late, GRANTED.slice(1), civilDateInChina(platform.time.now()));
      await walk(people, claimed, GRANTED.slice(2));
      await walk(people, notice, GRANTED.slice(1));
      await walk(people, granted, GRANTED.slice(4));
      await walk(people, meanwhile, GRANTED);
      for (const caseId of [late, claimed, notice, granted, meanwhile, closed]) {
        const found = await untilCompleted(people, caseId, 90_000);
        assert.deepEqual(
          [found.result, (found.steps as unknown[]).length, (found.documents as unknown[]).length],
          ['granted', GRANTED.length, 4],
        );
        const kinds = (await record.ofMatter(caseId)).map(({ kind }) => kind);
        const times = (kind: string): number => kinds.filter((one) => one === kind).length;
        assert.deepEqual(
          ['step-opened', 'step-decided', 'opinion-recorded', 'document-numbered', 'document-kept', 'case-completed', 'matter-frozen'].map(
            times,
          ),
          [7, 7, 7, 4, 4, 1, 0],
        );
      }
      assert.deepEqual(
        (await clockAndSignals(people, late)).signals.map(({ id }) => id),
        signalsBefore,
      );
      assert.deepEqual(await database.all("SELECT id, problem FROM outbox WHERE state = 'attention'"), []);
      assert.equal((await verifyRecord(database)).ok, true);
      // The cases, the change by which their power came into force, and the signal.
      assert.deepEqual(await verifyMatters(platform), { ok: true, matters: 8 });
    });

    it('rings the clocks that it was given again', async () => {
      const { people, platform } = suite;
      const caseId = await registerCase(people, '重新计时挖掘道路');
      await walk(people, caseId, ['accept']);
      await openStep(people, caseId);
      const { broker, database } = platform;
      process.kill(broker?.status().pid ?? 0, 'SIGKILL');
      rmSync(dataOf(suite.dataDir), { recursive: true, force: true });
      await untilRebuilt(database, 3);
      const due = await dueOf(people, caseId, 'promised');
      await jumpTo(platform, due, 1);
      // Only the engine's own alarm, when it has rung, is taken away.
      await eventually(
        "the engine's alarm to ring",
        async () => (await database.get('SELECT at FROM due_alarm WHERE at <= $1', [Date.parse(due)])) === undefined,
        60_000,
      );
      assert.equal((await clockAndSignals(people, caseId)).signals.length, 1);
    });

    it('stands in the record so that a forged row of a matter is named, though the chain of hashes is whole', async () => {
      const { platform, people } = suite;
      const { database, record } = platform;
      const caseId = await registerCase(people, '伪造记录挖掘道路');
      const step = await openStep(people, caseId);
      await database.write(() => {
        record.append({ kind: 'document-numbered', matterId: caseId, payload: { elementId: 'Document_LicenceCertificate' } });
        return Promise.resolve();
      });
      assert.equal((await verifyRecord(database)).ok, true);
      const forged = await database.get<{ seq: number; number: string }>(
        "SELECT r.seq, m.number FROM record r JOIN matter m ON m.id = r.case_id WHERE r.case_id = $1 AND r.kind = 'document-numbered'",
        [caseId],
      );
      const found = await verifyMatters(platform);
      assert.ok(!found.ok);
      assert.deepEqual([found.matter, found.seq], [forged?.number, forged?.seq]);
      assert.match(found.problem, /^not-reached: /);
      assert.equal(step.elementId, 'Step_Acceptance');

      // A rebuild believes no such record: it stops there, and somebody is told. The watch over the engine's progress finds the same
      // every few seconds, and a matter that it has frozen before the loss is no part of the rebuild.
      process.kill(platform.broker?.status().pid ?? 0, 'SIGKILL');
      rmSync(dataOf(suite.dataDir), { recursive: true, force: true });
      await untilRebuilt(database, 4);
      const inOrder = await record.ofMatter(caseId);
      const frozenAt = inOrder.find(({ kind }) => kind === 'matter-frozen')?.seq ?? 0;
      const lostAt =
        (await database.all<{ seq: number }>("SELECT seq FROM record WHERE kind = 'engine-lost' ORDER BY seq")).at(-1)?.seq ?? 0;
      assert.ok(frozenAt > 0);
      assert.equal((await payloads(database, 'engine-rebuilt')).at(-1)?.frozen, frozenAt > lostAt ? 1 : 0);
      const row = await database.get<{ code: string }>('SELECT code FROM divergence WHERE matter_id = $1 AND settled_at IS NULL', [caseId]);
      assert.equal(row?.code, 'not-reached');
    });
  });
}

for (const name of ON_SERVER) {
  describe(`A platform that is killed while it rebuilds (${name})`, function () {
    this.timeout(900_000);
    const CASES = 7;
    let child: ChildPlatform;
    let database: Database;

    before(async function () {
      const created = await ChildPlatform.create(name);
      if (!created) return this.skip();
      child = created;
      await child.start();
      database = await openDatabase({ url: child.databaseUrl, dataDir: child.dataDir });
    });
    after(async () => {
      await database?.close();
      await child?.remove();
    });

    it('finds the loss at its start, goes on where it was killed, and every case ends once', async () => {
      const { people } = child;
      const caseIds: string[] = [];
      for (let i = 0; i < CASES; i += 1) {
        const caseId = await registerCase(people, `第${i + 1}件挖掘道路`);
        await walk(people, caseId, GRANTED.slice(0, i));
        await openStep(people, caseId, 90_000);
        caseIds.push(caseId);
      }
      const before = await waitingSteps(database);
      await child.killBoth();
      await eventually('the broker to end', () => child.brokerPid() === undefined, 90_000);
      rmSync(dataOf(child.dataDir), { recursive: true, force: true });

      const left = async (): Promise<number> =>
        Number((await database.get<{ n: number }>('SELECT COUNT(*) AS n FROM matter WHERE rebuilding IS NOT NULL'))?.n);
      const answered = async (): Promise<number> => Number((await database.get<{ n: number }>('SELECT COUNT(*) AS n FROM replay_job'))?.n);
      const starting = child.start().catch(() => undefined);
      await eventually('the rebuilding to be under way', async () => (await answered()) >= 5, 240_000);
      await child.killBoth();
      await starting;
      console.log(`      killed with ${await left()} of ${CASES} matters left, ${await answered()} jobs answered`);
      await eventually('the broker to end', () => child.brokerPid() === undefined, 90_000);
      await child.start();
      await untilRebuilt(database, 2);
      assert.deepEqual(await payloads(database, 'engine-lost').then((rows) => rows.length), 1, 'one loss, told once');
      assert.deepEqual(await waitingSteps(database), before);
      for (const [i, caseId] of caseIds.entries()) await walk(people, caseId, GRANTED.slice(i));
      for (const caseId of caseIds) await untilCompleted(people, caseId, 120_000);
      await assertNothingLostOrDoubled(database, caseIds, { rebuilt: true });
    });

    it('leaves a record whose every matter `npm run verify` finds to be a legal run', () => {
      const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', 'scripts/verify.ts'], {
        cwd: ROOT,
        env: child.environment(),
        encoding: 'utf8',
      });
      assert.equal(status, 0, `${stdout}\n${stderr}`);
      // The cases, and the change by which each of the city's powers came into force.
      assert.match(stdout, /Every matter is a legal run of its drawing: \d+ matters/);
    });
  });
}
