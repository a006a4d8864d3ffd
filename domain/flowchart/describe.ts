/**
 * A flowchart in words: its steps, and what follows an outcome ("→ 决定 · 审批岗").
 *
 * Used by the server for the inbox and the case page, and by the pages while drawing.
 */
import { HEADERS, type LimitPassed, type Outcome, type Period } from '../contract.ts';
import { isResult, RESULTS, type CaseResult } from '../registry/results.ts';
import { isStage, type Stage } from '../registry/stages.ts';
import { nameOfDocument } from '../registry/documents.ts';
import { processesOf, readFlowchart, type Flow, type FlowNode, type Flowchart } from './flowchart.ts';
import type { ModdleElement } from './moddle.ts';
import { takenFlows, type Decision } from './paths.ts';
import { periodText } from './period.ts';
import { readBpmn } from './read-bpmn.ts';

export interface StepDescription {
  elementId: string;
  name: string;
  /** Code of the position; empty when none is set. */
  position: string;
  /** Null when the step has no limit of its own. */
  limit: Period | null;
  outcomes: Outcome[];
  form: string | null;
  officers: 1 | 2;
  stage: Stage | null;
  /** What the law gives when the step's limit passes; null without a timer on its border. */
  limitPassed: LimitPassed | null;
}

/** A period that the case waits out, as it is drawn. */
export interface WaitingPeriodDescription {
  elementId: string;
  name: string;
  period: Period | null;
  /** A written waiver ends it early. */
  waivable: boolean;
  basis: string | null;
}

/** What comes after an outcome, in order. A document or closing is done by the platform, a step waits for a person. */
export type NextItem =
  | { kind: 'document'; elementId: string; name: string; template: string }
  | { kind: 'step'; elementId: string; name: string; position: string; limit: Period | null }
  /** `code` as drawn: a result of cases, or one that the procedure's own entry names. */
  | { kind: 'close'; elementId: string; name: string; result: CaseResult | null; code: string }
  | ({ kind: 'waiting-period' } & WaitingPeriodDescription)
  /** The limit of the step before passed; `name` is what the law then gives, e.g. 视为受理. */
  | { kind: 'limit-passed'; elementId: string; name: string; nameEn: string }
  | { kind: 'end'; elementId: string; name: string };

export interface FlowchartDescription {
  processId: string;
  steps: StepDescription[];
  step(elementId: string): StepDescription | undefined;
  waitingPeriods: WaitingPeriodDescription[];
  /** The element's name; its id when it has none or is unknown. */
  nameOf(elementId: string): string;
  /** What follows a step decided so, {@link LIMIT_PASSED} among the outcomes; or a waiting period when it is over. */
  nextAfter(elementId: string, outcome: string): NextItem[];
}

/** Describes a flowchart that was read; `processId` is empty when there is none. */
export function describeDefinitions(definitions: ModdleElement): FlowchartDescription {
  const process = processesOf(definitions)[0];
  const chart: Flowchart = process ? readFlowchart(process) : { process: { $type: 'bpmn:Process' }, nodes: new Map() };
  const steps = [...chart.nodes.values()].filter(({ kind }) => kind === 'step').map(describeStep);
  const byId = new Map(steps.map((step) => [step.elementId, step]));
  return {
    processId: process?.id ?? '',
    steps,
    step: (elementId) => byId.get(elementId),
    waitingPeriods: [...chart.nodes.values()].filter(({ kind }) => kind === 'waiting-period').map(describeWaitingPeriod),
    nameOf: (elementId) => chart.nodes.get(elementId)?.name || elementId,
    nextAfter: (elementId, outcome) => following(chart.nodes.get(elementId), outcome),
  };
}

/** The same from the text of a flowchart that the registry holds; throws when it cannot be read. */
export async function describeFlowchart(xml: string | Uint8Array): Promise<FlowchartDescription> {
  const read = await readBpmn(xml);
  if (!read.ok)
    throw new Error(`flowchart cannot be read: ${read.problems.map(({ code, messageEn }) => `${code} ${messageEn}`).join('; ')}`);
  return describeDefinitions(read.definitions);
}

export const describeSteps = (definitions: ModdleElement): StepDescription[] => describeDefinitions(definitions).steps;

export const nextAfter = (definitions: ModdleElement, elementId: string, outcome: string): NextItem[] =>
  describeDefinitions(definitions).nextAfter(elementId, outcome);

/** The words of an entry, of a power or of a procedure of the rules, that a line about what follows needs. */
export interface WordsOfEntry {
  positions: readonly { code: string; name: string; nameEn: string }[];
  /** Only where they are not those of cases. */
  documents?: Readonly<Record<string, { title: string; titleEn: string }>>;
  results?: Readonly<Record<string, { name: string; nameEn: string }>>;
}

