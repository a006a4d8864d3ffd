/** An ordinary penalty in a browser where a person judges: facts ticked, tier proposed, a fine outside refused; decided and published. */
import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { browserForSuite, fillField } from '../support/browser.ts';
import { platformForSuite } from '../support/platform.ts';
import { PowerWalker } from '../support/walk-power.ts';

const FACT = '占用面积 10 平方米以上不足 50 平方米';
const problemAt = (page: Page, field: string, code: string) =>
  page.locator(`[data-testid="field-fields.${field}"][data-problem="${code}"]`).waitFor();

async function choose(page: Page, field: string, label: string): Promise<void> {
  await page.getByTestId(`field-fields.${field}`).locator('.ant-select').click();
  await page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option', { hasText: label }).click();
}

describe('A penalty in a browser', function () {
  this.timeout(600_000);
  const suite = platformForSuite('SQLite', { powers: ['unlicensed-excavation-penalty'] });
  const browser = browserForSuite();

  it('has its tier from facts with evidence, refuses a fine outside it, and is decided, previewed and published', async () => {
    const walker = new PowerWalker(suite, 'unlicensed-excavation-penalty', 'organ-urban-management');
    const caseId = await walker.register('擅自占用正阳路');
    await walker.take(caseId, 'Step_Source:registered', 'Step_FilingReview:agree', 'Step_Filing:file');
    const evidence = await walker.at(caseId, 'Step_Evidence');
    const [investigator] = await walker.holders('investigator');
    const page = await browser.signedIn(suite.url, investigator?.account ?? '');

    // A film of the step: without it, or a reason, nothing is complete.
    await page.goto(`${suite.url}/inbox/${evidence.id}`);
    await page.getByTestId('outcome-complete').click();
    await problemAt(page, 'recordingGap', 'recording-missing');
    await walker.take(caseId, 'Step_Evidence:complete');

    const report = await walker.at(caseId, 'Step_InvestigationReport');
    await page.goto(`${suite.url}/inbox/${report.id}`);
    await page.getByTestId('outcome-reported').click();
    await fillField(page, 'fields.violation', '');
    await fillField(page, 'fields.actDate', walker.today());
    await page.getByTestId(`fact-${FACT}`).click();
    await problemAt(page, 'tierFacts', 'fact-without-evidence');
    await page.getByTestId(`evidence-${FACT}`).click();
    await page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option', { hasText: '现场照片' }).click();
    await page.keyboard.press('Escape');
    await page.locator('[data-testid="proposed-tier"][data-tier="ordinary"]').waitFor();
    assert.match(await page.getByTestId('field-fields.tier').innerText(), /一般处罚/);
    await fillField(page, 'fields.penaltyKind', '');
    await fillField(page, 'fields.fineAmount', 20_000);
    await problemAt(page, 'fineAmount', 'fine-outside-tier');
    await fillField(page, 'fields.fineAmount', 8_000);
    await page.locator('[data-testid="field-fields.fineAmount"]:not([data-problem])').waitFor();
    await walker.take(caseId, 'Step_InvestigationReport:reported', 'Step_LegalReview:penalise', 'Step_PriorNotice:delivered');

    assert.equal((await walker.waive(caseId, 'Wait_Defence')).status, 200);
    await walker.take(caseId, 'Step_Statement:none', 'Step_Proposal:ordinary');
    const decision = await walker.at(caseId, 'Step_Decision');
    const [head] = await walker.holders('organ-head');
    const deciding = await browser.signedIn(suite.url, head?.account ?? '');
    await deciding.goto(`${suite.url}/inbox/${decision.id}`);
    await deciding.getByTestId('outcome-impose').click();
    assert.match(await deciding.getByTestId('benchmark-given').innerText(), new RegExp(`${FACT}[\\s\\S]*现场照片[\\s\\S]*一般处罚`));
    await fillField(deciding, 'fields.fineAmount', 8_001);
    await problemAt(deciding, 'fineAmount', 'more-than-allowed');
    await fillField(deciding, 'fields.fineAmount', 8_000);
    await choose(deciding, 'tier', '一般处罚');
    await choose(deciding, 'penaltyKind', '罚款');
    await fillField(deciding, 'fields.discretion', '占用面积在一般处罚的幅度之内。');
    await fillField(deciding, 'fields.penaltyContent', '罚款八千元');
    await fillField(deciding, 'fields.payAccount', '阳光市财政非税收入专户');
    const [paper] = await Promise.all([deciding.context().waitForEvent('page'), deciding.getByTestId('preview-decision').click()]);
    await paper.close();
    await deciding.getByTestId('submit-decision').click();
    await deciding.getByTestId('confirm-decision').click();
    await deciding.getByTestId('confirm-decision').waitFor({ state: 'detached' });
    await walker.take(caseId, 'Step_DeliverDecision:delivered', 'Step_Publication:publish');
    await walker.take(caseId, 'Step_Execution:performed', 'Step_Closing:approved', 'Step_ArchiveImposed:archived');
    assert.equal((await walker.completed(caseId)).result, 'imposed');

    await deciding.goto(`${suite.url}/publications?state=now`);
    await deciding.getByText('一般处罚').or(deciding.getByTestId('publications')).first().waitFor();
    assert.match(await deciding.getByTestId('publications').innerText(), /罚决[\s\S]*8,?000/);
    await deciding.goto(`${suite.url}/cases/${caseId}`);
    await deciding.getByTestId('unrecorded').waitFor();
  });
});
