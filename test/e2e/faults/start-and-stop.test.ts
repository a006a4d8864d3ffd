/** Starting, stopping and starting again as users do: SIGTERM, Ctrl-C, a killed broker, a second start, one signal over restarts. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { openDatabase } from '../../../src/platform/database/index.ts';
import { verifyRecord } from '../../../src/platform/record/index.ts';
import { clockAndSignals, dueOf } from '../../support/alarms.ts';
import { ChildPlatform, isAlive } from '../../support/child-platform.ts';
import { applicationFor, decide, openStep, registerCase, walk } from '../../support/client.ts';
import { STOPPING } from '../../../src/platform/zeebe/index.ts';
import { eventually } from '../../support/eventually.ts';

/** On a quiet machine it takes some 3 s; after this long the platform would end what hangs, and not answer 0. */
const STOP_WITHIN_MS = STOPPING.platformMs;
/** A second start takes about three seconds on a quiet machine; the promise is 15 s, and a shared one may be several times slower. */
const SECOND_START_WITHIN_S = 15 * Number(process.env.SUNLIT_TEST_SLOWNESS ?? 4);

describe('The platform as a process', function () {
  this.timeout(600_000);
  let child: ChildPlatform;

  before(async () => {
    const created = await ChildPlatform.create();
    assert.ok(created);
    child = created;
    await child.start();
  });
  after(() => child?.remove());

  async function assertWhole(): Promise<void> {
    const beside = await openDatabase({ dataDir: child.dataDir });
    try {
      assert.ok((await verifyRecord(beside)).ok);
    } finally {
      await beside.close();
    }
  }

  it('starts a killed broker again by itself, and cases go on', async () => {
    const caseId = await registerCase(child.people, '流程引擎中断挖掘道路');
    const killed = child.killBroker();
    await walk(child.people, caseId, ['accept', 'pass']);
    const status = await (
      await child.people.as('xitong')
    ).get<{ engine: { pid: number; restarts: number; lastExit: string; state: string } }>('/status');
    assert.notEqual(status.body.engine.pid, killed);
    assert.deepEqual([status.body.engine.restarts, status.body.engine.lastExit, status.body.engine.state], [1, 'SIGKILL', 'running']);
  });

  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    it(`stops everything on ${signal === 'SIGINT' ? 'Ctrl-C' : signal} within ${STOP_WITHIN_MS / 1000} s and keeps every answer over it`, async () => {
      const window = await child.people.as('chuang');
      const application = await applicationFor(child.people, `${signal} 前登记`);
      const headers = { 'Idempotency-Key': randomUUID() };
      const first = await window.post<{ id: string }>('/cases', application, headers);
      assert.equal(first.status, 201);
      // Somebody watches the wall; a stream without an end must not hold up the stop.
      const stream = await fetch(`${child.url}/api/supervision/events`, {
        headers: { cookie: (await child.people.as('jiancha')).cookieHeader },
      });
      assert.equal(stream.status, 200);
      const broker = child.brokerPid();
      assert.ok(broker);

      const exit = await child.end(signal);
      assert.deepEqual([exit.code, exit.signal], [0, null], child.output.slice(-1_000));
      assert.ok(exit.afterMs < STOP_WITHIN_MS, `${exit.afterMs} ms`);
      assert.equal(isAlive(broker), false, 'no broker is left');
      await stream.body?.cancel().catch(() => undefined);
      await assertWhole();

      const seconds = await child.start();
      assert.ok(seconds < SECOND_START_WITHIN_S, `the second start took ${seconds} s`);
      const again = await window.post<{ id: string }>('/cases', application, headers);
      assert.deepEqual([again.status, again.body], [201, first.body]);
      assert.equal(again.headers.get('Idempotent-Replay'), 'true');
      await openStep(child.people, first.body.id);
      console.log(`      stopped after ${exit.afterMs} ms, started again after ${seconds} s`);
    });
  }

  it('stops in time while the broker is dead, and finds what was decided then', async () => {
    const caseId = await registerCase(child.people, '引擎停止时办理挖掘道路');
    const step = await openStep(child.people, caseId);
    child.killBroker();
    // The clerk has an answer also while the engine is away (docs/architecture.md, "How one decision travels").
    const answer = await decide(child.people, step, 'accept');
    assert.equal(answer.status, 200, JSON.stringify(answer.body));
    const exit = await child.end('SIGTERM');
    assert.equal(exit.code, 0, child.output.slice(-1_000));
    assert.ok(exit.afterMs < STOP_WITHIN_MS, `${exit.afterMs} ms`);
    assert.equal(child.brokerPid(), undefined);
    await child.start();
    const next = await openStep(child.people, caseId, 60_000);
    assert.equal(next.positionCode, 'first-review');
  });

  it('raises one signal for a late case over a kill of everything before due and another one after', async () => {
    const { people } = child;
    const caseId = await registerCase(people, '重启期间超期挖掘道路');
    await walk(people, caseId, ['accept']);
    const due = Date.parse(await dueOf(people, caseId, 'promised'));
    const now = async (): Promise<number> =>
      Date.parse((await (await people.as('jiancha')).get<{ now: string }>('/supervision/wall')).body.now);
    const advanceTo = async (instant: number): Promise<void> => {
      const answer = await (await people.as('xitong')).post('/demonstration/advance', { hours: (instant - (await now())) / 3_600_000 });
      assert.equal(answer.status, 200, JSON.stringify(answer.body));
    };
    await advanceTo(due - 3_600_000);
    await child.killBoth();
    await child.start();
    assert.deepEqual((await clockAndSignals(people, caseId)).signals, []);
    await advanceTo(due + 1_000);
    await eventually('the signal', async () => (await clockAndSignals(people, caseId)).signals.length === 1, 90_000);
    const [raised] = (await clockAndSignals(people, caseId)).signals;
    await child.killBoth();
    await child.start();
    await sleep(5_000);
    assert.deepEqual(
      (await clockAndSignals(people, caseId)).signals.map(({ id }) => id),
      [raised?.id],
    );
  });
});
