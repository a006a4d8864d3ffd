/** Where a document that lets a time run has not reached the party: said at the case, and the case is not closed (CF61, XK44, QZ54). */
import assert from 'node:assert/strict';
import type { CaseDetail } from '../../domain/api/cases.ts';
import type { StepDetail } from '../../domain/api/step-detail.ts';
import { HEADERS } from '../../domain/contract.ts';
import { civilDateInChina } from '../../domain/time/civil-time.ts';
import { casesOn, type CasesOn } from '../support/cases-on.ts';
import { eachDatabase } from '../support/databases.ts';
import { buildPower, DENY, documentOf, GRANT, stepOf } from '../support/small-power.ts';

/** Makes `template` and comes to a step that closes. */
const powerMaking = (template: string, changes: object = {}) =>
  buildPower(changes, {
    tDecide: stepOf('结案', 'deciding-leader', [GRANT, DENY], { [HEADERS.stage]: 'closing' }),
    dAccepted: documentOf(template),
  });

eachDatabase('A case whose papers were not served', (database) => {
  let cases: CasesOn;
  const [inspection, simple] = [powerMaking('inspection-notice'), powerMaking('licence-refusal', { procedure: 'simple' })];
  before(async () => {
    cases = await casesOn(database(), { power: powerMaking('licence-refusal') });
    for (const power of [inspection, simple]) await cases.publish(power);
  });
  after(() => cases?.close());

  const standing = async (changes: object = {}): Promise<string> => {
    const id = await cases.register(changes);
    await cases.walk(id, 'accept');
    return id;
  };
  const close = async (id: string): Promise<(string | undefined)[]> => {
    const answer = await cases.decideStep(await cases.openStep(id), 'grant');
    return [String(answer.status), ...(answer.status === 200 ? [] : (answer.body.error.fields ?? []).map(({ code }) => code))];
  };
  const record = async (id: string, body: object): Promise<number> => {
    const documents = (await cases.page<CaseDetail>(id)).notServed.map((one) => one.id);
    return (await cases.call('officer', 'POST', `/matters/${id}/services`, { documents, ...body })).status;
  };
  const today = (): string => civilDateInChina(cases.time.now());

  it('says which, and is not closed: the page tells before, the API refuses', async () => {
    const id = await standing();
    const { notServed } = await cases.page<CaseDetail>(id);
    assert.deepEqual(
      notServed.map(({ attempted }) => attempted),
      [false],
    );
    const step = await cases.openStep(id);
    const detail = await cases.ask<StepDetail>('leader', 'GET', `/steps/${step.id}`);
    assert.equal(detail.hindered['grant']?.code, 'service-missing');
    assert.match(detail.hindered['grant']?.message ?? '', /没有送达记录.*“送达”页登记/);
    assert.equal(detail.hindered['deny'], undefined, 'what sends it back is free');
    assert.deepEqual(await close(id), ['422', 'service-missing']);
  });

  it('is closed once the service is recorded', async () => {
    const id = await standing();
    assert.equal(
      await record(id, { served: true, fields: { method: 'signed', recipient: '王建国', place: '窗口', signedOn: today() } }),
      201,
    );
    assert.deepEqual((await cases.page<CaseDetail>(id)).notServed, []);
    assert.deepEqual(await close(id), ['200']);
  });

  it('is closed where an attempt in vain is on record; that it was in vain stays said', async () => {
    const id = await standing();
    const fields = { method: 'mail', recipient: '王建国', trackingNumber: 'EM118', attemptedOn: today() };
    assert.equal(await record(id, { served: false, reason: '查无此人，退回', fields }), 201);
    assert.deepEqual(
      (await cases.page<CaseDetail>(id)).notServed.map(({ attempted }) => attempted),
      [true],
    );
    assert.deepEqual(await close(id), ['200']);
  });

  it('is closed where no time runs from the paper, or it was handed over on the spot', async () => {
    for (const { entry } of [inspection, simple]) {
      const id = await standing({ powerId: entry.processId });
      assert.equal((await cases.page<CaseDetail>(id)).notServed.length, 1);
      assert.deepEqual(await close(id), ['200'], entry.processId);
    }
  });
});
