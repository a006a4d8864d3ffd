/** Live events in a real browser: one line for all its tabs, whichever tab opened it, and none after signing out (R13). */
import assert from 'node:assert/strict';
import diagnostics from 'node:diagnostics_channel';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Page } from 'playwright-core';
import { browserForSuite } from '../support/browser.ts';
import { registerCase } from '../support/client.ts';
import { eventually } from '../support/eventually.ts';
import { platformForSuite } from '../support/platform.ts';

const EVENTS = '/api/supervision/events';

describe('Live events in a browser', function () {
  this.timeout(600_000);
  const suite = platformForSuite();
  const browser = browserForSuite();
  /** As the server sees it. */
  const lines = { open: 0, opened: 0 };
  const count = (message: unknown): void => {
    const { request, response } = message as { request: IncomingMessage; response: ServerResponse };
    if (request.url !== EVENTS) return;
    lines.open += 1;
    lines.opened += 1;
    response.on('close', () => (lines.open -= 1));
  };
  let first: Page;
  let second: Page;
  let list: Page;

  before(() => diagnostics.subscribe('http.server.request.start', count));
  after(() => diagnostics.unsubscribe('http.server.request.start', count));

  const running = async (page: Page): Promise<number> => Number(await page.getByTestId('total-running').locator('b').innerText());
  const isLive = (page: Page): Promise<void> => page.locator('[data-testid=live-state][data-state=live]').waitFor();
  const another = async (page: Page, path: string): Promise<Page> => {
    const next = await page.context().newPage();
    await next.goto(`${suite.url}${path}`);
    return next;
  };

  it('come to every tab over one line, and each reads again what they concern', async () => {
    first = await browser.signedIn(suite.url, 'jiancha');
    await first.goto(`${suite.url}/supervision`);
    await isLive(first);
    second = await another(first, '/supervision');
    await isLive(second);
    list = await another(first, '/cases');
    await list.getByTestId('empty').waitFor();
    assert.equal(lines.open, 1);
    const before = await running(first);
    const answered = list.waitForResponse((response) => response.url().includes('/api/cases?'), { timeout: 90_000 });
    await registerCase(suite.people, '多标签页实时甲');
    // The clock would read it again after a minute: it is the event.
    await answered;
    await list.getByTestId('cases-row').filter({ hasText: '多标签页实时甲' }).waitFor();
    await eventually('both walls count it', async () => (await running(first)) === before + 1 && (await running(second)) === before + 1);
    assert.equal(lines.open, 1);
  });

  it('leave room for work: eight walls and the rest of the pages still answer', async () => {
    const more = await Promise.all(Array.from({ length: 6 }, () => another(first, '/supervision')));
    await Promise.all(more.map(isLive));
    await list.reload();
    await list.getByTestId('cases-row').first().waitFor();
    assert.equal(lines.open, 1);
    await Promise.all(more.map((page) => page.close()));
  });

  it('go on in the other tabs when the tab that began them is closed', async () => {
    await first.close();
    const before = await running(second);
    await registerCase(suite.people, '多标签页实时乙');
    await eventually('the wall counts it', async () => (await running(second)) === before + 1);
    await list.getByTestId('cases-row').filter({ hasText: '多标签页实时乙' }).waitFor();
    assert.equal(lines.open, 1);
  });

  it('end for every tab when the person signs out, and come again for every tab when they sign in', async () => {
    await list.getByTestId('sign-out').click();
    await list.getByTestId('sign-in-account').waitFor();
    await second.locator('[data-testid=live-state][data-state=lost]').waitFor();
    await eventually('no line is open', () => lines.open === 0);

    await list.getByTestId('sign-in-account').fill('jiancha');
    await list.getByTestId('sign-in-password').fill('sunlit-demo');
    await list.getByTestId('sign-in-submit').click();
    await list.getByTestId('who').waitFor();
    await isLive(second);
    await eventually('one line is open', () => lines.open === 1);
  });

  it('belong to who signed in last, in every tab', async () => {
    await list.getByTestId('sign-out').click();
    await list.getByTestId('sign-in-account').fill('jiancha-cg');
    await list.getByTestId('sign-in-password').fill('sunlit-demo');
    await list.getByTestId('sign-in-submit').click();
    const name = await list.getByTestId('who').locator('b').innerText();
    await second.getByTestId('who').getByText(name).waitFor();
    await isLive(second);
    assert.equal(lines.open, 1);
  });

  it('are closed with the last tab', async () => {
    await Promise.all([list.close(), second.close()]);
    await eventually('no line is open', () => lines.open === 0);
  });
});
