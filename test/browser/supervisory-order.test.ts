/** An order in a real browser (R20): drawn up from the menu, issued, found in the contact's inbox, answered, withdrawn by its issuer. */
import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { browserForSuite } from '../support/browser.ts';
import { NEW_ORDER, ordersOn } from '../support/orders.ts';
import { platformForSuite } from '../support/platform.ts';

describe('A supervisory order in a browser', function () {
  this.timeout(600_000);
  const suite = platformForSuite('SQLite', { powers: [] });
  const browser = browserForSuite();
  let id = '';
  const orders = ordersOn(
    () => suite.platform.database,
    async (account, method, path, body) => (await suite.people.as(account)).call<unknown>(method, path, body),
  );
  const fill = (page: Page, path: string, text: string): Promise<void> =>
    page.getByTestId(`field-${path}`).locator('input, textarea').first().fill(text);

  it('names what is missing, and leads to the page of the order when it is drawn up', async () => {
    const page = await browser.signedIn(suite.url, 'jiancha');
    await page.goto(`${suite.url}/orders/new`);
    await page.getByTestId('submit-order').click();
    await page.locator('[data-testid="field-organId"][data-problem="required"]').waitFor();
    await page.getByTestId('field-organId').locator('.ant-select').click();
    await page
      .locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option')
      .filter({ hasText: '阳光市城市管理局' })
      .click();
    await fill(page, 'title', NEW_ORDER.title);
    for (const [key, text] of Object.entries(NEW_ORDER.answers)) await fill(page, `answers.${key}`, text);
    await page.getByTestId('submit-order').click();
    await page.getByTestId('matter-head').waitFor();
    id = page.url().split('/').at(-1) ?? '';
    assert.equal((await orders.matter(id)).title, NEW_ORDER.title);
  });

  it("stands in the contact's inbox once it is issued", async () => {
    await orders.decided('jiancha', id, 'Step_Issue', 'issue');
    const step = await orders.step(id, 'Step_Answer');
    const page = await browser.signedIn(suite.url, 'lianluo');
    await page.goto(`${suite.url}/inbox`);
    await page.getByText(NEW_ORDER.title).first().waitFor();
    await page.goto(`${suite.url}/inbox/${step.id}`);
    await page.getByText('提交整改反馈').first().waitFor();
    assert.equal(await page.getByText('撤回监督通知').count(), 0, 'withdrawing is not the organ’s');
  });

  it('is withdrawn by its issuer with a reason', async () => {
    const page = await browser.signedIn(suite.url, 'jiancha');
    await page.goto(`${suite.url}/matters/${id}`);
    await page.getByTestId('give-withdraw').click();
    await page.getByTestId('give-reason').fill('问题认定有误。');
    await page.locator('.ant-modal-footer .ant-btn-primary').click();
    assert.equal(await orders.closedAs(id), 'withdrawn');
  });
});
