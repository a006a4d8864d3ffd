/**
 * The modeler besides drawing, in a real browser: import, repair, arrange, timers, walk through, comment, forms, export, print, compare.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { browserForSuite } from '../support/browser.ts';
import { eventually } from '../support/eventually.ts';
import { platformForSuite } from '../support/platform.ts';

const POWER = 'power-road-excavation';
const FOREIGN = path.resolve(import.meta.dirname, '../modeler-ui/modeler/foreign');

interface StoredVersion {
  bpmnXml: string;
  basics: { forms: Record<string, { title: string; fields: { key: string; label: string; type: string }[] }> };
}

describe('The tools of the modeler in a browser', function () {
  this.timeout(300_000);
  const suite = platformForSuite();
  const browser = browserForSuite();
  let page: Page;
  let draft = '';
  let published = '';

  const stored = async (): Promise<StoredVersion> =>
    (await (await suite.people.as('shixiang')).get<StoredVersion>(`/registry/versions/${draft}`)).body;
  const element = (id: string) => page.locator(`[data-element-id="${id}"].djs-shape`);
  const placeOf = async (id: string): Promise<string | null> => element(id).getAttribute('transform');
  const fromMenu = async (words: string): Promise<void> => {
    await page.getByTestId('file-menu').click();
    await page.locator('.ant-dropdown:not(.ant-dropdown-hidden) .ant-dropdown-menu-item').filter({ hasText: words }).click();
  };
  const save = async (): Promise<void> => {
    await page.getByTestId('save').click();
    await eventually('the drawing to be stored', async () => (await page.getByTestId('modeler').getAttribute('data-changed')) === 'false');
  };

  before('opens a new draft', async () => {
    const person = await suite.people.as('shixiang');
    published = (await person.get<{ versions: { id: string }[] }>(`/registry/powers/${POWER}`)).body.versions[0]?.id ?? '';
    draft = (await person.post<{ id: string }>(`/registry/powers/${POWER}/versions`, {})).body.id;
    page = await browser.signedIn(suite.url, 'shixiang');
    await page.goto(`${suite.url}/modeler/${draft}`);
    await element('Step_Acceptance').waitFor();
  });

  it('arranges the drawing, and one step of undo brings back the old one', async () => {
    const before = await placeOf('Step_SectionHead');
    await page.getByTestId('arrange').click();
    await eventually('the step to be moved', async () => (await placeOf('Step_SectionHead')) !== before);
    await page.getByTestId('finding-counts').filter({ hasText: '没有发现问题' }).waitFor();
    await page.getByTestId('undo').click();
    await eventually('the step to be back', async () => (await placeOf('Step_SectionHead')) === before);
    await page.getByTestId('zoom-fit').click();
  });

  it('walks through the flowchart by outcomes to its end', async () => {
    await page.getByTestId('walk-open').click();
    await page.getByTestId('walk-start').click();
    for (const outcome of ['decline', 'delivered']) await page.getByTestId(`walk-${outcome}`).click();
    await page.getByTestId('walk-ended').waitFor();
    assert.match(await page.getByTestId('walk-log').innerText(), /受理审查：不予受理[\s\S]*生成不予受理通知书[\s\S]*办结：不予受理/);
    await page.keyboard.press('Escape');
    await page.getByTestId('walk').waitFor({ state: 'detached' });
  });

  it('keeps comments on an element, marks it, and settles them', async () => {
    await element('Step_SectionHead').click();
    await page.getByTestId('comments-toggle').click();
    await page.getByTestId('element-comment-text').fill('审核环节是否需要两人？');
    await page.getByTestId('element-comment-add').click();
    await page.getByTestId('comment-mark').waitFor();
    assert.equal(await page.getByTestId('element-comment').getAttribute('data-element-id'), 'Step_SectionHead');
    await page.getByTestId('element-comment-resolve').click();
    await page.getByTestId('comment-mark').waitFor({ state: 'detached' });
    await page.getByTestId('comments-toggle').click();
  });

  it('designs a new form for a step, stores it with the entry and chooses it for the step', async () => {
    await page.getByTestId('form-new').click();
    await page.getByTestId('form-dialog-key').fill('sectionReview');
    await page.getByTestId('form-title').fill('科室审核表');
    for (const [type, label] of [
      ['数字', '复核面积'],
      ['文字', '复核意见'],
    ] as const) {
      await page.getByTestId('form-add-field').click();
      await page.locator('.ant-dropdown:not(.ant-dropdown-hidden) .ant-dropdown-menu-item').getByText(type, { exact: true }).click();
      await page.getByTestId('form-label').fill(label);
    }
    assert.equal(await page.getByTestId('form-designer').getAttribute('data-problems'), '0');
    await page.getByTestId('form-field').nth(1).getByRole('button').first().press('Alt+ArrowUp');
    assert.deepEqual(await page.getByTestId('form-field').locator('.designer-name').allInnerTexts(), ['复核意见', '复核面积']);
    assert.match(await page.getByTestId('form-preview').innerText(), /科室审核表[\s\S]*复核意见[\s\S]*复核面积/);
    await page.getByTestId('form-save').click();
    await page.getByTestId('form-dialog').waitFor({ state: 'detached' });
    await save();
    const { basics, bpmnXml } = await stored();
    assert.deepEqual(
      basics.forms['sectionReview']?.fields.map(({ label, type }) => [label, type]),
      [
        ['复核意见', 'text'],
        ['复核面积', 'number'],
      ],
    );
    assert.match(bpmnXml, /key="form" value="sectionReview"/);
  });

  it('repairs what is certain by one click, as one step of undo', async () => {
    const stage = page.getByTestId('field-stage').locator('.ant-select');
    await stage.click();
    await page
      .locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option')
      .filter({ hasText: '未设置' })
      .click();
    await page.getByTestId('finding-row').filter({ hasText: '法定阶段' }).waitFor();
    await page.getByTestId('finding-list').getByTestId('repair').click();
    await page.getByTestId('finding-counts').filter({ hasText: '没有发现问题' }).waitFor();
    await page.getByTestId('undo').click();
    await page.getByTestId('repair-all').click();
    await page.getByTestId('finding-counts').filter({ hasText: '没有发现问题' }).waitFor();
  });

  it('exports the flowchart as BPMN, SVG and PNG, and shows a sheet to print', async () => {
    for (const [words, start] of [
      ['BPMN', '<?xml'],
      ['SVG', '<?xml'],
      ['PNG', '\u0089PNG'],
    ] as const) {
      const [file] = await Promise.all([page.waitForEvent('download'), fromMenu(words === 'BPMN' ? '导出 BPMN' : `（${words}）`)]);
      assert.match(file.suggestedFilename(), new RegExp(`^挖掘城市道路审批-第 ?2 ?版\\.${words.toLowerCase()}$`));
      assert.ok(
        readFileSync(await file.path())
          .toString('latin1')
          .startsWith(start),
        words,
      );
    }
    await fromMenu('打印');
    await page.getByTestId('print-sheet').locator('img').waitFor();
    assert.match(await page.getByTestId('print-sheet').innerText(), /挖掘城市道路审批[\s\S]*1132\d+[\s\S]*第 ?2 ?版/);
    await page.getByTestId('print-back').click();
  });

  it('refuses what is no flowchart by name, and imports a diagram of another tool with a report', async () => {
    await fromMenu('导入');
    const file = page.locator('.ant-modal input[type=file]');
    await file.setInputFiles({
      name: 'bad.bpmn',
      mimeType: 'text/xml',
      buffer: Buffer.from('<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "b">]><d>&a;</d>'),
    });
    await page.getByTestId('import-refused').filter({ hasText: 'bpmn-doctype-forbidden' }).waitFor();
    await file.setInputFiles(path.join(FOREIGN, 'camunda7.bpmn'));
    await page.getByTestId('import-report').filter({ hasText: '计算修复费' }).waitFor();
    await page.getByTestId('import-report').filter({ hasText: '请选择以下期限的单位，工作日还是日：“五日未受理”' }).waitFor();
    await page.getByTestId('import-open').click();
    await element('Activity_Check').waitFor();
    await save();
    const { bpmnXml } = await stored();
    assert.match(bpmnXml, /id="power-road-excavation"[\s\S]*审批决定/);
    assert.doesNotMatch(bpmnXml, /camunda:/);
  });

  it('starts again from a skeleton of the category', async () => {
    await fromMenu('骨架');
    await page.getByTestId('skeleton-licence').click();
    await element('Activity_Check').waitFor({ state: 'detached' });
    // The skeleton has no hearing, whose host the entry names.
    await page.getByTestId('finding-counts').filter({ hasText: '1 个提示' }).waitFor();
    await element('Step_Acceptance').click();
    await page.getByTestId('field-limit').locator('input').fill('1');
    await page.getByTestId('field-limit').locator('input').blur();
    await save();
  });

  it('draws a timer on the border of a step: the finding asks what the law then gives, its repair takes the name', async () => {
    const panel = page.getByTestId('properties-panel');
    await page.getByTestId('zoom-fit').click();
    await element('Step_FirstReview').click();
    await page.getByTestId('append-border-timer').click();
    await eventually('the timer to be selected', async () => (await panel.getAttribute('data-kind')) === 'border-timer');
    await page.getByTestId('field-period').filter({ hasText: '没有另写期限，按环节时限' }).waitFor();
    const name = page.getByTestId('field-name').locator('input');
    await name.fill('视为通过初审');
    await name.press('Enter');
    const asked = panel.locator('.panel-findings li').filter({ hasText: '没有写明到期的法律后果' });
    await asked.getByTestId('repair').filter({ hasText: '将到期后果设为“视为通过初审”' }).click();
    await asked.waitFor({ state: 'detached' });
    assert.equal(await page.getByTestId('field-label').locator('input').inputValue(), '视为通过初审');
    await page.getByTestId('append-step').click();
    await element('Step_FirstReview').click();
    assert.equal(await page.getByTestId('append-border-timer').count(), 0, 'a step has one timer on its border');
    await save();
    const { bpmnXml } = await stored();
    assert.match(bpmnXml, /<bpmn:boundaryEvent id="[^"]+" name="视为通过初审" attachedToRef="Step_FirstReview">/);
    assert.match(bpmnXml, /key="label" value="视为通过初审"/);
    // The little menu beside the selected step lies over the next one.
    await page.reload();
    await element('Step_SectionHead').waitFor();
    await page.getByTestId('finding-row').first().waitFor();
    await page.getByTestId('zoom-fit').click();
  });

  it('draws a waiting period in legal units, with the duration that other tools read beside it', async () => {
    await element('Step_SectionHead').click();
    await page.getByTestId('append-waiting-period').click();
    await eventually(
      'the wait to be selected',
      async () => (await page.getByTestId('properties-panel').getAttribute('data-kind')) === 'waiting-period',
    );
    const name = page.getByTestId('field-name').locator('input');
    await name.fill('公示期');
    await name.press('Enter');
    await page.getByTestId('finding-row').filter({ hasText: '没有写明期限的单位' }).waitFor();
    await page.getByTestId('field-period').locator('input').fill('15');
    await page.getByTestId('field-period').locator('input').blur();
    await page.getByTestId('field-period-unit').locator('.ant-select').click();
    await page
      .locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option')
      .getByText('日', { exact: true })
      .click();
    await page.getByTestId('field-roll').getByRole('switch').click();
    await page.getByTestId('field-waivable').getByRole('switch').click();
    await page.locator('.djs-shape text').filter({ hasText: '15日' }).first().waitFor();
    await page.getByTestId('finding-row').filter({ hasText: '没有写明期限的单位' }).waitFor({ state: 'detached' });
    await save();
    const { bpmnXml } = await stored();
    const wait = /<bpmn:intermediateCatchEvent [^]*?<\/bpmn:intermediateCatchEvent>/.exec(bpmnXml)?.[0] ?? '';
    for (const part of [
      'key="period" value="15"',
      'key="period-unit" value="calendar-day"',
      'key="roll" value="no"',
      'key="waivable" value="yes"',
    ])
      assert.ok(wait.includes(part), `${part} in ${wait}`);
    assert.match(wait, /<bpmn:timeDuration xsi:type="bpmn:tFormalExpression">P15D<\/bpmn:timeDuration>/);
  });

  it('walks past them: the limit of a step passes, a waiting period ends', async () => {
    await page.getByTestId('walk-open').click();
    await page.getByTestId('walk-start').click();
    await page.getByTestId('walk-accept').click();
    await page.getByTestId('walk-delivered').click();
    await page.getByTestId('walk-limit-passed').filter({ hasText: '到期：视为通过初审' }).click();
    await page.getByTestId('walk-log').filter({ hasText: '到期：视为通过初审' }).waitFor();
    await page.getByTestId('walk-start').click();
    for (const outcome of ['accept', 'delivered', 'pass', 'agree']) await page.getByTestId(`walk-${outcome}`).click();
    const wait = page.getByTestId('walk-wait');
    await wait.filter({ hasText: '15 日' }).waitFor();
    await wait.getByTestId('walk-waived').waitFor();
    await wait.getByTestId('walk-over').click();
    await page.getByTestId('walk-log').filter({ hasText: '公示期：期满' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByTestId('walk').waitFor({ state: 'detached' });
  });

  it('shows two versions side by side with their differences in words; a row goes to its element in both', async () => {
    await page.goto(`${suite.url}/registry/compare/${published}/${draft}`);
    const change = page.getByTestId('flowchart-difference').filter({ hasText: '环节时限' }).filter({ hasText: '1 个工作日' }).first();
    await change.getByRole('button').click();
    for (const side of ['before', 'after'])
      await page.getByTestId(`compared-${side}`).locator('.djs-shape.selected.compared-changed').waitFor();
  });
});
