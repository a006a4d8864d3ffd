/** The pages of a demonstration: who sees each, and where. Pictures and the bench of the pages are made of this list. */
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';

/** One page of the demonstration as somebody sees it. */
export interface Shown {
  name: string;
  /** Who looks; null is a stranger. */
  account: string | null;
  /** Asked in a page of the platform, signed in. */
  path: (page: Page) => Promise<string> | string;
  prepare?: (page: Page) => Promise<void>;
}

/** What the API answers whoever is signed in in that page. */
export const ask = <T>(page: Page, path: string): Promise<T> => page.evaluate(async (at) => (await fetch(at)).json() as Promise<T>, path);
const first = async (page: Page, path: string): Promise<string> => (await ask<{ items: { id: string }[] }>(page, path)).items[0]?.id ?? '';
const firstCase =
  (query: string) =>
  async (page: Page): Promise<string> =>
    `/cases/${await first(page, `/api/cases?${query}`)}`;
/** A version that was returned, so that it can be edited. */
const openVersion = async (page: Page): Promise<string> =>
  (await ask<{ versions: { id: string }[] }>(page, '/api/registry/powers/power-equity-pledge')).versions[0]?.id ?? '';

export const SHOWN: Shown[] = [
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
  { name: 'case-service', account: 'kezhang', path: async (page) => `${await firstCase('state=completed')(page)}/service` },
  { name: 'licences', account: 'kezhang', path: () => '/licences' },
  { name: 'licence', account: 'kezhang', path: async (page) => `/licences/${await first(page, '/api/licences')}` },
  { name: 'publications', account: 'zhifa1', path: () => '/publications' },
  { name: 'visits', account: 'shi-kezhang', path: () => '/visits' },
  { name: 'matters', account: 'jiancha', path: () => '/matters' },
  { name: 'archive', account: 'dangan', path: () => '/archive' },
  { name: 'case-statistics', account: 'kezhang', path: () => '/statistics' },
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
  { name: 'templates', account: 'fazhi1', path: () => '/registry/templates' },
  { name: 'template', account: 'fazhi1', path: () => '/registry/templates/acceptance-notice' },
  { name: 'supervision', account: 'jiancha', path: () => '/supervision' },
  { name: 'heat', account: 'jiancha', path: () => '/supervision/heat' },
  { name: 'signals', account: 'jiancha', path: () => '/supervision/signals' },
  { name: 'signal', account: 'jiancha', path: async (page) => `/supervision/signals/${await first(page, '/api/supervision/signals')}` },
  { name: 'rules', account: 'jiancha', path: () => '/supervision/rules' },
  { name: 'investigations', account: 'jiancha', path: () => '/supervision/investigations' },
  { name: 'complaints', account: 'jiancha', path: () => '/supervision/complaints' },
  { name: 'repairs', account: 'xitong', path: () => '/repairs' },
  { name: 'calendar', account: 'qiantou', path: () => '/calendar' },
  { name: 'status', account: 'xitong', path: () => '/status' },
];

/** Debian's Chromium, or another one. */
export const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';

/** A browser that asks nothing of the outside world. */
export const launchBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: CHROMIUM,
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

/** @throws Error when the demonstration at `base` does not know the account. */
export async function signIn(context: BrowserContext, base: string, account: string): Promise<void> {
  const answer = await context.request.post(`${base}/api/session`, {
    headers: { 'X-Sunlit': '1' },
    data: { account, password: 'sunlit-demo' },
  });
  if (!answer.ok()) throw new Error(`${account} cannot sign in: ${await answer.text()}`);
}
