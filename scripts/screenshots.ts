/**
 * `npm run screenshots [-- FOLDER [URL]]`: a picture of each page, in Chinese and English, from a running demonstration.
 * Needs Debian's chromium (or CHROMIUM=path). The README's pictures are made by this script.
 */
import { mkdirSync } from 'node:fs';
import { chromium, type Browser, type Page } from 'playwright-core';

const folder = process.argv[2] ?? 'docs/pictures';
const base = process.argv[3] ?? `http://127.0.0.1:${process.env.SUNLIT_PORT ?? 8600}`;
const SIZES = [{ width: 1366, height: 768 }, ...(process.env.SCREENSHOTS_LARGE ? [{ width: 1920, height: 1080 }] : [])];
const LANGUAGES = (process.env.SCREENSHOTS_LANGUAGES ?? 'zh').split(',');

interface Shot {
  name: string;
  account: string | null;
  path: (page: Page) => Promise<string> | string;
  prepare?: (page: Page) => Promise<void>;
}

const ask = <T>(page: Page, path: string): Promise<T> => page.evaluate(async (at) => (await fetch(at)).json() as Promise<T>, path);
const first = async (page: Page, path: string): Promise<string> => (await ask<{ items: { id: string }[] }>(page, path)).items[0]?.id ?? '';
const firstCase =
  (query: string) =>
  async (page: Page): Promise<string> =>
    `/cases/${await first(page, `/api/cases?${query}`)}`;
/** A version that was returned, so that it can be edited. */
const openVersion = async (page: Page): Promise<string> =>
  (await ask<{ versions: { id: string }[] }>(page, '/api/registry/powers/power-equity-pledge')).versions[0]?.id ?? '';

const SHOTS: Shot[] = [
  { name: 'sign-in', account: null, path: () => '/' },
  { name: 'inbox', account: 'chengban1', path: () => '/inbox' },
  {
    name: 'step',
    account: 'chengban1',
    path: () => '/inbox',
    prepare: async (page) => {
      await page.locator('[data-testid^="inbox-row"]').first().click();
    },
  },
  { name: 'application', account: 'chuang', path: () => '/applications/new' },
  { name: 'cases', account: 'kezhang', path: () => '/cases' },
  { name: 'case', account: 'kezhang', path: firstCase('clock=overdue') },
  { name: 'case-timeline', account: 'kezhang', path: async (page) => `${await firstCase('state=completed')(page)}/timeline` },
  { name: 'case-documents', account: 'kezhang', path: async (page) => `${await firstCase('state=completed')(page)}/documents` },
  { name: 'registry', account: 'fazhi1', path: () => '/registry' },
  { name: 'power', account: 'fazhi1', path: () => '/registry/power-road-excavation' },
  {
    name: 'new-power',
    account: 'shixiang',
    path: () => '/registry/new',
    prepare: async (page) => {
      await page.getByTestId('category-licence').click();
    },
  },
  {
    name: 'modeler',
    account: 'shi-shixiang',
    path: async (page) => `/modeler/${await openVersion(page)}`,
    prepare: async (page) => {
      await page.locator('.djs-shape[data-element-id^="Step_"]').nth(1).click();
    },
  },
  { name: 'entry', account: 'shi-shixiang', path: async (page) => `/registry/versions/${await openVersion(page)}/entry` },
  { name: 'changes', account: 'fazhi1', path: () => '/registry/changes' },
  {
    name: 'review',
    account: 'fazhi1',
    path: async (page) => `/registry/changes/${await first(page, '/api/registry/changes?state=declared')}`,
  },
  { name: 'laws', account: 'fazhi1', path: () => '/registry/laws' },
  { name: 'law', account: 'fazhi1', path: async (page) => `/registry/laws/${await first(page, '/api/laws')}` },
  { name: 'lint-report', account: 'fazhi1', path: () => '/registry/lint-report' },
  { name: 'imports', account: 'fazhi1', path: () => '/registry/imports' },
  { name: 'migrations', account: 'fazhi1', path: () => '/registry/migrations?power=power-road-excavation' },
  { name: 'statistics', account: 'fazhi1', path: () => '/registry/statistics' },
  { name: 'supervision', account: 'jiancha', path: () => '/supervision' },
  { name: 'calendar', account: 'qiantou', path: () => '/calendar' },
  { name: 'status', account: 'xitong', path: () => '/status' },
];

async function shoot(browser: Browser, shot: Shot, size: { width: number; height: number }, language: string): Promise<void> {
  const context = await browser.newContext({
    viewport: size,
    locale: language === 'zh' ? 'zh-CN' : 'en-GB',
    timezoneId: 'Asia/Shanghai',
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  const foreign: string[] = [];
  page.on('request', (request) => {
    // Chromium shows PDFs by an extension of its own.
    if (!request.url().startsWith(base) && !/^(data|blob|chrome|chrome-extension):/.test(request.url())) foreign.push(request.url());
  });
  page.on('pageerror', (error) => console.error(`${shot.name}: ${error.message}`));
  if (shot.account) {
    const answer = await context.request.post(`${base}/api/session`, {
      headers: { 'X-Sunlit': '1' },
      data: { account: shot.account, password: 'sunlit-demo' },
    });
    if (!answer.ok()) throw new Error(`${shot.account} cannot sign in: ${await answer.text()}`);
  }
  await page.addInitScript((wanted) => {
    localStorage.setItem('sunlit.language', wanted);
  }, language);
  await page.goto(base);
  const path = await shot.path(page);
  if (path !== '/') await page.goto(base + path);
  await page.waitForLoadState('load');
  await page.waitForTimeout(900);
  await shot.prepare?.(page);
  await page.waitForTimeout(900);
  const file = `${folder}/${shot.name}${language === 'zh' ? '' : `-${language}`}${size.width === 1366 ? '' : `-${size.width}`}.png`;
  await page.screenshot({ path: file });
  if (foreign.length) throw new Error(`${shot.name} asked the outside world: ${foreign.join(', ')}`);
  console.log(file);
  await context.close();
}

mkdirSync(folder, { recursive: true });
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: [
    '--headless',
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
});
const only = process.env.SCREENSHOTS_ONLY?.split(',');
try {
  for (const language of LANGUAGES)
    for (const size of SIZES) for (const shot of SHOTS) if (!only || only.includes(shot.name)) await shoot(browser, shot, size, language);
} finally {
  await browser.close();
}
