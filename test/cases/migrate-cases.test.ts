/** Running cases move to the published version of their power where the engine can, each safely or none at all (R10, R11.2). */
import assert from 'node:assert/strict';
import { casesOn, type CasesOn } from '../support/cases-on.ts';
import { eachDatabase } from '../support/databases.ts';
import { ACCEPT, buildPower, DECLINE, stepOf, type Power } from '../support/small-power.ts';

interface Check {
  ok: boolean;
  mapping: Record<string, string>;
  problems: { code: string }[];
  cases: { id: string; ok: boolean; problems: { code: string }[]; warnings: { code: string }[] }[];
}

/** The next version of the same power with its first step drawn otherwise. */
const redrawn = ({ entry }: Power, position: string, name: string): Power => {
  const step = stepOf(name, position, [ACCEPT, { ...DECLINE, label: '退回' }], { form: 'review' });
  return { entry, xml: buildPower(entry, { tAccept: step }).xml };
};

eachDatabase('Moving running cases to the published version', (database) => {
  let cases: CasesOn;
  let power: Power;
  let from: string;
  beforeEach(async () => {
    cases = await casesOn(database(), { engineLine: '8.5' });
    ({ power, versionId: from } = cases);
  });
  afterEach(() => cases?.close());

  const asked = (to: string, mapping: Record<string, string> = {}) => ({
    powerId: power.entry.processId,
    fromVersionId: from,
    toVersionId: to,
    mapping,
  });
  const check = (to: string, mapping?: Record<string, string>): Promise<Check> =>
    cases.ask('legal', 'POST', '/cases/migrations/check', asked(to, mapping));
  const move = (to: string, account = 'legal') => cases.call(account, 'POST', '/cases/migrations', asked(to));

  it('takes each case with its open step, which keeps its due time and who opened it, and goes on in the new drawing', async () => {
    const id = await cases.register();
    const before = await cases.openStep(id);
    const to = await cases.publish(redrawn(power, 'first-review', '重新审查'));
    assert.deepEqual(
      (await check(to)).cases.map(({ ok, problems }) => ({ ok, problems })),
      [{ ok: true, problems: [] }],
    );
    const answer = await move(to);
    assert.deepEqual([answer.status, answer.body], [202, { migrating: 1 }]);
    const after = await cases.openStep(id);
    assert.deepEqual([after.id, after.job_key, after.due_at, after.name], [before.id, before.job_key, before.due_at, '重新审查']);
    assert.match(after.outcomes, /退回/);
    assert.equal((await cases.matter(id)).procedure_id, to);
    assert.ok((await cases.recorded(id)).includes('case-migrated'));
    await cases.walk(id, 'accept', 'grant');
    assert.equal((await cases.matter(id)).state, 'completed');
  });

  it('is asked again without harm: who has moved has moved', async () => {
    const id = await cases.register();
    const to = await cases.publish(redrawn(power, 'first-review', '重新审查'));
    await move(to);
    assert.deepEqual((await move(to)).body, { migrating: 0 });
    assert.equal((await cases.recorded(id)).filter((kind) => kind === 'case-migrated').length, 1);
  });

  it('warns where work changes hands, and refuses the whole where somebody has it in hand', async () => {
    const [free, held] = [await cases.register(), await cases.register()];
    const to = await cases.publish(redrawn(power, 'deciding-leader', '领导审查'));
    const codes = ({ cases: found }: Check, id: string) => {
      const one = found.find((checked) => checked.id === id);
      return [one?.ok, one?.problems.map(({ code }) => code), one?.warnings.map(({ code }) => code)];
    };
    assert.deepEqual(codes(await check(to), free), [true, [], ['position-differs']]);
    await cases.ask('officer', 'POST', `/steps/${(await cases.openStep(held)).id}/claim`);
    const checked = await check(to);
    assert.deepEqual([checked.ok, codes(checked, held)], [false, [false, ['claimed-elsewhere'], []]]);
    const { status, body } = await move(to);
    assert.deepEqual([status, body.error.code], [409, 'migration-unsafe']);
    for (const id of [free, held]) assert.equal((await cases.matter(id)).procedure_id, from, 'nothing has moved');
  });

  it('names a mapping that leads nowhere', async () => {
    await cases.register();
    const to = await cases.publish(redrawn(power, 'first-review', '重新审查'));
    const checked = await check(to, { tAccept: 'tNowhere', tUnknown: 'tAccept' });
    assert.deepEqual(checked.problems.map(({ code }) => code).sort(), ['unknown-source', 'unknown-target']);
    assert.deepEqual(
      checked.cases[0]?.problems.map(({ code }) => code),
      ['step-unmapped'],
    );
  });

  it('leads to the published version of the same power alone', async () => {
    await cases.register();
    const codeOf = async (to: string): Promise<string> =>
      (await cases.call('legal', 'POST', '/cases/migrations/check', asked(to))).body.error.code;
    assert.equal(await codeOf(from), 'same-version');
    assert.equal(await codeOf((await cases.store(redrawn(power, 'first-review', '草稿'), 'draft')).id), 'target-not-published');
    assert.equal(await codeOf(await cases.publish(buildPower())), 'not-found');
    assert.equal(await codeOf('nowhere'), 'not-found');
  });

  it('is not offered by an engine that cannot, which says so and moves nothing', async () => {
    const old = await casesOn(database());
    await old.register();
    const to = await old.publish(redrawn(old.power, 'first-review', '重新审查'));
    const powerId = old.power.entry.processId;
    const options = await old.ask<{ supported: boolean; reasonEn: string; fromVersions: { versionId: string; running: number }[] }>(
      'legal',
      'GET',
      `/cases/migrations/options?powerId=${powerId}`,
    );
    assert.deepEqual(
      [options.supported, options.fromVersions.map(({ versionId, running }) => [versionId, running])],
      [false, [[old.versionId, 1]]],
    );
    assert.match(options.reasonEn, /8\.0/);
    const { status, body } = await old.call('legal', 'POST', '/cases/migrations', {
      powerId,
      fromVersionId: old.versionId,
      toVersionId: to,
    });
    assert.deepEqual([status, body.error.code, body.error.details?.engineLine], [409, 'migration-unsupported', '8.0']);
    await old.close();
  });

  it('leaves a case alone that ended before the engine got to it', async () => {
    const id = await cases.register();
    const to = await cases.publish(redrawn(power, 'first-review', '重新审查'));
    await cases.walk(id, 'decline');
    await database().write(() =>
      cases.outbox.put({
        id: `late:${id}`,
        kind: 'migrate-instance',
        stream: `case:${id}`,
        payload: { caseId: id, fromVersionId: from, toVersionId: to, mapping: {}, personId: 'person-legal' },
      }),
    );
    await cases.settle();
    assert.deepEqual([(await cases.matter(id)).procedure_id, (await cases.outbox.summary()).pending], [from, 0]);
  });
});
