/** Timer symbols as the rules and the pages read them: kinds, periods, the ways on, and in words. */
import assert from 'node:assert/strict';
import { BpmnModdle } from 'bpmn-moddle';
import zeebe from 'zeebe-bpmn-moddle/resources/zeebe.json' with { type: 'json' };
import { LIMIT_PASSED } from '../../../domain/contract.ts';
import { describeFlowchart, nextText } from '../../../domain/flowchart/describe.ts';
import { processesOf, readFlowchart, type Flowchart } from '../../../domain/flowchart/flowchart.ts';
import { explore, effectOf, simplePaths, pathBudget, timeOf } from '../../../domain/flowchart/paths.ts';
import { durationOf, periodOf, periodText, readDuration } from '../../../domain/flowchart/period.ts';
import { readBpmn } from '../../../domain/flowchart/read-bpmn.ts';
import { buildEntry } from '../../processes/lint/entry.ts';
import { periodDrawing } from '../../support/period-drawing.ts';

async function chartOf(xml: string): Promise<Flowchart> {
  const read = await readBpmn(xml);
  assert.ok(read.ok, JSON.stringify(read));
  const [process] = processesOf(read.definitions);
  assert.ok(process);
  return readFlowchart(process);
}
const timerIn = async (event: string): Promise<string | undefined> =>
  (await chartOf(periodDrawing().replace(/<bpmn:boundaryEvent id="Silent"[^]*?<\/bpmn:boundaryEvent>/, event))).nodes.get('Silent')?.kind;

describe('A timer symbol', () => {
  it('is one of two: on the border of a step when its limit passes, in the flow a wait', async () => {
    const { nodes } = await chartOf(periodDrawing());
    const timers = [...nodes.values()].filter(({ element }) => element.$type.endsWith('Event') && element['eventDefinitions']);
    assert.deepEqual(
      timers.map(({ id, kind, attachedTo, period }) => [id, kind, attachedTo?.id, period]),
      [
        ['Deemed', 'border-timer', 'Accept', { count: 2, unit: 'working-day', roll: true }],
        ['Silent', 'border-timer', 'Statement', { count: 2, unit: 'calendar-day', roll: true }],
        ['HearingRequest', 'waiting-period', undefined, { count: 2, unit: 'working-day', roll: true }],
      ],
    );
    assert.equal(nodes.get('Accept')?.borderTimer?.id, 'Deemed');
    assert.deepEqual(
      nodes.get('Accept')?.outgoing.map(({ id }) => id),
      ['ToAccepted'],
    );
  });

  it('is neither when it repeats, has a date, lets the step go on, sits on something else, or waits for something else as well', async () => {
    const timer = (inside = '', attributes = 'attachedToRef="Statement"'): string =>
      `<bpmn:boundaryEvent id="Silent" ${attributes}><bpmn:timerEventDefinition id="T">${inside}</bpmn:timerEventDefinition></bpmn:boundaryEvent>`;
    assert.equal(await timerIn(timer()), 'border-timer');
    assert.equal(await timerIn(timer('<bpmn:timeCycle>R/P1D</bpmn:timeCycle>')), 'other');
    assert.equal(await timerIn(timer('<bpmn:timeDate>2026-01-01T00:00:00Z</bpmn:timeDate>')), 'other');
    assert.equal(await timerIn(timer('', 'cancelActivity="false" attachedToRef="Statement"')), 'other');
    assert.equal(await timerIn(timer('', 'attachedToRef="Decision"')), 'other');
    assert.equal(
      await timerIn(timer().replace('</bpmn:boundaryEvent>', '<bpmn:errorEventDefinition id="E" /></bpmn:boundaryEvent>')),
      'other',
    );
  });

  it('keeps what it says when a standard BPMN tool reads the drawing and writes it again', async () => {
    const moddle = new BpmnModdle({ zeebe });
    const { rootElement } = await moddle.fromXML(periodDrawing(), 'bpmn:Definitions');
    const { xml } = await moddle.toXML(rootElement, { format: true });
    const told = async (text: string): Promise<unknown> =>
      [...(await chartOf(text)).nodes.values()].map(({ id, kind, headers, period }) => ({ id, kind, headers, period }));
    assert.deepEqual(await told(xml), await told(periodDrawing()));
    assert.match(xml, /<bpmn:timeDuration xsi:type="bpmn:tFormalExpression">P2D</);
  });
});

