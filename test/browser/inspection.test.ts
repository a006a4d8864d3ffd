/** An inspection in a real browser: planned, carried out by two with its checklist, told, put right and archived (R9, R11.3). */
import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import type { FormField } from '../../domain/contract.ts';
import { daysAfter } from '../../domain/time/civil-date.ts';
import { civilDateInChina } from '../../domain/time/civil-time.ts';
import { PARTIES, plausibleAnswers } from '../../src/demonstration/index.ts';
import { browserForSuite, fillField } from '../support/browser.ts';
import { openStep } from '../support/client.ts';
import { platformForSuite } from '../support/platform.ts';
import { casesOfPower } from '../support/power-case.ts';

const PICTURES = process.env.PICTURES;
const FOUND = '货架第二层有超过保质期的食品三件。';

describe('An inspection in a browser', function () {
  this.timeout(180_000);
  const suite = platformForSuite('SQLite', { powers: ['food-inspection'] });
  const browser = browserForSuite();
  const cases = casesOfPower(suite, 'food-inspection', 'organ-market', 'section-head');
  let caseId = '';

  const today = (): string => civilDateInChina(suite.platform.time.now());

  async function signedInAt(position: string, which = 0): Promise<Page> {
    const held = await suite.platform.organisation.holdersOf('organ-market', position);
    const row = await suite.platform.organisation.store.personRow(held[which]?.id ?? '');
    return browser.signedIn(suite.url, row?.account ?? '');
  }

  async function fill(page: Page, prefix: string, fields: FormField[], outcome?: string, given = {}): Promise<void> {
    for (const [key, value] of Object.entries(plausibleAnswers(fields, today(), outcome, given)))
      await fillField(page, `${prefix}.${key}`, value);
  }

  /** The open step on a page of its own, its outcome chosen and its form filled in. */
  async function atStep(outcome: string, given = {}): Promise<Page> {
    const step = await openStep(suite.people, caseId);
    const page = await signedInAt(step.positionCode);
    await page.goto(`${suite.url}/inbox/${step.id}`);
    await page.getByTestId('step-panel').waitFor();
    await page.getByTestId(`outcome-${outcome}`).click();
    await fill(page, 'fields', step.form?.fields ?? [], outcome, given);
    if (step.officers === 2) await fillField(page, 'coOfficerId', 'second');
    return page;
  }

  async function submit(page: Page): Promise<void> {
    await page.getByTestId('submit-decision').click();
    await page.getByTestId('confirm-decision').click();
    await page.getByTestId('confirm-decision').waitFor({ state: 'detached' });
  }

  it('is registered by the organ itself, of a clue', async () => {
    const page = await signedInAt('section-head');
    await page.getByTestId('home-application').click();
    await page.getByTestId('power-power-food-inspection').click();
    const party = PARTIES[0] as { name: string; code: string };
    for (const [key, value] of Object.entries({ name: party.name, code: party.code, contact: '刘洋', phone: '13900000011' }))
      await fillField(page, `party.${key}`, value);
    await fillField(page, 'subject', '对投诉的食品经营场所的检查');
    const { body } = await (
      await suite.people.as('shi-kezhang')
    ).get<{ basics: { caseForm: FormField[] } }>('/registry/powers/power-food-inspection');
    await fill(page, 'form', body.basics.caseForm, undefined, { inspectionKind: 'complaint' });
    await page.getByTestId('submit-application').click();
    await page.getByTestId('registered').waitFor();
    caseId = (await page.getByTestId('to-case').getAttribute('href'))?.split('/').at(-1) ?? '';
  });

  it('is carried out with its checklist by two officers, and cannot be passed against it', async () => {
    await cases.walk(caseId, 'propose', 'unannounced');
    const step = await openStep(suite.people, caseId);
    const page = await atStep('inspected', { withinShelfLife: false, findings: FOUND });
    await submit(page);
    await page.getByTestId('proposal-sent').waitFor();
    const second = await signedInAt('inspector', 1);
    await second.goto(`${suite.url}/inbox/${step.id}`);
    await second.getByTestId('proposed').getByText(FOUND).waitFor();
    await second.getByTestId('confirm-proposal').click();
    await second.getByTestId('decision-done').waitFor();
    const result = await atStep('passed');
    await result.getByTestId('submit-decision').click();
    await result.getByText('办法第十一条第三项', { exact: false }).first().waitFor();
    assert.ok(!(await result.getByTestId('confirm-decision').count()) || (await result.getByTestId('confirm-decision').isDisabled()));
  });

  it('is put right, looked at again and archived; its page has the papers', async () => {
    await cases.walk(caseId, 'rectify', 'delivered', 'rectified');
    await submit(await atStep('archived'));
    await cases.until(caseId, 'its completion', ({ state }) => state === 'completed');
    const page = await signedInAt('section-head');
    await page.goto(`${suite.url}/cases/${caseId}/documents`);
    for (const title of ['行政检查审批表', '行政检查通知书', '现场检查', '责令改正通知书'])
      await page.getByText(title, { exact: false }).first().waitFor();
  });

  it('is merged with another one of the same enterprise: found in the list, proposed, declined, proposed again and accepted', async () => {
    const planned = async (days: number): Promise<string> => {
      const id = await cases.register({ inspectionKind: 'complaint' });
      await cases.walk(id, ['propose', { inspectionDate: daysAfter(today(), days) }]);
      return id;
    };
    const [mine, other] = [await planned(2), await planned(4)];
    const page = await signedInAt('section-head');
    await page.getByTestId('home-visits').click();
    await page.getByTestId('visits').getByText(daysAfter(today(), 4)).first().waitFor();
    if (PICTURES) await page.screenshot({ path: `${PICTURES}/list.png` });
    await page.goto(`${suite.url}/cases/${mine}`);
    const propose = async (): Promise<void> => {
      await page.getByTestId('propose-visit').click();
      await page.getByTestId('visit-day').fill(daysAfter(today(), 3));
      await page.getByTestId('propose-reason').fill('同一场所，合并进场');
      if (PICTURES) await page.screenshot({ path: `${PICTURES}/dialog.png` });
      await page.getByTestId('propose-confirm').click();
      await page.getByTestId('visit-proposal').waitFor();
    };
    await propose();
    const answering = await signedInAt('inspector');
    await answering.goto(`${suite.url}/cases/${other}`);
    if (PICTURES) await answering.getByTestId('visit-proposal').waitFor();
    if (PICTURES) await answering.screenshot({ path: `${PICTURES}/asked.png` });
    await answering.getByTestId('decline-visit').click();
    await answering.getByTestId('end-visit-reason').fill('需要先抽样');
    await answering.getByTestId('end-visit-confirm').click();
    await answering.getByTestId('visit-ended').getByText('需要先抽样', { exact: false }).waitFor();
    await page.reload();
    await propose();
    await answering.reload();
    await answering.getByTestId('accept-visit').click();
    await answering.getByTestId('joint-visit').getByText(daysAfter(today(), 3)).first().waitFor();
    if (PICTURES) await answering.screenshot({ path: `${PICTURES}/joint.png` });
    const step = await openStep(suite.people, mine);
    const head = await signedInAt(step.positionCode);
    await head.goto(`${suite.url}/inbox/${step.id}`);
    await head.getByTestId('step-panel').getByTestId('joint-visit').waitFor();
    if (PICTURES) await head.screenshot({ path: `${PICTURES}/inbox.png` });
    await page.goto(`${suite.url}/visits?state=joint`);
    await page.getByTestId('visits-total').getByText('2', { exact: false }).waitFor();
  });
});
