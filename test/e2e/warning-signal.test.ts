/** A warning signal on the real engine (R13, R15–R17): every way that it may go, its time by the engine's own timer, on both databases. */
import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { verifyRecord } from '../../src/platform/record/index.ts';
import { verifyMatters } from '../../src/procedures/index.ts';
import { verifyInvestigations, verifySignals } from '../../src/supervision/index.ts';
import { civilDateInChina } from '../../domain/time/civil-time.ts';
import { pdfText, solid } from '../documents/pdf-text.ts';
import { openStep, registerCase } from '../support/client.ts';
import { eventually } from '../support/eventually.ts';
import { jumpTo } from '../support/jump.ts';
import { investigationsOn } from '../support/investigations.ts';
import type { Call } from '../support/orders.ts';
import { ON_SERVER, platformForSuite } from '../support/platform.ts';
import { signalsOn, type Raised } from '../support/signals.ts';

const WITHIN_MS = 60_000;

for (const name of ON_SERVER) {
  describe(`A warning signal on the engine (${name})`, function () {
    this.timeout(600_000);
    const suite = platformForSuite(name);
    const signals = signalsOn({
      database: () => suite.platform.database,
      record: () => suite.platform.record,
      outbox: () => suite.platform.outbox,
      time: () => suite.platform.time,
      call: async (account, method, path, body) => (await suite.people.as(account)).call<unknown>(method, path, body),
      within: WITHIN_MS,
    });
    let caseId = '';
    const silent: Raised[] = [];
    const step = { confirm: 'Step_Confirm', explain: 'Step_Explain', judge: 'Step_Judge', appeal: 'Step_Appeal', end: 'Step_Investigate' };

    before(async () => {
      caseId = await registerCase(suite.people, '信号涉及的办件');
      await openStep(suite.people, caseId);
    });

    it('is served on whoever has the case in hand, explained and accepted', async () => {
      const { actId, signalId } = await signals.raised(caseId, { evidence: { text: '摘要为空。', textEn: 'The summary is empty.' } });
      const { position_code: position } = await signals.step(actId, step.explain);
      assert.equal(position, 'acceptance');
      await signals.decided('shouli', actId, step.explain, 'explain');
      await signals.decided('jiancha', actId, step.judge, 'accept');
      assert.deepEqual([await signals.closedAs(actId), await signals.papers(actId)], ['accepted', ['notice', 'accepted']]);
      assert.equal((await signals.detail(signalId)).state, 'accepted');
      const [printed] = await suite.platform.database.all<{ bytes: Buffer }>(
        `SELECT c.bytes FROM document_content c JOIN document d ON d.id = c.document_id WHERE d.matter_id = $1 AND d.template = 'notice'`,
        [actId],
      );
      assert.ok(printed);
      const text = solid(pdfText(printed.bytes));
      for (const part of ['预警纠错信号通知书', '阳光市城市管理局', '黄色预警信号', '摘要为空']) assert.ok(text.includes(part), part);
    });

    it('is appealed against, explained again, rejected and referred', async () => {
      const { actId, signalId } = await signals.raised(caseId);
      await signals.decided('shouli', actId, step.explain, 'appeal');
      await signals.decided('jiancha', actId, step.appeal, 'reject', { key: 'appeal-reject' });
      await signals.decided('shouli', actId, step.explain, 'explain');
      await signals.decided('jiancha', actId, step.judge, 'again');
      await signals.decided('shouli', actId, step.explain, 'correct');
      await signals.decided('jiancha', actId, step.judge, 'reject', { key: 'judge-reject' });
      assert.equal((await signals.detail(signalId)).colour, 'red');
      await signals.decided('jiancha', actId, step.end, 'refer');
      assert.equal(await signals.closedAs(actId), 'referred');
      assert.deepEqual(await signals.papers(actId), ['notice', 'appeal-rejected', 'again', 'rejected', 'referred']);
    });

    it('is withdrawn at each step, by its office or after an appeal; a candidate is issued or dismissed', async () => {
      const [early, judged, upheld, kept, dropped] = [
        await signals.raised(caseId),
        await signals.raised(caseId),
        await signals.raised(caseId),
        await signals.raised(caseId, { issue: 'candidate' }),
        await signals.raised(caseId, { issue: 'candidate' }),
      ];
      await signals.decided('jiancha', early.actId, step.explain, 'withdraw');
      await signals.decided('shouli', judged.actId, step.explain, 'explain');
      await signals.decided('jiancha', judged.actId, step.judge, 'withdraw');
      await signals.decided('shouli', upheld.actId, step.explain, 'appeal');
      await signals.decided('jiancha', upheld.actId, step.appeal, 'uphold');
      await signals.decided('jiancha', kept.actId, step.confirm, 'issue');
      await signals.decided('jiancha', dropped.actId, step.confirm, 'dismiss');
      for (const { actId, signalId } of [early, judged, upheld]) {
        assert.equal(await signals.closedAs(actId), 'withdrawn');
        assert.equal((await signals.detail(signalId)).stands, false);
      }
      assert.equal(await signals.closedAs(dropped.actId), 'dismissed');
      await signals.step(kept.actId, step.explain);
      assert.ok((await signals.detail(kept.signalId)).stands);
      silent.push(kept);
    });

    it('turns red by itself, once, when nobody explains it in time; then it is concluded or withdrawn', async () => {
      silent.push(await signals.raised(caseId));
      const [first, second] = silent as [Raised, Raised];
      await signals.step(second.actId, step.explain);
      const due = (await signals.detail(second.signalId)).explainBy ?? '';
      await jumpTo(suite.platform, due, -60_000);
      await sleep(1_000);
      assert.equal((await signals.detail(second.signalId)).colour, 'yellow');
      await jumpTo(suite.platform, due, 1);
      for (const { actId, signalId } of silent) {
        await signals.step(actId, step.end);
        assert.equal((await signals.detail(signalId)).colour, 'red');
      }
      const reddened = await suite.platform.database.all<{ id: string }>("SELECT id FROM warning_signal_event WHERE kind = 'reddened'");
      assert.equal(reddened.length, 3, 'these two, and the one whose explanation was rejected');
      await signals.decided('jiancha', first.actId, step.end, 'conclude');
      await signals.decided('jiancha', second.actId, step.end, 'withdraw');
      assert.deepEqual([await signals.closedAs(first.actId), await signals.closedAs(second.actId)], ['concluded', 'withdrawn']);
    });

    it('is investigated: the person heard, fault found, appealed against before somebody else, concluded (R17)', async () => {
      const call: Call = async (account, method, path, body) => (await suite.people.as(account)).call<unknown>(method, path, body);
      const { organ, id: signalId } = await signals.detail((await signals.raised(caseId, {}, { id: 'R16.9', colour: 'red' })).signalId);
      const investigations = investigationsOn({
        ...{ database: () => suite.platform.database, call, within: WITHIN_MS },
        investigators: ['jiancha', 'jiancha-fu'],
      });
      const id = await investigations.opened('jiancha', organ.id, [signalId], { concerned: ['person-shouli'] });
      const today = civilDateInChina(suite.platform.time.now());
      const responsible = (await investigations.view(id)).concerned[0]?.name ?? '';
      await investigations.decidedByTwo(id, 'Step_Hear', 'heard', { heardOn: today });
      await investigations.decidedByTwo(id, 'Step_Find', 'fault', { responsible });
      await investigations.decided('jiancha', id, 'Step_Serve', 'appeal', { fields: { servedOn: today } });
      const { organ_id: reviewer } = await investigations.step(id, 'Step_Review');
      assert.equal(reviewer, 'organ-justice', 'both of the office have investigated');
      await investigations.decided('fazhi1', id, 'Step_Review', 'maintain');
      await investigations.decided('jiancha-fu', id, 'Step_Measure', 'conclude');
      assert.deepEqual([await investigations.closedAs(id), await investigations.papers(id)], ['fault', ['notice', 'finding', 'reviewed']]);
      assert.ok((await verifyInvestigations(suite.platform.database)).ok);
    });

    it('leaves nothing that the record does not prove', async () => {
      const { database, kinds } = suite.platform;
      await eventually('every command sent', async () => (await suite.platform.outbox.summary()).pending === 0, WITHIN_MS);
      assert.ok((await verifyRecord(database)).ok);
      assert.ok((await verifyMatters({ database, kinds })).ok);
      // Those above, and what other rules found when the clock went on.
      const signals = Number((await database.get<{ n: number }>('SELECT COUNT(*) AS n FROM warning_signal'))?.n);
      assert.ok(signals >= 8, String(signals));
      assert.deepEqual(await verifySignals(database), { ok: true, signals });
    });
  });
}
