/** What a page reads stays on it through faults, is read again when it can have changed, and leaves with the person. */
import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { browserForSuite } from '../support/browser.ts';
import { registerCase } from '../support/client.ts';
import { platformForSuite } from '../support/platform.ts';

const LIST = '**/api/cases?**';

describe('Reading in a browser', function () {
  this.timeout(600_000);
  const suite = platformForSuite();
  const browser = browserForSuite();
  let page: Page;
  const row = (title: string) => page.getByTestId('cases-row').filter({ hasText: title });
  const comeBack = (): Promise<void> => page.evaluate(() => void window.dispatchEvent(new Event('focus')));

  before(async () => {
    await registerCase(suite.people, '先有的办件');
  });

  it('keeps the rows through a fault, says what went wrong, and reads again when asked', async () => {
    page = await browser.signedIn(suite.url, 'chuang');
    await page.goto(`${suite.url}/cases`);
    await row('先有的办件').waitFor();
    await page.route(LIST, (route) =>
      route.fulfill({ status: 500, json: { error: { code: 'internal', message: '出了差错', messageEn: 'A fault' } } }),
    );
    await comeBack();
    await page.locator('[data-testid="error-notice"][data-code="internal"]').waitFor();
    assert.equal(await row('先有的办件').count(), 1);
    await page.unroute(LIST);
    await page.getByTestId('retry').click();
    await page.getByTestId('error-notice').waitFor({ state: 'detached' });
    assert.equal(await row('先有的办件').count(), 1);
  });

  it('reads again when somebody comes back to the window', async () => {
    await registerCase(suite.people, '后来的办件');
    await comeBack();
    await row('后来的办件').waitFor({ timeout: 60_000 });
  });

  it('tells that it tries again while the network is away, and goes on by itself', async () => {
    await page.route(LIST, (route) => route.abort());
    await comeBack();
    await page.getByTestId('retrying').waitFor();
    assert.equal(await row('后来的办件').count(), 1);
    await page.unroute(LIST);
    await page.getByTestId('retrying').waitFor({ state: 'detached' });
    assert.equal(await page.getByTestId('error-notice').count(), 0);
  });

  it('prints whole: the title, every column with its words, and nothing that filters or acts', async () => {
    await page.setViewportSize({ width: 680, height: 900 });
    await page.emulateMedia({ media: 'print' });
    const subject = row('后来的办件').locator('td').nth(1);
    assert.ok(((await subject.boundingBox())?.width ?? 0) > 100, 'the subject has room');
    assert.match(await subject.innerText(), /后来的办件[\s\S]*挖掘城市道路审批/);
    assert.ok(await page.getByRole('heading', { level: 1 }).isVisible());
    assert.equal(await page.getByTestId('export').isVisible(), false);
    await page.emulateMedia({ media: null });
    await page.setViewportSize({ width: 1366, height: 768 });
  });

  it('asks for the password over the page when the session is over, and the page stays', async () => {
    await page.context().clearCookies();
    await comeBack();
    const dialog = page.getByTestId('sign-in-dialog');
    await dialog.getByTestId('sign-in-password').waitFor();
    assert.equal(await row('后来的办件').count(), 1);
    await dialog.getByTestId('sign-in-password').fill('sunlit-demo');
    await dialog.getByTestId('sign-in-submit').click();
    await dialog.getByTestId('sign-in-password').waitFor({ state: 'hidden' });
    await row('后来的办件').waitFor();
  });

  it('shows nothing of the last person’s to the next', async () => {
    await page.getByTestId('sign-out').click();
    await page.getByTestId('sign-in-account').fill('shouli');
    await page.getByTestId('sign-in-password').fill('sunlit-demo');
    // Were the answer kept, it would be there before this one.
    await page.route(LIST, () => undefined);
    await page.getByTestId('sign-in-submit').click();
    await page.getByTestId('home-cases').click();
    await page.getByTestId('cases-search').waitFor();
    assert.equal(await page.getByTestId('cases-row').count(), 0);
  });
});
