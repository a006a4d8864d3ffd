/** What no office may do is refused when a step is decided, and its page is told the same (R11.3): on the record of earlier steps. */
import assert from 'node:assert/strict';
import { HEADERS, type FormField } from '../../domain/contract.ts';
import type { StepDetail } from '../../domain/api/step-detail.ts';
import type { Check } from '../../domain/forms/checks/check.ts';
import { formProblems } from '../../domain/forms/form-values.ts';
import { casesOn, type CasesOn } from '../support/cases-on.ts';
import { eachDatabase } from '../support/databases.ts';
import { ACCEPT, buildPower, DECLINE, DENY, GRANT, stepOf } from '../support/small-power.ts';

const LAW = '测试条例第九条';
const yesNo: FormField = { key: 'complete', label: '材料齐全', type: 'yes-no', required: true };
const proposed: FormField = { key: 'fee', label: '拟收费', type: 'money', required: true };
const day: FormField = { key: 'inspectedOn', label: '勘验日期', type: 'date', required: true };
const granted: FormField[] = [
  { key: 'granted', label: '准予面积', type: 'number', unit: '平方米', required: true, outcomes: ['grant'] },
  { key: 'fee', label: '收费', type: 'money', required: true, outcomes: ['grant'] },
  { key: 'validFrom', label: '有效期起', type: 'date', required: true, outcomes: ['grant'] },
  { key: 'validTo', label: '有效期止', type: 'date', required: true, outcomes: ['grant'] },
];
const CHECKS: Check[] = [
  { kind: 'answers-for-outcome', outcomes: ['accept'], fields: ['complete'], need: 'every', value: true, basis: LAW },
  { kind: 'at-most', field: 'granted', of: 'applied.area', basis: LAW },
  { kind: 'at-most', field: 'fee', of: 'earlier.fee', forms: ['decide'], basis: LAW },
  { kind: 'not-before', field: 'validFrom', date: 'case.acceptedOn', basis: LAW },
];

eachDatabase('The forms of a case', (database) => {
  let cases: CasesOn;
  let id: string;
  before(async () => {
    const power = buildPower(
      {
        forms: {
          review: { title: '审查表', titleEn: 'Review', fields: [yesNo, proposed, day] },
          decide: { title: '决定', titleEn: 'Decision', fields: granted },
        },
        caseForm: [
          { key: 'area', label: '面积', type: 'number', required: true },
          { key: 'from', label: '开工', type: 'date' },
          { key: 'to', label: '完工', type: 'date' },
        ],
        checks: [...CHECKS, { kind: 'at-most', field: 'area', of: 100, forms: ['caseForm'], basis: LAW }],
      },
      {
        tAccept: stepOf('受理审查', 'first-review', [ACCEPT, DECLINE], { [HEADERS.form]: 'review' }),
        tDecide: stepOf('决定', 'deciding-leader', [GRANT, DENY], { [HEADERS.form]: 'decide' }),
      },
    );
    cases = await casesOn(database(), { power });
  });
  after(() => cases?.close());
  beforeEach(async () => {
    id = await cases.register();
  });

  const decide = async (outcome: string, fields: Record<string, unknown>) => {
    const { status, body } = await cases.decideStep(await cases.openStep(id), outcome, { fields });
    return [status, ...(body.error?.fields ?? []).map(({ path, code }) => `${path.replace('fields.', '')}:${code}`)];
  };
  const REVIEW = { complete: true, fee: 50_000, inspectedOn: '2026-03-02' };
  const DECISION = { granted: 12, fee: 50_000, validFrom: '2026-03-02', validTo: '2026-04-01' };

  it('are refused where outcome and answers contradict each other, and nothing is recorded', async () => {
    assert.deepEqual(await decide('accept', { ...REVIEW, complete: false }), [422, 'complete:contradicts-outcome']);
    assert.equal((await cases.openStep(id)).state, 'open');
    assert.ok(!(await cases.recorded(id)).includes('step-decided'));
    assert.deepEqual(await decide('decline', { ...REVIEW, complete: false }), [200]);
  });

  it('are refused where something is said to have happened in the future', async () => {
    assert.deepEqual(await decide('accept', { ...REVIEW, inspectedOn: '2027-01-01' }), [422, 'inspectedOn:in-the-future']);
  });

  it('are judged by what was applied for, by what earlier steps answered, and by the days of the case', async () => {
    assert.deepEqual(await decide('accept', REVIEW), [200]);
    assert.deepEqual(await decide('grant', { ...DECISION, granted: 2400, fee: 50_001, validFrom: '2026-03-01', validTo: '2026-02-01' }), [
      422,
      'validTo:before-start',
      'granted:more-than-allowed',
      'fee:more-than-allowed',
      'validFrom:before-date',
    ]);
    assert.deepEqual(await decide('grant', DECISION), [200]);
  });

  it('name the article and both sides in the refusal', async () => {
    await decide('accept', REVIEW);
    const { body } = await cases.decideStep(await cases.openStep(id), 'grant', { fields: { ...DECISION, granted: 13 } });
    assert.equal(body.error.fields?.[0]?.message, `“准予面积”13 平方米超过了“面积”12 平方米（${LAW}）。`);
  });

  it('are told to the page, which finds the same by the same function', async () => {
    await decide('accept', REVIEW);
    const step = await cases.openStep(id);
    const detail = await cases.ask<StepDetail>('leader', 'GET', `/steps/${step.id}`);
    assert.deepEqual(Object.keys(detail.judging?.known.applied ?? {}), ['area']);
    assert.deepEqual(Object.keys(detail.judging?.known.earlier ?? {}), ['fee']);
    assert.equal(detail.judging?.known.days.receivedOn, '2026-03-02');
    assert.ok(detail.judging);
    const typed = { ...DECISION, granted: 2400, fee: 50_001 };
    const problems = formProblems(granted, typed, 'fields', 'grant', { ...detail.judging, today: '2026-03-02' });
    const { body } = await cases.decideStep(step, 'grant', { fields: typed });
    assert.deepEqual(problems, body.error.fields);
  });

  it('are judged at the window likewise', async () => {
    const answer = await cases.call(
      'window',
      'POST',
      '/cases',
      cases.application({ form: { area: 101, from: '2026-04-02', to: '2026-04-01' } }),
    );
    assert.equal(answer.status, 422);
    assert.deepEqual(
      answer.body.error.fields?.map(({ path, code }) => `${path}:${code}`),
      ['form.to:before-start', 'form.area:more-than-allowed'],
    );
  });
});
