/**
 * `npm run bench:pages [-- --url=http://127.0.0.1:8600] [--only=inbox,case] [--rounds=3] [--language=en]`: how heavy and how quick each
 * page is (docs/adr/0027-weight-of-pages.md).
 *
 * In Chromium at 1366×768, as the person who uses the page; cold in a profile without any cache, then warm in the same. Without `--url` it
 * starts a demonstration of its own with its past fortnight. Medians of the rounds; bytes are those on the wire, with their heads.
 */
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import type { Browser, Page } from 'playwright-core';
import { ask, launchBrowser, SHOWN, signIn, type Shown } from '../scripts/demonstration-pages.ts';
import { ChildPlatform } from '../test/support/child-platform.ts';
import { median, round, table } from './figures.ts';
import { save } from './results.ts';

const { values: given } = parseArgs({
  options: {
    url: { type: 'string' },
    only: { type: 'string' },
    rounds: { type: 'string', default: '3' },
    language: { type: 'string', default: 'zh' },
  },
});

/** Pages that nobody needs a picture of. */
const MORE: Shown[] = [
  { name: 'matters', account: 'kezhang', path: () => '/matters' },
  { name: 'comparison', account: 'fazhi1', path: comparison },
  { name: 'signals', account: 'jiancha', path: () => '/supervision/signals' },
  { name: 'order', account: 'jiancha', path: () => '/orders/new' },
  { name: 'repairs', account: 'xitong', path: () => '/repairs' },
];

/** Two versions of the first change that has a version before it. */
async function comparison(page: Page): Promise<string> {
  for (const { id } of (await ask<{ items: { id: string }[] }>(page, '/api/registry/changes')).items) {
    const change = await ask<{ versionId: string | null; baseVersionId: string | null }>(page, `/api/registry/changes/${id}`);
    if (change.versionId && change.baseVersionId) return `/registry/compare/${change.baseVersionId}/${change.versionId}`;
  }
  throw new Error('No change of the demonstration has a version before it');
}

/** One opening of a page. Times are milliseconds from the start of the navigation. */
interface Opening {
  kilobytes: number;
  /** Those that the browser answers itself from its cache included. */
  requests: number;
  firstPaint: number;
  domReady: number;
  /** The page's own content is there and nothing says that it waits. */
  shown: number;
  heapMb: number;
}
const FIGURES = ['kilobytes', 'requests', 'firstPaint', 'domReady', 'shown', 'heapMb'] as const;

/** In the page: the moment at which the content is there, or false. */
const shownAt = (): number | false => {
  const busy = document.querySelector('[aria-busy="true"], .page-wait, .ant-spin-spinning');
  const content = document.querySelector('main')?.innerText.trim() ?? document.querySelector('form')?.innerText.trim();
  return !busy && content ? performance.now() : false;
};

async function open(page: Page, address: string): Promise<Opening> {
  const protocol = await page.context().newCDPSession(page);
  await protocol.send('Network.enable');
  let bytes = 0;
  let requests = 0;
  let lastAt = performance.now();
  const underWay = new Set<string>();
  protocol.on('Network.requestWillBeSent', ({ requestId, type }) => {
    requests += 1;
    // The live feed never ends.
    if (type !== 'EventSource') underWay.add(requestId);
  });
  const ended = (requestId: string, size = 0): void => {
    bytes += size;
    underWay.delete(requestId);
    lastAt = performance.now();
  };
  protocol.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => ended(requestId, encodedDataLength));
  protocol.on('Network.loadingFailed', ({ requestId }) => ended(requestId));
  await page.goto(address, { waitUntil: 'load' });
  const shown = (await (await page.waitForFunction(shownAt, undefined, { polling: 'raf', timeout: 60_000 })).jsonValue()) as number;
  // What the page fetches after it shows counts as well.
  const patience = performance.now() + 60_000;
  while ((underWay.size > 0 || performance.now() - lastAt < 1_000) && performance.now() < patience) await page.waitForTimeout(100);
  const [paint, domReady] = await page.evaluate(() => [
    performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN,
    (performance.getEntriesByType('navigation')[0] as PerformanceNavigationTiming).domContentLoadedEventEnd,
  ]);
  await protocol.send('HeapProfiler.enable');
  await protocol.send('HeapProfiler.collectGarbage');
  const { usedSize } = await protocol.send('Runtime.getHeapUsage');
  await protocol.detach();
  return {
    kilobytes: bytes / 1_000,
    requests,
    firstPaint: paint ?? Number.NaN,
    domReady: domReady ?? Number.NaN,
    shown,
    heapMb: usedSize / 1_000_000,
  };
}

async function measure(browser: Browser, base: string, { account, path }: Shown): Promise<{ cold: Opening; warm: Opening }> {
  const size = { viewport: { width: 1366, height: 768 }, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' };
  // The address is learned in a profile of its own, so that the measured one has seen nothing.
  const scout = await browser.newContext(size);
  if (account) await signIn(scout, base, account);
  const asking = await scout.newPage();
  await asking.goto(`${base}/mark.svg`);
  const address = base + (await path(asking));
  await scout.close();

  const context = await browser.newContext(size);
  if (account) await signIn(context, base, account);
  await context.addInitScript((language) => localStorage.setItem('sunlit.language', language), given.language);
  const page = await context.newPage();
  const cold = await open(page, address);
  await page.goto('about:blank');
  const warm = await open(page, address);
  await context.close();
  return { cold, warm };
}

const middle = (openings: Opening[]): Opening =>
  Object.fromEntries(FIGURES.map((name) => [name, round(median(openings.map((one) => one[name])))])) as unknown as Opening;

async function main(): Promise<void> {
  const only = given.only?.split(',');
  const pages = [...SHOWN, ...MORE].filter(({ name }) => !only || only.includes(name));
  const own = given.url === undefined ? await ChildPlatform.create() : undefined;
  const browser = await launchBrowser();
  try {
    await own?.start({ SUNLIT_DEMONSTRATION_PAST: '1', SUNLIT_DEMONSTRATION_POWERS: '' }, 600_000);
    const base = given.url ?? own?.url ?? '';
    const results: { name: string; cold: Opening; warm: Opening }[] = [];
    for (const shown of pages) {
      const rounds: { cold: Opening; warm: Opening }[] = [];
      for (let round = 0; round < Number(given.rounds); round += 1) rounds.push(await measure(browser, base, shown));
      results.push({ name: shown.name, cold: middle(rounds.map(({ cold }) => cold)), warm: middle(rounds.map(({ warm }) => warm)) });
      console.log(`· ${shown.name}`);
    }
    const line = (one: Opening): number[] =>
      [one.kilobytes, one.requests, one.firstPaint, one.domReady, one.shown, one.heapMb].map((n) => Math.round(n));
    console.log(
      `\n${table(
        [
          'page',
          ...['kB', 'requests', 'paint', 'ready', 'shown', 'heap'],
          ...['kB', 'requests', 'paint', 'ready', 'shown', 'heap'].map((name) => `warm ${name}`),
        ],
        results.map(({ name, cold, warm }) => [name, ...line(cold), ...line(warm)]),
      )}`,
    );
    const machine = { cpus: cpus().length, cpu: cpus()[0]?.model, node: process.version };
    const file = save({ machine, rounds: Number(given.rounds), language: given.language, results }, 'pages-');
    console.log(`\nkept in ${file}`);
  } finally {
    await browser.close();
    await own?.remove();
  }
}

await main();
