import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import {
  CATEGORIES,
  describeFlowchart,
  ENGINE_LINES,
  intakeOf,
  lintFlowchart,
  nextText,
  type RegistryEntry,
} from '../../processes/lint/index.ts';
import { validateRegistryEntry } from '../../domain/registry/registry-entry-schema.ts';

const folder = new URL('../../processes/powers/', import.meta.url);
const textOf = (file: string): string => readFileSync(new URL(file, folder), 'utf8');
const files = readdirSync(folder);

function entryOf(name: string): RegistryEntry {
  const validated = validateRegistryEntry(JSON.parse(textOf(`${name}.json`)));
  assert.ok(validated.ok, JSON.stringify(validated));
  return validated.entry;
}

describe('the powers of the demonstration city', () => {
  const names = files.filter((file) => file.endsWith('.bpmn')).map((file) => file.slice(0, -'.bpmn'.length));

  it('have a flowchart and a registry entry each', () => {
    assert.deepEqual(files.filter((file) => file.endsWith('.json')).sort(), names.map((name) => `${name}.json`).sort());
  });

  it("exercise every category, the ordinary and the simple procedure, on application and of the organ's own motion", () => {
    const entries = names.map(entryOf);
    assert.ok(entries.length >= 12);
    for (const category of CATEGORIES)
      assert.ok(
        entries.some((entry) => entry.category === category),
        category,
      );
    for (const category of ['licence', 'penalty'])
      assert.deepEqual(
        new Set(entries.filter((entry) => entry.category === category).map(({ procedure = 'ordinary' }) => procedure)),
        new Set(['ordinary', 'simple']),
      );
    assert.deepEqual(new Set(entries.map((entry) => intakeOf(entry).kind)), new Set(['application', 'own-motion']));
    assert.ok(
      entries.some(({ specialProcedures = [] }) => specialProcedures.includes('hearing') && specialProcedures.includes('expert-review')),
    );
  });

  for (const name of names) {
    for (const engineLine of ENGINE_LINES) {
      it(`${name} passes every check for engine line ${engineLine}`, async () => {
        const { findings, bpmnHash } = await lintFlowchart({ xml: textOf(`${name}.bpmn`), entry: entryOf(name), engineLine });
        assert.deepEqual(findings, []);
        assert.equal(
          bpmnHash,
          createHash('sha256')
            .update(textOf(`${name}.bpmn`), 'utf8')
            .digest('hex'),
        );
      });
    }
  }
});

