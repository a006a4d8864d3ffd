/** A flowchart is changed, checked while drawing, declared, confirmed and deployed, in a real browser (R6, R10). */
import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { browserForSuite, declareVersion } from '../support/browser.ts';
import { openStep, registerCase, walk } from '../support/client.ts';
import { eventually } from '../support/eventually.ts';
import { platformForSuite } from '../support/platform.ts';

const POWER = 'power-road-excavation';

describe('The modeler in a browser', function () {
  this.timeout(300_000);
  const suite = platformForSuite();
  const browser = browserForSuite();
  let versionId = '';
  let before = '';

  const errorsShown = async (page: Page): Promise<number> => page.getByTestId('finding-row').count();

  it('copies a published version into a draft and shows findings beside the elements while drawing', async () => {
    before = await registerCase(suite.people, '按第一版办理的办件');
    const page = await browser.signedIn(suite.url, 'shixiang');
    await page.goto(`${suite.url}/registry/${POWER}`);
    await page.getByTestId('new-version').click();
    await page.waitForURL('**/modeler/**');
    versionId = page.url().split('/').at(-1) ?? '';
    await page.locator('[data-element-id="Step_SectionHead"].djs-shape').waitFor();
    // The licence of bpmn-js asks that its mark stays visible.
    await page.locator('.bjs-powered-by').waitFor();
    assert.equal(await errorsShown(page), 0);

    await page.getByTestId('zoom-fit').click();
    await page.locator('[data-element-id="Step_SectionHead"].djs-shape').click();
    const limit = page.getByTestId('field-limit').locator('input');
    await limit.fill('9');
    await limit.blur();
    await page.getByTestId('finding-row').filter({ hasText: '时限' }).first().waitFor();
    await page.getByTestId('declare').click();
    await page.getByTestId('declare-blocked').waitFor();
    await page.keyboard.press('Escape');

    await limit.fill('1');
    await limit.blur();
    await eventually('the finding to go after its repair', async () => (await errorsShown(page)) === 0);
    const name = page.getByTestId('field-name').locator('input, textarea').first();
    await name.fill('审核（合法性复核）');
    await name.blur();
    await page.getByTestId('save').click();
    await eventually('the drawing to be stored', async () => {
      const { body } = await (await suite.people.as('shixiang')).get<{ bpmnXml: string }>(`/registry/versions/${versionId}`);
      return body.bpmnXml.includes('审核（合法性复核）');
    });

    await declareVersion(page, '内设机构职能调整，审核环节增加合法性复核。', suite.platform.time.now());
  });

  it('lets the legal office confirm it, the organ enter it (R8) and the engine run it for new cases only', async () => {
    const page = await browser.signedIn(suite.url, 'fazhi1');
    await page.goto(`${suite.url}/modeler/${versionId}`);
    await page.getByTestId('confirm').click();
    await page.getByTestId('review-opinion').fill('经审核，法律依据充分，流程完整，予以确认。');
    await page.getByTestId('review-submit').click();
    await page.getByTestId('review-submit').waitFor({ state: 'detached' });
    const organ = await browser.signedIn(suite.url, 'shixiang');
    await organ.goto(`${suite.url}/modeler/${versionId}`);
    await organ.getByTestId('adjust').click();
    await eventually('version 2 to be published', async () => {
      const { body } = await (
        await suite.people.as('fazhi1')
      ).get<{ state: string; processDefinitionKey?: string }>(`/registry/versions/${versionId}`);
      return body.state === 'published' && body.processDefinitionKey !== undefined;
    });
    const after = await registerCase(suite.people, '按第二版办理的办件');
    await walk(suite.people, after, ['accept', 'pass']);
    assert.equal((await openStep(suite.people, after)).name, '审核（合法性复核）');
    await walk(suite.people, before, ['accept', 'pass']);
    assert.equal((await openStep(suite.people, before)).name, '审核');
  });

  it('opens a past version read-only', async () => {
    const { body } = await (
      await suite.people.as('fazhi1')
    ).get<{ versions: { id: string; number: number }[] }>(`/registry/powers/${POWER}`);
    const page = await browser.signedIn(suite.url, 'shixiang');
    await page.goto(`${suite.url}/modeler/${body.versions.find(({ number }) => number === 1)?.id}`);
    await page.getByTestId('read-only-banner').waitFor();
    assert.equal(await page.getByTestId('save').count(), 0);
  });
});
