/** kill -9 of the broker, of the platform and of both, in the middle of 50 cases: nothing lost, nothing doubled, all end (issue 3). */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { openDatabase } from '../../../src/platform/database/index.ts';
import { assertNothingLostOrDoubled } from '../../support/assert-walked.ts';
import { ChildPlatform } from '../../support/child-platform.ts';
import { walkMany, type Walked } from '../../support/crowd.ts';
import { eventually } from '../../support/eventually.ts';
import { DATABASE_NAMES } from '../../support/platform.ts';

const CASES = 50;
const DECISIONS = CASES * 7;
const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

const KILLS = {
  'the broker': async (child: ChildPlatform) => {
    const killed = child.killBroker();
    await eventually('another broker to be started', () => { const pid = child.brokerPid(); return pid !== undefined && pid !== killed; }, 30_000);
  },
  'the platform': async (child: ChildPlatform) => {
    await child.end('SIGKILL');
    await child.start();
  },
  'both': async (child: ChildPlatform) => {
    await child.killBoth();
    await child.start();
  },
};

for (const database of DATABASE_NAMES) {
  for (const [what, kill] of Object.entries(KILLS)) {
    describe(`kill -9 of ${what} in the middle of ${CASES} cases (${database})`, function () {
      this.timeout(400_000);
      let child: ChildPlatform | undefined;

      before(async function () {
        child = await ChildPlatform.create(database);
        if (!child) return this.skip();
        await child.start();
      });
      after(() => child?.remove());

      it('loses nothing, doubles nothing, and every case ends', async function () {
        if (!child) return this.skip();
        const platform = child;
        // Anywhere in the middle half; the title of a failure says where.
        const at = Math.round(DECISIONS * (0.25 + Math.random() / 2));
        let killing: Promise<void> | undefined;
        let walked: Walked;
        try {
          walked = await walkMany(platform.people, {
            cases: CASES, clerks: 16, withinMs: 240_000,
            onDecision: (count) => { if (count === at) killing = kill(platform); },
          });
          await killing;
        } catch (error) {
          throw new Error(`Killed after decision ${at} of ${DECISIONS}: ${String(error)}\n${platform.log(40)}`, { cause: error });
        }
        assert.ok(killing, 'it was killed in the middle');
        const beside = await openDatabase({ url: platform.databaseUrl, dataDir: platform.dataDir });
        try {
          await assertNothingLostOrDoubled(beside, walked.caseIds);
        } finally {
          await beside.close();
        }
        console.log(`      killed after decision ${at} of ${DECISIONS}; ${walked.retries} requests sent again, ${walked.replays} answered from before`);
      });

      it('leaves a record that `npm run verify` finds whole', function () {
        if (!child) return this.skip();
        const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', 'scripts/verify.ts'], { cwd: ROOT, env: child.environment(), encoding: 'utf8' });
        assert.equal(status, 0, stderr);
        assert.match(stdout, /The record is whole/);
      });
    });
  }
}
