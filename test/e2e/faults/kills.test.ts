/**
 * kill -9 of the broker, of the platform and of both, each in the middle of a crowd's cases, fifty and one on each database: nothing lost,
 * nothing doubled, all end.
 */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { openDatabase } from '../../../src/platform/database/index.ts';
import { assertNothingLostOrDoubled } from '../../support/assert-walked.ts';
import { ChildPlatform } from '../../support/child-platform.ts';
import { walkMany, type Walked } from '../../support/crowd.ts';
import { eventually } from '../../support/eventually.ts';
import { DATABASE_NAMES } from '../../support/platform.ts';

/** Of each kill. The next one meets the cases of those before it, which must stay as they are. */
const CASES = 17;
const DECISIONS = CASES * 7;
const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

const KILLS = {
  'the broker': async (child: ChildPlatform) => {
    const killed = child.killBroker();
    await eventually(
      'another broker to be started',
      () => {
        const pid = child.brokerPid();
        return pid !== undefined && pid !== killed;
      },
      90_000,
    );
  },
  'the platform': async (child: ChildPlatform) => {
    await child.end('SIGKILL');
    await child.start();
  },
  both: async (child: ChildPlatform) => {
    await child.killBoth();
    await child.start();
  },
};

/** What was found to disagree, and the record of each such matter: the reason why nobody could go on. */
async function divergencesOf(platform: ChildPlatform): Promise<string> {
  const beside = await openDatabase({ url: platform.databaseUrl, dataDir: platform.dataDir });
  try {
    const rows = await beside.all<{ matter_id: string }>('SELECT * FROM divergence');
    const lines = rows.map((row) => JSON.stringify(row));
    for (const { matter_id: id } of rows)
      for (const entry of await beside.all('SELECT seq, kind, at, payload FROM record WHERE case_id = $1 ORDER BY seq', [id]))
        lines.push(JSON.stringify(entry));
    return lines.join('\n');
  } finally {
    await beside.close();
  }
}

for (const database of DATABASE_NAMES) {
  describe(`kill -9 in the middle of ${CASES} cases (${database})`, function () {
    this.timeout(900_000);
    let child: ChildPlatform | undefined;
    const caseIds: string[] = [];

    // One platform for all: what one kill leaves behind, the next one meets.
    before(async function () {
      child = await ChildPlatform.create(database);
      if (!child) return this.skip();
      await child.start();
    });
    after(() => child?.remove());

    for (const [what, kill] of Object.entries(KILLS)) {
      it(`of ${what} loses nothing, doubles nothing, and every case ends`, async function () {
        if (!child) return this.skip();
        const platform = child;
        // Anywhere in the middle half; the title of a failure says where.
        const at = Math.round(DECISIONS * (0.25 + Math.random() / 2));
        let killing: Promise<void> | undefined;
        let walked: Walked;
        try {
          walked = await walkMany(platform.people, {
            cases: CASES,
            clerks: 16,
            withinMs: 240_000,
            onDecision: (count) => {
              if (count === at) killing = kill(platform);
            },
          });
          await killing;
          caseIds.push(...walked.caseIds);
        } catch (error) {
          const found = await divergencesOf(platform).catch(String);
          throw new Error(`Killed after decision ${at} of ${DECISIONS}: ${String(error)}\n${found}\n${platform.log(40)}`, { cause: error });
        }
        assert.ok(killing, 'it was killed in the middle');
        const beside = await openDatabase({ url: platform.databaseUrl, dataDir: platform.dataDir });
        try {
          await assertNothingLostOrDoubled(beside, caseIds);
        } finally {
          await beside.close();
        }
        console.log(
          `      killed after decision ${at} of ${DECISIONS}; ${walked.retries} requests sent again, ${walked.replays} answered from before`,
        );
      });
    }

    it('leaves a record that `npm run verify` finds whole', function () {
      if (!child) return this.skip();
      const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', 'scripts/verify.ts'], {
        cwd: ROOT,
        env: child.environment(),
        encoding: 'utf8',
      });
      assert.equal(status, 0, stderr);
      assert.match(stdout, /The record is whole/);
    });
  });
}
