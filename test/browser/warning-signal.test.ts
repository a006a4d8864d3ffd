/**
 * A signal in a real browser (R13, R15, R16.9): a case runs late, its signal is found on the wall and in the inbox, is explained and
 * accepted; one that nobody explains is red.
 */
import assert from 'node:assert/strict';
import type { SignalView } from '../../domain/api/supervision.ts';
import { civilDateInChina } from '../../domain/time/civil-time.ts';
import { browserForSuite } from '../support/browser.ts';
import { openStep, registerCase, walk } from '../support/client.ts';
import { investigationsOn } from '../support/investigations.ts';
import { platformForSuite } from '../support/platform.ts';
import { signalsOn } from '../support/signals.ts';

describe('A warning signal in a browser', function () {
  this.timeout(600_000);
  const suite = platformForSuite('SQLite');
  const browser = browserForSuite();
  const signals = signalsOn({
    database: () => suite.platform.database,
    record: () => suite.platform.record,
    outbox: () => suite.platform.outbox,
    time: () => suite.platform.time,
    call: async (account, method, path, body) => (await suite.people.as(account)).call<unknown>(method, path, body),
    within: 60_000,
  });
  let actId = '';

  it('is reached from the wall and says what happened, who answers until when and how the limit was counted', async () => {
    const late = await registerCase(suite.people, '一件晚了的办件');
    await walk(suite.people, late, ['accept']);
    await openStep(suite.people, late);
    await suite.platform.demonstration.advance({ workingDays: 8 });
    const page = await browser.signedIn(suite.url, 'jiancha');
    await page.getByTestId('wall-signal').filter({ hasText: '一件晚了的办件' }).getByRole('link').first().click();
    await page.getByTestId('signal-lead').waitFor();
    actId = page.url().split('/').at(-1) ?? '';
    await page.getByTestId('signal-evidence').getByText('届满').first().waitFor();
    await page.getByTestId('signal-case').waitFor();
    await page.goto(`${suite.url}/supervision/signals?state=open&colour=red`);
    await page.getByText('一件晚了的办件').first().waitFor();
  });

  it('stands on a wall whose numbers open as many rows, narrowed by an address that survives a reload', async () => {
    const page = await browser.signedIn(suite.url, 'jiancha');
    await page.goto(`${suite.url}/supervision?category=licence`);
    const figureOf = async (testId: string): Promise<number> =>
      Number((await page.getByTestId(testId).first().innerText()).match(/\d+/g)?.at(-1));
    const rowsOf = async (list: string): Promise<number> => {
      await page.getByTestId(`${list}-total`).or(page.getByTestId('empty')).first().waitFor();
      return page.getByTestId(`${list}-row`).count();
    };
    await page.getByTestId('timers-row').filter({ hasText: '一件晚了的办件' }).getByText('超', { exact: false }).first().waitFor();
    for (const [figure, list] of [
      ['total-overdue', 'cases'],
      ['total-stepLate', 'cases'],
      ['total-running', 'cases'],
      ['total-red', 'signals'],
      ['organ-overdue', 'cases'],
      ['week-late', 'cases'],
    ] as const) {
      const shown = await figureOf(figure);
      await page.getByTestId(figure).first().click();
      assert.equal(await rowsOf(list), shown, figure);
      assert.match(page.url(), /category=licence/);
      await page.goBack();
      await page.getByTestId('total-running').waitFor();
    }
    const overdue = await figureOf('total-overdue');
    assert.ok(overdue >= 1);
    await page.reload();
    await page.getByTestId('total-running').waitFor();
    assert.match(page.url(), /category=licence/);
    assert.equal(await figureOf('total-overdue'), overdue);
    await page.goto(`${suite.url}/supervision?category=penalty`);
    await page.getByTestId('wall').getByTestId('empty').first().waitFor();
    assert.equal(await figureOf('total-running'), 0);
  });

  it('leaves its lateness in the statistics and on the flowchart', async () => {
    const page = await browser.signedIn(suite.url, 'jiancha');
    await page.goto(`${suite.url}/supervision/heat?power=power-road-excavation`);
    await page.getByTestId('heat-step').first().waitFor();
    await page.locator('.heat-wash').first().waitFor();
    await page.getByTestId('heat-open').first().click();
    await page.getByTestId('cases-row').filter({ hasText: '一件晚了的办件' }).waitFor();
    await page.goto(`${suite.url}/statistics?by=step`);
    const figure = page.getByTestId('statistics-row').first().getByTestId('figure-cases');
    const shown = Number(await figure.innerText());
    await figure.click();
    await page.getByTestId('cases-total').waitFor();
    assert.equal(await page.getByTestId('cases-row').count(), shown);
  });

  it('is explained from the inbox of whoever was late, and accepted', async () => {
    const step = await signals.step(actId, 'Step_Explain');
    const holder = await browser.signedIn(suite.url, 'chengban1');
    await holder.goto(`${suite.url}/inbox/${step.id}`);
    await holder.getByText('说明情况').first().waitFor();
    assert.equal(await holder.getByText('撤回信号').count(), 0, 'withdrawing is not the organ’s');
    await signals.decided('chengban1', actId, 'Step_Explain', 'explain');
    await signals.decided('jiancha', actId, 'Step_Judge', 'accept');
    assert.equal(await signals.closedAs(actId), 'accepted');
    await holder.goto(`${suite.url}/matters/${actId}`);
    await holder.locator('[data-testid="signal-lead"][data-state="accepted"]').waitFor();
  });

  it('turns red when nobody explains it, and is issued by hand', async () => {
    const caseId = await registerCase(suite.people, '没有说明的办件');
    await openStep(suite.people, caseId);
    const { actId: silent } = await signals.raised(caseId);
    await signals.step(silent, 'Step_Explain');
    await suite.platform.demonstration.advance({ workingDays: 6 });
    await signals.step(silent, 'Step_Investigate');
    const page = await browser.signedIn(suite.url, 'jiancha');
    await page.goto(`${suite.url}/matters/${silent}`);
    await page.locator('[data-testid="signal-lead"][data-colour="red"]').waitFor();
    await page.goto(`${suite.url}/signals/new?matter=${caseId}&about=x`);
    await page.getByTestId('submit-signal').click();
    await page.locator('[data-testid="field-rule"][data-problem="required"]').waitFor();
    await page.getByTestId('field-rule').locator('.ant-select').click();
    // There are more rules than the list shows at once.
    await page.keyboard.type('R16.11');
    await page
      .locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option')
      .filter({ hasText: 'R16.11' })
      .click();
    await page.getByTestId('field-answers.ground').locator('textarea').first().fill('窗口收取未公示的费用。');
    await page.getByTestId('submit-signal').click();
    await page.getByTestId('signal-lead').waitFor();
    const { items } = (await (await suite.people.as('jiancha')).call<{ items: SignalView[] }>('GET', '/supervision/signals?rule=R16.11'))
      .body;
    assert.deepEqual(
      items.map(({ issue, matterId }) => [issue, matterId]),
      [['manual', caseId]],
    );
  });

  it('is investigated to its conclusion, when it is red (R17)', async () => {
    const { items } = (await (await suite.people.as('jiancha')).call<{ items: SignalView[] }>('GET', '/supervision/signals?rule=R16.11'))
      .body;
    const page = await browser.signedIn(suite.url, 'jiancha');
    await page.goto(`${suite.url}/supervision/investigations`);
    await page.getByTestId('red-signals').getByText('R16.11').first().waitFor();
    await page.goto(`${suite.url}/matters/${items[0]?.act?.id ?? ''}`);
    await page.getByTestId('investigate').click();
    await page.getByTestId('investigation-title').fill('收取未公示费用责任调查');
    await page.getByTestId('field-answers.grounds').locator('textarea').first().fill('窗口收取未公示的费用。');
    for (const [field, name] of [
      ['concerned', '王海涛'],
      ['investigators', '高正'],
      ['investigators', '严明'],
    ] as const) {
      await page.getByTestId(`investigation-${field}`).click();
      await page.keyboard.type(name);
      await page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option').filter({ hasText: name }).click();
      await page.keyboard.press('Escape');
    }
    await page.getByTestId('submit-investigation').click();
    await page.getByTestId('grounds').getByText('R16.11').waitFor();
    const id = page.url().split('/').at(-1) ?? '';

    const investigations = investigationsOn({
      database: () => suite.platform.database,
      call: async (account, method, path, body) => (await suite.people.as(account)).call<unknown>(method, path, body),
      investigators: ['jiancha', 'jiancha-fu'],
      within: 60_000,
    });
    const day = civilDateInChina(suite.platform.time.now());
    await investigations.decidedByTwo(id, 'Step_Hear', 'heard', { heardOn: day });
    // The second officer finds what the first one has typed.
    const { id: stepId } = await investigations.step(id, 'Step_Find');
    await page.goto(`${suite.url}/inbox/${stepId}`);
    await page.getByText('认定存在过错').first().waitFor();
    await investigations.decidedByTwo(id, 'Step_Find', 'fault', { responsible: '王海涛' });
    await investigations.decided('jiancha', id, 'Step_Serve', 'settle', { fields: { servedOn: day } });
    await investigations.decided('jiancha', id, 'Step_Measure', 'conclude');
    assert.equal(await investigations.closedAs(id), 'fault');
    await page.goto(`${suite.url}/matters/${id}`);
    await page.getByTestId('findings').getByText('通报批评').waitFor();
    await page.goto(`${suite.url}/supervision/investigations?tab=figures`);
    await page.getByTestId('investigation-figures').getByText('王海涛').waitFor();
    await page.goto(`${suite.url}/matters/${items[0]?.act?.id ?? ''}`);
    await page.getByTestId('signal-investigation').waitFor();
  });
});
