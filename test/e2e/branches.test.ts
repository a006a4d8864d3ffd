/** Every branch of the licence's flowchart, driven through the public API on the real engine and both databases (R3a, R10, R11). */
import assert from 'node:assert/strict';
import pLimit from 'p-limit';
import { DATABASE_NAMES, platformForSuite, type SuitePlatform } from '../support/platform.ts';
import { applicationFor, decide, openStep, untilCompleted } from '../support/client.ts';
import { verifyRecord } from '../../src/platform/record/index.ts';

interface Branch {
  title: string;
  outcomes: string[];
  result: string;
  /** Case states that a reader meets while it runs, without repetition. */
  states: string[];
  steps: string[];
  documents: string[];
  drawn: string[];
  isAccepted: boolean;
  /** What the handling clock's ledger holds, where it is more than start and stops. */
  clock?: string[];
}

const REVIEW = ['Step_FirstReview', 'Step_SectionHead'];
const GRANT = ['Step_Decision', 'Step_Certificate', 'Step_DeliverLicence', 'Step_ArchiveGranted'];
const GRANT_DRAWN = [
  'Document_AcceptanceNotice',
  'Document_LicenceDecision',
  'Document_LicenceCertificate',
  'Document_DeliveryReceiptGranted',
  'Close_Granted',
  'End_Granted',
];
const GRANT_DOCUMENTS = ['acceptance-notice', 'licence-decision', 'licence-certificate', 'delivery-receipt'];

const BRANCHES: Branch[] = [
  {
    title: 'is granted',
    outcomes: ['accept', 'pass', 'agree', 'grant', '*', '*', '*'],
    result: 'granted',
    states: ['received', 'accepted', 'decided', 'completed'],
    steps: ['Step_Acceptance', ...REVIEW, ...GRANT],
    documents: GRANT_DOCUMENTS,
    drawn: GRANT_DRAWN,
    isAccepted: true,
  },
  {
    title: 'goes back to first review (退回) and is denied',
    outcomes: ['accept', 'pass', 'return', 'fail', 'disagree', 'deny', '*', '*'],
    result: 'denied',
    states: ['received', 'accepted', 'decided', 'completed'],
    steps: ['Step_Acceptance', ...REVIEW, ...REVIEW, 'Step_Decision', 'Step_DeliverRefusal', 'Step_ArchiveDenied'],
    documents: ['acceptance-notice', 'licence-refusal', 'delivery-receipt'],
    drawn: ['Document_AcceptanceNotice', 'Document_LicenceRefusal', 'Document_DeliveryReceiptDenied', 'Close_Denied', 'End_Denied'],
    isAccepted: true,
  },
  {
    title: 'is not accepted (不予受理)',
    outcomes: ['decline', '*'],
    result: 'declined',
    states: ['received', 'decided', 'completed'],
    steps: ['Step_Acceptance', 'Step_DeliverNonAcceptance'],
    documents: ['non-acceptance-notice'],
    drawn: ['Document_NonAcceptanceNotice', 'Close_Declined', 'End_Declined'],
    isAccepted: false,
  },
  {
    title: 'needs no licence (无需许可)',
    outcomes: ['not-required', '*'],
    result: 'not-required',
    states: ['received', 'decided', 'completed'],
    steps: ['Step_Acceptance', 'Step_DeliverNotRequired'],
    documents: ['non-acceptance-notice'],
    drawn: ['Document_NotRequiredNotice', 'Close_NotRequired', 'End_NotRequired'],
    isAccepted: false,
  },
  {
    title: 'is supplemented, accepted and granted',
    outcomes: ['supplement', 'supplemented', 'accept', 'pass', 'agree', 'grant', '*', '*', '*'],
    result: 'granted',
    states: ['received', 'supplementing', 'received', 'accepted', 'decided', 'completed'],
    steps: ['Step_Acceptance', 'Step_SupplementReceived', 'Step_AcceptanceAfterSupplement', ...REVIEW, ...GRANT],
    documents: ['supplement-notice', ...GRANT_DOCUMENTS],
    drawn: ['Document_SupplementNotice', ...GRANT_DRAWN],
    isAccepted: true,
  },
  {
    title: 'belongs to another organ (不属于本机关职权)',
    outcomes: ['not-ours', '*'],
    result: 'declined',
    states: ['received', 'decided', 'completed'],
    steps: ['Step_Acceptance', 'Step_DeliverNonAcceptance'],
    documents: ['non-acceptance-notice'],
    drawn: ['Document_NonAcceptanceNotice', 'Close_Declined', 'End_Declined'],
    isAccepted: false,
  },
  {
    title: 'waits for the traffic police and for interested parties (条例33, XK36)',
    outcomes: ['accept', 'consult', 'answered', 'interested', 'heard', 'pass', 'agree', 'grant', '*', '*', '*'],
    result: 'granted',
    states: ['received', 'accepted', 'decided', 'completed'],
    steps: [
      ...['Step_Acceptance', 'Step_FirstReview', 'Step_TrafficConsent', 'Step_FirstReview', 'Step_InterestedParties'],
      ...[...REVIEW, ...GRANT],
    ],
    documents: ['acceptance-notice', 'interested-party-notice', ...GRANT_DOCUMENTS.slice(1)],
    drawn: ['Document_InterestedPartyNotice', ...GRANT_DRAWN],
    isAccepted: true,
  },
  {
    title: 'is extended once and granted (XK42)',
    outcomes: ['accept', 'pass', 'agree', 'extend', 'grant', '*', '*', '*'],
    result: 'granted',
    states: ['received', 'accepted', 'decided', 'completed'],
    steps: ['Step_Acceptance', ...REVIEW, 'Step_Decision', 'Step_DecisionAfterExtension', ...GRANT.slice(1)],
    documents: ['acceptance-notice', 'extension-notice', ...GRANT_DOCUMENTS.slice(1)],
    drawn: ['Document_ExtensionNotice', ...GRANT_DRAWN],
    isAccepted: true,
    clock: ['start', 'extend', 'extend', 'stop', 'stop'],
  },
  {
    title: 'is withdrawn by the applicant after acceptance',
    outcomes: ['accept', 'withdraw'],
    result: 'withdrawn',
    states: ['received', 'accepted', 'completed'],
    steps: ['Step_Acceptance', 'Step_FirstReview'],
    documents: ['acceptance-notice'],
    drawn: ['Document_AcceptanceNotice', 'Close_Withdrawn', 'End_Withdrawn'],
    isAccepted: true,
    clock: ['start', 'stop'],
  },
  {
    title: 'is supplemented and still not accepted',
    outcomes: ['supplement', 'supplemented', 'decline', '*'],
    result: 'declined',
    states: ['received', 'supplementing', 'received', 'decided', 'completed'],
    steps: ['Step_Acceptance', 'Step_SupplementReceived', 'Step_AcceptanceAfterSupplement', 'Step_DeliverNonAcceptance'],
    documents: ['supplement-notice', 'non-acceptance-notice'],
    drawn: ['Document_SupplementNotice', 'Document_NonAcceptanceNotice', 'Close_Declined', 'End_Declined'],
    isAccepted: false,
  },
  {
    title: 'is withdrawn instead of supplemented',
    outcomes: ['supplement', 'withdrawn'],
    result: 'withdrawn',
    states: ['received', 'supplementing', 'completed'],
    steps: ['Step_Acceptance', 'Step_SupplementReceived'],
    documents: ['supplement-notice'],
    drawn: ['Document_SupplementNotice', 'Close_Withdrawn', 'End_Withdrawn'],
    isAccepted: false,
  },
];

