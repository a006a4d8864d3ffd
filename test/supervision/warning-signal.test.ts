/**
 * A warning signal is a matter (R13, R15–R17), without an engine, on both databases: raised once, explained, judged, appealed against,
 * withdrawn, red by itself; a candidate; one issued by hand; one that loses its ground.
 */
import assert from 'node:assert/strict';
import { verifyRecord } from '../../src/platform/record/index.ts';
import { verifyMatters } from '../../src/procedures/index.ts';
import type { Candidate } from '../../src/supervision/rules/index.ts';
import { verifySignals } from '../../src/supervision/index.ts';
import type { SignalDetail, SignalForm, SignalView } from '../../domain/api/supervision.ts';
import { casesOn, type CasesOn } from '../support/cases-on.ts';
import { eachDatabase } from '../support/databases.ts';
import { SIGNAL_FIELDS, signalsOn } from '../support/signals.ts';
import { ORGAN, OTHER_ORGAN } from '../support/small-city.ts';
import type { ErrorBody } from '../support/test-server.ts';

const at = (day: string, time: string): string => `2026-${day}T${time}:00.000+08:00`;

eachDatabase('A warning signal', (database) => {
  let cases: CasesOn;
  before(async () => {
    cases = await casesOn(database(), { startedAt: at('11-16', '10:00') });
  });
  after(() => cases.close());

  /** Raises one of an invented situation about a fresh case. */
  async function raised(...changes: [Partial<Candidate>?, { id: string; colour: 'yellow' | 'red' }?]) {
    const caseId = await cases.register();
    const signals = signalsOn({
      database,
      record: () => cases.record,
      outbox: () => cases.outbox,
      time: () => cases.time,
      settle: () => cases.settle(),
      call: (account, method, path, body) => cases.call(account, method, path, body),
    });
    return { caseId, ...(await signals.raised(caseId, ...changes)) };
  }
  const detail = (signalId: string, account = 'supervisor'): Promise<SignalDetail> =>
    cases.ask(account, 'GET', `/supervision/signals/${signalId}`);
  async function decide(by: string, actId: string, outcome: string, { text = '请核实。', key = outcome } = {}) {
    const step = await cases.openStep(actId);
    return cases.call<ErrorBody>(by, 'POST', `/steps/${step.id}/decide`, { outcome, text, fields: SIGNAL_FIELDS[key] ?? {} });
  }
  async function decided(by: string, actId: string, outcome: string, given: { text?: string; key?: string } = {}): Promise<void> {
    const answer = await decide(by, actId, outcome, given);
    assert.equal(answer.status, 200, `${by} ${outcome}: ${answer.text}`);
  }
  const state = async (actId: string): Promise<string> => (await cases.matter(actId)).state;
  const papers = async (actId: string): Promise<string[]> =>
    (await database().all<{ template: string }>('SELECT template FROM document WHERE matter_id = $1 ORDER BY created_at, id', [actId])).map(
      ({ template }) => template,
    );

  it('is addressed to whoever has the matter in hand, with what was found, and is explained by a day', async () => {
    const { actId, signalId, caseId } = await raised({ evidence: { text: '办结时摘要为空。', textEn: 'The summary is empty.' } });
    const act = await cases.matter(actId);
    assert.match(act.number, /^预警〔2026〕\d+号$/);
    assert.deepEqual([act.organ_id, act.answering_organ_id, act.state], ['organ-supervision', ORGAN, 'explaining']);
    const shown = await detail(signalId);
    assert.deepEqual(
      [shown.responsible?.position, shown.office?.id, shown.explainBy, shown.stands, shown.issue],
      ['承办岗', 'organ-supervision', at('11-23', '17:30'), true, 'auto'],
    );
    assert.match(shown.evidence?.text ?? '', /办结时摘要为空。/);
    const step = await cases.openStep(actId);
    assert.deepEqual([step.organ_id, step.position_code], [ORGAN, 'first-review']);
    const inbox = await cases.ask<{ items: { matterId: string }[] }>('officer', 'GET', '/inbox');
    assert.ok(
      inbox.items.some(({ matterId }) => matterId === actId),
      'it stands in the inbox of the person whose step it is',
    );
    assert.deepEqual(await cases.ask<SignalDetail>('officer', 'GET', `/matters/${actId}/signal`), shown);
    assert.equal((await cases.call('contact-west', 'GET', `/matters/${actId}/signal`)).status, 404, 'another organ learns nothing (R14)');
    const page = await cases.page<{ signals: SignalView[] }>(caseId);
    assert.deepEqual(
      page.signals.map(({ act: named }) => named?.id),
      [actId],
    );
    await decided('officer', actId, 'explain');
    assert.equal(await state(actId), 'judging');
    await decided('supervisor', actId, 'accept');
    assert.deepEqual([await state(actId), await papers(actId)], ['accepted', ['notice', 'accepted']]);
  });

  it('is explained again within a time of its own, and red where the explanation is rejected', async () => {
    const { actId, signalId } = await raised();
    await decided('officer', actId, 'explain');
    await decided('supervisor', actId, 'again');
    assert.equal((await detail(signalId)).explainBy, at('11-19', '17:30'));
    await decided('officer', actId, 'correct');
    await decided('supervisor', actId, 'reject', { key: 'judge-reject' });
    assert.deepEqual([await state(actId), (await detail(signalId)).colour], ['investigating', 'red']);
    await decided('supervisor', actId, 'refer');
    assert.deepEqual([await state(actId), await papers(actId)], ['referred', ['notice', 'again', 'rejected', 'referred']]);
  });

  it('is appealed against once, and the appeal decided by somebody who has not judged it', async () => {
    const { actId, signalId } = await raised();
    await decided('officer', actId, 'appeal');
    assert.equal(await state(actId), 'appealed');
    await decided('supervisor', actId, 'reject', { key: 'appeal-reject' });
    assert.equal((await decide('officer', actId, 'appeal')).body.error.code, 'appealed-already');
    await decided('officer', actId, 'explain');
    await decided('supervisor', actId, 'accept');
    assert.ok((await detail(signalId)).stands);

    const other = await raised();
    await decided('officer', other.actId, 'explain');
    await decided('supervisor', other.actId, 'again');
    await decided('officer', other.actId, 'appeal');
    assert.equal((await decide('supervisor', other.actId, 'uphold')).body.error.code, 'same-person');
    assert.equal((await decide('supervisor-west', other.actId, 'uphold')).body.error.code, 'organ-out-of-scope');
    await decided('supervisor2', other.actId, 'uphold');
    assert.deepEqual([await state(other.actId), (await detail(other.signalId)).stands], ['withdrawn', false]);
  });

  it('is withdrawn by a supervisor at any time, with a reason', async () => {
    for (const before of [[], ['explain']]) {
      const { actId, signalId, caseId } = await raised();
      for (const outcome of before) await decided('officer', actId, outcome);
      assert.equal((await decide('supervisor', actId, 'withdraw', { text: '' })).body.error.code, 'invalid-input');
      await decided('supervisor', actId, 'withdraw', { text: '认定有误。' });
      const { stands, state: now, history } = await detail(signalId);
      assert.deepEqual([stands, now, history.at(-1)?.kind, history.at(-1)?.reason], [false, 'withdrawn', 'withdrawn', '认定有误。']);
      assert.ok((await cases.recorded(caseId)).includes('signal-withdrawn'));
      const red = await cases.ask<{ items: { id: string }[] }>('supervisor', 'GET', '/cases?signal=yellow');
      assert.ok(!red.items.some(({ id }) => id === caseId), 'it counts no more');
    }
  });

  it('is a candidate until a supervisor confirms it: nobody else learns of it before', async () => {
    const [kept, dropped] = [await raised({ issue: 'candidate' }), await raised({ issue: 'candidate' })];
    for (const { actId, caseId, signalId } of [kept, dropped]) {
      assert.equal(await state(actId), 'proposed');
      assert.equal((await cases.call('contact', 'GET', `/matters/${actId}`)).status, 404);
      assert.deepEqual((await cases.page<{ signals: unknown[] }>(caseId)).signals, []);
      assert.ok(!(await cases.recorded(caseId)).includes('signal-raised'));
      assert.equal((await detail(signalId)).stands, false);
    }
    const list = await cases.ask<{ items: SignalView[] }>('supervisor', 'GET', '/supervision/signals?state=proposed');
    assert.deepEqual(list.items.map(({ id }) => id).sort(), [kept.signalId, dropped.signalId].sort());
    await decided('supervisor', kept.actId, 'issue');
    assert.deepEqual([await state(kept.actId), (await cases.matter(kept.actId)).answering_organ_id], ['explaining', ORGAN]);
    assert.ok((await cases.recorded(kept.caseId)).includes('signal-raised'));
    assert.ok((await detail(kept.signalId)).stands);
    assert.equal((await decide('supervisor', dropped.actId, 'dismiss', { text: '' })).body.error.code, 'invalid-input');
    await decided('supervisor', dropped.actId, 'dismiss', { text: '材料齐全，不构成该情形。' });
    assert.equal(await state(dropped.actId), 'dismissed');
    assert.deepEqual((await cases.page<{ signals: unknown[] }>(dropped.caseId)).signals, []);
  });

  it('is issued by hand about a case or about an organ, within the scope of whoever issues it', async () => {
    const form = await cases.ask<SignalForm>('supervisor', 'GET', '/signals/form');
    assert.ok(form.rules.some(({ id }) => id === 'R16.11'));
    assert.deepEqual(
      form.fields.map(({ key }) => key),
      ['ground', 'demand', 'limitDays'],
    );
    const caseId = await cases.register();
    const answers = { ground: '窗口收取未公示的费用。', limitDays: 3 };
    const about = await cases.ask<{ id: string; actId: string }>('supervisor', 'POST', '/signals', {
      rule: 'R16.11',
      matterId: caseId,
      answers,
    });
    const shown = await detail(about.id);
    assert.deepEqual([shown.colour, shown.issue, shown.matterId, shown.ruleText], ['red', 'manual', caseId, '其他严重违法违规行为']);
    assert.equal(shown.explainBy, at('11-19', '17:30'));
    await decided('officer', about.actId, 'appeal');
    assert.equal((await decide('supervisor', about.actId, 'uphold')).body.error.code, 'same-person');

    const organ = await cases.ask<{ id: string; actId: string }>('supervisor', 'POST', '/signals', {
      rule: 'R16.11',
      organId: OTHER_ORGAN,
      answers,
    });
    assert.deepEqual([(await cases.openStep(organ.actId)).position_code, (await detail(organ.id)).matterId], ['contact', organ.actId]);
    for (const [by, body, code] of [
      ['supervisor-west', { rule: 'R16.11', organId: ORGAN, answers }, 'organ-out-of-scope'],
      ['supervisor', { rule: 'R16.11', organId: ORGAN, answers: {} }, 'invalid-input'],
      ['supervisor', { rule: 'R1.1', organId: ORGAN, answers }, 'invalid-input'],
      ['supervisor', { rule: 'R16.11', matterId: 'nothing', answers }, 'not-found'],
      ['supervisor', { rule: 'R16.11', organId: 'organ-supervision', answers }, 'own-organ'],
      ['legal', { rule: 'R16.11', organId: ORGAN, answers }, 'forbidden'],
    ] as const)
      assert.equal((await cases.call<ErrorBody>(by, 'POST', '/signals', body)).body.error.code, code, code);
  });

  it('turns red by itself when nobody explains it in time, and stays open', async () => {
    const [silent, answered, red] = [await raised(), await raised(), await raised({}, { id: 'R16.9', colour: 'red' })];
    await decided('officer', answered.actId, 'explain');
    await cases.moveTo(at('11-23', '17:29'));
    assert.deepEqual([(await detail(silent.signalId)).colour, await state(silent.actId)], ['yellow', 'explaining']);
    await cases.moveTo(at('11-23', '17:30'));
    await cases.moveTo(at('11-24', '09:00'));
    for (const { signalId, actId } of [silent, red])
      assert.deepEqual([(await detail(signalId)).colour, await state(actId)], ['red', 'investigating']);
    assert.deepEqual([(await detail(answered.signalId)).colour, await state(answered.actId)], ['yellow', 'judging']);
    const reddened = (await cases.recorded(silent.caseId)).filter((kind) => kind === 'signal-reddened');
    assert.equal(reddened.length, 1);
    assert.ok(!(await cases.recorded(red.caseId)).includes('signal-reddened'));
    const wall = await cases.ask<{ signals: SignalView[] }>('supervisor', 'GET', '/supervision/wall');
    assert.equal(wall.signals.find(({ id }) => id === silent.signalId)?.colour, 'red');
    await decided('supervisor', silent.actId, 'conclude');
    assert.deepEqual([await state(silent.actId), await papers(silent.actId)], ['concluded', ['notice', 'concluded']]);
  });

  it('leaves a record that verifies, and tables that say what it says', async () => {
    assert.ok((await verifyRecord(database())).ok);
    assert.deepEqual({ ...(await verifyMatters({ database: database(), kinds: cases.kinds })), matters: 0 }, { ok: true, matters: 0 });
    assert.equal((await verifySignals(database())).ok, true);
    const [row] = await database().all<{ id: string }>("SELECT id FROM signal_standing WHERE colour = 'red' AND stands = 1 LIMIT 1");
    await database().write(() => database().run("UPDATE signal_standing SET colour = 'yellow' WHERE id = $1", [row?.id ?? '']));
    assert.deepEqual(await verifySignals(database()), { ok: false, signal: row?.id, problem: 'it is yellow, and red in the record' });
    await database().write(() => database().run("UPDATE signal_standing SET colour = 'red' WHERE id = $1", [row?.id ?? '']));
  });
});
