/** The first case, from acceptance to completion, on the real engine and both databases. */
import assert from 'node:assert/strict';
import { DATABASE_NAMES, platformForSuite } from '../support/platform.ts';
import { openStep, GRANTED, registerCase, untilCompleted, walk } from '../support/client.ts';
import { verifyRecord } from '../../src/platform/record/index.ts';

for (const name of DATABASE_NAMES) {
  describe(`A case from receipt to completion (${name})`, function () {
    this.timeout(180_000);
    const suite = platformForSuite(name);

    it('is granted through every position and leaves opinions, numbered documents and a whole record', async () => {
      const { people, platform } = suite;
      const caseId = await registerCase(people);
      await walk(people, caseId, GRANTED);
      const found = await untilCompleted(people, caseId);
      assert.equal(found.result, 'granted');
      const steps = found.steps as { state: string; opinion?: { outcome: string } }[];
      assert.deepEqual(
        steps.slice(0, 4).map(({ opinion }) => opinion?.outcome),
        ['accept', 'pass', 'agree', 'grant'],
      );
      assert.equal(steps.length, 7);
      assert.ok(steps.every(({ state }) => state === 'done'));
      const documents = found.documents as { template: string; number: string; sha256: string; id: string }[];
      assert.deepEqual(
        documents.map(({ template }) => template),
        ['acceptance-notice', 'licence-decision', 'licence-certificate', 'delivery-receipt'],
      );
      assert.match(documents[0]?.number ?? '', /^阳城管许受〔\d{4}〕1号$/);
      const pdf = await fetch(`${suite.url}/api/documents/${documents[0]?.id}/content`, {
        headers: { cookie: (await people.as('shouli')).cookieHeader },
      });
      assert.equal(pdf.headers.get('content-type'), 'application/pdf');
      assert.equal(
        Buffer.from(await pdf.arrayBuffer())
          .subarray(0, 5)
          .toString(),
        '%PDF-',
      );
      assert.equal((await verifyRecord(platform.database)).ok, true);
    });

    it('raises one red signal R16.9 when the promised limit passes, whichever alarm sees it first', async () => {
      const { people, platform } = suite;
      const caseId = await registerCase(people, '清风路燃气抢修配套工程挖掘道路');
      await walk(people, caseId, ['accept']);
      // Its acceptance notice is numbered on the day of acceptance (R15.7).
      await openStep(people, caseId);
      await platform.demonstration.advance({ workingDays: 9 });
      await new Promise((resolve) => setTimeout(resolve, 3_000));
      const supervisor = await people.as('jiancha');
      const { body } = await supervisor.get<{ signals: { rule: string; colour: string; limit: string }[]; clock: { colour: string } }>(
        `/cases/${caseId}`,
      );
      assert.equal(body.signals.length, 1);
      assert.deepEqual(
        { rule: body.signals[0]?.rule, colour: body.signals[0]?.colour, limit: body.signals[0]?.limit },
        { rule: 'R16.9', colour: 'red', limit: 'promised' },
      );
      assert.equal(body.clock.colour, 'overdue');
    });
  });
}
