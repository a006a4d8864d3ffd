/** The archivist opens the file of a closed case, has it as PDF and as a package, adds what came late and holds it back (R12a, R12b). */
import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { verified } from '../archive/support.ts';
import { browserForSuite } from '../support/browser.ts';
import { GRANTED, registerCase, untilCompleted, walk } from '../support/client.ts';
import { platformForSuite } from '../support/platform.ts';

const SUBJECT = '学府路雨水管道抢修挖掘道路';

describe('A case file in a browser', function () {
  this.timeout(300_000);
  const suite = platformForSuite();
  const browser = browserForSuite();
  let folder = '';
  let page: Page;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sunlit-case-file-'));
    await writeFile(join(folder, '邮政回执.txt'), '回执');
    const caseId = await registerCase(suite.people, SUBJECT);
    await walk(suite.people, caseId, GRANTED);
    await walk(suite.people, caseId, ['*']).catch(() => undefined);
    await untilCompleted(suite.people, caseId);
    // Otherwise the sweep's: closed cases are taken in at each of its turns.
    await suite.platform.sweep.once();
  });
  after(() => rm(folder, { recursive: true, force: true }));

  it('is found in the archive and shows its contents in order', async () => {
    page = await browser.signedIn(suite.url, 'dangan');
    await page.getByRole('link', { name: '案卷档案' }).click();
    await page.getByTestId('figure-kept').waitFor();
    await page.getByText(SUBJECT).first().click();
    await page.getByTestId('volume-contents').waitFor();
    const titles = await page.getByTestId('volume-item').allInnerTexts();
    assert.ok(titles.length >= 4, `${titles.length} papers`);
    assert.match(titles.join('\n'), /受理通知书[\s\S]*许可决定书/);
    assert.equal(await page.getByTestId('volume-state').getAttribute('data-state'), 'kept');
  });

  it('is had as PDF and as a package, which proves itself in an empty folder', async () => {
    const address = await page.getByTestId('volume-pdf').getAttribute('href');
    const pdf = await page.request.get(`${suite.url}${address}`);
    assert.equal(pdf.headers()['content-type'], 'application/pdf');
    assert.equal((await pdf.body()).subarray(0, 5).toString(), '%PDF-');
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByTestId('volume-zip').click()]);
    assert.match(download.suggestedFilename(), /^案卷 .+ 第1版\.zip$/);
    const { code, text } = await verified(await readFile(await download.path()));
    assert.equal(code, 0, text);
    await page.getByTestId('self-check').click();
    assert.equal(await page.getByTestId('self-check-table').getAttribute('data-ok'), 'true');
  });

  it('takes a late paper with a reason, marks it, and is held back and let go', async () => {
    await page.getByTestId('add-late').click();
    await page.getByTestId('late-file-input').setInputFiles(join(folder, '邮政回执.txt'));
    await page.getByTestId('late-chosen').waitFor();
    await page.getByTestId('late-reason').fill('邮政回执结案后寄到');
    await page.getByTestId('late-confirm').click();
    const late = page.locator('[data-testid="volume-item"][data-late="true"]');
    await late.waitFor();
    assert.match(await late.innerText(), /邮政回执\.txt[\s\S]*结案后补充/);
    await page.getByTestId('hold').click();
    await page.getByTestId('hold-dialog-reason').fill('当事人已经提起行政诉讼');
    await page.getByTestId('hold-dialog-confirm').click();
    await page.getByTestId('volume-problem').waitFor();
    await page.getByTestId('end-hold').click();
    await page.getByTestId('end-hold-dialog-reason').fill('诉讼已经终结');
    await page.getByTestId('end-hold-dialog-confirm').click();
    await page.getByTestId('volume-problem').waitFor({ state: 'detached' });
  });

  it('shows its contents alone to a colleague who is no archivist', async () => {
    const other = await browser.signedIn(suite.url, 'kezhang');
    assert.equal(await other.getByRole('link', { name: '案卷档案' }).count(), 0);
    await other.goto(page.url());
    await other.getByTestId('volume-contents').waitFor();
    assert.equal(await other.getByTestId('volume-zip').count(), 0);
  });
});
