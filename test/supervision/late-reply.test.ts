/** R16.10: an order's reply overdue, by its examples: what must be a signal and what must not (R20). All orders are issued on one day. */
import assert from 'node:assert/strict';
import { isoInChina } from '../../domain/time/civil-time.ts';
import { eachDatabase } from '../support/databases.ts';
import { ordersOn } from '../support/orders.ts';
import { platformOn, type PlatformOn } from '../support/platform-on.ts';
import { ORGAN } from '../support/small-city.ts';

const at = (day: string, time: string): string => `2026-${day}T${time}:00.000+08:00`;

eachDatabase('R16.10 监督通知逾期反馈', (database) => {
  let platform: PlatformOn;
  const orders = ordersOn(database, (account, method, path, body) => platform.call(account, method, path, body));
  const ids = { silent: '', answered: '', extended: '', withdrawn: '' };
  const seen = async (id: string): Promise<unknown[]> =>
    (await orders.signals(id)).map(({ rule, colour, occurrence, organ_id, due_at }) => [
      rule,
      colour,
      occurrence,
      organ_id,
      isoInChina(due_at),
    ]);
  const red = (occurrence: string, due: string): string[] => ['R16.10', 'red', occurrence, ORGAN, due];
  const noticesOf = async (id: string): Promise<string[]> =>
    (
      await database().all<{ kind: string }>(
        "SELECT n.kind FROM clock_notice n JOIN clock k ON k.id = n.clock_id WHERE k.matter_id = $1 AND k.purpose = 'reply'",
        [id],
      )
    ).map(({ kind }) => kind);

  before(async () => {
    platform = await platformOn(database(), { startedAt: at('11-16', '10:00') });
    for (const name of Object.keys(ids) as (keyof typeof ids)[]) ids[name] = await orders.issued('supervisor', ORGAN);
  });
  after(() => platform.close());

  it('is announced two working days before the limit, to nobody as a signal', async () => {
    await platform.moveTo(at('11-25', '17:00'));
    assert.deepEqual(await noticesOf(ids.silent), []);
    await platform.moveTo(at('11-26', '09:00'));
    assert.deepEqual([await noticesOf(ids.silent), await seen(ids.silent)], [['statutory-warning'], []]);
  });

  it('is red at the close of the tenth working day without a reply, against the organ that was to answer', async () => {
    await orders.decided('contact', ids.extended, 'Step_Answer', 'request-extension');
    await orders.decided('supervisor', ids.extended, 'Step_Extension', 'grant', { fields: { grantedDays: 3 } });
    await orders.decided('supervisor', ids.withdrawn, 'Step_Answer', 'withdraw', { text: '问题认定有误。', fields: {} });
    await platform.moveTo(at('11-30', '16:00'));
    await orders.decided('contact', ids.answered, 'Step_Answer', 'answer');
    await platform.moveTo(at('11-30', '17:29'));
    assert.deepEqual(await seen(ids.silent), []);
    await platform.moveTo(at('11-30', '17:30'));
    assert.deepEqual(await seen(ids.silent), [red('reply', at('11-30', '17:30'))]);
  });

  it('is none for a reply in the last hours, an order that was withdrawn, and a limit that was extended before', async () => {
    await platform.moveTo(at('12-03', '17:29'));
    for (const id of [ids.answered, ids.withdrawn, ids.extended]) assert.deepEqual(await seen(id), []);
  });

  it('comes when the extended limit passes as well', async () => {
    await platform.moveTo(at('12-03', '17:30'));
    assert.deepEqual(await seen(ids.extended), [red('reply', at('12-03', '17:30'))]);
  });

  it('is one however often somebody looks, and one of each round that is missed', async () => {
    await orders.decided('contact', ids.silent, 'Step_Answer', 'answer');
    await orders.decided('supervisor', ids.silent, 'Step_Evaluate', 'again');
    await platform.moveTo(at('12-08', '17:29'));
    assert.deepEqual(await seen(ids.silent), [red('reply', at('11-30', '17:30'))]);
    await platform.moveTo(at('12-08', '17:30'));
    await platform.moveTo(at('12-09', '09:00'));
    assert.deepEqual(await seen(ids.silent), [red('reply', at('11-30', '17:30')), red('reply:2', at('12-08', '17:30'))]);
  });
});