interface Detail {
  id: string;
  serial: string;
  state: string;
  result: string;
  acceptedAt: string | null;
  acceptedBy: string | null;
  receivedAt: string;
  completedAt: string;
  steps: {
    elementId: string;
    state: string;
    openedAt: string;
    decidedAt: string;
    opinion?: { outcome: string; text: string; negative: boolean };
  }[];
  documents: { template: string; number: string; pages: number }[];
  path: { visited: string[]; current: string[] };
  clock: { state: string; ledger: { kind: string; at: string }[]; limits: { id: string; dueAt: string | null }[] };
  timeline: { at: string; kind: string }[];
}

async function live({ people }: SuitePlatform, branch: Branch): Promise<{ detail: Detail; states: string[] }> {
  const window = await people.as('chuang');
  const application = await applicationFor(people, `${branch.title} 挖掘道路`);
  const {
    body: { id },
  } = await window.post<{ id: string }>('/cases', application);
  const states: string[] = [];
  for (const wanted of branch.outcomes) {
    const step = await openStep(people, id);
    const { body } = await window.get<Detail & { subject: string }>(`/cases/${id}`);
    if (states.at(-1) !== body.state) states.push(body.state);
    assert.deepEqual(body.path.current, [step.elementId]);
    const listed = await window.get<{ items: { id: string; currentSteps: { name: string }[] }[] }>(`/cases?q=${body.serial}`);
    assert.deepEqual(
      listed.body.items.map((item) => [item.id, ...item.currentSteps.map(({ name }) => name)]),
      [[id, step.name]],
    );
    const answer =
      wanted === 'withdraw'
        ? await window.post(`/steps/${step.id}/decide`, { outcome: wanted, text: '申请人书面撤回。', fields: {} })
        : await decide(people, step, wanted === '*' ? (step.outcomes[0]?.code ?? '') : wanted);
    assert.equal(answer.status, 200, JSON.stringify(answer.body));
  }
  const detail = (await untilCompleted(people, id)) as unknown as Detail;
  return { detail, states: [...states, detail.state] };
}

