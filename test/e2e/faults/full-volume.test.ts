/**
 * Database, engine and files on one small volume, which is full for a while: everybody is told, nothing that was acknowledged is lost, and
 * all goes on by itself when there is room.
 */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { openDatabase } from '../../../src/platform/database/index.ts';
import { verifyRecord } from '../../../src/platform/record/index.ts';
import { assertNothingLostOrDoubled } from '../../support/assert-walked.ts';
import { ChildPlatform } from '../../support/child-platform.ts';
import { GRANTED, openStep, registerCase, untilCompleted, walk, type Answer, type ErrorBody } from '../../support/client.ts';
import { walkMany } from '../../support/crowd.ts';
import { eventually } from '../../support/eventually.ts';
import { volume, type Volume } from '../../support/volume.ts';

const CASES = 6;
/** Longer than the engine's patience with itself, so that more is met than the first refusals. */
const FULL_MS = 20_000;
/** More than the database's journal has room for already. */
const PDF = Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(15_000_000, ' '), Buffer.from('\n%%EOF\n')]).toString('base64');

interface Disk {
  disk: { freeBytes: number; neededBytes: number };
}

describe('one volume for everything', function () {
  this.timeout(600_000);
  let held: Volume | undefined;
  let child: ChildPlatform | undefined;
  before(async function () {
    held = volume('400m');
    if (!held) return this.skip();
    child = await ChildPlatform.create('SQLite', path.join(held.directory, 'data'));
    await child?.start();
  });
  after(async () => {
    await child?.remove();
    held?.release();
  });

  it('that is full for a while is told, and cases go on by themselves afterwards with all that was acknowledged', async () => {
    assert.ok(held && child);
    const [disk, platform] = [held, child];
    const caseId = await registerCase(platform.people);
    await openStep(platform.people, caseId);
    const clerk = await platform.people.as('shouli');
    const watcher = await platform.people.as('xitong');
    const key = randomUUID();
    const attach = (): Promise<Answer<ErrorBody>> =>
      clerk.post(`/matters/${caseId}/files`, { name: '现场图.pdf', content: PDF }, { 'Idempotency-Key': key });
    const room = async (): Promise<Disk['disk']> => (await watcher.get<Disk>('/status')).body.disk;
    assert.ok((await room()).freeBytes > (await room()).neededBytes);

    async function fillForAWhile(): Promise<void> {
      disk.fill();
      try {
        const until = Date.now() + FULL_MS;
        const refused = await attach();
        assert.deepEqual([refused.status, refused.body.error?.code], [503, 'storage-full']);
        assert.ok(refused.headers.get('Retry-After'));
        const { freeBytes, neededBytes } = await room();
        assert.ok(freeBytes < neededBytes, `the status page says that ${freeBytes} bytes are enough`);
        await sleep(Math.max(0, until - Date.now()));
        assert.ok(platform.runs, 'the platform lives through it');
      } finally {
        disk.free();
      }
    }

    let filling: Promise<void> | undefined;
    const walked = await walkMany(platform.people, {
      cases: CASES,
      clerks: CASES,
      withinMs: 200_000,
      onDecision: (count) => {
        if (count !== CASES * 2) return;
        filling = fillForAWhile();
        // Told where it is awaited; until then the crowd goes on.
        filling.catch(() => undefined);
      },
    });
    assert.ok(filling, 'it was full in the middle');
    await filling;
    console.log(`      ${walked.decisions} decisions, of which ${walked.retries} had to be sent again`);

    // The same request, as the page sends it again, is taken now and kept once.
    await eventually('the file is taken', async () => (await attach()).status === 201);
    const { body } = await clerk.get<{ items: unknown[] }>(`/matters/${caseId}/files`);
    assert.equal(body.items.length, 1);
    await walk(platform.people, caseId, GRANTED);
    await untilCompleted(platform.people, caseId);
    const beside = await openDatabase({ dataDir: platform.dataDir });
    try {
      await assertNothingLostOrDoubled(beside, [caseId, ...walked.caseIds]);
      assert.ok((await verifyRecord(beside)).ok);
    } finally {
      await beside.close();
    }
  });
});
