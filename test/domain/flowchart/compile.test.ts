/** What is deployed of a drawing with timer symbols (docs/adr/0014). */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { HEADERS, JOB_TYPES, LIMIT_PASSED, LIMIT_PASSED_HEADER, PERIOD_UNITS, type LimitPassed } from '../../../domain/contract.ts';
import { CannotCompile, compileFlowchart, gatewayIdOf } from '../../../domain/flowchart/compile.ts';
import { headersOf, jobTypeOf, processesOf, readFlowchart, type Flowchart, type FlowNode } from '../../../domain/flowchart/flowchart.ts';
import { many, one, type ModdleElement } from '../../../domain/flowchart/moddle.ts';
import { takenFlows } from '../../../domain/flowchart/paths.ts';
import { readBpmn } from '../../../domain/flowchart/read-bpmn.ts';
import { periodDrawing } from '../../support/period-drawing.ts';

async function read(xml: string): Promise<{ definitions: ModdleElement; chart: Flowchart }> {
  const found = await readBpmn(xml);
  assert.ok(found.ok, JSON.stringify(found));
  const [process] = processesOf(found.definitions);
  assert.ok(process);
  return { definitions: found.definitions, chart: readFlowchart(process) };
}

const node = (chart: Flowchart, id: string): FlowNode => {
  const found = chart.nodes.get(id);
  assert.ok(found, id);
  return found;
};

/** Where a case stands next after a step, by following flows and default flows as the engine does. */
function nextStop(chart: Flowchart, step: string, outcome: string): string {
  const decision = { stepId: step, code: outcome };
  let at = node(chart, step);
  do {
    const [flow, ...more] = takenFlows(at, decision);
    assert.ok(flow && !more.length, `one way on from ${at.id}`);
    at = flow.target;
  } while (at.kind === 'decision' || at.kind === 'border-timer');
  return at.id;
}

/** A drawing of so many steps in a row; on some a border timer leads to the step after next, between some a waiting period. */
function rowOfSteps(random: () => number): { xml: string; timers: number } {
  const length = 2 + Math.floor(random() * 6);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const header = (key: string, value: string): string => `<zeebe:header key="${key}" value="${value}" />`;
  const parts: string[] = ['<bpmn:startEvent id="S" />', '<bpmn:endEvent id="T99" />'];
  let flows = 0;
  let timers = 0;
  const flow = (from: string, to: string): void => {
    flows += 1;
    parts.push(`<bpmn:sequenceFlow id="F${flows}" sourceRef="${from}" targetRef="${to}" />`);
  };
  const target = (index: number): string => (index < length ? `T${index}` : 'T99');
  flow('S', 'T0');
  for (let index = 0; index < length; index += 1) {
    const limit = 1 + Math.floor(random() * 30);
    parts.push(
      `<bpmn:userTask id="T${index}"><bpmn:extensionElements><zeebe:taskHeaders>${header('limit', String(limit))}</zeebe:taskHeaders></bpmn:extensionElements></bpmn:userTask>`,
    );
    if (random() < 0.5) {
      timers += 1;
      const own = random() < 0.5 ? header('period', String(limit)) + header('period-unit', pick(PERIOD_UNITS)) : '';
      parts.push(
        `<bpmn:boundaryEvent id="B${index}" attachedToRef="T${index}"><bpmn:extensionElements><zeebe:taskHeaders>${own}${header('label', '到期')}</zeebe:taskHeaders></bpmn:extensionElements><bpmn:timerEventDefinition id="BD${index}" /></bpmn:boundaryEvent>`,
      );
      flow(`B${index}`, target(index + 2));
    }
    if (random() < 0.4) {
      timers += 1;
      parts.push(
        `<bpmn:intermediateCatchEvent id="W${index}"><bpmn:extensionElements><zeebe:taskHeaders>${header('period', '5')}${header('period-unit', pick(PERIOD_UNITS))}</zeebe:taskHeaders></bpmn:extensionElements><bpmn:timerEventDefinition id="WD${index}" /></bpmn:intermediateCatchEvent>`,
      );
      flow(`T${index}`, `W${index}`);
      flow(`W${index}`, target(index + 1));
    } else flow(`T${index}`, target(index + 1));
  }
  const xml = `<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" id="D" targetNamespace="http://sunlit.local/test"><bpmn:process id="p" isExecutable="true">${parts.join('')}</bpmn:process></bpmn:definitions>`;
  return { xml, timers };
}

