/** A new user's first case, in a real browser: from the window to completion, and the red signal on the wall. */
import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import type { FormField } from '../../domain/contract.ts';
import { plausibleAnswers } from '../../src/demonstration/index.ts';
import { browserForSuite, fillField } from '../support/browser.ts';
import { HOLDERS, openStep, registerCase, untilCompleted, walk } from '../support/client.ts';
import { platformForSuite } from '../support/platform.ts';

const SUBJECT = '文昌路给水管道更新工程挖掘道路';

describe('The first case in a browser', function () {
  this.timeout(600_000);
  const suite = platformForSuite();
  const browser = browserForSuite();
  let caseId = '';

  const today = (): string => new Date(suite.platform.time.now().getTime() + 8 * 3_600_000).toISOString().slice(0, 10);

  async function fillForm(page: Page, prefix: string, fields: FormField[], outcome?: string): Promise<void> {
    const answers = plausibleAnswers(fields, today(), outcome);
    for (const [key, value] of Object.entries(answers)) await fillField(page, `${prefix}.${key}`, value);
  }

  async function decideInBrowser(account: string, outcome: string, text: string): Promise<Page> {
    const step = await openStep(suite.people, caseId);
    const page = await browser.signedIn(suite.url, account);
    await page.goto(`${suite.url}/inbox/${step.id}`);
    await page.getByTestId('step-panel').waitFor();
    await page.getByTestId(`outcome-${outcome}`).click();
    await fillForm(page, 'fields', step.form?.fields ?? [], outcome);
    if (step.officers === 2) await fillField(page, 'coOfficerId', 'second');
    if (text) await page.getByTestId('opinion-text').fill(text);
    await page.getByTestId('submit-decision').click();
    await page.getByTestId('confirm-decision').click();
    await page.getByTestId('confirm-decision').waitFor({ state: 'detached' });
    return page;
  }

  /** Two officers (XK34): the second one finds it in the inbox, sends it back once, and confirms what was changed. */
  async function confirmsAsSecond(stepId: string, first: Page): Promise<void> {
    const page = await browser.signedIn(suite.url, 'chengban2');
    await page.goto(`${suite.url}/inbox`);
    await page.getByTestId('mark-to-confirm').first().click();
    await page.getByTestId('proposed').getByText('经现场勘验，情况与申请材料一致。').waitFor();
    await page.getByTestId('decline-proposal').click();
    await page.getByTestId('decline-reason').fill('请补充勘验的路段。');
    await page.getByTestId('decline-confirm').click();
    await page.getByTestId('decline-confirm').waitFor({ state: 'detached' });

    await first.goto(`${suite.url}/inbox/${stepId}`);
    await first.getByTestId('sent-back').getByText('请补充勘验的路段。').waitFor();
    assert.equal(await first.getByTestId('opinion-text').inputValue(), '经现场勘验，情况与申请材料一致。');
    await first.getByTestId('opinion-text').fill('经现场勘验文昌路，情况与申请材料一致。');
    await first.getByTestId('submit-decision').click();
    await first.getByTestId('confirm-decision').click();
    await first.getByTestId('proposal-sent').waitFor();

    await page.goto(`${suite.url}/inbox/${stepId}`);
    await page.getByTestId('proposed').getByText('经现场勘验文昌路', { exact: false }).waitFor();
    await page.getByTestId('confirm-proposal').click();
    await page.getByTestId('decision-done').waitFor();
  }

  it('is registered at the window, with wrong check digits told while typing (R11.1)', async () => {
    const page = await browser.signedIn(suite.url, 'chuang');
    await page.getByTestId('home-application').click();
    await page.getByTestId('power-power-road-excavation').click();
    await fillField(page, 'party.name', '阳光市自来水有限责任公司');
    await fillField(page, 'party.code', '913211001426001A12');
    await page.getByTestId('field-party.code').locator('input').blur();
    await page.locator('[data-testid="field-party.code"][data-problem]').waitFor();
    const power = await (
      await suite.people.as('chuang')
    ).get<{ basics: { caseForm: FormField[] } }>('/registry/powers/power-road-excavation');
    const { PARTIES } = await import('../../src/demonstration/index.ts');
    const party = PARTIES[0] as { code: string };
    await fillField(page, 'party.code', party.code);
    await fillField(page, 'party.contact', '刘洋');
    await fillField(page, 'party.phone', '13900000011');
    await fillField(page, 'subject', SUBJECT);
    await fillForm(page, 'form', power.body.basics.caseForm);
    await page.getByTestId('submit-application').click();
    await page.getByTestId('registered').waitFor();
    assert.match(await page.getByTestId('serial').innerText(), /-\d{4}-000001$/);
    caseId = (await page.getByTestId('to-case').getAttribute('href'))?.split('/').at(-1) ?? '';
    assert.match(caseId, /^[0-9a-f-]{36}$/);
  });

  it('is refused a negative opinion without a reason by the page, and loses nothing (R11.4)', async () => {
    const step = await openStep(suite.people, caseId);
    const page = await browser.signedIn(suite.url, 'shouli');
    await page.goto(`${suite.url}/inbox/${step.id}`);
    await page.getByTestId('outcome-decline').click();
    await fillForm(page, 'fields', step.form?.fields ?? [], 'decline');
    await page.getByTestId('submit-decision').click();
    await page.getByTestId('field-summary').waitFor();
    assert.equal(await page.getByTestId('confirm-decision').count(), 0);
    // The draft is kept on the server: it is still there after the page was left.
    await page.waitForTimeout(1_500);
    await page.reload();
    await page.getByTestId('step-panel').waitFor();
    await page.locator('[data-testid="outcome-decline"][aria-checked="true"]').waitFor();
  });

  it('goes through every position by its clerks and is completed', async () => {
    await decideInBrowser('shouli', 'accept', '申请材料齐全，符合法定形式，予以受理。');
    const inspection = await openStep(suite.people, caseId);
    const first = await decideInBrowser('chengban1', 'pass', '经现场勘验，情况与申请材料一致。');
    await first.getByTestId('proposal-sent').waitFor();
    await confirmsAsSecond(inspection.id, first);
    await decideInBrowser('kezhang', 'agree', '同意初审意见。');
    await decideInBrowser('juzhang', 'grant', '符合法定条件，准予许可。');
    for (const account of ['zhizheng', 'chuang', 'dangan']) {
      const step = await openStep(suite.people, caseId);
      assert.equal(HOLDERS[step.positionCode], account);
      await decideInBrowser(account, step.outcomes.find(({ negative }) => !negative)?.code ?? '', '');
    }
    assert.equal((await untilCompleted(suite.people, caseId)).result, 'granted');
  });

  it('shows its path, opinions, documents and record on its page, and prints', async () => {
    const page = await browser.signedIn(suite.url, 'kezhang');
    await page.goto(`${suite.url}/cases/${caseId}`);
    await page.getByText(SUBJECT).first().waitFor();
    await page.locator('.djs-container .djs-shape').first().waitFor();
    assert.ok(await page.locator('.bjs-powered-by').isVisible(), 'the bpmn.io mark stays visible');
    await page.goto(`${suite.url}/cases/${caseId}/timeline`);
    await page.getByTestId('timeline').getByText('准予', { exact: false }).first().waitFor();
    await page.goto(`${suite.url}/cases/${caseId}/documents`);
    await page.getByText('准予行政许可决定书').first().waitFor();
    await page.goto(`${suite.url}/cases/${caseId}/record`);
    await page.getByTestId('record').waitFor();
    assert.ok((await page.pdf({ format: 'A4' })).length > 10_000);
  });

  it('tells the second clerk who was first when two decide one step, and keeps what was typed', async () => {
    const other = await registerCase(suite.people, '滨河路排水管道工程挖掘道路');
    const step = await openStep(suite.people, other);
    const page = await browser.signedIn(suite.url, 'shouli');
    await page.goto(`${suite.url}/inbox/${step.id}`);
    await page.getByTestId('outcome-accept').click();
    await fillForm(page, 'fields', step.form?.fields ?? [], 'accept');
    await page.getByTestId('opinion-text').fill('我写了很久的意见。');
    await walk(suite.people, other, ['accept']);
    await page.getByTestId('submit-decision').click();
    await page.getByTestId('confirm-decision').click();
    await page.getByText('已由吴建国办理', { exact: false }).first().waitFor();
    assert.equal(await page.getByTestId('opinion-text').inputValue(), '我写了很久的意见。');
  });

  it('raises the red signal live on the wall when a case runs over its promised limit (R16.9)', async () => {
    const late = await registerCase(suite.people, '一件会超期的办件');
    await walk(suite.people, late, ['accept']);
    const wall = await browser.signedIn(suite.url, 'jiancha');
    await wall.getByTestId('wall').waitFor();
    await wall.locator('[data-testid="live-state"][data-state="live"]').waitFor();
    await suite.platform.demonstration.advance({ workingDays: 8 });
    const signal = wall.getByTestId('wall-signal').filter({ hasText: '一件会超期的办件' });
    await signal.waitFor();
    await signal.getByRole('link').first().click();
    await wall.getByText('一件会超期的办件').first().waitFor();
  });

  it('is told in English by a switch, without a raw key', async () => {
    const page = await browser.signedIn(suite.url, 'jiancha');
    await page.getByTestId('switch-language').click();
    await page.getByText('Supervision', { exact: false }).first().waitFor();
    const text = await page.locator('body').innerText();
    assert.doesNotMatch(text, /\b[a-z]+\.[a-z]+[A-Z]?[a-z]*\.[a-z]+/i);
  });
});
