/** Figures in versions, dry runs and the list of rules over the API, on both databases (R14, R15, R16, R12a). */
import assert from 'node:assert/strict';
import type { DryRun, RuleList, RuleView } from '../../../domain/api/rules.ts';
import { verifyRecord } from '../../../src/platform/record/index.ts';
import { verifyRuleSettings } from '../../../src/supervision/index.ts';
import { casesOn, type CasesOn } from '../../support/cases-on.ts';
import { eachDatabase } from '../../support/databases.ts';
import { buildLaxLicence } from '../../support/lax-powers.ts';

const RULE = '/supervision/rules/R15.7';
const REASON = '市政府办公室督查要求，收紧告知期限。';

eachDatabase('The pages of the warning rules', (database) => {
  let cases: CasesOn;
  beforeEach(async () => {
    cases = await casesOn(database(), { power: buildLaxLicence(), startedAt: '2026-11-02T10:00:00+08:00' });
  });
  afterEach(() => cases?.close());

  const set = (account: string, values: object, base = 0) =>
    cases.call(account, 'POST', `${RULE}/settings`, { values, reason: REASON, base });

  it('list all rules with the signals of the last 30 days in scope, and show one with examples that hold', async () => {
    await cases.register();
    await cases.moveTo('2026-11-09T17:31:00+08:00');
    const { items } = await cases.ask<RuleList>('supervisor', 'GET', '/supervision/rules');
    assert.deepEqual([items.length, items.find(({ id }) => id === 'R15.7')?.raised], [27, 1]);
    const west = await cases.ask<RuleList>('supervisor-west', 'GET', '/supervision/rules');
    assert.equal(west.items.find(({ id }) => id === 'R15.7')?.raised, 0);
    assert.equal((await cases.call('window', 'GET', '/supervision/rules')).status, 403);
    for (const { id } of items) {
      const rule = await cases.ask<RuleView>('supervisor', 'GET', `/supervision/rules/${id}`);
      for (const { text, fires, found } of rule.examples) assert.equal(found, fires, `${id}: ${text}`);
    }
    assert.equal((await cases.call('supervisor', 'GET', '/supervision/rules/R99.1')).status, 404);
  });

  it('tell by a dry run what other figures would find and what they would not, in scope, and write nothing', async () => {
    await cases.moveTo('2026-11-03T10:00:00+08:00');
    const silent = await cases.register();
    const answered = await cases.register();
    await cases.moveTo('2026-11-06T10:00:00+08:00');
    await cases.decideStep(await cases.openStep(answered), 'accept', { fields: {} });
    await cases.moveTo('2026-11-10T17:31:00+08:00');
    const before = await database().get<{ seq: number }>('SELECT seq FROM record_head WHERE id = 1');
    const run = (account: string, values?: object): Promise<DryRun> =>
      cases.ask(account, 'POST', `${RULE}/dry-run`, { from: '2026-11-03', to: '2026-11-30', ...(values ? { values } : {}) });
    const asIs = await run('supervisor');
    assert.deepEqual(
      [asIs.looked, asIs.totals, asIs.rows.map(({ matterId, change, raised }) => [matterId, change, raised])],
      [2, { now: 1, then: 1, new: 0, gone: 0 }, [[silent, 'stays', true]]],
    );
    const stricter = await run('supervisor', { days: 2, explainDays: 5 });
    assert.deepEqual(
      [stricter.totals, stricter.rows.map(({ matterId, change }) => [matterId, change])],
      [
        { now: 1, then: 2, new: 1, gone: 0 },
        [
          [answered, 'new'],
          [silent, 'stays'],
        ],
      ],
    );
    assert.deepEqual((await run('supervisor', { days: 6, explainDays: 5 })).totals, { now: 1, then: 0, new: 0, gone: 1 });
    assert.deepEqual((await run('supervisor-west')).looked, 0);
    assert.deepEqual(await database().get('SELECT seq FROM record_head WHERE id = 1'), before);
    for (const id of ['R16.2', 'R16.3', 'R16.9']) {
      const other = await cases.call('supervisor', 'POST', `/supervision/rules/${id}/dry-run`, { from: '2026-11-01', to: '2026-11-30' });
      assert.equal(other.status, 200, id);
    }
    const byHand = await cases.call('supervisor', 'POST', '/supervision/rules/R16.11/dry-run', { from: '2026-11-01', to: '2026-11-30' });
    assert.deepEqual([byHand.status, byHand.body.error.code], [409, 'rule-by-hand']);
    const backwards = await cases.call('supervisor', 'POST', `${RULE}/dry-run`, { from: '2026-11-30', to: '2026-11-01' });
    assert.equal(backwards.status, 422);
  });

  it('let the supervision office of the city set figures in versions, which the sweep reads and the record tells', async () => {
    const id = await cases.register();
    assert.equal((await set('supervisor', { days: 3, explainDays: 5 })).status, 201);
    const { version, history, settings } = await cases.ask<RuleView>('supervisor', 'GET', RULE);
    assert.deepEqual(
      [version, history.map((one) => [one.version, one.values, one.reason, one.person]), settings[0]?.value],
      [1, [[1, { days: 3, explainDays: 5 }, REASON, '冯监察']], 3],
    );
    const refused = async (account: string, values: object, base: number): Promise<[number, string | undefined]> => {
      const { status, body } = await set(account, values, base);
      return [status, body.error?.code];
    };
    assert.deepEqual(await refused('supervisor', { days: 4, explainDays: 5 }, 0), [409, 'settings-changed']);
    assert.deepEqual(await refused('supervisor', { days: 400, explainDays: 5 }, 1), [422, 'invalid-input']);
    assert.deepEqual(await refused('supervisor', { days: 4, explainDays: 5, other: 1 }, 1), [422, 'invalid-input']);
    assert.deepEqual(await refused('supervisor-west', { days: 4, explainDays: 5 }, 1), [403, 'forbidden']);
    assert.deepEqual(await refused('lead', { days: 4, explainDays: 5 }, 1), [403, 'forbidden']);
    await cases.moveTo('2026-11-05T17:31:00+08:00');
    assert.equal((await database().all('SELECT id FROM warning_signal WHERE matter_id = $1', [id])).length, 1);
    assert.ok((await verifyRecord(database())).ok);
    const verified = await verifyRuleSettings(database());
    assert.ok(verified.ok);
    await database().write(() =>
      database().insert('rule_setting', {
        ...{ id: 'forged', rule: 'R15.7', version: 2, body: '{"days":300}', reason: '', person_id: 'x', at: 0 },
      }),
    );
    assert.deepEqual(await verifyRuleSettings(database()), {
      ...{ ok: false, rule: 'R15.7', version: 2, problem: 'the record knows no such version' },
    });
  });
});
