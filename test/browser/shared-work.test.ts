/** Shared work in a real browser: a section head assigns, a colleague watches and reminds, the officer is told, an absence is entered. */
import assert from 'node:assert/strict';
import { browserForSuite } from '../support/browser.ts';
import { openStep, registerCase, walk } from '../support/client.ts';
import { platformForSuite } from '../support/platform.ts';

const SUBJECT = '建设路燃气管道工程挖掘道路';

describe('Shared work in a browser', function () {
  this.timeout(600_000);
  const suite = platformForSuite();
  const browser = browserForSuite();
  let stepId = '';

  before(async () => {
    const caseId = await registerCase(suite.people, SUBJECT);
    await walk(suite.people, caseId, ['accept']);
    stepId = (await openStep(suite.people, caseId)).id;
  });

  it('is assigned by the section head from the list of the organ, to somebody who may act', async () => {
    const page = await browser.signedIn(suite.url, 'kezhang');
    await page.goto(`${suite.url}/inbox?tab=organ`);
    const row = page.getByTestId('inbox-row').filter({ hasText: SUBJECT });
    await row.getByTestId('choose-row').check();
    await page.getByTestId('assign-chosen').click();
    await page.getByTestId('assign-to').click();
    await page.locator('.ant-select-item-option').filter({ hasText: '王海涛' }).click();
    await page.getByTestId('assign-reason').fill('由其负责该路段');
    await page.getByTestId('assign-confirm').click();
    await row.getByText('签收：王海涛', { exact: false }).waitFor();
  });

  it('is watched and reminded of, and the officer finds the reminder', async () => {
    const page = await browser.signedIn(suite.url, 'kezhang');
    await page.goto(`${suite.url}/inbox/${stepId}`);
    await page.getByTestId('watch').click();
    await page.locator('[data-testid="watch"][aria-pressed="true"]').waitFor();
    await page.getByTestId('work-more').click();
    await page.getByRole('menuitem', { name: '催办' }).click();
    await page.getByTestId('remind-reason').fill('当事人来电询问进度');
    await page.getByTestId('remind-confirm').click();
    await page.getByTestId('remind-confirm').waitFor({ state: 'detached' });
    await page.goto(`${suite.url}/inbox?tab=watched`);
    await page.getByTestId('inbox-row').filter({ hasText: SUBJECT }).waitFor();

    const officer = await browser.signedIn(suite.url, 'chengban1');
    await officer.goto(`${suite.url}/inbox?tab=notices`);
    const notice = officer.getByTestId('notice').filter({ hasText: SUBJECT });
    await notice.getByText('当事人来电询问进度').waitFor();
    await notice.getByTestId('notice-read').click();
    await officer.locator('[data-testid="notice"][data-read="yes"]').waitFor();
  });

  it('keeps a phrase for an outcome chosen by its number, and a filter under a name', async () => {
    const page = await browser.signedIn(suite.url, 'chengban1');
    await page.goto(`${suite.url}/inbox/${stepId}`);
    await page.getByTestId('step-panel').waitFor();
    await page.getByTestId('outcome-pass').waitFor();
    await page.keyboard.press('1');
    await page.locator('.outcome[aria-checked="true"]').waitFor();
    await page.getByTestId('opinion-text').fill('现场与申请一致，同意。');
    await page.getByTestId('keep-phrase').click();
    await page.getByTestId('own-phrase').getByText('现场与申请一致，同意。').waitFor();
    await page.goto(`${suite.url}/inbox?tab=mine`);
    await page.getByTestId('saved-filters').click();
    await page.getByTestId('filter-name').fill('我手上的');
    await page.getByTestId('keep-filter').click();
    await page.getByTestId('saved-filter').getByText('我手上的').waitFor();
  });

  it('passes to a substitute for the days of an absence', async () => {
    const page = await browser.signedIn(suite.url, 'kezhang');
    await page.goto(`${suite.url}/inbox`);
    await page.getByTestId('substitutes').click();
    await page.getByTestId('enter-substitute').click();
    await page.getByTestId('enter-who').click();
    await page.locator('.ant-select-item-option').filter({ hasText: '郑秋月' }).first().click();
    await page.getByTestId('enter-reason').fill('外出学习');
    await page.getByTestId('enter-confirm').click();
    await page.getByTestId('substitutes-dialog').getByText('外出学习').waitFor();
    const substitute = await browser.signedIn(suite.url, 'dangan');
    await substitute.goto(`${suite.url}/inbox`);
    assert.match(await substitute.getByTestId('stands-in').innerText(), /陈国栋/);
  });
});
