/** Flowcharts in words for tests: `a>b` is a flow, `a>b:yes` one tied to outcome yes, `a>b*` the default. Kinds by first letter. */
import { HEADERS, JOB_TYPES } from '../../domain/contract.ts';
import { processesOf, readFlowchart, type Flowchart } from '../../domain/flowchart/flowchart.ts';
import { readBpmn } from '../../domain/flowchart/read-bpmn.ts';

interface Element {
  tag: string;
  type?: string;
  headers?: Readonly<Record<string, string>>;
}

const KINDS: Record<string, Element> = {
  s: { tag: 'startEvent' },
  e: { tag: 'endEvent' },
  t: { tag: 'userTask', headers: { [HEADERS.outcomes]: '[{"code":"yes","label":"是"},{"code":"no","label":"否"}]' } },
  d: { tag: 'serviceTask', type: JOB_TYPES.generateDocument, headers: { [HEADERS.template]: 'acceptance-notice' } },
  c: { tag: 'serviceTask', type: JOB_TYPES.closeCase, headers: { [HEADERS.result]: 'granted' } },
  x: { tag: 'exclusiveGateway' },
  p: { tag: 'parallelGateway' },
  r: { tag: 'receiveTask' },
};

/** What an element has instead of what its letter gives. */
export interface Drawn {
  name?: string;
  headers?: Readonly<Record<string, string>>;
}

/** A flowchart that engines run, too. */
export const drawBpmn = (id: string, ...written: string[]): string => drawWith(id, {}, ...written);

/** The same with names and task headers of one's own, by element. */
export function drawWith(id: string, drawn: Readonly<Record<string, Drawn>>, ...written: string[]): string {
  const flows = written.map((flow, index) => {
    const [, from = '', to = '', isDefault, code] = /^(\w+)>(\w+)(\*)?(?::([\w-]+))?$/.exec(flow) ?? [];
    return { id: `f${index}`, from, to, isDefault: isDefault === '*', code };
  });
  const nodes = [...new Set(flows.flatMap(({ from, to }) => [from, to]))].map((node) => {
    const { tag, type, headers } = { ...(KINDS[node[0] ?? ''] ?? { tag: 'manualTask' }), ...drawn[node] };
    const way = flows.find(({ from, isDefault }) => from === node && isDefault);
    const name = drawn[node]?.name;
    return `<bpmn:${tag} id="${node}"${name ? ` name="${name}"` : ''}${way ? ` default="${way.id}"` : ''}>${extensions(type, headers)}</bpmn:${tag}>`;
  });
  const edges = flows.map(
    ({ id: flow, from, to, code }) =>
      `<bpmn:sequenceFlow id="${flow}" sourceRef="${from}" targetRef="${to}">${
        code ? `<bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">=outcome = "${code}"</bpmn:conditionExpression>` : ''
      }</bpmn:sequenceFlow>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" id="Definitions_1" targetNamespace="http://sunlit.local/test">
<bpmn:process id="${id}" isExecutable="true">
${[...nodes, ...edges].join('\n')}
</bpmn:process>
</bpmn:definitions>`;
}

function extensions(type: string | undefined, headers: Readonly<Record<string, string>> = {}): string {
  const values = Object.entries(headers).map(([key, value]) => `<zeebe:header key="${key}" value='${value}' />`);
  if (!type && !values.length) return '';
  const definition = type ? `<zeebe:taskDefinition type="${type}" />` : '';
  return `<bpmn:extensionElements>${definition}<zeebe:taskHeaders>${values.join('')}</zeebe:taskHeaders></bpmn:extensionElements>`;
}

export async function chartOf(xml: string): Promise<Flowchart> {
  const read = await readBpmn(xml);
  const process = read.ok ? processesOf(read.definitions)[0] : undefined;
  if (!process) throw new Error(`not a flowchart: ${JSON.stringify(read)}`);
  return readFlowchart(process);
}

/** Three branches at once, one of them of three tasks; a loop round all of them. */
export const PARALLEL = drawBpmn(
  'parallel',
  ...['s>x0', 'x0>t1', 't1>x1', 'x1>p1:yes', 'x1>c9*', 'c9>e9', 'p1>d1', 'p1>t2', 'p1>t3', 'd1>t5', 't5>p2', 't2>p2', 't3>d2'],
  ...['d2>p2', 'p2>t4', 't4>x2', 'x2>x0:no', 'x2>d3*', 'd3>c1', 'c1>e1'],
);

/** A fork in a branch of a fork, from the very start. */
export const NESTED = drawBpmn(
  'nested',
  ...['s>p1', 'p1>t1', 'p1>p3', 'p3>t2', 'p3>d1', 't2>p4', 'd1>p4', 'p4>d2', 'd2>p2', 't1>p2', 'p2>t9', 't9>x1', 'x1>c1:yes'],
  ...['x1>c2*', 'c1>e1', 'c2>e2'],
);
