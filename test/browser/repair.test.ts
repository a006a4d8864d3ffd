/** Bringing a diverged case home in a real browser: two people at two machines, and a supervisor who is told (R12a, R13). */
import assert from 'node:assert/strict';
import { browserForSuite } from '../support/browser.ts';
import { decide, openStep, registerCase } from '../support/client.ts';
import { eventually } from '../support/eventually.ts';
import { platformForSuite } from '../support/platform.ts';

const TITLE = '浏览器修复挖掘道路';
const REASON = '流程实例被外部终止，按记录重演。';

describe('Repairing a diverged case in a browser', function () {
  this.timeout(600_000);
  const suite = platformForSuite();
  const browser = browserForSuite();

  it('is seen on the wall, proposed by one person, approved by another, and goes on', async () => {
    const { people, platform, url } = suite;
    const caseId = await registerCase(people, TITLE);
    const step = await openStep(people, caseId);
    const office = await browser.signedIn(url, 'fazhi1');
    await office.getByTestId('home-repairs').click();
    await office.getByTestId('empty').waitFor();
    const wall = await browser.signedIn(url, 'jiancha');
    await wall.goto(`${url}/supervision`);
    await wall.getByTestId('total-running').waitFor();
    assert.equal(await wall.getByTestId('wall-frozen').count(), 0);

    const matter = await platform.database.get<{ process_instance_key: string }>('SELECT process_instance_key FROM matter WHERE id = $1', [
      caseId,
    ]);
    await platform.engine.cancelInstance(matter?.process_instance_key ?? '');
    await wall.getByTestId('frozen-matter').filter({ hasText: TITLE }).waitFor();
    assert.equal(await wall.getByTestId('wall-signal').count(), 0, 'no signal is raised by itself (R16.11)');

    await office.getByTestId('divergences').locator('tbody tr').waitFor();
    await office.keyboard.press('j');
    await office.keyboard.press('Enter');
    await office.getByTestId('recorded').filter({ hasText: step.name }).waitFor();
    assert.equal(await office.getByTestId('repair-rebind').isDisabled(), true, 'no instance stands there');
    await office.getByTestId('repair-replay').check();
    await office.getByTestId('repair-reason').fill(REASON);
    await office.getByTestId('propose-repair').click();
    await office.getByTestId('open-repair').waitFor();
    assert.equal(await office.getByTestId('approve-repair').count(), 0, 'nobody approves their own');

    await office.goto(`${url}/cases/${caseId}`);
    await office.getByTestId('case-frozen').waitFor();
    await office.getByTestId('to-repair').click();

    const administrator = await browser.signedIn(url, 'xitong');
    await administrator.goto(`${url}/status`);
    await administrator.getByTestId('status-frozen').locator('a').click();
    await administrator.getByTestId('open-repair').filter({ hasText: REASON }).waitFor();
    assert.equal((await administrator.locator('#content').innerText()).includes(TITLE), false, 'numbers only (R2a)');
    await administrator.getByTestId('approve-repair').click();

    await office.getByTestId('settled-at').waitFor();
    await wall.getByTestId('wall-frozen').waitFor({ state: 'detached' });
    await eventually('the case to go on', async () => (await decide(people, step, 'accept')).status === 200);
  });
});
