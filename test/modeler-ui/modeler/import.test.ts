/** Diagrams of other tools open as a flowchart of the power, or are refused with a clear report. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { importForeignBpmn, type ImportResult } from '../../../modeler-ui/modeler/import/index.ts';
import type { ImportNote } from '../../../modeler-ui/modeler/import/notes.ts';
import { readHeader } from '../../../modeler-ui/modeler/bpmn/headers.ts';
import { kindOf } from '../../../modeler-ui/modeler/bpmn/kinds.ts';
import type { Moddle } from '../../../modeler-ui/modeler/bpmn/model.ts';
import { outcomesOf } from '../../../modeler-ui/modeler/bpmn/outcomes.ts';
import { processesOf } from '../../../domain/flowchart/flowchart.ts';
import { lintFlowchart } from '../../../processes/lint/lint-flowchart.ts';
import { many, one, text, type ModdleElement } from '../../../domain/flowchart/moddle.ts';
import { readBpmn } from '../../../domain/flowchart/read-bpmn.ts';
import { periodDrawing } from '../../support/period-drawing.ts';
import type { RegistryEntry } from '../../../domain/registry/registry-entry.ts';

const FOREIGN = path.resolve(import.meta.dirname, 'foreign');
const POWERS = path.resolve(import.meta.dirname, '../../../processes/powers');
const read = (folder: string, name: string): string => readFileSync(path.join(folder, name), 'utf8');
const entryOf = (power: string): RegistryEntry => JSON.parse(read(POWERS, `${power}.json`)) as RegistryEntry;
const ENTRY = entryOf('road-excavation');

interface Imported {
  definitions: ModdleElement;
  elements: Moddle[];
  notes: ImportNote[];
  xml: string;
}

async function imported(name: string): Promise<Imported> {
  const result = await importForeignBpmn(read(FOREIGN, name), ENTRY);
  assert.ok(result.ok, name);
  const strict = await readBpmn(result.xml);
  assert.ok(strict.ok, `${name}: the server stores it`);
  const [process] = processesOf(strict.definitions);
  return { definitions: strict.definitions, elements: many(process, 'flowElements') as Moddle[], notes: result.notes, xml: result.xml };
}

const named = ({ elements }: Imported, name: string): Moddle => {
  const found = elements.find((element) => element.name === name);
  assert.ok(found, `there is no "${name}"`);
  return found;
};
const tells = ({ notes }: Imported, kind: ImportNote['kind'], words: RegExp): void =>
  assert.ok(
    notes.some((note) => note.kind === kind && words.test(note.message)),
    `${kind} ${words.source}\n${notes.map((note) => `${note.kind} ${note.message}`).join('\n')}`,
  );
/** 受理审查 in GBK, in which older Chinese tools write. */
const IN_GBK = Buffer.from('cadcc0edc9f3b2e9', 'hex');
const codes = (step: Moddle): string[] => outcomesOf(step).map(({ code }) => code);
const target = (flow: Moddle): string | undefined => one(flow, 'targetRef')?.name as string | undefined;

