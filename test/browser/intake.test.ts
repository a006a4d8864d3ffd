/** The window registers by keyboard, with files; whoever accepts looks at them beside the form (R11.1, R15.11). */
import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { browserForSuite } from '../support/browser.ts';
import { openStep, registerCase } from '../support/client.ts';
import { platformForSuite } from '../support/platform.ts';
import { pdf } from '../support/sample-files.ts';

/** For a party that was there before, with what it applied for last. */
const MOST_KEYS = 40;
/** A picture that a browser shows: one blue point. */
const POINT = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPj/HwADBwIAMCbHYQAAAABJRU5ErkJggg==', 'base64');

describe('Intake in a browser', function () {
  this.timeout(300_000);
  const suite = platformForSuite();
  const browser = browserForSuite();
  let folder = '';
  let caseId = '';

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sunlit-intake-'));
    await writeFile(join(folder, '申请表.pdf'), pdf());
    await writeFile(join(folder, '现场.png'), POINT);
    await writeFile(join(folder, '坏.pdf'), pdf('<</S/JavaScript/JS(1)>>'));
  });
  after(() => rm(folder, { recursive: true, force: true }));

  const day = (after: number): string =>
    new Date(suite.platform.time.now().getTime() + 8 * 3_600_000 + after * 86_400_000).toISOString().slice(0, 10);

  /** Each key that a person presses; of a text each character is one. */
  function counting(page: Page) {
    let keys = 0;
    return {
      press: async (key: string) => {
        keys += 1;
        await page.keyboard.press(key);
      },
      type: async (text: string) => {
        keys += text.length;
        await page.keyboard.type(text);
      },
      get keys() {
        return keys;
      },
    };
  }

  it(`registers a road excavation of a known party with at most ${MOST_KEYS} keys, and prints the receipt`, async () => {
    await registerCase(suite.people, '以前的一件');
    const page = await browser.signedIn(suite.url, 'chuang');
    await page.goto(`${suite.url}/applications/new`);
    await page.locator('#party-search:focus').waitFor();
    const hands = counting(page);
    await hands.type('自来水');
    await page.locator('.party-option').first().waitFor();
    await hands.press('Enter');
    await page.getByTestId('copy-last').waitFor();
    await hands.press('Alt+c');
    await page.locator('[data-testid="field-form.from"] input:focus').waitFor();
    await hands.type(day(5));
    await hands.press('Tab');
    await hands.type(day(20));
    await hands.press('Tab');
    await hands.press('Alt+a');
    // A mouse brings the files: a keyboard opens the system's own window.
    await page.getByTestId('attach-application-form-input').setInputFiles(join(folder, '申请表.pdf'));
    await page.getByTestId('attach-identity-document-input').setInputFiles([join(folder, '现场.png'), join(folder, '坏.pdf')]);
    await hands.press('Control+Enter');
    await page.getByTestId('registered').waitFor();
    await page.locator('[data-testid="print-receipt"]:focus').waitFor();
    assert.ok(hands.keys <= MOST_KEYS, `${hands.keys} keys`);
    console.log(`        ${hands.keys} keys`);
    await page.getByTestId('receipt-due').first().waitFor();
    assert.equal(await page.getByTestId('receipt-materials').locator('tr').count(), 5);
    assert.match(await page.getByTestId('receipt-due').first().innerText(), /受理时限/);
    assert.ok(await page.locator('.receipt figure svg').isVisible(), 'a code to ask by');
    const refused = page.locator('[data-testid="upload"][data-state="failed"]');
    await refused.waitFor();
    assert.match(await refused.innerText(), /坏\.pdf[\s\S]*脚本/);
    await refused.getByTestId('cancel-upload').click();
    await page.getByText('附件已保存 2 个', { exact: false }).waitFor();
    assert.ok((await page.pdf({ format: 'A4' })).length > 10_000);
    caseId = (await page.getByTestId('to-case').getAttribute('href'))?.split('/').at(-1) ?? '';
  });

  it('shows the files beside the form, turned and enlarged by keys', async () => {
    const step = await openStep(suite.people, caseId);
    const page = await browser.signedIn(suite.url, 'shouli');
    await page.goto(`${suite.url}/inbox/${step.id}`);
    await page.getByTestId('case-material-identity-document').getByTestId('open-file').click();
    const picture = page.locator('[data-testid="viewer-body"] img');
    await picture.waitFor();
    await page.keyboard.press('r');
    await page.keyboard.press('+');
    await page.locator('[data-testid="viewer-body"] img[data-turned="90"][data-zoom="1.5"]').waitFor();
    assert.ok(await picture.evaluate((image: HTMLImageElement) => image.complete && image.naturalWidth === 1));
    await page.keyboard.press('ArrowLeft');
    await page.locator('[data-testid="viewer-body"][data-kind="pdf"] iframe').waitFor();
    await page.keyboard.press('Escape');
    await page.getByTestId('file-viewer').waitFor({ state: 'detached' });
    // The form is there all the while.
    assert.ok(await page.getByTestId('outcome-accept').isVisible());
  });

  it('names the unmet conditions with their articles in the refusal', async () => {
    const step = await openStep(suite.people, caseId);
    const page = await browser.signedIn(suite.url, 'shouli');
    await page.goto(`${suite.url}/inbox/${step.id}`);
    await page.getByTestId('outcome-decline').click();
    await page.getByTestId('unmet-1').click();
    await page.getByTestId('write-unmet').click();
    assert.match(
      await page.getByTestId('opinion-text').inputValue(),
      /不符合下列条件：\n1．新建、扩建[\s\S]*（依据：《城市道路管理条例》第三十三条）。/,
    );
  });

  it('marks a wrong telephone when the field is left, and counts what the list shows', async () => {
    const page = await browser.signedIn(suite.url, 'chuang');
    await page.goto(`${suite.url}/applications/new`);
    const phone = page.locator('[data-testid="field-party.phone"] input');
    await phone.fill('abc');
    await phone.blur();
    await page.locator('[data-testid="field-party.phone"] input[aria-invalid="true"]').waitFor();
    await page.getByTestId('submit-application').click();
    const listed = await page.getByTestId('field-summary').locator('li').count();
    assert.match(await page.getByTestId('application-open').innerText(), new RegExp(`还有 ${listed} 处`));
    const name = page.locator('[data-testid="field-party.name"] input');
    assert.equal(await name.evaluate((input) => input === document.activeElement), true, 'the first that is wrong');
    await name.fill('王 小 明');
    await page.locator('[data-testid="field-form.length"] input').fill('１２．５');
    await page.locator('[data-testid="field-form.length"] input').blur();
    assert.equal(await page.locator('[data-testid="field-form.length"] input').inputValue(), '12.5');
    await page.locator('[data-testid="field-form.remarks"] textarea').fill('长'.repeat(1_001));
    await page.locator('[data-testid="field-form.remarks"][data-problem]').waitFor();
  });
});
