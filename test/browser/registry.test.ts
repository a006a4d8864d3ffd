/** A power is born in a real browser: made from a skeleton, entered, drawn, repaired, declared, confirmed by another, adjusted, used. */
import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { civilDateInChina } from '../../domain/time/civil-time.ts';
import { browserForSuite, declareVersion, fillField } from '../support/browser.ts';
import { eventually } from '../support/eventually.ts';
import { platformForSuite } from '../support/platform.ts';

const NAME = '临时占用城市道路审批';
const PROCESS = 'power-temporary-use-of-a-city-road';
const KNOWN = 'power-road-excavation';

interface PowerAnswer {
  id: string;
  code: string;
  state: string;
  versions: { id: string; number: number; state: string }[];
}

describe('The registry in a browser', function () {
  this.timeout(600_000);
  const suite = platformForSuite();
  const browser = browserForSuite();
  let versionId = '';
  let changeAddress = '';

  const power = async (id = PROCESS): Promise<PowerAnswer> =>
    (await (await suite.people.as('shixiang')).get<PowerAnswer>(`/registry/powers/${id}`)).body;
  const fill = async (page: Page, path: string, text: string): Promise<void> =>
    page.getByTestId(`field-${path}`).locator('input, textarea').first().fill(text);

  it('offers a skeleton for the category and creates the draft with what its drawing refers to', async () => {
    const page = await browser.signedIn(suite.url, 'shixiang');
    await page.goto(`${suite.url}/registry`);
    await page.getByTestId('new-power').click();
    await page.getByTestId('category-licence').click();
    await page.getByTestId('skeleton-licence').click();
    await page.getByTestId('create-power').click();
    await page.getByTestId('field-summary').waitFor();
    await fill(page, 'basics.powerCode', `${(await power(KNOWN)).code.slice(0, 18)}3320117099001`);
    await fill(page, 'basics.powerName', NAME);
    await fill(page, 'basics.powerNameEn', 'Temporary use of a city road');
    await fill(page, 'basics.legalBasis.0.law', '城市道路管理条例');
    await fill(page, 'basics.legalBasis.0.article', '第三十一条');
    await fill(
      page,
      'basics.legalBasis.0.text',
      '因特殊情况需要临时占用城市道路的，须经市政工程行政主管部门和公安交通管理部门批准，方可按照规定占用。',
    );
    await page.getByTestId('create-power').click();
    await page.getByTestId('entry-editor').waitFor();
    versionId = page.url().split('/').at(-2) ?? '';
    assert.equal((await power()).state, 'draft');
  });

  it('names what the entry lacks, keeps what is typed as a draft, and stores it', async () => {
    const page = await browser.signedIn(suite.url, 'shixiang');
    await page.goto(`${suite.url}/registry/versions/${versionId}/entry`);
    await page.locator('[data-testid="entry-editor"][data-ready="true"]').waitFor();
    assert.ok(Number(await page.getByTestId('completeness').getAttribute('data-missing')) > 0);
    await page.getByTestId('add-basics.conditions').click();
    await page.locator('[data-testid="completeness"]:not([data-problems="0"])').waitFor();
    await fill(page, 'basics.conditions.0', '因特殊情况确需临时占用，并已取得公安交通管理部门同意。');
    await page.getByTestId('add-basics.materials').click();
    await fill(page, 'basics.materials.0.name', '临时占用城市道路申请表');
    await fill(page, 'basics.materials.0.nameEn', 'Application form');
    await page.getByTestId('add-basics.caseForm').click();
    await fill(page, 'basics.caseForm.0.label', '占用位置');
    await fill(page, 'basics.caseForm.0.key', 'location');
    await fill(page, 'basics.externalFlowchart', '申请 → 受理 → 审查 → 决定 → 发证');
    await page.locator('[data-testid="draft-state"][data-state="saved"]').waitFor();
    // Longer than one call is tried again: the form waits for its draft instead of beginning empty and writing over it.
    await page.route('**/api/drafts/**', (route) => route.fulfill({ status: 503, json: {} }));
    await page.reload();
    await page.locator('[data-testid="entry-editor"]').waitFor();
    await page.waitForTimeout(7_000);
    await page.locator('[data-testid="entry-editor"][data-ready="false"]').waitFor();
    await page.unroute('**/api/drafts/**');
    await page.getByTestId('draft-restored').waitFor();
    await page.locator('[data-testid="completeness"][data-problems="0"][data-missing="0"]').waitFor();
    await page.getByTestId('entry-save').click();
    await page.locator('[data-testid="entry-editor"][data-changed="false"]').waitFor();
  });

  it('puts the work of two people together instead of losing one of them', async () => {
    const page = await browser.signedIn(suite.url, 'shixiang');
    await page.goto(`${suite.url}/registry/versions/${versionId}/entry`);
    await page.locator('[data-testid="entry-editor"][data-ready="true"]').waitFor();
    await fill(page, 'basics.conditions.0', '因特殊情况确需临时占用城市道路。');
    const officer = await suite.people.as('fazhi1');
    const { body } = await officer.get<{ basics: Record<string, unknown>; lockVersion: number }>(`/registry/versions/${versionId}`);
    assert.equal(
      (
        await officer.put(`/registry/versions/${versionId}/basics`, {
          basics: { ...body.basics, fees: { charged: true, text: '城市道路占用费，依据《城市道路管理条例》第三十七条。' } },
          lockVersion: body.lockVersion,
        })
      ).status,
      200,
    );
    await page.getByTestId('entry-save').click();
    await page.getByTestId('field-basics.fees.text').waitFor();
    assert.equal(
      await page.getByTestId('field-basics.conditions.0').locator('textarea').first().inputValue(),
      '因特殊情况确需临时占用城市道路。',
    );
    await page.getByTestId('entry-save').click();
    await page.locator('[data-testid="entry-editor"][data-changed="false"]').waitFor();
  });

  it('is drawn, repaired where the check finds something, and declared', async () => {
    const page = await browser.signedIn(suite.url, 'shixiang');
    await page.goto(`${suite.url}/modeler/${versionId}`);
    const step = page.locator('.djs-shape[data-element-id^="Step_"]').first();
    await step.click();
    const limit = page.getByTestId('field-limit').locator('input');
    const before = await limit.inputValue();
    await limit.fill('90');
    await limit.blur();
    await page.getByTestId('finding-row').filter({ hasText: '时限' }).first().waitFor();
    await limit.fill(before);
    await limit.blur();
    await page.getByTestId('finding-counts').filter({ hasText: '没有发现问题' }).waitFor();
    await page.getByTestId('field-stage').locator('.ant-select').click();
    await page
      .locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option')
      .filter({ hasText: '未设置' })
      .click();
    await page.getByTestId('finding-list').getByTestId('repair').click();
    await page.getByTestId('finding-counts').filter({ hasText: '没有发现问题' }).waitFor();
    await declareVersion(page, '新设行政许可事项，依据《城市道路管理条例》。', suite.platform.time.now());
  });

  it('waits in the legal office’s queue; whoever had a hand in it is told why they may not review it (R6a)', async () => {
    const page = await browser.signedIn(suite.url, 'fazhi1');
    await page.getByTestId('waiting-count').waitFor();
    await page.getByTestId('change-link').filter({ hasText: NAME }).click();
    await page.getByTestId('next-step').waitFor();
    changeAddress = new URL(page.url()).pathname;
    // Lin Jing saved a part of the entry above.
    assert.equal(await page.getByTestId('confirm').count(), 0);
  });

  it('is confirmed in writing by another officer, who loses no word when a call fails', async () => {
    const page = await browser.signedIn(suite.url, 'fazhi2');
    await page.goto(suite.url + changeAddress);
    await page.getByTestId('field-comparison').waitFor();
    await page.getByTestId('comment-text').fill('占用期限建议写明。');
    await page.getByTestId('comment-post').click();
    await page.getByTestId('comment').filter({ hasText: '占用期限建议写明' }).waitFor();
    await page.getByTestId('take-up').click();
    await page.locator('[data-testid="review-page"][data-state="under-review"]').waitFor();
    await page.getByTestId('review-opinion').fill('经审查，依据充分，流程完整，予以确认。');
    await page.route('**/confirm', (route) =>
      route.fulfill({ status: 409, json: { error: { code: 'stale-change', message: '该变更已由他人办理。', messageEn: 'Moved.' } } }),
    );
    await page.getByTestId('confirm').click();
    await page.getByTestId('review-submit').click();
    await page.locator('[data-testid="error-notice"][data-code="stale-change"]').waitFor();
    assert.equal(await page.getByTestId('review-opinion').inputValue(), '经审查，依据充分，流程完整，予以确认。');
    await page.unroute('**/confirm');
    await page.getByTestId('review-submit').click();
    await page.locator('[data-testid="review-page"][data-state="confirmed"]').waitFor();
    await page.getByTestId('change-document').first().waitFor();
    for (const said of ['申报', '受理审查', '确认', '经审查，依据充分，流程完整，予以确认。'])
      await page.getByTestId('change-history').filter({ hasText: said }).waitFor();
  });

  it('is entered by the organ exactly as confirmed, and published (R8)', async () => {
    const page = await browser.signedIn(suite.url, 'shixiang');
    await page.goto(suite.url + changeAddress);
    await page.getByTestId('adjust-proof').waitFor();
    await page.getByTestId('adjust').click();
    await eventually('the power to be published', async () => (await power()).state === 'published');
    await page.goto(`${suite.url}/registry/${PROCESS}`);
    await page.locator('[data-testid="power-page"][data-state="published"]').waitFor();
    await page.getByTestId('flowchart-preview').locator('.djs-shape').first().waitFor();
  });

  it('is found by words in the catalogue, whose filters are the address, and opens with Enter', async () => {
    const page = await browser.signedIn(suite.url, 'jiancha');
    await page.goto(`${suite.url}/registry`);
    await page.getByTestId('registry-search').fill('临时占用');
    await page.waitForURL('**/registry?q=*');
    await eventually('only one to be left', async () => (await page.getByTestId('powers-row').count()) === 1);
    await page.getByTestId('facet-category-licence').click();
    await page.waitForURL('**category=licence**');
    await page.locator('h1').first().click();
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await page.waitForURL(`**/registry/${PROCESS}`);
    assert.equal(await page.getByTestId('new-version').count(), 0);
  });

  it('starts a case at the window', async () => {
    const page = await browser.signedIn(suite.url, 'chuang');
    await page.getByTestId('home-application').click();
    await page.getByTestId(`power-${PROCESS}`).click();
    const { PARTIES } = await import('../../src/demonstration/index.ts');
    const party = PARTIES[0] as { code: string };
    await fillField(page, 'party.name', '阳光市自来水有限责任公司');
    await fillField(page, 'party.code', party.code);
    await fillField(page, 'party.contact', '刘洋');
    await fillField(page, 'party.phone', '13900000011');
    await fillField(page, 'subject', '解放路临时占道维修');
    await fillField(page, 'form.location', '解放路 18 号门前人行道');
    await page.getByTestId('submit-application').click();
    await page.getByTestId('registered').waitFor();
  });

  it('compares two versions, and declares a suspension that is kept as a draft', async () => {
    const registrar = await suite.people.as('shixiang');
    const created = await registrar.post<{ id: string; lockVersion: number }>(`/registry/powers/${KNOWN}/versions`);
    const { body } = await registrar.get<{ basics: { conditions: string[] } }>(`/registry/versions/${created.body.id}`);
    await registrar.put(`/registry/versions/${created.body.id}/basics`, {
      basics: { ...body.basics, conditions: [...body.basics.conditions, '已缴纳道路挖掘修复费。'] },
      lockVersion: created.body.lockVersion,
    });
    const page = await browser.signedIn(suite.url, 'shixiang');
    await page.goto(`${suite.url}/registry/${KNOWN}`);
    await page.getByTestId('compare-versions').click();
    await page.getByTestId('difference').filter({ hasText: '已缴纳道路挖掘修复费' }).waitFor();
    assert.equal(await page.getByTestId('difference').count(), 1);
    await page.getByTestId('same-flowchart').waitFor();

    await page.goto(`${suite.url}/registry/${PROCESS}`);
    await page.getByTestId('declare-menu').click();
    await page.getByText('申报暂停').first().click();
    await page.getByTestId('change-cause').fill('上位法正在修订，暂停办理。');
    await page.getByTestId('change-dialog').locator('[data-testid="draft-state"][data-state="saved"]').waitFor();
    await page.reload();
    await page.getByTestId('declare-menu').click();
    await page.getByText('申报暂停').first().click();
    await eventually(
      'the cause to be there again',
      async () => (await page.getByTestId('change-cause').inputValue()) === '上位法正在修订，暂停办理。',
    );
    await fillField(page, 'causeDate', civilDateInChina(suite.platform.time.now()));
    await page.getByTestId('change-submit').click();
    await page.locator('[data-testid="review-page"][data-kind="suspend"]').waitFor();
    await page.getByTestId('change-running').waitFor();
  });

  it('imports what it exported without a change, and shows laws, report and figures in both languages without a raw key', async () => {
    const page = await browser.signedIn(suite.url, 'fazhi1');
    await page.goto(`${suite.url}/registry`);
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      (async () => {
        await page.getByTestId('registry-export').click();
        await page.getByText('JSON 数据').click();
      })(),
    ]);
    await page.goto(`${suite.url}/registry/imports`);
    await page.getByTestId('import-file').setInputFiles(
      await file.path().then(async (path) => ({
        name: '权力库.json',
        mimeType: 'application/json',
        buffer: await (await import('node:fs/promises')).readFile(path),
      })),
    );
    await page.locator('[data-testid="import-page"][data-state="checked"]').waitFor();
    assert.equal(await page.getByTestId('import-apply').count(), 0);
    for (const path of [
      '/registry',
      '/registry/new',
      '/registry/changes',
      changeAddress,
      `/registry/${PROCESS}`,
      `/registry/versions/${versionId}/entry`,
      '/registry/laws',
      '/registry/lint-report',
      '/registry/imports',
      `/registry/migrations?power=${KNOWN}`,
      '/registry/statistics',
    ]) {
      await page.goto(suite.url + path);
      await page.locator('.registry h1').first().waitFor();
      for (const language of ['en', 'zh']) {
        await page.getByTestId('switch-language').click();
        await page
          .getByTestId('who')
          .filter({ hasText: language === 'en' ? 'Bureau of Justice' : '阳光市司法局' })
          .waitFor();
        assert.doesNotMatch(
          await page.locator('.registry').first().innerText(),
          /\b[a-z]+\.[a-z]+[A-Z]?[a-z]*\.[a-z]+/,
          `${path} in ${language}`,
        );
        const [whole, shown] = await page.evaluate(() => {
          const content = document.querySelector('#content');
          return [content?.scrollWidth ?? 0, content?.clientWidth ?? 0];
        });
        assert.ok(Number(whole) <= Number(shown), `${path} scrolls sideways in ${language}`);
      }
    }
  });

  it('marks a law as changed, and the powers that rest on it have their twenty days (R7a)', async () => {
    const page = await browser.signedIn(suite.url, 'fazhi1');
    await page.goto(`${suite.url}/registry/laws`);
    await page.getByTestId('law-link').filter({ hasText: '城市道路管理条例' }).first().click();
    await page.getByTestId('mark-law').click();
    await fillField(page, 'on', civilDateInChina(suite.platform.time.now()));
    await page.getByTestId('mark-submit').click();
    await page.getByTestId('law-mark').waitFor();
    await page.locator('[data-testid="law-page"][data-state="changed"]').waitFor();
    await page.getByTestId('law-powers').getByTestId('change-state').first().click();
    await page.locator('[data-testid="review-page"][data-state="expected"]').waitFor();
    await page.locator('[data-testid="deadline"][data-kind="declare"]').first().waitFor();
  });
});
