/**
 * Every outcome of every power's drawing, and every limit that may pass, is given once through the API, with the demonstration's own
 * answers: each case comes to an end, its record is a run of its drawing (R9, R10, R11.3, R12a).
 */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { provisionalYear } from '../../domain/calendar/provisional-year.ts';
import { LIMIT_PASSED, type Outcome } from '../../domain/contract.ts';
import { describeFlowchart } from '../../domain/flowchart/describe.ts';
import type { RegistryEntry } from '../../domain/registry/registry-entry.ts';
import { civilDateInChina } from '../../domain/time/civil-time.ts';
import { PARTIES, plausibleAnswers } from '../../src/demonstration/index.ts';
import type { StepRow } from '../../src/matters/index.ts';
import { verifyMatters } from '../../src/procedures/index.ts';
import { casesOn, type CasesOn } from '../support/cases-on.ts';
import { coveringRuns, type Choice } from '../support/covering-runs.ts';
import { onFile } from '../support/databases.ts';
import { cityOfEveryPosition, colleagueOf, holderOf } from '../support/every-position.ts';
import { ORGAN } from '../support/small-city.ts';
import type { Power } from '../support/small-power.ts';

const DAY = 86_400_000;
const FOLDER = new URL('../../processes/powers/', import.meta.url);
const NAMES = readdirSync(FOLDER).flatMap((file) => (file.endsWith('.bpmn') ? [file.slice(0, -'.bpmn'.length)] : []));

/** The power as the one organ of the test has it. */
function powerOf(name: string): Power {
  const entry = JSON.parse(readFileSync(new URL(`${name}.json`, FOLDER), 'utf8')) as RegistryEntry;
  return {
    entry: { ...entry, organ: { id: ORGAN, name: '小城市建设局' }, positions: entry.positions.map(({ code, name: zh, nameEn }) => ({ code, name: zh, nameEn })) },
    xml: readFileSync(new URL(`${name}.bpmn`, FOLDER), 'utf8'),
  };
}

const POWERS = new Map(NAMES.map((name) => [name, powerOf(name)]));

onFile('Every branch of every power', (database) => {
  let city: CasesOn;
  before(async function () {
    this.timeout(60_000);
    await cityOfEveryPosition(database(), [...POWERS.values()]);
    // Whoever waits for remedies and instalments comes into years that no notice tells of yet.
    for (let year = 2027; year < 2060; year += 1)
      await database().insert('calendar_year', { year, body: JSON.stringify(provisionalYear(year)), loaded_at: 0 });
    const [first, ...others] = [...POWERS.values()];
    assert.ok(first);
    city = await casesOn(database(), { power: first, startedAt: '2024-01-02T09:30:00+08:00' });
    for (const power of others) await city.publish(power);
  });
  after(() => city.close());

  const today = (): string => civilDateInChina(city.time.now());

  async function register({ entry }: Power, more: object = {}): Promise<string> {
    const { id } = await city.ask<{ id: string }>(holderOf(entry.intake?.position ?? 'window'), 'POST', '/cases', {
      powerId: entry.processId,
      subject: entry.powerName,
      party: PARTIES[0],
      form: plausibleAnswers(entry.caseForm, today()),
      materials: entry.materials.map(({ code }) => ({ code, originals: 1, copies: 1, provided: true })),
      ...more,
    });
    return id;
  }

  /** A licence of the party, for what is done to one. */
  async function issue(powerCode: string): Promise<string> {
    const power = [...POWERS.values()].find(({ entry }) => entry.powerCode === powerCode);
    assert.ok(power, powerCode);
    const caseId = await register(power);
    for (let step = (await city.openSteps(caseId))[0]; step; step = (await city.openSteps(caseId))[0]) {
      const [outcome] = (JSON.parse(step.outcomes) as Outcome[]).filter(({ negative }) => !negative);
      await decide(power, step, outcome?.code ?? '');
    }
    const row = await database().get<{ id: string }>('SELECT id FROM licence WHERE matter_id = $1', [caseId]);
    return row?.id ?? '';
  }

  /** To the step, over the waiting periods before it. */
  async function at(caseId: string, elementId: string): Promise<StepRow> {
    for (let waited = 0; waited < 4; waited += 1) {
      const [step] = await city.openSteps(caseId);
      if (step) {
        assert.equal(step.element_id, elementId);
        return step;
      }
      const { periods } = await city.page<Page>(caseId);
      await pass(periods.find(({ endedAt }) => endedAt === null)?.dueAt ?? null, `before ${elementId}`);
    }
    throw new Error(`${elementId} is not reached`);
  }

  async function pass(dueAt: string | null, what: string): Promise<void> {
    assert.ok(dueAt, `no end is known of the period ${what}`);
    await city.moveTo(new Date(Math.max(Date.parse(dueAt), city.time.now().getTime()) + 1_000).toISOString());
    await city.settle();
  }

  async function decide({ entry }: Power, step: StepRow, outcome: string): Promise<void> {
    const { position } = (JSON.parse(step.outcomes) as Outcome[]).find(({ code }) => code === outcome) ?? {};
    const fields = position || !step.form_key ? [] : (entry.forms[step.form_key]?.fields ?? []);
    const answer = () =>
      city.decideStep(step, outcome, {
        by: holderOf(position ?? step.position_code),
        fields: plausibleAnswers(fields, today(), outcome),
        ...(step.officers === 2 && !position ? { coOfficerId: `person-${colleagueOf(step.position_code)}` } : {}),
      });
    let { status, body, text } = await answer();
    // What must not be done yet is done when it may be.
    if (status === 422 && body.error.fields?.every(({ code }) => code === 'before-date')) {
      await city.moveTo(new Date(city.time.now().getTime() + 16 * DAY).toISOString());
      ({ status, body, text } = await answer());
    }
    assert.equal(status, 200, `${step.element_id}:${outcome} ${text}`);
  }

  async function walk(power: Power, run: readonly Choice[]): Promise<void> {
    const { licenceOf } = power.entry;
    const caseId = await register(power, licenceOf ? { licenceId: await issue(licenceOf) } : {});
    for (const { elementId, outcome } of run) {
      const step = await at(caseId, elementId);
      if (outcome !== LIMIT_PASSED) await decide(power, step, outcome);
      else {
        const { periods } = await city.page<Page>(caseId);
        await pass(periods.find(({ stepId, endedAt }) => stepId === step.id && endedAt === null)?.dueAt ?? null, `on ${elementId}`);
      }
    }
    const { state } = await city.page<Page>(caseId);
    assert.equal(state, 'completed', run.map(({ elementId, outcome }) => `${elementId}:${outcome}`).join(' '));
  }

  for (const name of NAMES) {
    it(`${name}`, async function () {
      this.timeout(120_000);
      const power = POWERS.get(name);
      assert.ok(power);
      const start = /<bpmn:startEvent id="([^"]+)"/.exec(power.xml)?.[1] ?? '';
      for (const run of coveringRuns(await describeFlowchart(power.xml), start)) await walk(power, run);
    });
  }

  it('leaves records that are runs of their drawings (R12a)', async () => {
    const verified = await verifyMatters({ database: database(), kinds: city.kinds });
    assert.ok(verified.ok, JSON.stringify(verified));
  });
});

interface Page {
  state: string;
  periods: { elementId: string; stepId: string | null; dueAt: string | null; endedAt: string | null }[];
}