/** One line for people, e.g. `生成《受理通知书》 → 初审 · 承办岗`. */
export function nextText(next: readonly NextItem[], entry: WordsOfEntry): { text: string; textEn: string } {
  const parts = next
    .filter(({ kind }, index) => kind !== 'end' || index === 0)
    .map((item): [string, string] => {
      switch (item.kind) {
        case 'document': {
          const own = entry.documents?.[item.template];
          const { name, nameEn } = own ? { name: own.title, nameEn: own.titleEn } : nameOfDocument(item.template);
          return [`生成《${name}》`, `generate "${nameEn}"`];
        }
        case 'step': {
          const position = entry.positions.find(({ code }) => code === item.position);
          return [`${item.name} · ${position?.name ?? item.position}`, `${item.name} · ${position?.nameEn ?? item.position}`];
        }
        case 'close': {
          const { name, nameEn } = entry.results?.[item.code] ?? (item.result ? RESULTS[item.result] : { name: '', nameEn: '' });
          return [`办结（${name}）`, `complete (${nameEn})`];
        }
        case 'waiting-period': {
          const { message, messageEn } = item.period ? periodText(item.period) : { message: '', messageEn: '' };
          return [`等待${message && ` ${message}`}（${item.name}）`, `wait${messageEn && ` ${messageEn}`} (${item.name})`];
        }
        case 'limit-passed':
          return [`到期${item.name}`, `limit passed: ${item.nameEn}`];
        case 'end':
          return ['结束', 'end'];
      }
    });
  return { text: parts.map(([zh]) => zh).join(' → '), textEn: parts.map(([, en]) => en).join(' → ') };
}

function describeStep(node: FlowNode): StepDescription {
  return {
    elementId: node.id,
    name: node.name || node.id,
    position: node.headers[HEADERS.position] ?? '',
    limit: node.period ?? null,
    outcomes: node.outcomes,
    form: node.headers[HEADERS.form] || null,
    officers: node.headers[HEADERS.officers] === '2' ? 2 : 1,
    stage: stageOf(node),
    limitPassed: limitPassedOn(node) ?? null,
  };
}

const describeWaitingPeriod = ({ id, name, period, headers }: FlowNode): WaitingPeriodDescription => ({
  elementId: id,
  name: name || id,
  period: period ?? null,
  waivable: headers[HEADERS.waivable] === 'yes',
  basis: headers[HEADERS.basis] || null,
});

/** What the timer on a step's border says; nothing without one, or when its period cannot be read. */
export function limitPassedOn({ borderTimer }: FlowNode): LimitPassed | undefined {
  const [outcome] = borderTimer?.outcomes ?? [];
  if (!borderTimer?.period || !outcome) return undefined;
  const basis = borderTimer.headers[HEADERS.basis];
  return { elementId: borderTimer.id, outcome, ...borderTimer.period, ...(basis ? { basis } : {}) };
}

/** Follows the flows until the next steps or the end; parallel branches are listed one after another. */
function following(from: FlowNode | undefined, outcome: string): NextItem[] {
  if (!from) return [];
  const decision: Decision = { stepId: from.id, code: outcome };
  const items: NextItem[] = [];
  const seen = new Set<FlowNode>([from]);
  const queue: Flow[] = [...takenFlows(from, decision)];
  for (let flow = queue.shift(); flow; flow = queue.shift()) {
    const node = flow.target;
    if (seen.has(node)) {
      if (node === from) items.push(stepItem(node));
      continue;
    }
    seen.add(node);
    if (node.kind === 'step') {
      items.push(stepItem(node));
      continue;
    }
    if (node.kind === 'document')
      items.push({ kind: 'document', elementId: node.id, name: node.name, template: node.headers[HEADERS.template] ?? '' });
    if (node.kind === 'close')
      items.push({ kind: 'close', elementId: node.id, name: node.name, result: resultOf(node), code: node.headers[HEADERS.result] ?? '' });
    if (node.kind === 'waiting-period') items.push({ kind: 'waiting-period', ...describeWaitingPeriod(node) });
    if (node.kind === 'border-timer') items.push(passedItem(node));
    if (node.kind === 'end') items.push({ kind: 'end', elementId: node.id, name: node.name });
    queue.unshift(...takenFlows(node, decision));
  }
  return items;
}

const stepItem = (node: FlowNode): NextItem => ({
  kind: 'step',
  elementId: node.id,
  name: node.name || node.id,
  position: node.headers[HEADERS.position] ?? '',
  limit: node.period ?? null,
});

function passedItem({ id, outcomes: [outcome] }: FlowNode): NextItem {
  const name = outcome?.label ?? '';
  return { kind: 'limit-passed', elementId: id, name, nameEn: outcome?.labelEn ?? name };
}

function resultOf(node: FlowNode): CaseResult | null {
  const result = node.headers[HEADERS.result];
  return isResult(result) ? result : null;
}

function stageOf(node: FlowNode): Stage | null {
  const stage = node.headers[HEADERS.stage];
  return isStage(stage) ? stage : null;
}
