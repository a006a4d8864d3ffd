/**
 * An investigation (R17) without an engine, on both databases: opened from red signals, the person heard by the two who investigate, fault
 * or none found by the office's table, appealed once before somebody else, closed with a conclusion; and what becomes of it when its signal
 * loses its ground.
 */
import assert from 'node:assert/strict';
import type { InvestigationForm, InvestigationStatistics, MeasuresView, RedSignal } from '../../domain/api/investigations.ts';
import { verifyMatters } from '../../src/procedures/index.ts';
import { verifyInvestigations, verifyOfficeSettings } from '../../src/supervision/index.ts';
import { casesOn, type CasesOn } from '../support/cases-on.ts';
import { eachDatabase } from '../support/databases.ts';
import { INVESTIGATION_FIELDS, investigationsOn } from '../support/investigations.ts';
import type { Call } from '../support/orders.ts';
import { signalsOn } from '../support/signals.ts';
import { LEGAL_OFFICE, ORGAN, OTHER_ORGAN } from '../support/small-city.ts';
import type { ErrorBody } from '../support/test-server.ts';

const RED = { id: 'R16.9', colour: 'red' } as const;

eachDatabase('An investigation', (database) => {
  let cases: CasesOn;
  before(async () => {
    cases = await casesOn(database(), { startedAt: '2026-11-16T10:00:00+08:00' });
  });
  after(() => cases.close());

  const call: Call = (account, method, path, body) => cases.call(account, method, path, body);
  const investigations = investigationsOn({ database, call, investigators: ['supervisor', 'supervisor2'] });
  const codeOf = ({ body }: { body: unknown }): string => (body as ErrorBody).error.code;
  const fieldsOf = ({ body }: { body: unknown }): string[] => ((body as ErrorBody).error.fields ?? []).map(({ code }) => code);

  async function red(rule: { id: string; colour: 'yellow' | 'red' } = RED) {
    const caseId = await cases.register();
    const signals = signalsOn({
      ...{ database, call, record: () => cases.record, outbox: () => cases.outbox, time: () => cases.time },
      settle: () => cases.settle(),
    });
    return { caseId, ...(await signals.raised(caseId, {}, rule)) };
  }
  const withdraw = async (actId: string): Promise<void> => {
    const step = await cases.openStep(actId);
    const { status, text } = await cases.call('supervisor', 'POST', `/steps/${step.id}/decide`, {
      outcome: 'withdraw',
      text: '认定有误。',
      fields: {},
    });
    assert.equal(status, 200, text);
  };
  const opened = (signalIds: string[], changes: object = {}) =>
    investigations.opened('supervisor', ORGAN, signalIds, { concerned: ['person-officer'], ...changes });
  const state = async (id: string): Promise<string> => (await cases.matter(id)).state;

  it('is opened from several red signals at once, by two of the office who do not belong to the organ', async () => {
    const form = await cases.ask<InvestigationForm>('supervisor', 'GET', `/investigations/form?organ=${ORGAN}`);
    assert.deepEqual(form.investigators.map(({ id }) => id).sort(), ['person-supervisor', 'person-supervisor2']);
    assert.ok(form.people.some(({ id }) => id === 'person-officer'));
    const [one, two, yellow] = [await red(), await red(), await red({ id: 'R15.2', colour: 'yellow' })];
    const waiting = await cases.ask<{ items: RedSignal[] }>('supervisor', 'GET', '/investigations/signals?waiting=true');
    assert.deepEqual(waiting.items.map(({ id }) => id).sort(), [one.signalId, two.signalId].sort());

    for (const [by, changes, code, fields] of [
      ['supervisor', { signalIds: [] }, 'invalid-input', ['required']],
      ['supervisor', { investigators: ['person-supervisor'] }, 'invalid-input', ['two-investigators']],
      ['supervisor', { investigators: ['person-supervisor', 'person-supervisor-west'] }, 'invalid-input', ['investigator-not-fit']],
      ['supervisor', { concerned: ['person-stranger'] }, 'invalid-input', ['not-of-organ']],
      ['supervisor', { organId: OTHER_ORGAN, concerned: [] }, 'not-found', []],
      ['supervisor', { organId: 'organ-supervision' }, 'own-organ', []],
      ['supervisor-west', {}, 'organ-out-of-scope', []],
      ['legal', {}, 'forbidden', []],
      ['officer', {}, 'forbidden', []],
    ] as const) {
      const answer = await investigations.open(by, ORGAN, [one.signalId], { concerned: ['person-officer'], ...changes });
      assert.deepEqual([codeOf(answer), fieldsOf(answer)], [code, [...fields]]);
    }
    assert.equal(codeOf(await investigations.open('supervisor', ORGAN, [yellow.signalId])), 'signal-not-red');

    const id = await opened([one.signalId]);
    await cases.ask('supervisor', 'POST', `/investigations/${id}/grounds`, { signalIds: [two.signalId] });
    assert.equal(codeOf(await investigations.open('supervisor', ORGAN, [two.signalId])), 'investigated-already');
    assert.deepEqual((await cases.ask<{ items: RedSignal[] }>('supervisor', 'GET', '/investigations/signals?waiting=true')).items, []);
    const { items } = await cases.ask<{ items: RedSignal[] }>('supervisor', 'GET', '/investigations/signals');
    assert.ok(items.every(({ investigation }) => investigation?.id === id));
    const { number } = await cases.matter(id);
    assert.match(number, /^监调〔2026〕\d+号$/);

    // Colleagues of the organ learn nothing of it, nor does another scope (R14).
    for (const account of ['officer', 'contact', 'registrar', 'lead', 'supervisor-west']) {
      if (account !== 'supervisor-west') assert.notEqual((await cases.call(account, 'GET', `/matters/${id}`)).status, 200, account);
      const found = await cases.call<{ items?: unknown[] }>(account, 'GET', `/search?q=${encodeURIComponent(number)}`);
      assert.deepEqual(found.body.items ?? [], [], account);
    }
  });

  it('hears the person before it finds, by its two investigators alone', async () => {
    const { signalId } = await red();
    const id = await opened([signalId]);
    assert.deepEqual([await state(id), await investigations.papers(id)], ['hearing', ['notice']]);
    const alone = await investigations.decide('supervisor', id, 'Step_Hear', 'heard');
    assert.deepEqual(fieldsOf(alone), ['second-officer-required']);
    const strange = await investigations.decide('supervisor', id, 'Step_Hear', 'heard', { second: 'supervisor-west' });
    assert.equal(codeOf(strange), 'not-investigator');
    await investigations.decidedByTwo(id, 'Step_Hear', 'refused');
    await investigations.decidedByTwo(id, 'Step_Find', 'again');
    await investigations.decidedByTwo(id, 'Step_Hear', 'heard');
    await investigations.decidedByTwo(id, 'Step_Find', 'no-fault');
    assert.deepEqual([await investigations.closedAs(id), await investigations.papers(id)], ['cleared', ['notice', 'cleared']]);
    assert.deepEqual(
      (await investigations.view(id)).findings.map(({ result }) => result),
      ['cleared'],
    );
  });

  it('finds fault by the table of measures, and an appeal is decided once by somebody who had no part in it', async () => {
    const { signalId } = await red();
    const id = await opened([signalId]);
    await investigations.decidedByTwo(id, 'Step_Hear', 'heard');
    const wrong = await investigations.decide('supervisor', id, 'Step_Find', 'fault', {
      second: 'supervisor2',
      fields: { gravity: 'minor', measure: 'discipline', responsible: '周外人' },
    });
    assert.deepEqual(fieldsOf(wrong), ['measure-not-fitting', 'not-concerned']);
    await investigations.decidedByTwo(id, 'Step_Find', 'fault', { gravity: 'serious', measure: 'transfer' });
    const [paper] = await database().all<{ data: string }>("SELECT data FROM document WHERE matter_id = $1 AND template = 'finding'", [id]);
    assert.match(paper?.data ?? '', /建议调离岗位，由任免机关决定/);
    assert.match(paper?.data ?? '', /3 个工作日内（至2026年11月19日）/);
    assert.match(paper?.data ?? '', /"to":"小城市建设局"/);
    await investigations.decided('supervisor', id, 'Step_Serve', 'appeal');

    // Both of the office have investigated: the legal office decides.
    const review = await investigations.step(id, 'Step_Review');
    assert.deepEqual([review.organ_id, await state(id)], [LEGAL_OFFICE, 'reviewing']);
    const amended = { amended: 'circulate' };
    assert.equal(codeOf(await investigations.decide('supervisor', id, 'Step_Review', 'amend', { fields: amended })), 'position-not-held');
    await investigations.decided('legal', id, 'Step_Review', 'amend', { fields: amended });
    assert.equal((await investigations.view(id, 'legal')).findings.at(-1)?.measure, '通报批评');
    await investigations.decided('supervisor', id, 'Step_Measure', 'conclude');
    assert.deepEqual([await investigations.closedAs(id), await investigations.papers(id)], ['fault', ['notice', 'finding', 'reviewed']]);

    const { people, organs } = await cases.ask<InvestigationStatistics>('supervisor', 'GET', '/investigations/statistics');
    assert.deepEqual(people, [
      {
        person: { id: 'person-officer', name: '李承办' },
        organ: { id: ORGAN, name: '小城市建设局' },
        faults: 1,
        measures: [{ measure: '通报批评', n: 1 }],
      },
    ]);
    assert.equal(organs.find(({ organ }) => organ.id === ORGAN)?.fault, 1);
    const west = await cases.ask<InvestigationStatistics>('supervisor-west', 'GET', '/investigations/statistics');
    assert.deepEqual([west.people, west.organs], [[], []]);
  });

  it('goes on by itself when nobody appeals in time, and is never closed without its measure and conclusion', async () => {
    const { signalId } = await red();
    const id = await opened([signalId]);
    await investigations.decidedByTwo(id, 'Step_Hear', 'heard');
    await investigations.decidedByTwo(id, 'Step_Find', 'fault');
    await cases.moveTo('2026-11-19T17:30:00+08:00');
    await cases.moveTo('2026-11-20T09:00:00+08:00');
    assert.equal(await state(id), 'measuring');
    const empty = await investigations.decide('supervisor', id, 'Step_Measure', 'conclude', { key: 'nothing' });
    assert.deepEqual(fieldsOf(empty), ['required', 'required']);
    await investigations.decided('supervisor', id, 'Step_Measure', 'conclude');
    assert.equal(await investigations.closedAs(id), 'fault');
  });

  it('names others when an investigator steps aside or more are concerned', async () => {
    const { signalId } = await red();
    const id = await opened([signalId], { concerned: [] });
    const people = { concerned: ['person-leader'], investigators: ['person-supervisor', 'person-supervisor2'], reason: '审批人员也涉及。' };
    await cases.ask('supervisor', 'POST', `/investigations/${id}/people`, { ...people, base: 1 });
    assert.equal(codeOf(await cases.call('supervisor', 'POST', `/investigations/${id}/people`, { ...people, base: 1 })), 'people-changed');
    await cases.ask('supervisor2', 'POST', `/matters/${id}/recusals`, {
      personId: 'person-supervisor2',
      reason: '与被调查人员有亲属关系。',
    });
    const still = await cases.call('supervisor', 'POST', `/investigations/${id}/people`, { ...people, base: 2 });
    assert.deepEqual(fieldsOf(still), ['investigator-not-fit']);
    const { concerned, peopleVersion, mayChange } = await investigations.view(id);
    assert.deepEqual([concerned.map(({ name }) => name), peopleVersion, mayChange], [['赵局长'], 2, true]);
  });

  it('ends by itself when its signals are withdrawn before anything is found; afterwards the page tells, and the finding is revoked', async () => {
    const [early, kept, late] = [await red(), await red(), await red()];
    const before = await opened([early.signalId, kept.signalId]);
    await withdraw(early.actId);
    assert.deepEqual([await state(before), (await investigations.view(before)).groundGone], ['hearing', false]);
    await withdraw(kept.actId);
    assert.deepEqual([await investigations.closedAs(before), await investigations.papers(before)], ['ended', ['notice', 'ended']]);

    const after = await opened([late.signalId]);
    await investigations.decidedByTwo(after, 'Step_Hear', 'heard');
    await investigations.decidedByTwo(after, 'Step_Find', 'fault');
    await withdraw(late.actId);
    assert.deepEqual([await state(after), (await investigations.view(after)).groundGone], ['served', true]);
    await investigations.decided('supervisor', after, 'Step_Serve', 'settle');
    await investigations.decided('supervisor', after, 'Step_Measure', 'revoke', { key: 'measure-revoke' });
    assert.equal(await investigations.closedAs(after), 'revoked');
  });

  it('takes its measures from a table that the supervisors of the whole city set, in versions', async () => {
    const { measures, version, maySet } = await cases.ask<MeasuresView>('supervisor', 'GET', '/investigations/measures');
    assert.deepEqual([version, maySet, measures.length], [0, true, 7]);
    const set = {
      measures: [{ code: 'talk', name: '谈话提醒', nameEn: 'A talk', gravity: ['minor'], competent: null }],
      reason: '增加谈话提醒',
      base: 0,
    };
    assert.equal(codeOf(await cases.call('supervisor-west', 'POST', '/investigations/measures', set)), 'forbidden');
    await cases.ask('supervisor', 'POST', '/investigations/measures', set);
    assert.equal(codeOf(await cases.call('supervisor', 'POST', '/investigations/measures', set)), 'settings-changed');
    const { signalId } = await red();
    const id = await opened([signalId]);
    await investigations.decidedByTwo(id, 'Step_Hear', 'heard');
    await investigations.decidedByTwo(id, 'Step_Find', 'fault', { gravity: 'minor', measure: 'talk' });
    assert.equal((await investigations.view(id)).findings[0]?.measure, '谈话提醒');
    assert.ok(INVESTIGATION_FIELDS.fault);
  });

  it('is what the record says, to the last row', async () => {
    const { n } = (await database().get<{ n: number }>('SELECT COUNT(*) AS n FROM investigation')) ?? { n: 0 };
    assert.deepEqual(await verifyInvestigations(database()), { ok: true, investigations: Number(n) });
    assert.ok((await verifyMatters({ database: database(), kinds: cases.kinds })).ok);
    assert.deepEqual(await verifyOfficeSettings(database()), { ok: true, versions: 1 });
    await database().write(() =>
      database().insert('investigation_ground', {
        ...{ id: 'forged', investigation_id: 'forged', kind: 'signal', ground_id: 'nothing', person_id: 'nobody', at: 1 },
      }),
    );
    assert.deepEqual(await verifyInvestigations(database()), {
      ok: false,
      investigation: 'forged',
      problem: 'the record does not know {"signal":"nothing"}',
    });
  });
});
