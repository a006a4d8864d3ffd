/** What each effect of an outcome does to its case (R11.2): its state, the facts of its acceptance, its clock. */
import assert from 'node:assert/strict';
import { casesOn, type CasesOn } from '../support/cases-on.ts';
import { eachDatabase } from '../support/databases.ts';
import { buildWindingPower } from '../support/small-power.ts';

eachDatabase('An outcome with an effect', (database) => {
  let cases: CasesOn;
  before(async () => {
    cases = await casesOn(database(), { power: buildWindingPower() });
  });
  after(() => cases?.close());

  const row = (id: string) =>
    database().get<Record<string, string | number | null>>(
      'SELECT m.state, c.result, c.accepted_at, c.accepted_by, c.decided_at, m.closed_at FROM matter m JOIN case_file c ON c.id = m.id WHERE m.id = $1',
      [id],
    );
  const acceptance = (id: string) => database().get<Record<string, unknown>>('SELECT * FROM case_acceptance WHERE case_id = $1', [id]);
  const clock = (id: string) =>
    database().get<{ state: string }>("SELECT state FROM clock WHERE matter_id = $1 AND purpose = 'handling'", [id]);
  const decide = async (id: string, outcome: string, fields: Record<string, unknown> = {}): Promise<void> => {
    const { status, text } = await cases.decideStep(await cases.openStep(id), outcome, { fields });
    assert.equal(status, 200, text);
  };

  it('that accepts writes the facts of the acceptance once and starts the clock', async () => {
    const id = await cases.register();
    await cases.walk(id, 'accept');
    const found = await row(id);
    assert.deepEqual([found?.state, found?.accepted_by, found?.decided_at], ['accepted', 'person-officer', null]);
    const facts = await acceptance(id);
    assert.deepEqual(
      [facts?.serial, facts?.power_code, facts?.promised_limit, facts?.statutory_limit, facts?.accepted_at, facts?.accepted_by],
      [
        (await cases.matter(id)).number,
        cases.power.entry.powerCode,
        '7 working-day',
        '20 working-day',
        found?.accepted_at,
        'person-officer',
      ],
    );
    assert.equal((await clock(id))?.state, 'running');
  });

  it('that asks for supplements holds the case, and what is handed in brings it back; only then can it be accepted', async () => {
    const id = await cases.register();
    await decide(id, 'supplement');
    assert.deepEqual([(await row(id))?.state, (await clock(id))?.state], ['supplementing', 'not-started']);
    assert.equal((await cases.openStep(id)).position_code, 'window');
    await decide(id, 'supplemented');
    assert.equal((await row(id))?.state, 'received');
    assert.equal(await acceptance(id), undefined);
    await decide(id, 'accept');
    assert.equal((await row(id))?.state, 'accepted');
  });

  it('that declines ends it without acceptance: decided, closed as declined, no clock ever ran', async () => {
    const id = await cases.register();
    await decide(id, 'decline');
    const found = await row(id);
    assert.deepEqual([found?.state, found?.result, found?.accepted_at], ['completed', 'declined', null]);
    assert.ok(found?.decided_at);
    assert.equal(await acceptance(id), undefined);
  });

  for (const [outcome, result] of [
    ['grant', 'granted'],
    ['deny', 'denied'],
    ['drop', 'dropped'],
  ] as const) {
    it(`that rules (${outcome}) stops the clock at the decision and gives the result ${result}`, async () => {
      const id = await cases.register();
      await cases.walk(id, 'accept');
      await decide(id, outcome);
      const found = await row(id);
      assert.deepEqual([found?.result, (await clock(id))?.state], [result, 'stopped']);
      assert.ok(Number(found?.decided_at) <= Number(found?.closed_at));
      const stops = await database().all<{ body: string }>(
        "SELECT e.body FROM clock_entry e JOIN clock k ON k.id = e.clock_id WHERE k.matter_id = $1 AND k.purpose = 'handling' AND e.kind = 'stop'",
        [id],
      );
      assert.match(stops[0]?.body ?? '', new RegExp(outcome), 'the first stop is the ruling, not the end');
    });
  }

  it('that suspends or extends changes no state: the clock moves by the paper that says so', async () => {
    const id = await cases.register();
    await cases.walk(id, 'accept');
    await decide(id, 'suspend');
    assert.deepEqual([(await row(id))?.state, (await clock(id))?.state], ['accepted', 'suspended']);
    await decide(id, 'resume');
    assert.deepEqual([(await row(id))?.state, (await clock(id))?.state], ['accepted', 'running']);
  });
});
