/**
 * One case of each category through the public API, from registration to completion, on the real engine (R9, R10, R11). Those whose waiting
 * periods nobody can waive are walked by files of their own, which move the clock: grant-and-award, ruling, levy, penalty.
 */
import assert from 'node:assert/strict';
import type { FormField } from '../../domain/contract.ts';
import { civilDateInChina } from '../../domain/time/civil-time.ts';
import { PARTIES, plausibleAnswers } from '../../src/demonstration/index.ts';
import { verifyRecord } from '../../src/platform/record/index.ts';
import { eventually } from '../support/eventually.ts';
import { openStep, secondConfirms, untilCompleted, type ErrorBody } from '../support/client.ts';
import { platformForSuite } from '../support/platform.ts';

interface Walk {
  power: string;
  organ: string;
  intake: string;
  /** Outcomes that differ from the first one of their step that is not negative, by step. */
  choose?: Record<string, string>;
  /** A step that is met more than once takes these one after the other. */
  turns?: Record<string, string[]>;
  /** Waiting periods that the party waives in writing, by the step before them. */
  waits?: Record<string, string>;
  result: string;
  documents: string[];
  clock?: string[];
}

const WALKS: Walk[] = [
  {
    power: 'gas-operation',
    organ: 'organ-housing',
    intake: 'window',
    choose: {
      Step_FirstReview: 'expert-review',
      Step_ReviewAfterExperts: 'interested',
      Step_InterestedParties: 'requested',
      Step_Decision: 'extend',
    },
    waits: { Step_InterestedParties: 'Wait_HearingNotice' },
    result: 'granted',
    documents: [
      'acceptance-notice',
      'special-procedure-notice',
      'interested-party-notice',
      'hearing-notice',
      'hearing-record',
      'expert-opinion',
      'extension-notice',
      'licence-decision',
      'licence-certificate',
      'delivery-receipt',
    ],
    clock: ['start', 'suspend', 'resume', 'suspend', 'resume', 'extend', 'extend', 'stop'],
  },
  {
    power: 'public-place-hygiene',
    organ: 'organ-health',
    intake: 'window',
    result: 'granted',
    documents: ['acceptance-notice', 'licence-decision', 'licence-certificate', 'delivery-receipt'],
  },
  {
    power: 'unlicensed-excavation-penalty',
    organ: 'organ-urban-management',
    intake: 'investigator',
    // Every other way of it: penalty.test.ts.
    choose: { Step_LegalReview: 'no-penalty' },
    result: 'spared',
    documents: [
      'source-registration',
      'case-filing-approval',
      'evidence-list',
      'investigation-report',
      'legal-review-opinion',
      'penalty-exemption',
    ],
  },
  {
    power: 'littering-penalty',
    organ: 'organ-urban-management',
    intake: 'investigator',
    result: 'imposed',
    documents: ['simple-penalty-decision', 'delivery-receipt'],
  },
  {
    power: 'unsafe-food-seizure',
    organ: 'organ-market',
    intake: 'investigator',
    result: 'imposed',
    documents: ['compulsion-approval', 'compulsion-decision', 'seized-list', 'measure-record', 'compulsion-lift'],
  },
  {
    power: 'road-repair-fee',
    organ: 'organ-urban-management',
    intake: 'assessor',
    result: 'imposed',
    documents: ['levy-decision', 'payment-notice', 'delivery-receipt'],
  },
  {
    power: 'equity-pledge',
    organ: 'organ-market',
    intake: 'window',
    result: 'granted',
    documents: ['confirmation-decision', 'registration-notice'],
  },
  {
    power: 'food-inspection',
    organ: 'organ-market',
    intake: 'section-head',
    result: 'concluded',
    documents: ['inspection-approval', 'inspection-notice', 'site-record', 'inspection-result'],
  },
  {
    power: 'completion-filing',
    organ: 'organ-housing',
    intake: 'window',
    result: 'granted',
    documents: ['other-decision', 'delivery-receipt'],
  },
];

