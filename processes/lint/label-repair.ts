/**
 * The name that an element without one certainly has: a document task is called after its document, a closing after its result, a timer on
 * a step's border after what the law then gives, a branch after the outcomes that take it. (`bpmnlint/label-required` finds the lack but
 * knows nothing of these.)
 */
import { HEADERS } from '../../domain/contract.ts';
import { isResult, RESULTS } from '../../domain/registry/results.ts';
import { DOCUMENTS } from '../../domain/registry/documents.ts';
import type { Finding } from './finding.ts';
import type { Flow, FlowNode, Flowchart } from '../../domain/flowchart/flowchart.ts';

export function withLabelRepair(finding: Finding, charts: readonly Flowchart[]): Finding {
  if (finding.rule !== 'bpmnlint/label-required' || finding.elementId === null) return finding;
  const name = nameFor(finding.elementId, charts);
  return name ? { ...finding, repair: { kind: 'set-property', elementId: finding.elementId, property: 'name', value: name } } : finding;
}

function nameFor(elementId: string, charts: readonly Flowchart[]): string | undefined {
  const nodes = charts.flatMap((chart) => [...chart.nodes.values()]);
  const node = nodes.find(({ id }) => id === elementId);
  if (node) return nameOfTask(node);
  const flow = nodes.flatMap(({ outgoing }) => outgoing).find(({ id }) => id === elementId);
  return flow && nameOfBranch(flow);
}

function nameOfTask({ kind, headers }: FlowNode): string | undefined {
  const [template, result] = [headers[HEADERS.template] ?? '', headers[HEADERS.result]];
  if (kind === 'document' && Object.hasOwn(DOCUMENTS, template)) return `生成${DOCUMENTS[template]?.name ?? ''}`;
  if (kind === 'border-timer') return headers[HEADERS.label]?.trim() || undefined;
  return kind === 'close' && isResult(result) ? `办结：${RESULTS[result].name}` : undefined;
}

function nameOfBranch({ source, codes }: Flow): string | undefined {
  const outcomes = source.incoming.flatMap(({ source: step }) => step.outcomes);
  const labels = codes?.map((code) => outcomes.find((outcome) => outcome.code === code)?.label);
  return labels?.length && labels.every((label) => label !== undefined) ? labels.join('、') : undefined;
}
