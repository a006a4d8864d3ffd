/** The wording of a template in a real browser: labels of rows are typed, tried, proposed, and approved by a second person (R11.5). */
import assert from 'node:assert/strict';
import { labelsOf } from '../../src/documents/wording/rows.ts';
import { describePage } from '../../src/documents/describe-document.ts';
import type { DocumentData } from '../../src/documents/document-data.ts';
import { readStoredFacts } from '../../src/documents/stored-facts.ts';
import { browserForSuite } from '../support/browser.ts';
import { platformForSuite } from '../support/platform.ts';
import { casesOfPower } from '../support/power-case.ts';

const CODE = 'inspection-approval';

describe('The wording of a template in a browser', function () {
  this.timeout(180_000);
  const suite = platformForSuite('SQLite', { powers: ['food-inspection'] });
  const browser = browserForSuite();
  const cases = casesOfPower(suite, 'food-inspection', 'organ-market', 'section-head');

  /** What the rows of the approval of a new inspection are called. */
  async function labelsOfNext(): Promise<string[]> {
    const id = await cases.register({ inspectionKind: 'complaint' });
    await cases.walk(id, 'propose');
    await cases.until(id, 'its approval form', ({ documents }) => documents.some(({ template }) => template === CODE));
    const row = await suite.platform.database.get<{ data: string }>('SELECT data FROM document WHERE matter_id = $1 AND template = $2', [
      id,
      CODE,
    ]);
    return labelsOf(describePage(readStoredFacts(row?.data ?? '') as DocumentData).content);
  }

  it('is changed at the label of a row, tried on what was issued, and proposed', async () => {
    assert.ok((await labelsOfNext()).includes('检查来源'));
    const page = await browser.signedIn(suite.url, 'fazhi1');
    await page.goto(`${suite.url}/registry/templates`);
    await page.getByTestId('templates-search').locator('input').fill(CODE);
    await page.getByTestId('template-row').getByRole('link').click();
    const label = page.getByTestId('row-label-检查来源');
    await label.fill('检查依据');
    await page.getByTestId('wording-problems').getByText('无法区分', { exact: false }).waitFor();
    await label.fill('任务来源');
    await page.getByTestId('wording-problems').waitFor({ state: 'detached' });
    await page.getByTestId('dry-run').click();
    const found = page.getByTestId('dry-run-result');
    await found.waitFor();
    assert.deepEqual([await found.getAttribute('data-changed'), await found.getAttribute('data-errors')], ['1', '0']);
    await found.getByText('任务来源').waitFor();
    await page.getByTestId('propose-wording').click();
    await page.getByTestId('propose-dialog-reason').fill('与上级文书样式一致');
    await page.getByTestId('propose-dialog-confirm').click();
    await page.getByTestId('template-version').waitFor();
    assert.equal(await page.getByTestId('approve-wording').count(), 0, 'not by whoever proposed it');
    assert.ok((await labelsOfNext()).includes('检查来源'), 'nothing counts before it is approved');
  });

  it('is approved by a second person who sees the dry run, and words what is made from then on', async () => {
    const page = await browser.signedIn(suite.url, 'fazhi2');
    await page.goto(`${suite.url}/registry/templates/${CODE}`);
    await page.getByTestId('approve-wording').click();
    await page.getByTestId('answer-dialog').getByTestId('dry-run-result').getByText('任务来源').first().waitFor();
    await page.getByTestId('answer-dialog-reason').fill('同意');
    await page.getByTestId('answer-dialog-confirm').click();
    await page.locator('[data-testid="template-version"][data-state="in-force"]').waitFor();
    assert.equal(await page.getByTestId('row-label-检查来源').inputValue(), '任务来源');
    if (process.env.PICTURES) await page.screenshot({ path: `${process.env.PICTURES}/wording.png`, fullPage: true });
    const labels = await labelsOfNext();
    assert.deepEqual([labels.includes('任务来源'), labels.includes('检查来源')], [true, false]);
  });
});