describe('A case of each category', function () {
  this.timeout(600_000);
  const suite = platformForSuite('SQLite', { powers: 'all' });

  /** Accounts that hold the position in the organ. */
  async function holders(organ: string, position: string): Promise<{ id: string; account: string }[]> {
    const { organisation } = suite.platform;
    return Promise.all(
      (await organisation.holdersOf(organ, position)).map(async ({ id }) => ({
        id,
        account: (await organisation.store.personRow(id))?.account ?? '',
      })),
    );
  }

  async function register(walk: Walk): Promise<string> {
    const [holder] = await holders(walk.organ, walk.intake);
    const client = await suite.people.as(holder?.account ?? '');
    const power = await client.get<{ basics: { caseForm: FormField[]; materials: { code: string }[] } }>(
      `/registry/powers/power-${walk.power}`,
    );
    const answer = await client.post<ErrorBody & { id: string }>('/cases', {
      powerId: `power-${walk.power}`,
      subject: `演示办件 ${walk.power}`,
      party: PARTIES[0],
      form: plausibleAnswers(power.body.basics.caseForm, civilDateInChina(new Date())),
      materials: power.body.basics.materials.map(({ code }) => ({ code, originals: 1, copies: 1, provided: true })),
    });
    assert.equal(answer.status, 201, JSON.stringify(answer.body));
    return answer.body.id;
  }

  for (const walk of WALKS) {
    it(`of ${walk.power} goes from registration to ${walk.result} with its documents`, async () => {
      const caseId = await register(walk);
      const turns = new Map(Object.entries(walk.turns ?? {}).map(([step, outcomes]) => [step, [...outcomes]]));
      const reader = await suite.people.as('jiancha');
      for (let taken = 0; taken < 40; taken += 1) {
        const { body } = await reader.get<{ state: string }>(`/cases/${caseId}`);
        if (body.state === 'completed') break;
        const step = await openStep(suite.people, caseId, 90_000).catch(async (error: unknown) => {
          if ((await reader.get<{ state: string }>(`/cases/${caseId}`)).body.state === 'completed') return undefined;
          throw error;
        });
        if (!step) break;
        const [first, second] = await holders(walk.organ, step.positionCode);
        const outcome =
          turns.get(step.elementId)?.shift() ??
          walk.choose?.[step.elementId] ??
          step.outcomes.find(({ negative }) => !negative)?.code ??
          '';
        const negative = step.outcomes.find(({ code }) => code === outcome)?.negative ?? false;
        const decided = await (
          await suite.people.as(first?.account ?? '')
        ).post(`/steps/${step.id}/decide`, {
          outcome,
          text: negative ? '理由：演示。' : '同意。',
          fields: plausibleAnswers(step.form?.fields ?? [], step.openedAt.slice(0, 10), outcome),
          coOfficerId: step.officers === 2 ? second?.id : undefined,
        });
        const confirmed = await secondConfirms(suite.people, decided, second?.id);
        assert.equal(confirmed.status, 200, `${step.elementId} ${outcome}: ${JSON.stringify(confirmed.body)}`);
        const wait = walk.waits?.[step.elementId];
        if (wait !== undefined) await waive(caseId, wait, first?.account ?? '');
        if (await ends(caseId, step.id)) break;
      }
      const found = (await untilCompleted(suite.people, caseId)) as unknown as {
        result: string;
        documents: { template: string; pages: number | null }[];
        clock: { ledger: { kind: string }[] };
      };
      assert.equal(found.result, walk.result);
      const made = found.documents.map(({ template }) => template);
      assert.deepEqual(
        walk.documents.filter((template) => !made.includes(template)),
        [],
        `made: ${made.join(', ')}`,
      );
      for (const { template, pages } of found.documents) assert.ok((pages ?? 0) >= 1, `${template} is printed`);
      if (walk.clock)
        assert.deepEqual(
          found.clock.ledger
            .map(({ kind }) => kind)
            .filter((kind) => !kind.startsWith('step-'))
            .slice(0, walk.clock.length),
          walk.clock,
        );
    });
  }

  /** As soon as the case has come to this waiting period, the party's written waiver is entered. */
  async function waive(caseId: string, elementId: string, account: string): Promise<void> {
    const client = await suite.people.as(account);
    await eventually(`the waiting period ${elementId} of ${caseId}`, async () => {
      const path = `/matters/${caseId}/waiting-periods/${elementId}/waive`;
      return (await client.call('POST', path, { reason: '书面放弃。' })).status === 200;
    });
  }

  /** After a step either the next one opens or the case ends; answers whether it has ended. */
  async function ends(caseId: string, stepId: string): Promise<boolean> {
    const reader = await suite.people.as('jiancha');
    const until = Date.now() + 30_000;
    for (;;) {
      const { body } = await reader.get<{ state: string; steps: { id: string; state: string }[] }>(`/cases/${caseId}`);
      if (body.state === 'completed') return true;
      if (body.steps.some(({ id, state }) => id !== stepId && (state === 'open' || state === 'claimed'))) return false;
      if (Date.now() > until) throw new Error(`Nothing follows step ${stepId}`);
      await new Promise((resolve) => {
        setTimeout(resolve, 50);
      });
    }
  }

  it("of the organ's own motion is not registered at the window (R10)", async () => {
    const window = await suite.people.as('chuang');
    const answer = await window.post<ErrorBody>('/cases', {
      powerId: 'power-littering-penalty',
      subject: '随地抛撒垃圾',
      party: PARTIES[0],
      form: {},
      materials: [],
    });
    assert.deepEqual([answer.status, answer.body.error.code], [403, 'position-not-held']);
    assert.deepEqual(
      (await window.get<{ items: { id: string }[] }>('/cases/powers')).body.items.map(({ id }) => id),
      ['power-road-excavation'],
    );
    assert.deepEqual(
      (await (await suite.people.as('zhifa1')).get<{ items: { id: string }[] }>('/cases/powers')).body.items.map(({ id }) => id).sort(),
      ['power-littering-penalty', 'power-obstacle-removal', 'power-unlicensed-excavation-penalty'],
    );
  });

  it('leaves a record that proves itself', async () => {
    const verification = await verifyRecord(suite.platform.database);
    assert.ok(verification.ok, JSON.stringify(verification));
  });
});
