/**
 * `npm run screenshots [-- FOLDER [URL]]`: a picture of each page, in Chinese and English, from a running demonstration.
 * Needs Debian's chromium (or CHROMIUM=path). The README's pictures are made by this script.
 */
import { mkdirSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { launchBrowser, SHOWN, signIn, type Shown } from './demonstration-pages.ts';

const folder = process.argv[2] ?? 'docs/pictures';
const base = process.argv[3] ?? `http://127.0.0.1:${process.env.SUNLIT_PORT ?? 8600}`;
const SIZES = [{ width: 1366, height: 768 }, ...(process.env.SCREENSHOTS_LARGE ? [{ width: 1920, height: 1080 }] : [])];
const LANGUAGES = (process.env.SCREENSHOTS_LANGUAGES ?? 'zh').split(',');

async function shoot(browser: Browser, shot: Shown, size: { width: number; height: number }, language: string): Promise<void> {
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
  if (shot.account) await signIn(context, base, shot.account);
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
const browser = await launchBrowser();
const only = process.env.SCREENSHOTS_ONLY?.split(',');
try {
  for (const language of LANGUAGES)
    for (const size of SIZES) for (const shot of SHOWN) if (!only || only.includes(shot.name)) await shoot(browser, shot, size, language);
} finally {
  await browser.close();
}
