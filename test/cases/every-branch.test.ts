/**
 * Every outcome of every power's drawing, and every limit that may pass, is given once through the API with the demonstration's own
 * answers: each case comes to an end, and its record is a run of its drawing (R9, R10, R11.3, R12a).
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
import { Coverage } from '../support/coverage.ts';
import { onFile } from '../support/databases.ts';
import { cityOfEveryPosition, colleagueOf, holderOf } from '../support/every-position.ts';
import { ORGAN } from '../support/small-city.ts';
import type { Power } from '../support/small-power.ts';

const DAY = 86_400_000;
const FOLDER = new URL('../../processes/powers/', import.meta.url);
const NAMES = readdirSync(FOLDER).flatMap((file) => (file.endsWith('.bpmn') ? [file.slice(0, -'.bpmn'.length)] : []));
/** A case that loops longer than this goes to its end. */
const LONGEST = 60;

type Given = Readonly<Record<string, string | number | boolean>>;

/** Answers besides the plausible ones, case by case in turn: what some outcomes presuppose. */
const GIVEN: Readonly<Record<string, readonly Given[]>> = {
  'blood-donation-award-revocation': [{}, { lifeGround: 'misconduct' }],
  'food-inspection': [{ inspectionKind: 'complaint' }],
  'littering-penalty': [{}, { tier: 'lenient', penaltyKind: 'warning', fineAmount: 0 }],
};

/** The power as the one organ of the test has it. */
function powerOf(name: string): Power {
  const entry = JSON.parse(readFileSync(new URL(`${name}.json`, FOLDER), 'utf8')) as RegistryEntry;
  return {
    entry: {
      ...entry,
      organ: { id: ORGAN, name: '小城市建设局' },
      positions: entry.positions.map(({ code, name: zh, nameEn }) => ({ code, name: zh, nameEn })),
    },
    xml: readFileSync(new URL(`${name}.bpmn`, FOLDER), 'utf8'),
  };
}

const POWERS = new Map(NAMES.map((name) => [name, powerOf(name)]));

interface Page {
  state: string;
  periods: { stepId: string | null; dueAt: string | null; endedAt: string | null }[];
}