describe('A period', () => {
  const read = (period: string, unit: string, roll?: string) =>
    periodOf({ period, 'period-unit': unit, ...(roll === undefined ? {} : { roll }) });

  it('is a whole number of a legal unit; a last day off moves its end unless the drawing says no, and never for hours', () => {
    assert.deepEqual(read('5', 'working-day'), { count: 5, unit: 'working-day', roll: true });
    assert.deepEqual(read('30', 'calendar-day', 'no'), { count: 30, unit: 'calendar-day', roll: false });
    assert.deepEqual(read('6', 'month'), { count: 6, unit: 'month', roll: true });
    assert.deepEqual(read('24', 'hour', 'yes'), { count: 24, unit: 'hour', roll: false });
    for (const [period, unit] of [
      ['0', 'month'],
      ['05', 'hour'],
      ['1.5', 'month'],
      ['-2', 'hour'],
      ['', 'hour'],
      ['5', 'week'],
      ['10000', 'hour'],
    ])
      assert.equal(read(period ?? '', unit ?? ''), undefined, `${period} ${unit}`);
    assert.equal(periodOf({}), undefined);
  });

  it('is written beside it as the duration that other tools read, the nearest that BPMN can say', () => {
    assert.equal(durationOf({ count: 5, unit: 'working-day' }), 'P5D');
    assert.equal(durationOf({ count: 30, unit: 'calendar-day' }), 'P30D');
    assert.equal(durationOf({ count: 6, unit: 'month' }), 'P6M');
    assert.equal(durationOf({ count: 24, unit: 'hour' }), 'PT24H');
  });

  it('of another tool is understood where it is of one unit; whether its days are working days nobody can know', () => {
    assert.deepEqual(readDuration('P5D'), { count: 5 });
    assert.deepEqual(readDuration('P2W'), { count: 14, unit: 'calendar-day' });
    assert.deepEqual(readDuration('P6M'), { count: 6, unit: 'month' });
    assert.deepEqual(readDuration('P1Y'), { count: 12, unit: 'month' });
    assert.deepEqual(readDuration(' PT24H '), { count: 24, unit: 'hour' });
    for (const other of ['', 'P1DT2H', 'PT30M', '=duration("P5D")', '${delay}', 'P0D', 'P1.5D', undefined])
      assert.equal(readDuration(other), undefined, other);
  });

  it('is told in both languages', () => {
    assert.deepEqual(periodText({ count: 5, unit: 'working-day' }), { message: '5 个工作日', messageEn: '5 working days' });
    assert.deepEqual(periodText({ count: 1, unit: 'month' }), { message: '1 个月', messageEn: '1 month' });
  });
});

describe('The ways through a drawing with timer symbols', () => {
  it('lead past the border of each step too, with the effect that the law gives', async () => {
    const chart = await chartOf(periodDrawing());
    const accepted = new Set<string>();
    const { reached, finished } = explore(
      chart,
      '',
      (facts) => facts,
      (event, facts) => {
        if (event.kind === 'step' && effectOf(event.node, event.decision) === 'accept') return event.decision.code ?? '';
        if (event.node.id === 'HearingRequest') accepted.add(facts);
        return facts;
      },
    );
    assert.ok(finished);
    assert.ok([...chart.nodes.keys()].every((id) => reached.has(id)));
    assert.deepEqual([...accepted].sort(), ['accept', LIMIT_PASSED]);
  });

  it('take the time that is written: the limit of a step or the period that ended it, and the length of a wait', async () => {
    const { nodes } = await chartOf(periodDrawing());
    const accept = nodes.get('Accept');
    assert.ok(accept);
    const told: string[] = [];
    simplePaths(
      accept,
      { stepId: 'Accept', code: LIMIT_PASSED },
      ({ id }) => id === 'Decide',
      (path) =>
        told.push(
          path
            .flatMap(({ node, decision }) => {
              const time = timeOf(node, decision);
              return time ? [`${node.id} ${time.count} ${time.unit}`] : [];
            })
            .join(', '),
        ),
      pathBudget(),
    );
    assert.deepEqual(
      [...new Set(told)],
      [
        'Accept 2 working-day, Statement 2 working-day, HearingRequest 2 working-day, Decide 3 working-day',
        'Accept 2 working-day, Statement 2 calendar-day, HearingRequest 2 working-day, Decide 3 working-day',
      ],
    );
  });

  it('are told in words: what the law gives at the end of a limit, and how long a wait is', async () => {
    const description = await describeFlowchart(periodDrawing());
    const entry = buildEntry();
    const told = (step: string, outcome: string) => nextText(description.nextAfter(step, outcome), entry);
    assert.deepEqual(told('Accept', LIMIT_PASSED), {
      text: '到期视为受理 → 生成《受理通知书》 → 听取陈述 · 承办岗',
      textEn: 'limit passed: Deemed accepted → generate "Acceptance notice" → 听取陈述 · Case handler',
    });
    assert.equal(told('Accept', 'accept').text, '生成《受理通知书》 → 听取陈述 · 承办岗');
    assert.deepEqual(told('Statement', 'heard'), {
      text: '等待 2 个工作日（听证申请期） → 决定 · 审批岗',
      textEn: 'wait 2 working days (听证申请期) → 决定 · Deciding leader',
    });
    assert.equal(told('HearingRequest', '').text, '决定 · 审批岗');
    assert.deepEqual(
      description.steps
        .filter(({ limitPassed }) => limitPassed)
        .map(({ elementId, limitPassed }) => [elementId, limitPassed?.outcome.label]),
      [
        ['Accept', '视为受理'],
        ['Statement', '视为放弃陈述'],
      ],
    );
    assert.deepEqual(description.waitingPeriods, [
      {
        elementId: 'HearingRequest',
        name: '听证申请期',
        period: { count: 2, unit: 'working-day', roll: true },
        waivable: true,
        basis: 'XK47',
      },
    ]);
  });
});
