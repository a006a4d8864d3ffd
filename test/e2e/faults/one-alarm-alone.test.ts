/** Either alarm alone is enough: the engine's timer without the sweep, the sweep without the timer (R16.9; docs/adr/0007-clock.md). */
import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { clockAndSignals, dueOf, noticesOf } from '../../support/alarms.ts';
import { openStep, registerCase, walk } from '../../support/client.ts';
import { eventually } from '../../support/eventually.ts';
import { jumpTo } from '../../support/jump.ts';
import { platformForSuite } from '../../support/platform.ts';

const MINUTE_MS = 60_000;

for (const [alone, alarms] of [
  ['sweep', { engine: false }],
  ['engine', { sweep: false }],
] as const) {
  describe(`The ${alone === 'sweep' ? 'sweep' : "engine's timer"} alone`, function () {
    this.timeout(600_000);
    const suite = platformForSuite('SQLite', { alarms });

    it('raises R16.9 once, soon after the promised limit has passed, and never again for it', async () => {
      const { people, platform } = suite;
      const caseId = await registerCase(people);
      await walk(people, caseId, ['accept']);
      // Opening the next step reads the ledger too, and would see what is due.
      await openStep(people, caseId);
      const due = await dueOf(people, caseId, 'promised');

      await jumpTo(platform, due, -MINUTE_MS);
      await eventually('the early warning', async () => (await noticesOf(platform, caseId)).length === 1, 90_000);
      assert.deepEqual((await clockAndSignals(people, caseId)).signals, [], 'nothing is overdue a minute before');

      await jumpTo(platform, due, 1);
      await eventually('the signal', async () => (await clockAndSignals(people, caseId)).signals.length > 0, 90_000);
      await sleep(3_000);
      const { signals, clock } = await clockAndSignals(people, caseId);
      assert.equal(signals.length, 1);
      assert.deepEqual(
        { rule: signals[0]?.rule, colour: signals[0]?.colour, grave: signals[0]?.grave, source: signals[0]?.source },
        { rule: 'R16.9', colour: 'red', grave: false, source: alone },
      );
      assert.ok((signals[0]?.latenessMs ?? Infinity) < 20_000, `${signals[0]?.latenessMs} ms late`);
      assert.equal(clock.colour, 'overdue');
      assert.deepEqual(
        (await noticesOf(platform, caseId)).map(({ kind, source }) => [kind, source]),
        [
          ['promised-warning', alone],
          ['promised-overdue', alone],
        ],
      );
    });

    if (alone === 'sweep') {
      it('leaves a lost alarm of the engine to be seen on the status page', async () => {
        const { people, platform } = suite;
        const caseId = await registerCase(people, '中心路通信管道扩容工程挖掘道路');
        await walk(people, caseId, ['accept']);
        await jumpTo(platform, await dueOf(people, caseId, 'promised'), 2 * MINUTE_MS);
        await eventually('the signal', async () => (await clockAndSignals(people, caseId)).signals.length > 0, 90_000);
        // The alarm of the case's first moment: the platform was moved past both of them at once.
        const warning = (await noticesOf(platform, caseId)).find(({ kind }) => kind === 'promised-warning');
        const { body } = await (await people.as('xitong')).get<{ disagreements: { at: string }[] }>('/status');
        assert.ok(
          body.disagreements.some(({ at }) => Date.parse(at) === Number(warning?.due_at)),
          JSON.stringify(body.disagreements),
        );
      });
    }
  });
}
