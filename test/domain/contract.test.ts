import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { HEADERS, JOB_TYPES, LIMIT_PASSED_HEADER, MESSAGES, PLATFORM_PROCESSES, VARIABLES } from '../../domain/contract.ts';
import {
  CATEGORIES,
  DOCUMENTS,
  hasErrors,
  lintFlowchart,
  requiredDocuments,
  readBpmn,
  type ModdleElement,
} from '../../processes/lint/index.ts';
import { TEMPLATES } from '../../src/documents/templates.ts';
import { compileFlowchart } from '../../domain/flowchart/compile.ts';
import { headersOf, jobTypeOf, processesOf } from '../../domain/flowchart/flowchart.ts';
import { extensionsOf, many, one, text } from '../../domain/flowchart/moddle.ts';
import { periodDrawing } from '../support/period-drawing.ts';

const folder = (name: string): URL => new URL(`../../processes/${name}/`, import.meta.url);
const bpmnIn = (name: string): string[] => readdirSync(folder(name)).filter((file) => file.endsWith('.bpmn'));

async function read(name: string, file: string): Promise<ModdleElement> {
  const found = await readBpmn(readFileSync(new URL(file, folder(name))));
  assert.ok(found.ok, `${name}/${file} can be read`);
  return found.definitions;
}

const elementsOf = (definitions: ModdleElement): ModdleElement[] =>
  processesOf(definitions).flatMap((process) => many(process, 'flowElements'));

const everything = await Promise.all(
  ['powers', 'platform'].flatMap((name) => bpmnIn(name).map(async (file) => ({ name, file, definitions: await read(name, file) }))),
);
/** What is deployed of a drawing with timer symbols, and the drawing itself; no power has one yet. */
const timers = await readBpmn(periodDrawing());
assert.ok(timers.ok);
const compiled = await readBpmn(await compileFlowchart(periodDrawing()));
assert.ok(compiled.ok);
const drawnOrCompiled = [...everything, { definitions: timers.definitions }, { definitions: compiled.definitions }];
const platform = everything.filter(({ name }) => name === 'platform');

describe('the flowcharts and the BPMN contract', () => {
  it('agree on job types: every one that is asked for is named, and every one named is asked for', () => {
    const asked = new Set(
      drawnOrCompiled.flatMap(({ definitions }) =>
        elementsOf(definitions).flatMap((element) =>
          element.$type === 'bpmn:UserTask' ? [JOB_TYPES.userTask] : [jobTypeOf(element)].filter((type) => type !== undefined),
        ),
      ),
    );
    assert.deepEqual([...asked].sort(), Object.values(JOB_TYPES).sort());
  });

  it('agree on task headers', () => {
    const used = new Set(
      drawnOrCompiled.flatMap(({ definitions }) => elementsOf(definitions).flatMap((element) => Object.keys(headersOf(element)))),
    );
    assert.deepEqual([...used].sort(), [...Object.values(HEADERS), LIMIT_PASSED_HEADER].sort());
  });

  it('agree on documents: what a flowchart may ask for is what the platform can produce', () => {
    assert.deepEqual(Object.keys(DOCUMENTS).sort(), Object.keys(TEMPLATES).sort());
    for (const { template } of CATEGORIES.flatMap((category) => [
      ...requiredDocuments({ category }),
      ...requiredDocuments({ category, procedure: 'simple' }),
    ]))
      assert.ok(Object.hasOwn(DOCUMENTS, template), template);
  });

  it('agree on messages, each of which starts a process', () => {
    const messages = platform.flatMap(({ definitions }) =>
      many(definitions, 'rootElements').filter(({ $type }) => $type === 'bpmn:Message'),
    );
    assert.deepEqual(messages.map(({ name }) => name).sort(), Object.values(MESSAGES).sort());
    for (const message of messages) assert.deepEqual(extensionsOf(message), [], message.name);
  });

  it("agree on the platform's own processes, each in a file of its name", () => {
    assert.deepEqual(
      platform.map(({ definitions }) => `${processesOf(definitions)[0]?.id}.bpmn`),
      platform.map(({ file }) => file),
    );
    const withoutEntry = platform.filter(({ file }) => !existsSync(new URL(file.replace(/bpmn$/, 'json'), folder('platform'))));
    assert.deepEqual(
      withoutEntry.map(({ file }) => file).sort(),
      Object.values(PLATFORM_PROCESSES).map((id) => `${id}.bpmn`),
    );
  });

  it("agree on variables: expressions name nothing but the contract's", () => {
    const names = new Set<string>(Object.values(VARIABLES));
    for (const { file, definitions } of everything) {
      for (const element of elementsOf(definitions)) {
        const expressions = [element, ...many(element, 'eventDefinitions')]
          .flatMap((holder) => [one(holder, 'conditionExpression'), one(holder, 'timeDate')])
          .map((found) => text(found, 'body'))
          .filter((body) => body !== undefined);
        for (const body of expressions) {
          const used = body.replace(/"[^"]*"/g, '').match(/[A-Za-z][A-Za-z0-9]*/g) ?? [];
          assert.deepEqual(
            used.filter((word) => !names.has(word) && !['or', 'and', 'null'].includes(word)),
            [],
            `${file} ${element.id ?? ''} ${body}`,
          );
        }
      }
    }
  });

  it('start the alarm by its message, and wait for the moment it carries', () => {
    const alarm = platform.find(({ file }) => file === `${PLATFORM_PROCESSES.dueAlarm}.bpmn`);
    assert.ok(alarm);
    const elements = elementsOf(alarm.definitions);
    const start = elements.find(({ $type }) => $type === 'bpmn:StartEvent');
    assert.equal(one(many(start, 'eventDefinitions')[0], 'messageRef')?.name, MESSAGES.alarmSet);
    const timers = elements
      .flatMap((element) => many(element, 'eventDefinitions'))
      .map((definition) => text(one(definition, 'timeDate'), 'body'))
      .filter((body) => body !== undefined);
    assert.deepEqual(timers, [`=${VARIABLES.dueAt}`]);
  });

  for (const line of ['8.0', '8.5', '8.8']) {
    it(`run on engine line ${line}: the platform's own processes have no finding`, async () => {
      for (const { file } of platform) {
        const { findings } = await lintFlowchart({ xml: readFileSync(new URL(file, folder('platform'))), entry: null, engineLine: line });
        assert.deepEqual(findings, [], file);
        assert.equal(hasErrors(findings), false);
      }
    });
  }
});