onFile('Every branch of every power', (database) => {
  let city: CasesOn;
  before(async function () {
    this.timeout(120_000);
    await cityOfEveryPosition(database(), [...POWERS.values()]);
    // Whoever waits for remedies and instalments comes into years that no notice tells of yet.
    for (let year = 2027; year < 2070; year += 1)
      await database().insert('calendar_year', { year, body: JSON.stringify(provisionalYear(year)), loaded_at: 0 });
    const [first, ...others] = [...POWERS.values()];
    assert.ok(first);
    city = await casesOn(database(), { power: first, startedAt: '2024-01-02T09:30:00+08:00' });
    for (const power of others) await city.publish(power);
  });
  after(() => city.close());

  const today = (): string => civilDateInChina(city.time.now());
  const moveBy = (ms: number): Promise<void> => city.moveTo(new Date(city.time.now().getTime() + ms).toISOString());

  async function register({ entry }: Power, given: Given): Promise<string> {
    const { id } = await city.ask<{ id: string }>(holderOf(entry.intake?.position ?? 'window'), 'POST', '/cases', {
      powerId: entry.processId,
      subject: entry.powerName,
      party: PARTIES[0],
      form: plausibleAnswers(entry.caseForm, today(), undefined, given),
      materials: entry.materials.map(({ code }) => ({ code, originals: 1, copies: 1, provided: true })),
      ...(entry.licenceOf ? { licenceId: await licenceOf(entry.licenceOf) } : {}),
    });
    return id;
  }

  /** One that the party holds, for what is done to a licence or an award. */
  async function licenceOf(powerCode: string): Promise<string> {
    const held = await database().get<{ id: string }>(
      "SELECT id FROM licence WHERE power_code = $1 AND state = 'valid' AND (valid_to IS NULL OR valid_to > $2)",
      [powerCode, civilDateInChina(new Date(city.time.now().getTime() + 60 * DAY))],
    );
    if (held) return held.id;
    const power = [...POWERS.values()].find(({ entry }) => entry.powerCode === powerCode);
    assert.ok(power, powerCode);
    const validTo = civilDateInChina(new Date(city.time.now().getTime() + 1_000 * DAY));
    const caseId = await register(power, {});
    while ((await city.matter(caseId)).closed_at === null) {
      const [step] = await city.openSteps(caseId);
      if (!step) {
        await pass(caseId, () => true);
        continue;
      }
      const outcome = (JSON.parse(step.outcomes) as Outcome[]).find(({ negative }) => !negative);
      assert.equal(await decide(power, step, outcome?.code ?? '', { validTo }), '');
    }
    return licenceOf(powerCode);
  }

  /** What the API refuses; empty when it takes the decision. */
  async function decide({ entry }: Power, step: StepRow, outcome: string, given: Given): Promise<string> {
    const { position } = (JSON.parse(step.outcomes) as Outcome[]).find(({ code }) => code === outcome) ?? {};
    const fields = position || !step.form_key ? [] : (entry.forms[step.form_key]?.fields ?? []);
    for (let waited = false; ; waited = true) {
      const { status, body, text } = await city.decideStep(step, outcome, {
        by: holderOf(position ?? step.position_code),
        fields: plausibleAnswers(fields, today(), outcome, given),
        ...(step.officers === 2 && !position ? { coOfficerId: `person-${colleagueOf(step.position_code)}` } : {}),
      });
      if (status === 200) return '';
      // What must not be done yet is done when it may be.
      if (waited || status !== 422 || !body.error.fields?.every(({ code }) => code === 'before-date')) return text;
      await moveBy(16 * DAY);
    }
  }

  /** Until the running period that fits has passed. */
  async function pass(caseId: string, fits: (period: Page['periods'][number]) => boolean): Promise<void> {
    const { periods } = await city.page<Page>(caseId);
    const dueAt = periods.find((period) => period.endedAt === null && fits(period))?.dueAt;
    assert.ok(dueAt, `nothing that passes in ${caseId}`);
    await moveBy(Math.max(Date.parse(dueAt) - city.time.now().getTime(), 0) + 1_000);
    await city.settle();
  }

  /** One case to its end, by outcomes that none before has given as long as there are any ahead. */
  async function walk(power: Power, coverage: Coverage, given: Given, postponed: Set<string>): Promise<void> {
    const caseId = await register(power, given);
    const refused = new Set<string>();
    for (let taken = 0; ; taken += 1) {
      const [step] = await city.openSteps(caseId);
      if (!step) {
        if ((await city.matter(caseId)).closed_at !== null) return;
        await pass(caseId, () => true);
        continue;
      }
      const { element_id: elementId, id } = step;
      const outcome = coverage.choose(elementId, { toEnd: taken > LONGEST, refused, postponed });
      if (outcome === LIMIT_PASSED) await pass(caseId, ({ stepId }) => stepId === id);
      else {
        const problem = await decide(power, step, outcome, given);
        if (problem) {
          refused.add(`${elementId}:${outcome}`);
          postponed.add(`${elementId}:${outcome}`);
          lastRefusal = `${elementId}:${outcome} ${problem}`;
          continue;
        }
      }
      coverage.given(elementId, outcome);
    }
  }
  let lastRefusal = '';

  for (const name of NAMES) {
    it(`of ${name} comes to an end`, async function () {
      this.timeout(600_000);
      const power = POWERS.get(name);
      assert.ok(power);
      const coverage = new Coverage(await describeFlowchart(power.xml));
      const turns = GIVEN[name] ?? [{}];
      let without = 0;
      // What one case is refused, the next ones leave until nothing else is left; then they look for it by other ways.
      let postponed = new Set<string>();
      for (let turn = 0; coverage.open.size && without < turns.length * 4; turn += 1) {
        const before = coverage.open.size;
        coverage.backwards = without % 2 === 1;
        await walk(power, coverage, turns[turn % turns.length] ?? {}, postponed);
        without = coverage.open.size < before ? 0 : without + 1;
        if (!without || [...coverage.open].every((one) => postponed.has(one))) postponed = new Set();
      }
      assert.deepEqual([...coverage.open], [], lastRefusal);
    });
  }

  it('leaves records that are runs of their drawings', async () => {
    const verified = await verifyMatters({ database: database(), kinds: city.kinds });
    assert.ok(verified.ok, JSON.stringify(verified));
  });
});