describe('A diagram made by another tool', () => {
  for (const name of readdirSync(FOREIGN)) {
    it(`${name} becomes this power's process, with pieces of the palette only, all of them drawn`, async () => {
      const { definitions, elements, notes, xml } = await imported(name);
      const [process] = processesOf(definitions);
      assert.equal(process?.id, ENTRY.processId);
      assert.equal(process?.name, ENTRY.powerName);
      for (const element of elements) assert.notEqual(kindOf(element), 'foreign', `${element.id} ${element.$type}`);
      const drawn = new Set(
        many(one(many(definitions, 'diagrams')[0], 'plane'), 'planeElement').map((shape) => one(shape, 'bpmnElement')?.id),
      );
      assert.deepEqual(
        elements.map(({ id }) => id).filter((id) => !drawn.has(id)),
        [],
      );
      for (const { message, messageEn } of notes) {
        assert.doesNotMatch(message + messageEn, /\{names\}|undefined/);
        assert.match(message, /[\u4e00-\u9fff]/);
      }
      const { findings } = await lintFlowchart({ xml, entry: ENTRY, engineLine: '8.0' });
      const structural = findings.filter(({ rule }) =>
        ['safe-content', 'supported-elements', 'process-matches-entry', 'bpmnlint/no-bpmndi'].includes(rule),
      );
      assert.deepEqual(structural, []);
    });
  }

  it('of Camunda 7 loses scripts, listeners and forms, keeps what its branches were called as outcomes, and says so', async () => {
    const flowchart = await imported('camunda7.bpmn');
    assert.equal(
      flowchart.elements.some(({ name }) => name === '计算修复费'),
      false,
    );
    const notice = named(flowchart, '生成受理通知书');
    assert.equal(readHeader(notice, 'template'), 'acceptance-notice');
    assert.equal(target(many(notice, 'outgoing')[0] as Moddle), '审批决定', 'the flow leads past the script');
    const step = named(flowchart, '受理审查');
    assert.equal(readHeader(step, 'position'), 'acceptance');
    assert.deepEqual(
      outcomesOf(step).map(({ code, effect }) => [code, effect]),
      [
        ['accept', 'accept'],
        ['decline', 'decline'],
      ],
    );
    assert.equal(text(one(named(flowchart, '受理'), 'conditionExpression'), 'body'), '=outcome = "accept"');
    assert.equal(one(named(flowchart, '不予受理'), 'conditionExpression'), undefined, 'the default branch has no condition');
    tells(flowchart, 'dropped', /脚本任务.*计算修复费/);
    tells(flowchart, 'dropped', /字段：“道路名称”、“挖掘面积”/);
    tells(flowchart, 'dropped', /\d+ 项“camunda”扩展设置/);
    const late = named(flowchart, '五日未受理');
    assert.deepEqual([kindOf(late), one(late, 'attachedToRef')?.name], ['border-timer', '受理审查']);
    assert.equal(target(many(late, 'outgoing')[0] as Moddle), '发送催办短信', 'its flow is kept');
    tells(flowchart, 'check', /到期定时.*法律后果.*五日未受理/);
    tells(flowchart, 'check', /期限的单位.*五日未受理/);
    assert.doesNotMatch(flowchart.xml, /camunda:|groovy|setVariable|\$\{/);
  });

  it('of Activiti without a drawing is arranged, and flows that split after a task get their gateway', async () => {
    const flowchart = await imported('activiti.bpmn');
    const [toGateway, ...others] = many(named(flowchart, '科室审核'), 'outgoing');
    assert.equal(others.length, 0);
    assert.equal(one(toGateway as Moddle, 'targetRef')?.$type, 'bpmn:ExclusiveGateway');
    assert.deepEqual(codes(named(flowchart, '科室审核')), ['agree', 'return']);
    assert.equal(readHeader(named(flowchart, '领导审批'), 'position'), 'deciding-leader');
    tells(flowchart, 'converted', /自动排列/);
    tells(flowchart, 'check', /dept_leader/);
  });

  it('of Flowable has its sub-process drawn out and its inclusive gateways told', async () => {
    const flowchart = await imported('flowable.bpmn');
    assert.equal(target(many(named(flowchart, '核定费用'), 'outgoing')[0] as Moddle), '确认到账');
    assert.equal(target(many(named(flowchart, '确认到账'), 'outgoing')[0] as Moddle), '送达');
    tells(flowchart, 'converted', /子流程已展开.*缴费/);
    tells(flowchart, 'check', /包容.*需要哪些意见/);
  });

  it('of Signavio gives the process of the first pool, and lanes become positions', async () => {
    const flowchart = await imported('signavio.bpmn');
    assert.equal(readHeader(named(flowchart, '审核 申请材料'), 'position'), 'acceptance');
    assert.equal(outcomesOf(named(flowchart, '审核 申请材料')).at(1)?.negative, true, '“不合格” needs a reason');
    tells(flowchart, 'dropped', /没有导入：“财政局”/);
    tells(flowchart, 'check', /养护科（核发许可）/);
    assert.doesNotMatch(flowchart.xml, /collaboration|laneSet|signavio/i);
  });

  it('in GBK or UTF-16 keeps its Chinese names, and says that it was converted', async () => {
    const head =
      '<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d" targetNamespace="t"><process id="p"><startEvent id="a"/><userTask id="b" name="';
    const tail =
      '"/><endEvent id="c"/><sequenceFlow id="f" sourceRef="a" targetRef="b"/><sequenceFlow id="g" sourceRef="b" targetRef="c"/></process></definitions>';
    const gbk = Buffer.concat([Buffer.from(`<?xml version="1.0" encoding="GBK"?>${head}`), IN_GBK, Buffer.from(tail)]);
    const utf16 = Buffer.from(`\ufeff<?xml version="1.0" encoding="UTF-16"?>${head}受理审查${tail}`, 'utf16le');
    for (const [bytes, encoding] of [
      [gbk, 'gbk'],
      [utf16, 'utf-16le'],
    ] as const) {
      const result = await importForeignBpmn(new Uint8Array(bytes), ENTRY);
      assert.ok(result.ok, encoding);
      assert.match(result.xml, /name="受理审查"/);
      assert.ok(
        result.notes.some(({ kind, message }) => kind === 'converted' && message.includes(encoding)),
        JSON.stringify(result.notes),
      );
    }
  });

  it('whose ids are numbers, GUIDs or Chinese keeps all its elements and lines', async () => {
    const xml =
      '<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="600355600991789200" targetNamespace="t"><process id="7"><startEvent id="1"><outgoing>3f2a-1</outgoing></startEvent><userTask id="受理" name="1"/><endEvent id="9"/>' +
      '<sequenceFlow id="3f2a-1" sourceRef="1" targetRef="受理"/><sequenceFlow id="4" sourceRef="受理" targetRef="9"/></process></definitions>';
    const result = await importForeignBpmn(xml, ENTRY);
    assert.ok(result.ok);
    const strict = await readBpmn(result.xml);
    assert.ok(strict.ok);
    const elements = many(processesOf(strict.definitions)[0], 'flowElements') as Moddle[];
    assert.deepEqual(elements.map(({ $type }) => $type).sort(), [
      'bpmn:EndEvent',
      'bpmn:SequenceFlow',
      'bpmn:SequenceFlow',
      'bpmn:StartEvent',
      'bpmn:UserTask',
    ]);
    assert.equal(elements.find(({ $type }) => $type === 'bpmn:UserTask')?.name, '1', 'a name that reads like an id stays');
  });

  it('of bpmn.io loses colours and groups; of Bizagi markup in names', async () => {
    const plain = await imported('bpmn-io.bpmn');
    assert.deepEqual(codes(named(plain, 'Check the application')), ['yes', 'no']);
    tells(plain, 'dropped', /颜色/);
    tells(plain, 'dropped', /1 个分组框/);
    const bizagi = await imported('bizagi.bpmn');
    named(bizagi, '审批');
    tells(bizagi, 'converted', /HTML 标记.*审批/);
    tells(bizagi, 'check', /等待补正/);
  });
});

describe('A timer of another tool', () => {
  const draw = (events: string): string =>
    '<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d" targetNamespace="t"><process id="p"><startEvent id="s"/><userTask id="a" name="受理审查"/>' +
    `<userTask id="b" name="审批"/><endEvent id="e"/><sequenceFlow id="f1" sourceRef="s" targetRef="a"/>${events}<sequenceFlow id="f9" sourceRef="b" targetRef="e"/></process></definitions>`;
  const wait = (inside: string): string =>
    draw(
      `<intermediateCatchEvent id="w" name="公示期"><timerEventDefinition id="t">${inside}</timerEventDefinition></intermediateCatchEvent><sequenceFlow id="f2" sourceRef="a" targetRef="w"/><sequenceFlow id="f3" sourceRef="w" targetRef="b"/>`,
    );
  const border = (attributes: string): string =>
    draw(
      `<sequenceFlow id="f2" sourceRef="a" targetRef="b"/><boundaryEvent id="w" name="逾期" ${attributes}><timerEventDefinition id="t"><timeDuration>PT24H</timeDuration></timerEventDefinition></boundaryEvent><sequenceFlow id="f3" sourceRef="w" targetRef="e"/>`,
    );
  async function timerIn(xml: string): Promise<{ told: string[]; timer?: Moddle }> {
    const result = await importForeignBpmn(xml, ENTRY);
    assert.ok(result.ok);
    const strict = await readBpmn(result.xml);
    assert.ok(strict.ok);
    const elements = many(processesOf(strict.definitions)[0], 'flowElements') as Moddle[];
    const timer = elements.find(({ name }) => name === '公示期' || name === '逾期');
    return { told: result.notes.filter(({ kind }) => kind !== 'converted').map(({ message }) => message), ...(timer ? { timer } : {}) };
  }
  const told = (timer: Moddle | undefined): unknown =>
    timer && [kindOf(timer), readHeader(timer, 'period'), readHeader(timer, 'period-unit')];

  it('in the flow stays a waiting period; only the unit of days is asked for', async () => {
    const days = await timerIn(wait('<timeDuration>P15D</timeDuration>'));
    assert.deepEqual(told(days.timer), ['waiting-period', '15', undefined]);
    assert.match(days.told.join(), /单位.*公示期/);
    const months = await timerIn(wait('<timeDuration>P6M</timeDuration>'));
    assert.deepEqual([told(months.timer), months.told], [['waiting-period', '6', 'month'], []]);
  });

  it('at a date, in a cycle or by an expression stays as well, and its period is asked for', async () => {
    for (const time of [
      '<timeDate>2026-12-01T00:00:00Z</timeDate>',
      '<timeCycle>R/P1D</timeCycle>',
      '<timeDuration>${days}</timeDuration>',
    ]) {
      const found = await timerIn(wait(time));
      assert.deepEqual(told(found.timer), ['waiting-period', undefined, undefined], time);
      assert.match(found.told.join(), /写明期限.*公示期/);
    }
  });

  it('on the border of a step stays there with its flow; what the law gives is asked for', async () => {
    const found = await timerIn(border('attachedToRef="a"'));
    assert.deepEqual(told(found.timer), ['border-timer', '24', 'hour']);
    assert.equal(one(found.timer, 'attachedToRef')?.name, '受理审查');
    assert.match(found.told.join(), /法律后果.*逾期/);
  });

  it('that only reminds, or sits on something that is no step, is left out and told', async () => {
    const reminder = await timerIn(border('attachedToRef="a" cancelActivity="false"'));
    assert.deepEqual([reminder.timer, reminder.told.length], [undefined, 1]);
    assert.match(reminder.told.join(), /提醒.*逾期/);
    const nowhere = await timerIn(border('attachedToRef="s"'));
    assert.equal(nowhere.timer, undefined);
    assert.match(nowhere.told.join(), /只能设在人工环节上.*逾期/);
  });
});

describe('A flowchart of our own', () => {
  it('with timers comes back from an import as it was, with nothing to report', async () => {
    const entry = { ...ENTRY, processId: 'power-fixture', powerName: '测试事项' };
    const result = await importForeignBpmn(periodDrawing(), entry);
    assert.ok(result.ok);
    assert.deepEqual(result.notes, []);
    assert.deepEqual(await content(result.xml), await content(periodDrawing()));
    assert.equal(result.xml.match(/<bpmn:timeDuration xsi:type="bpmn:tFormalExpression">P2D</g)?.length, 3);
    assert.match(result.xml, /attachedToRef="Accept"/);
  });

  for (const power of readdirSync(POWERS)
    .filter((name) => name.endsWith('.bpmn'))
    .map((name) => name.replace('.bpmn', ''))) {
    it(`${power} comes back from an import as it was, with nothing to report`, async () => {
      const xml = read(POWERS, `${power}.bpmn`);
      const result = await importForeignBpmn(xml, entryOf(power));
      assert.ok(result.ok);
      assert.deepEqual(result.notes, []);
      assert.deepEqual(await content(result.xml), await content(xml));
    });
  }
});

describe('A file that is no flowchart', () => {
  const refused: [what: string, text: string | Uint8Array, code: string][] = [
    ['with entities', '<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "b">]><definitions>&a;</definitions>', 'bpmn-doctype-forbidden'],
    ['with an unfinished tag', '<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"><process', 'bpmn-malformed'],
    ['of another language', '<Package xmlns="http://www.wfmc.org/2009/XPDL2.2"><WorkflowProcesses/></Package>', 'bpmn-malformed'],
    ['packed', new Uint8Array([0x50, 0x4b, 3, 4]), 'bpmn-not-xml'],
    ['in an encoding that nobody knows', '<?xml version="1.0" encoding="x-secret"?><definitions/>', 'bpmn-encoding'],
    ['empty', '', 'bpmn-empty'],
    [
      'without a process',
      '<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d" targetNamespace="t"/>',
      'bpmn-no-process',
    ],
    [
      'nested without end',
      `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL">${'<subProcess>'.repeat(100)}`,
      'bpmn-too-deep',
    ],
  ];
  for (const [what, content, code] of refused) {
    it(`${what} is refused by name`, async () => {
      const result: ImportResult = await importForeignBpmn(content, ENTRY);
      assert.equal(result.ok, false);
      assert.equal(result.ok ? '' : result.problems[0]?.code, code);
    });
  }
});

/** Everything a flowchart says, without where it is drawn. */
async function content(xml: string): Promise<unknown> {
  const strict = await readBpmn(xml);
  assert.ok(strict.ok);
  const [process] = processesOf(strict.definitions);
  const flows = (element: ModdleElement): unknown => [
    element.id,
    element.$type,
    element.name ?? '',
    one(element, 'sourceRef')?.id,
    one(element, 'targetRef')?.id,
    text(one(element, 'conditionExpression'), 'body')?.trim(),
    one(element, 'default')?.id,
  ];
  const settings = (element: ModdleElement): unknown =>
    many(one(element, 'extensionElements'), 'values').map((extension) => [
      extension.$type,
      text(extension, 'type'),
      text(extension, 'retries'),
      many(extension, 'values').map((header) => [text(header, 'key'), canonical(text(header, 'value') ?? '')]),
    ]);
  return [
    process?.id,
    process?.name,
    many(process, 'flowElements')
      .map((element) => [
        flows(element),
        settings(element),
        many(element, 'documentation').map((documentation) => text(documentation, 'text')?.trim()),
      ])
      .sort((one, other) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1)),
    many(process, 'artifacts').map(({ id }) => id),
  ];
}

const canonical = (value: string): unknown => (value.startsWith('[') ? JSON.parse(value) : value);