for (const name of DATABASE_NAMES) {
  describe(`A case (${name})`, function () {
    this.timeout(180_000);
    const suite = platformForSuite(name);
    const lived = new Map<Branch, { detail: Detail; states: string[] }>();
    // A few at once: cases do not wait for each other, and neither does the suite.
    before(async function liveThemAll() {
      this.timeout(600_000);
      const inTurn = pLimit(4);
      await Promise.all(BRANCHES.map((branch) => inTurn(async () => lived.set(branch, await live(suite, branch)))));
    });

    for (const branch of BRANCHES) {
      it(`that ${branch.title} takes exactly its branch, with its result, steps, documents, states and clock`, async () => {
        const { detail, states } = lived.get(branch) ?? assert.fail();
        assert.equal(detail.result, branch.result);
        assert.deepEqual(states, branch.states);
        assert.deepEqual(
          detail.steps.map(({ elementId }) => elementId),
          branch.steps,
        );
        assert.ok(detail.steps.every(({ state, opinion }) => state === 'done' && opinion));
        assert.deepEqual(
          detail.steps.filter(({ opinion }) => opinion?.negative && !opinion.text),
          [],
        );
        assert.deepEqual(
          detail.documents.map(({ template }) => template),
          branch.documents,
        );
        assert.equal(detail.documents.find(({ template }) => template === 'licence-certificate')?.pages ?? 1, 1);
        assert.deepEqual(
          detail.path.visited.filter((id) => /^(Step|Document|Close|End)_/.test(id)).sort(),
          [...new Set(branch.steps), ...branch.drawn].sort(),
        );
        assert.deepEqual(detail.path.current, []);

        const kinds = detail.clock.ledger.map(({ kind }) => kind).filter((kind) => !kind.startsWith('step-'));
        assert.deepEqual(kinds, branch.clock ?? (branch.isAccepted ? ['start', 'stop', 'stop'] : ['stop']));
        assert.equal(detail.clock.state, 'stopped');
        const accepted = await suite.platform.database.all<{ accepted_at: number; accepted_by: string }>(
          'SELECT accepted_at, accepted_by FROM case_acceptance WHERE case_id = $1',
          [detail.id],
        );
        assert.deepEqual(
          accepted.map((row) => [Number(row.accepted_at), row.accepted_by]),
          branch.isAccepted ? [[Date.parse(detail.acceptedAt ?? ''), 'person-shouli']] : [],
        );
        assert.equal(detail.acceptedBy, branch.isAccepted ? '吴建国' : null);
        if (branch.isAccepted) assert.equal(detail.clock.ledger.find(({ kind }) => kind === 'start')?.at, detail.acceptedAt);
      });

      it(`that ${branch.title} tells its story in order`, () => {
        const {
          detail: { timeline, steps, documents },
        } = lived.get(branch) ?? assert.fail();
        const instants = timeline.map(({ at }) => Date.parse(at));
        assert.deepEqual(
          instants,
          [...instants].sort((a, b) => a - b),
        );
        assert.equal(timeline[0]?.kind, 'received');
        assert.equal(timeline.at(-1)?.kind, 'completed');
        assert.equal(timeline.filter(({ kind }) => kind.startsWith('opinion')).length, steps.length);
        assert.equal(timeline.filter(({ kind }) => kind === 'document').length, documents.length);
        const walk = timeline
          .map(({ kind }) => kind)
          .filter((kind) => kind === 'step-opened' || kind.startsWith('opinion'))
          .map((kind) => (kind === 'step-opened' ? 'opened' : 'decided'));
        assert.deepEqual(
          walk,
          steps.flatMap(() => ['opened', 'decided']),
        );
      });
    }

    it('gets a serial number without a gap, and documents numbers without a gap per kind (R11.2, R11.5)', async () => {
      const serials = [...lived.values()].map(({ detail }) => detail.serial.split('-').at(-1)).sort();
      assert.deepEqual(
        serials,
        BRANCHES.map((_, i) => String(i + 1).padStart(6, '0')),
      );
      const numbers = [...lived.values()].flatMap(({ detail }) => detail.documents.map(({ number }) => number));
      assert.equal(new Set(numbers).size, numbers.length);
      for (const word of new Set(numbers.map((number) => number.split('〔')[0]))) {
        const own = numbers
          .filter((number) => number.startsWith(`${word}〔`))
          .map((number) => Number(/〕(\d+)号/.exec(number)?.[1]))
          .sort((a, b) => a - b);
        assert.deepEqual(
          own,
          own.map((_, i) => i + 1),
          word,
        );
      }
    });

    it('keeps what was set at its acceptance: nobody can change or delete it (R11.2)', async () => {
      const { database } = suite.platform;
      for (const sql of [
        "UPDATE case_acceptance SET accepted_by = 'person-chuang'",
        'UPDATE case_acceptance SET accepted_at = 0',
        'DELETE FROM case_acceptance',
      ]) {
        await assert.rejects(
          database.write(() => database.run(sql)),
          (error: { parent?: { message: string }; message: string }) => /append-only/.test(`${error.message} ${error.parent?.message}`),
          sql,
        );
      }
    });

    it('leaves a record that verifies, and nothing unsent or set aside', async () => {
      const { database, outbox, workers } = suite.platform;
      await workers.dispatcher.idle();
      const verified = await verifyRecord(database);
      assert.ok(verified.ok);
      // And the legal office's answer to the power's declaration (R7b).
      assert.equal(verified.documents, BRANCHES.flatMap(({ documents }) => documents).length + 1);
      assert.equal((await outbox.summary()).attention, 0);
    });
  });
}
