import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import {
  ENGINE_LINES,
  engineLineOf,
  engineRules,
  lintDefinitions,
  outcomesOfCondition,
  readBpmn,
  type ModdleElement,
  type RegistryRule,
} from '../../../processes/lint/index.ts';
import { ENGINE_RULES } from '../../../processes/lint/foreign-rules.ts';
import { translateMessage } from '../../../processes/lint/messages.ts';
import { buildEntry } from './entry.ts';

async function fixture(name: string): Promise<ModdleElement> {
  const read = await readBpmn(readFileSync(new URL(`./rules/${name}.bpmn`, import.meta.url)));
  assert.ok(read.ok);
  return read.definitions;
}

describe('the linter', () => {
  it('checks each registry entry afresh, never against the one before', async () => {
    const definitions = await fixture('position-in-organ/valid');
    const withoutLeader = buildEntry({ positions: buildEntry().positions.filter(({ code }) => code !== 'deciding-leader') });
    const rules = async (entry: ReturnType<typeof buildEntry>): Promise<string[]> =>
      (await lintDefinitions(definitions, { entry, engineLine: '8.0' })).map(({ rule }) => rule);
    assert.deepEqual(await rules(buildEntry()), []);
    assert.deepEqual(await rules(withoutLeader), ['position-in-organ']);
    assert.deepEqual(await rules(buildEntry()), []);
  });

  it('takes a rule that crashes for an error, because it could not say that all is well', async () => {
    const broken: RegistryRule = {
      name: 'position-in-organ',
      check() {
        throw new Error('fell over');
      },
    };
    const silenced = console.error;
    console.error = () => undefined;
    try {
      const findings = await lintDefinitions(await fixture('position-in-organ/valid'), { entry: buildEntry(), engineLine: '8.0' }, [
        broken,
      ]);
      assert.deepEqual(
        findings.map(({ rule, severity }) => [rule, severity]),
        [['position-in-organ', 'error']],
      );
      assert.match(findings[0]?.messageEn ?? '', /fell over/);
    } finally {
      console.error = silenced;
    }
  });

  it('checks only the drawing when there is no registry entry', async () => {
    assert.deepEqual(await lintDefinitions(await fixture('position-in-organ/invalid-unknown'), { entry: null, engineLine: '8.0' }), []);
  });

  it("reports what the engine's line cannot run, in Chinese and English", async () => {
    const of = async (engineLine: string): Promise<string[]> =>
      (await lintDefinitions(await fixture('supported-elements/invalid-terminate-end'), { entry: buildEntry(), engineLine }))
        .filter(({ rule }) => rule === 'camunda-compat/element-type')
        .map(({ message }) => message);
    assert.deepEqual(await of('8.0'), ['结束事件（终止）需要引擎 8.1 或者更新的版本。']);
    assert.deepEqual(await of('8.5'), []);
  });

  it('puts errors before warnings', async () => {
    const findings = await lintDefinitions(await fixture('safe-content/invalid-foreign-extension'), {
      entry: buildEntry(),
      engineLine: '8.0',
    });
    const severities = findings.map(({ severity }) => severity);
    assert.deepEqual(severities, [...severities].sort());
    assert.deepEqual([...new Set(findings.map(({ rule }) => rule))], ['safe-content', 'camunda-compat/no-zeebe-properties']);
  });
});

describe('engine lines', () => {
  it('are read from any version the engine tells', () => {
    assert.deepEqual(['8.0.0', '8.0', '8.5.25', '8.8.0-alpha1', '8.99.0', '9.1'].map(engineLineOf), [
      '8.0',
      '8.0',
      '8.5',
      '8.8',
      '8.10',
      '8.10',
    ]);
  });

  it('that cannot be checked are refused', () => {
    assert.throws(() => engineLineOf('1.3.6'), /engineLine/);
    assert.throws(() => engineLineOf('latest'), /engineLine/);
  });

  it('have all their rules here, so that no check is left out silently', () => {
    for (const line of ENGINE_LINES) {
      for (const name of Object.keys(engineRules(line))) assert.ok(ENGINE_RULES[name.slice('camunda-compat/'.length)], `${line} ${name}`);
    }
  });
});

describe('messages of foreign rules', () => {
  const KNOWN: [string, RegExp][] = [
    ['Element is missing label/name', /没有名称/],
    ['Element of type <bpmn:InclusiveGateway> only allowed by Camunda 8.1 or newer', /包容网关需要引擎 8\.1/],
    ['Extension element of type <zeebe:Properties> only allowed by Camunda 8.1 or newer', /zeebe:Properties 需要引擎 8\.1/],
    ['Gateway is superfluous. It only has one source and target.', /多余/],
    ['Property <conditionExpression> is not a valid FEEL expression', /FEEL/],
  ];
  for (const [english, chinese] of KNOWN) {
    it(`say "${english}" in Chinese`, () => {
      const { message, messageEn } = translateMessage('bpmnlint/x', english);
      assert.match(message, chinese);
      assert.doesNotMatch(message, /没有通过检查/);
      assert.equal(messageEn, english);
    });
  }

  it('that nobody translated still say in Chinese which check failed', () => {
    assert.equal(translateMessage('camunda-compat/new', 'Something new').message, '没有通过检查“camunda-compat/new”：Something new');
  });
});

describe('a condition', () => {
  const CASES: [string | undefined, string[] | undefined][] = [
    ['=outcome = "accept"', ['accept']],
    ['= outcome="accept"', ['accept']],
    ['=outcome = "a" or outcome = "b-2"', ['a', 'b-2']],
    ['=(outcome = "a") or (outcome = "b")', ['a', 'b']],
    ['outcome = "accept"', undefined],
    ['=outcome != "accept"', undefined],
    ['=outcome = "a" and outcome = "b"', undefined],
    ['=not(outcome = "a")', undefined],
    ['=', undefined],
    [undefined, undefined],
  ];
  for (const [expression, codes] of CASES) {
    it(`${expression ?? 'that is absent'} ${codes ? `is tied to ${codes.join(', ')}` : 'is tied to nothing'}`, () => {
      assert.deepEqual(outcomesOfCondition(expression), codes);
    });
  }
});