/** The same numbers at every run. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

describe('A compiled drawing', () => {
  it('is the drawing itself, byte for byte, where no timer symbol is drawn', async () => {
    const folder = new URL('../../../processes/', import.meta.url);
    for (const name of ['powers', 'skeletons'])
      for (const file of readdirSync(new URL(`${name}/`, folder)).filter((found) => found.endsWith('.bpmn'))) {
        const xml = readFileSync(new URL(`${name}/${file}`, folder), 'utf8');
        if (!xml.includes('timerEventDefinition')) assert.equal(await compileFlowchart(xml), xml, file);
      }
  });

  it('leaves the timers alone that the engine itself waits for', async () => {
    const xml = readFileSync(new URL('../../../processes/platform/due-alarm.bpmn', import.meta.url), 'utf8');
    assert.equal(await compileFlowchart(xml), xml);
  });

  it('has no timer symbol left, keeps every other id, and is always the same', async () => {
    for (let seed = 1; seed <= 20; seed += 1) {
      const { xml, timers } = rowOfSteps(numbers(seed));
      const compiled = await compileFlowchart(xml);
      assert.equal(await compileFlowchart(xml), compiled, `seed ${seed}`);
      assert.equal(await compileFlowchart(compiled), compiled, `compiled twice, seed ${seed}`);
      if (!timers) assert.equal(compiled, xml);
      assert.doesNotMatch(compiled, /timerEventDefinition|boundaryEvent|intermediateCatchEvent/i, `seed ${seed}`);
      const [before, after] = [await read(xml), await read(compiled)];
      for (const drawn of before.chart.nodes.values()) {
        if (drawn.kind === 'border-timer') assert.ok(!after.chart.nodes.has(drawn.id));
        else assert.ok(after.chart.nodes.has(drawn.id), `${drawn.id}, seed ${seed}`);
      }
      const ids = (chart: Flowchart): string[] => [...chart.nodes.values()].flatMap(({ outgoing }) => outgoing.map(({ id }) => id)).sort();
      const added = ids(after.chart).filter((id) => !ids(before.chart).includes(id));
      assert.ok(added.every((id) => /^T\d+_ToLimitPassed$/.test(id)));
      assert.equal(ids(after.chart).length, ids(before.chart).length + added.length, 'no flow is lost');
    }
  });

  it('leads on from each step as it was drawn, after its outcome and after its limit passed', async () => {
    for (let seed = 1; seed <= 20; seed += 1) {
      const { xml } = rowOfSteps(numbers(seed));
      const [before, after] = [await read(xml), await read(await compileFlowchart(xml))];
      for (const step of before.chart.nodes.values()) {
        if (step.kind !== 'step') continue;
        assert.equal(nextStop(after.chart, step.id, 'done'), nextStop(before.chart, step.id, 'done'), `${step.id}, seed ${seed}`);
        if (step.borderTimer)
          assert.equal(nextStop(after.chart, step.id, LIMIT_PASSED), step.borderTimer.outgoing[0]?.target.id, `${step.id}, seed ${seed}`);
      }
    }
  });

  it('routes by a gateway of its own, whose default is the flow that was drawn, so that the decision after it is as before', async () => {
    const { chart } = await read(await compileFlowchart(periodDrawing()));
    const gateway = node(chart, gatewayIdOf('Accept'));
    assert.equal(gateway.id, 'Accept_LimitPassed');
    assert.deepEqual(
      gateway.outgoing.map(({ id, isDefault, condition, target }) => ({ id, isDefault, condition, target: target.id })),
      [
        { id: 'ToAccepted', isDefault: true, condition: undefined, target: 'Accepted' },
        { id: 'IfDeemed', isDefault: false, condition: '=outcome = "limit-passed"', target: 'AcceptedJoin' },
      ],
    );
    assert.equal(nextStop(chart, 'Accept', 'accept'), 'AcceptanceNotice');
    assert.equal(nextStop(chart, 'Accept', 'decline'), 'DeclineNotice');
    assert.equal(nextStop(chart, 'Accept', LIMIT_PASSED), 'AcceptanceNotice');
  });

  it('tells the platform with the step what the law gives, its period by the limit of the step where it has none of its own', async () => {
    const { chart } = await read(await compileFlowchart(periodDrawing()));
    const passed = (step: string): LimitPassed => JSON.parse(node(chart, step).headers[LIMIT_PASSED_HEADER] ?? '') as LimitPassed;
    assert.deepEqual(passed('Accept'), {
      elementId: 'Deemed',
      outcome: { code: 'limit-passed', label: '视为受理', labelEn: 'Deemed accepted', effect: 'accept' },
      count: 2,
      unit: 'working-day',
      roll: true,
      basis: 'XK32',
    });
    assert.deepEqual(passed('Statement'), {
      elementId: 'Silent',
      outcome: { code: 'limit-passed', label: '视为放弃陈述', labelEn: 'Statement waived' },
      count: 2,
      unit: 'calendar-day',
      roll: true,
      basis: 'XK36',
    });
    assert.equal(node(chart, 'Decide').headers[LIMIT_PASSED_HEADER], undefined);
    assert.equal(node(chart, 'Accept').headers[HEADERS.limit], '2', 'what else the step says stays');
  });

  it('makes a waiting period a job of the ledger with its length, under the id that was drawn', async () => {
    const { chart } = await read(await compileFlowchart(periodDrawing()));
    const { element, name } = node(chart, 'HearingRequest');
    assert.equal(element.$type, 'bpmn:ServiceTask');
    assert.equal(name, '听证申请期');
    assert.equal(jobTypeOf(element), JOB_TYPES.waitingPeriod);
    assert.deepEqual(headersOf(element), { period: '2', 'period-unit': 'working-day', roll: 'yes', waivable: 'yes', basis: 'XK47' });
  });

  it('can still be looked at: every element has its place, the gateway that of the timer', async () => {
    const { definitions, chart } = await read(await compileFlowchart(periodDrawing()));
    const drawn = many(definitions, 'diagrams')
      .flatMap((diagram) => many(one(diagram, 'plane'), 'planeElement'))
      .map((part) => one(part, 'bpmnElement')?.id);
    const ids = many(chart.process, 'flowElements').map(({ id }) => id);
    assert.deepEqual([...drawn].sort(), [...ids].sort());
  });

  it('does not exist where the registry should never have confirmed the drawing', async () => {
    const without = (...parts: (string | RegExp)[]): string => parts.reduce<string>((xml, part) => xml.replace(part, ''), periodDrawing());
    const broken: [xml: string, message: RegExp][] = [
      [without('<zeebe:header key="period-unit" value="working-day" />'), /^HearingRequest: the waiting period has no length/],
      [without('<zeebe:header key="limit" value="2" />'), /^Deemed: the border timer has no period/],
      [
        without(
          /<bpmn:sequenceFlow id="IfDeemed"[^>]*\/>/,
          '<bpmn:outgoing>IfDeemed</bpmn:outgoing>',
          '<bpmn:incoming>IfDeemed</bpmn:incoming>',
          /<bpmndi:BPMNEdge id="IfDeemed_di"[^]*?<\/bpmndi:BPMNEdge>/,
        ),
        /^Deemed: exactly one flow leaves a border timer/,
      ],
      [periodDrawing().replaceAll(/(["> ])Accepted(?=["<])/g, '$1Accept_LimitPassed'), /^Accept: the ids .* are reserved/],
      [
        periodDrawing().replace('attachedToRef="Statement"', 'attachedToRef="Accept"'),
        /^Silent: step Accept has more than one border timer/,
      ],
      [periodDrawing().replace('<bpmn:process', '<bpmn:script'), /^flowchart: /],
    ];
    for (const [xml, message] of broken)
      await assert.rejects(
        compileFlowchart(xml),
        (error) => error instanceof CannotCompile && message.test(error.message),
        String(message),
      );
  });
});
