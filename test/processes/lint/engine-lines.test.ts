import assert from 'node:assert/strict';
import { BpmnModdle } from 'bpmn-moddle';
import zeebe from 'zeebe-bpmn-moddle/resources/zeebe.json' with { type: 'json' };
import { lintDefinitions, type ModdleElement } from '../../../processes/lint/index.ts';

const LINES = ['8.0', '8.5', '8.8'] as const;

const flowchart = (inside: string, extensions = ''): string => `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" id="D" targetNamespace="t">
  <bpmn:process id="P" isExecutable="true">
    ${extensions}
    <bpmn:startEvent id="Start" name="开始"><bpmn:outgoing>A</bpmn:outgoing></bpmn:startEvent>
    ${inside}
    <bpmn:endEvent id="End" name="结束"><bpmn:incoming>B</bpmn:incoming></bpmn:endEvent>
    <bpmn:sequenceFlow id="A" sourceRef="Start" targetRef="Element" />
    <bpmn:sequenceFlow id="B" sourceRef="Element" targetRef="End" />
  </bpmn:process>
</bpmn:definitions>`;

const task = (extensions: string): string =>
  `<bpmn:userTask id="Element" name="环节"><bpmn:extensionElements>${extensions}</bpmn:extensionElements><bpmn:incoming>A</bpmn:incoming><bpmn:outgoing>B</bpmn:outgoing></bpmn:userTask>`;

/** What the engine of each line runs, by the first of the three lines that does; never = none does. */
const CASES: { what: string; xml: string; from: (typeof LINES)[number] | 'never' }[] = [
  {
    what: 'a step of ours',
    xml: flowchart(task('<zeebe:taskHeaders><zeebe:header key="position" value="window" /></zeebe:taskHeaders>')),
    from: '8.0',
  },
  {
    what: 'an inclusive gateway',
    xml: flowchart(
      '<bpmn:inclusiveGateway id="Element" name="？"><bpmn:incoming>A</bpmn:incoming><bpmn:outgoing>B</bpmn:outgoing></bpmn:inclusiveGateway>',
    ),
    from: '8.5',
  },
  {
    what: 'a signal thrown on the way',
    xml: flowchart(
      '<bpmn:intermediateThrowEvent id="Element" name="信号"><bpmn:incoming>A</bpmn:incoming><bpmn:outgoing>B</bpmn:outgoing><bpmn:signalEventDefinition id="S" signalRef="Signal" /></bpmn:intermediateThrowEvent>',
    ).replace('<bpmn:process', '<bpmn:signal id="Signal" name="信号" /><bpmn:process'),
    from: '8.5',
  },
  { what: "the engine's own user task", xml: flowchart(task('<zeebe:userTask />')), from: '8.5' },
  {
    what: 'a property for tools',
    xml: flowchart(task('<zeebe:properties><zeebe:property name="a" value="b" /></zeebe:properties>')),
    from: '8.5',
  },
  { what: 'a due date on a step', xml: flowchart(task('<zeebe:taskSchedule dueDate="=due" />')), from: '8.5' },
  {
    what: 'a version tag',
    xml: flowchart(
      '<bpmn:task id="Element" name="任务"><bpmn:incoming>A</bpmn:incoming><bpmn:outgoing>B</bpmn:outgoing></bpmn:task>',
      '<bpmn:extensionElements><zeebe:versionTag value="1" /></bpmn:extensionElements>',
    ),
    from: '8.8',
  },
  {
    what: 'a complex gateway',
    xml: flowchart(
      '<bpmn:complexGateway id="Element" name="？"><bpmn:incoming>A</bpmn:incoming><bpmn:outgoing>B</bpmn:outgoing></bpmn:complexGateway>',
    ),
    from: 'never',
  },
];

describe("The rules of the engine's line", () => {
  const moddle = new BpmnModdle({ zeebe });
  const refusals = async (xml: string, engineLine: string): Promise<string[]> => {
    const { rootElement, warnings } = await moddle.fromXML(xml, 'bpmn:Definitions');
    assert.deepEqual(warnings, []);
    return (await lintDefinitions(rootElement as ModdleElement, { entry: null, engineLine }))
      .filter(({ rule }) => rule.startsWith('camunda-compat/'))
      .map(({ rule, messageEn, message }) => {
        assert.match(message, /[\u4e00-\u9fa5]/);
        return `${rule} ${messageEn}`;
      });
  };

  for (const { what, xml, from } of CASES) {
    for (const line of LINES) {
      const runs = from !== 'never' && LINES.indexOf(line) >= LINES.indexOf(from);
      it(`${runs ? 'let pass' : 'refuse'} ${what} on ${line}`, async () => {
        const found = await refusals(xml, line);
        assert.equal(found.length === 0, runs, found.join('\n'));
      });
    }
  }
});
