/** Nobody judges what they investigated themselves, whatever positions they hold (CF57, CF58, CF64, QZ18, XK48). */
import assert from 'node:assert/strict';
import { HEADERS } from '../../domain/contract.ts';
import { casesOn, type CasesOn } from '../support/cases-on.ts';
import { eachDatabase } from '../support/databases.ts';
import { ACCEPT, buildPower, DECLINE, DENY, GRANT, stepOf } from '../support/small-power.ts';
import type { Answer, ErrorBody } from '../support/test-server.ts';

eachDatabase('A step that the law keeps apart from another one', (database) => {
  let cases: CasesOn;
  before(async () => {
    cases = await casesOn(database(), {
      power: buildPower(
        {},
        {
          tAccept: stepOf('调查取证', 'first-review', [ACCEPT, DECLINE], { [HEADERS.stage]: 'evidence' }),
          tDecide: stepOf('法制审核', 'first-review', [GRANT, DENY], { [HEADERS.stage]: 'legal-review' }),
        },
      ),
    });
  });
  after(() => cases?.close());

  it('is refused to whoever did the other one, with the article: claimed, decided and assigned; and is done by a colleague', async () => {
    const id = await cases.register();
    await cases.walk(id, 'accept');
    const step = await cases.openStep(id);
    const refusals = (answer: Answer<ErrorBody>): unknown[] => [answer.status, answer.body.error.code, answer.body.error.message];
    const message = '李承办办理过本案的“调查取证”，依法不能再办理“法制审核”（行政处罚法第五十八条），请由其他人员办理。';
    for (const answer of [await cases.call<ErrorBody>('officer', 'POST', `/steps/${step.id}/claim`), await cases.decideStep(step, 'grant')])
      assert.deepEqual(refusals(answer), [403, 'separate-person-required', message]);
    const assigned = await cases.call<ErrorBody>('colleague', 'POST', '/steps/assign', {
      stepIds: [step.id],
      personId: 'person-officer',
      reason: '由其审核',
    });
    assert.deepEqual(refusals(assigned), [403, 'separate-person-required', message]);
    assert.equal((await cases.openStep(id)).state, 'open');
    assert.equal((await cases.decideStep(step, 'grant', { by: 'colleague' })).status, 200);
    assert.equal((await cases.matter(id)).state, 'completed');
  });

  it('is nothing to those who did it once and do it again', async () => {
    const id = await cases.register();
    const step = await cases.openStep(id);
    assert.equal((await cases.call('officer', 'POST', `/steps/${step.id}/claim`)).status, 200);
    assert.equal((await cases.decideStep(step, 'decline')).status, 200);
  });
});
