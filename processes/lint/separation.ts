/** Steps that the law keeps apart are drawn at different positions (CF57, CF58, CF64, XK48). */
import { HEADERS } from '../../domain/contract.ts';
import type { FlowNode, Flowchart } from '../../domain/flowchart/flowchart.ts';
import type { RegistryEntry } from '../../domain/registry/registry-entry.ts';
import { stageOf, type Separation } from '../../domain/registry/separations.ts';
import { STAGES } from '../../domain/registry/stages.ts';
import { called, calledEn, type RegistryRule, type Report } from './rule.ts';

/** A rule that reports each judging step at a position that also does the work it judges. */
export const separationRule = ({ name, applies, judges, from, basis }: Separation): RegistryRule => ({
  name,
  check({ chart, entry }, report) {
    if (applies(entry)) reportShared(chart, entry, { judges, from, basis }, report);
  },
});

function reportShared(
  chart: Flowchart,
  entry: RegistryEntry,
  { judges, from, basis }: Pick<Separation, 'judges' | 'from' | 'basis'>,
  report: Report,
): void {
  const workers = new Map<string, FlowNode>();
  for (const node of chart.nodes.values()) {
    const [stage, position] = [stageOf(node), node.headers[HEADERS.position]?.trim()];
    if (stage && from.includes(stage) && position && !workers.has(position)) workers.set(position, node);
  }
  for (const node of chart.nodes.values()) {
    const worker = workers.get(node.headers[HEADERS.position]?.trim() ?? '');
    const stage = worker && stageOf(worker);
    if (node.kind !== 'step' || !worker || !stage || worker === node || !judges(node)) continue;
    const position = entry.positions.find(({ code }) => code === worker.headers[HEADERS.position]?.trim());
    report(
      node.id,
      `环节${called(node)}与${called(worker)}（${STAGES[stage].name}）是同一岗位“${position?.name ?? ''}”，依法应当分开（依据 ${basis}）。`,
      `Step ${calledEn(node)} is done at the same position "${position?.nameEn ?? ''}" as ${calledEn(worker)} (${STAGES[stage].nameEn}); the law separates them (${basis}).`,
    );
  }
}