describe('the flowchart of 挖掘城市道路审批', () => {
  const entry = entryOf('road-excavation');
  const lint = async (xml: string, changes: Partial<RegistryEntry> = {}): Promise<string[]> =>
    (await lintFlowchart({ xml, entry: { ...entry, ...changes }, engineLine: '8.0' })).findings.map(
      ({ rule, elementId }) => `${rule} ${elementId ?? ''}`,
    );

  it('keeps the limits of the task: 20 statutory, 7 promised, five materials', () => {
    assert.deepEqual([entry.limits.statutory.days, entry.limits.promised.days, entry.materials.length], [20, 7, 5]);
  });

  it('no longer fits when the city promises five days', async () => {
    const limits = { ...entry.limits, promised: { days: 5, unit: 'working-day' as const } };
    assert.deepEqual(await lint(textOf('road-excavation.bpmn'), { limits }), [
      'step-limits-fit Step_Decision',
      'step-limits-fit Step_Decision',
    ]);
  });

  it('may not promise more than the law gives', async () => {
    const limits = { ...entry.limits, promised: { days: 21, unit: 'working-day' as const } };
    assert.deepEqual(await lint(textOf('road-excavation.bpmn'), { limits }), ['step-limits-fit power-road-excavation']);
    const calendar = { ...entry.limits, statutory: { ...entry.limits.statutory, days: 8, unit: 'calendar-day' as const } };
    assert.deepEqual(await lint(textOf('road-excavation.bpmn'), { limits: calendar }), ['step-limits-fit power-road-excavation']);
  });

  it('loses its clerk when the organ gives up a position', async () => {
    const positions = entry.positions.filter(({ code }) => code !== 'archive');
    assert.deepEqual(await lint(textOf('road-excavation.bpmn'), { positions }), [
      'position-in-organ Step_ArchiveGranted',
      'position-in-organ Step_ArchiveDenied',
    ]);
  });

  it('is described step by step', async () => {
    const description = await describeFlowchart(textOf('road-excavation.bpmn'));
    assert.equal(description.processId, 'power-road-excavation');
    assert.equal(description.steps.length, 21);
    assert.deepEqual(
      { ...description.step('Step_FirstReview'), outcomes: description.step('Step_FirstReview')?.outcomes.map(({ code }) => code) },
      {
        elementId: 'Step_FirstReview',
        name: '初审（现场勘验）',
        position: 'first-review',
        limit: { count: 3, unit: 'working-day', roll: true },
        outcomes: ['pass', 'fail', 'consult', 'interested', 'hearing', 'withdraw'],
        form: 'siteInspection',
        officers: 2,
        stage: 'review',
        limitPassed: null,
      },
    );
    assert.equal(description.nameOf('Step_SectionHead'), '审核');
    assert.equal(description.nameOf('unknown'), 'unknown');
  });

  const NEXT: [step: string, outcome: string, text: string][] = [
    ['Step_Acceptance', 'accept', '生成《受理通知书》 → 初审（现场勘验） · 承办岗'],
    ['Step_Acceptance', 'not-required', '生成《不予受理通知书》 → 送达无需许可告知书 · 窗口岗'],
    ['Step_SupplementReceived', 'withdrawn', '办结（撤回）'],
    ['Step_SectionHead', 'return', '初审（现场勘验） · 承办岗'],
    ['Step_SectionHead', 'disagree', '决定 · 审批岗'],
    ['Step_Decision', 'grant', '生成《准予行政许可决定书》 → 制证 · 制证岗'],
    ['Step_ArchiveDenied', 'archived', '办结（不予）'],
  ];
  for (const [step, outcome, expected] of NEXT) {
    it(`says what follows ${step} with ${outcome}`, async () => {
      const description = await describeFlowchart(textOf('road-excavation.bpmn'));
      assert.equal(nextText(description.nextAfter(step, outcome), entry).text, expected);
    });
  }

  it('is refused as a description when it cannot be read', async () => {
    await assert.rejects(describeFlowchart('<!DOCTYPE x>'), /bpmn-doctype-forbidden/);
  });
});

describe('a registry entry', () => {
  it('is refused with each wrong field by name, in both languages', () => {
    const entry = entryOf('road-excavation');
    const validated = validateRegistryEntry({
      ...entry,
      powerName: '',
      category: 'gift',
      positions: [...entry.positions, entry.positions[0]],
      surprise: 1,
      limits: { ...entry.limits, acceptance: { days: 31, unit: 'working-day' } },
    });
    assert.equal(validated.ok, false);
    const problems = validated.ok ? [] : validated.problems;
    assert.deepEqual(problems.map(({ path }) => path).sort(), ['', 'category', 'limits.acceptance.days', 'positions', 'powerName']);
    for (const { code, message, messageEn } of problems) {
      assert.match(code, /^[a-z-]+$/);
      assert.match(message, /[\u4e00-\u9fa5]/);
      assert.ok(messageEn);
    }
  });

  it('is refused where its parts do not fit together', () => {
    const entry = entryOf('road-excavation');
    const wrong = (changes: Partial<RegistryEntry>): string[] => {
      const validated = validateRegistryEntry({ ...entry, ...changes });
      return validated.ok ? [] : validated.problems.map(({ path, message }) => `${path} ${message}`);
    };
    assert.deepEqual(wrong({ limits: { ...entry.limits, acceptance: { days: 6, unit: 'working-day' } } }), [
      'limits.acceptance.days 依申请的事项应当在五个工作日内决定是否受理（行政许可法第三十二条）。',
    ]);
    assert.deepEqual(wrong({ benchmarks: [] }), ['benchmarks 只有行政处罚有裁量基准。']);
    assert.deepEqual(wrong({ intake: { kind: 'own-motion', position: 'nobody' } }), ['intake.position 登记岗位应当是参与办理的岗位。']);
    const tier = { level: 'ordinary' as const, conditions: ['初次'], kinds: ['fine' as const] };
    assert.deepEqual(
      wrong({
        category: 'penalty',
        benchmarks: [{ violation: '占道经营', violatedClause: '第一条', penaltyClause: '第二条', tiers: [tier] }],
      }),
      ['benchmarks.0.tiers.0.range 罚款需要幅度。'],
    );
  });

  it('is refused when it is not an object at all', () => {
    for (const wrong of [null, undefined, 7, 'x', []]) assert.equal(validateRegistryEntry(wrong).ok, false);
  });
});
