/** What no office may do is told by the page while it is typed, and marked once more before it is final (R11.3). */
import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { browserForSuite, fillField } from '../support/browser.ts';
import { openStep, registerCase, walk } from '../support/client.ts';
import { platformForSuite } from '../support/platform.ts';

describe('A form in a browser', function () {
  this.timeout(600_000);
  const suite = platformForSuite();
  const browser = browserForSuite();

  async function atStep(account: string, outcomes: string[]): Promise<Page> {
    const caseId = await registerCase(suite.people, '学府街雨污分流工程挖掘道路');
    await walk(suite.people, caseId, outcomes);
    const step = await openStep(suite.people, caseId);
    const page = await browser.signedIn(suite.url, account);
    await page.goto(`${suite.url}/inbox/${step.id}`);
    await page.getByTestId('step-panel').waitFor();
    return page;
  }

  it('tells while typing that answers and outcome contradict each other, and the dialog marks it', async () => {
    const page = await atStep('shouli', []);
    await page.getByTestId('outcome-accept').click();
    await fillField(page, 'fields.withinPowers', true);
    await fillField(page, 'fields.materialsComplete', false);
    const field = page.getByTestId('field-fields.materialsComplete');
    await page.locator('[data-testid="field-fields.materialsComplete"][data-problem="contradicts-outcome"]').waitFor();
    assert.match(await field.innerText(), /行政许可法第三十二条第一款第五项/);
    assert.ok((await field.locator('[aria-invalid="true"]').count()) > 0);
    await fillField(page, 'fields.statutoryForm', true);
    await page.getByTestId('submit-decision').click();
    const line = page.getByTestId('typed-materialsComplete');
    await page.locator('[data-testid="typed-materialsComplete"][data-problem="contradicts-outcome"]').waitFor();
    assert.match(await line.innerText(), /申请材料齐全[\s\S]*否[\s\S]*与办理结果“[^”]+”矛盾/);
    assert.equal(await page.getByTestId('typed-withinPowers').getAttribute('data-problem'), null);
    assert.equal(await page.getByTestId('confirm-decision').isDisabled(), true);
    await page.getByTestId('cancel-decision').click();
    assert.match(await page.getByTestId('field-summary').innerText(), /1[\s\S]*申请材料齐全/);
    await fillField(page, 'fields.materialsComplete', true);
    await page.locator('[data-testid="field-fields.materialsComplete"]:not([data-problem])').waitFor();
    assert.equal(await field.locator('[aria-invalid="true"]').count(), 0);
    await page.getByTestId('submit-decision').click();
    assert.match(await page.getByTestId('typed-answers').innerText(), /申请材料齐全[\s\S]*是/);
    await page.getByTestId('confirm-decision').click();
    await page.getByTestId('confirm-decision').waitFor({ state: 'detached' });
  });

  it('offers sentences of the outcome, and says of an internal return that the party is not told', async () => {
    const page = await atStep('kezhang', ['accept', 'pass']);
    await page.getByTestId('outcome-agree').click();
    assert.ok((await page.getByTestId('phrase').count()) > 0);
    assert.doesNotMatch((await page.getByTestId('phrase').allInnerTexts()).join(), /予以受理/);
    await page.getByTestId('outcome-return').click();
    assert.equal(await page.getByTestId('phrase').count(), 0);
    const help = await page.getByTestId('field-text').innerText();
    assert.match(help, /不告知当事人/);
    assert.doesNotMatch(help, /将写入文书/);
  });

  it('takes full-width digits, and compares what they say with what was applied for', async () => {
    const page = await atStep('zhizheng', ['accept', 'pass', 'agree', 'grant']);
    await page.getByTestId('outcome-made').click();
    const area = page.getByTestId('field-fields.approvedArea').locator('input');
    await area.click();
    await page.keyboard.insertText('２４００．５');
    await area.blur();
    assert.equal(await area.inputValue(), '2400.5');
    await page.locator('[data-testid="field-fields.approvedArea"][data-problem="more-than-allowed"]').waitFor();
    assert.match(await page.getByTestId('field-fields.approvedArea').innerText(), /2400\.5 平方米超过了“挖掘面积”155\.7 平方米/);
    const fee = page.getByTestId('field-fields.repairFee').locator('input');
    await fee.click();
    await page.keyboard.type('４６７１０');
    await fee.blur();
    assert.equal(await fee.inputValue(), '46710.00');
  });

  it('of the window tells an end before its start while it is typed, and counts what its list has', async () => {
    const page = await browser.signedIn(suite.url, 'chuang');
    await page.getByTestId('home-application').click();
    await page.getByTestId('power-power-road-excavation').click();
    await fillField(page, 'form.from', '2026-12-10');
    await fillField(page, 'form.to', '2026-12-01');
    await page.locator('[data-testid="field-form.to"][data-problem="before-start"]').waitFor();
    await page.getByTestId('submit-application').click();
    const list = await page.getByTestId('field-summary').locator('li').count();
    const open = /\d+/.exec(await page.getByTestId('application-open').innerText())?.[0];
    assert.equal(Number(open), list);
  });
});
