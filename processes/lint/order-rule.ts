/**
 * Rules of the kind "on every path, not without … before": the law's order of a procedure as data.
 *
 * A demand is checked wherever its `at` is true; it is met when the run has at least one of `needs` behind it and none
 * of `forbids`. Each element is reported once per demand.
 */
import type { Effect } from '../../domain/registry/effects.ts';
import type { Stage } from '../../domain/registry/stages.ts';
import type { FlowNode } from '../../domain/flowchart/flowchart.ts';
import type { Finding } from './finding.ts';
import { followMarks, markText, type Mark, type MarkEvent, type Watch } from './marks.ts';
import type { TextPair } from '../../domain/flowchart/outcomes.ts';
import type { RegistryEntry } from '../../domain/registry/registry-entry.ts';
import { called, calledEn, tooComplex, type RegistryRule } from './rule.ts';

export interface Demand {
  at(event: MarkEvent): boolean;
  /** At least one of these must be behind the run. */
  needs?: readonly Mark[];
  /** None of these may be behind the run, or what was done before is done again or stands against it. */
  forbids?: readonly Mark[];
  /** Article or requirement, e.g. `CF44, R15.6`. */
  basis: string;
  severity?: Finding['severity'];
}

/** Conditions for {@link Demand.at}. */
export const atStage =
  (...stages: readonly Stage[]) =>
  ({ stage }: MarkEvent): boolean =>
    stage !== undefined && stages.includes(stage);
export const atEffect =
  (...effects: readonly Effect[]) =>
  ({ effect }: MarkEvent): boolean =>
    effect !== undefined && effects.includes(effect);
export const atDocument =
  (...templates: readonly string[]) =>
  ({ template }: MarkEvent): boolean =>
    template !== undefined && templates.includes(template);
/** At a closing of a case that was decided so. */
export const atClosingAfter =
  (...effects: readonly Effect[]) =>
  ({ kind, has }: MarkEvent): boolean =>
    kind === 'close' && effects.some((effect) => has(`effect:${effect}`));

export interface OrderRule {
  name: string;
  applies(entry: RegistryEntry): boolean;
  demands: readonly Demand[] | ((entry: RegistryEntry) => readonly Demand[]);
  /** Marks that `at` asks for besides those in the demands. */
  watches?: readonly Mark[];
  resets?: Watch['resets'];
}

export const orderRule = ({ name, applies, demands, watches = [], resets }: OrderRule): RegistryRule => ({
  name,
  check({ chart, entry }, report) {
    if (!applies(entry)) return;
    const list = typeof demands === 'function' ? demands(entry) : demands;
    const marks = [...new Set([...watches, ...list.flatMap(({ needs = [], forbids = [] }) => [...needs, ...forbids])])];
    const reported = new Map<Demand, Set<FlowNode>>(list.map((demand) => [demand, new Set()]));
    const finished = followMarks(chart, { marks, resets }, (event) => {
      for (const demand of list) {
        const nodes = reported.get(demand);
        if (!demand.at(event) || nodes?.has(event.node)) continue;
        const text = objection(demand, event);
        if (!text) continue;
        nodes?.add(event.node);
        report(event.node.id, text.message, text.messageEn, demand.severity ? { severity: demand.severity } : undefined);
      }
    });
    if (!finished) tooComplex(report);
  },
});

function objection({ needs, forbids, basis }: Demand, { node, has }: MarkEvent): TextPair | undefined {
  const against = forbids?.find(has);
  if (against) {
    const { message, messageEn } = markText(against);
    return {
      message: `有路径在${message}之后又到了${called(node)}（依据 ${basis}）。`,
      messageEn: `A path reaches ${calledEn(node)} after ${messageEn} (${basis}).`,
    };
  }
  if (!needs || needs.some(has)) return undefined;
  const [zh, en] = [needs.map((mark) => markText(mark).message).join('或者'), needs.map((mark) => markText(mark).messageEn).join(' or ')];
  return {
    message: `有路径没有先${zh}就到了${called(node)}（依据 ${basis}）。`,
    messageEn: `A path reaches ${calledEn(node)} without ${en} before it (${basis}).`,
  };
}
