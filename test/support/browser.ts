/** A real browser for one suite: Debian's Chromium, in Chinese, asking nothing of the outside world. */
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { civilDateInChina } from '../../domain/time/civil-time.ts';
import { CHROMIUM, launchBrowser } from '../../scripts/demonstration-pages.ts';

export interface SuiteBrowser {
  /** A page of its own in the browser of this person, who signs in once; errors of pages are told at the end of the suite. */
  signedIn(url: string, account: string): Promise<Page>;
  blank(): Promise<Page>;
}

/** Without Chromium the suite is skipped by name. */
export function browserForSuite(): SuiteBrowser {
  let browser: Browser | undefined;
  const contexts: BrowserContext[] = [];
  const own = new Map<string, BrowserContext>();
  const pageErrors: string[] = [];
  const foreign: string[] = [];
  const told: string[] = [];

  before(async function startBrowser() {
    this.timeout(180_000);
    if (!existsSync(CHROMIUM)) return this.skip();
    browser = await launchBrowser();
  });

  // What the pages showed when a test failed says more than its call log.
  afterEach(async function picture() {
    if (this.currentTest?.state !== 'failed') return;
    const folder = await mkdtemp(join(tmpdir(), 'sunlit-pages-'));
    const pages = contexts.flatMap((context) => context.pages()).slice(-4);
    await Promise.all(
      pages.map((page, index) => page.screenshot({ path: join(folder, `${index}.png`), fullPage: true }).catch(() => undefined)),
    );
    console.error(
      `      what ${pages.length} page(s) showed: ${folder}; at ${pages.map((page) => page.url()).join(' ')}\n${told.slice(-10).join('\n')}`,
    );
  });

  after(async () => {
    await browser?.close();
    assert.deepEqual(pageErrors, [], 'a page threw an error');
    assert.deepEqual(foreign, [], 'a page asked the outside world (R4)');
  });

  async function newContext(): Promise<BrowserContext> {
    if (!browser) throw new Error('The browser is there from the suite\'s "before" on');
    const context = await browser.newContext({
      viewport: { width: 1366, height: 768 },
      locale: 'zh-CN',
      timezoneId: 'Asia/Shanghai',
      reducedMotion: 'reduce',
    });
    contexts.push(context);
    return context;
  }

  async function pageIn(context: BrowserContext): Promise<Page> {
    const page = await context.newPage();
    page.setDefaultTimeout(90_000);
    page.on('console', (message) => {
      if (message.type() !== 'error') return;
      told.push(message.text());
      // What the page's error boundary caught is an error of the page all the same.
      if (/^\w*Error: /.test(message.text())) pageErrors.push(message.text());
    });
    page.on('pageerror', (error) => pageErrors.push(error.message));
    page.on('request', (request) => {
      const { hostname, protocol } = new URL(request.url());
      if (/^https?:$/.test(protocol) && hostname !== '127.0.0.1') foreign.push(request.url());
    });
    return page;
  }

  return {
    blank: async () => pageIn(await newContext()),
    async signedIn(url, account) {
      const at = `${account} ${url}`;
      const context = own.get(at) ?? (await newContext());
      own.set(at, context);
      const page = await pageIn(context);
      await page.goto(url);
      const form = page.getByTestId('sign-in-account');
      await form.or(page.getByTestId('who')).first().waitFor();
      if ((await form.count()) === 0) return page;
      await form.fill(account);
      await page.getByTestId('sign-in-password').fill('sunlit-demo');
      await page.getByTestId('sign-in-submit').click();
      await page.getByTestId('who').waitFor();
      return page;
    },
  };
}

/** Fills one field of a form by its kind, as a person would. */
export async function fillField(page: Page, path: string, value: string | number | boolean): Promise<void> {
  const field = page.getByTestId(`field-${path}`);
  if (typeof value === 'boolean') {
    await field
      .locator('label', { hasText: value ? '是' : '否' })
      .first()
      .click();
    return;
  }
  const select = field.locator('.ant-select');
  if (await select.count()) {
    await select.click();
    const options = page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option');
    await options.first().waitFor();
    await options.first().click();
    return;
  }
  const input = field.locator('input, textarea').first();
  await input.fill(String(value));
  // A date field opens its calendar; Enter takes the typed date and closes it.
  if (await field.locator('.ant-picker').count()) await input.press('Enter');
}

/** Declares the version that is open in the modeler, for a cause of today. */
export async function declareVersion(page: Page, cause: string, now: Date): Promise<void> {
  await page.getByTestId('declare').click();
  await page.getByTestId('declare-cause').fill(cause);
  const date = page.getByTestId('declare-cause-date');
  const input = (await date.evaluate((node) => node.tagName)) === 'INPUT' ? date : date.locator('input');
  await input.fill(civilDateInChina(now));
  await input.press('Enter');
  await page.getByTestId('declare-submit').click();
  await page.getByTestId('declare-submit').waitFor({ state: 'detached' });
}
