import { HEADERS } from '../../../domain/contract.ts';
import { EFFECT_CODES, effect, type Effect } from '../../../domain/registry/effects.ts';
import { isResult, type CaseResult } from '../../../domain/registry/results.ts';
import type { FlowNode } from '../../../domain/flowchart/flowchart.ts';
import { effectOf, explore } from '../../../domain/flowchart/paths.ts';
import { called, calledEn, tooComplex, type RegistryRule, type ReportExtra } from '../rule.ts';

/** The decision that a result must rest on; a withdrawal by the party rests on none. */
const restsOn = (result: CaseResult): Effect | undefined =>
  result === 'not-required' ? 'decline' : EFFECT_CODES.find((code) => effect(code).result === result);

interface Facts {
  closings: number;
  decided?: Effect;
}

/**
 * R9, R15.2: from acceptance to completion. Every run closes its case exactly once, with a known result that fits what was
 * decided, and then ends; nothing is done in a closed case, and no run gets stuck.
 */
export const caseCloses: RegistryRule = {
  name: 'case-closes',
  check({ chart }, report) {
    const found = new Map<string, { node: FlowNode; kind: string; message: string; messageEn: string }>();
    const once = (node: FlowNode, kind: string, message: string, messageEn: string): void => {
      if (!found.has(`${kind} ${node.id}`)) found.set(`${kind} ${node.id}`, { node, kind, message, messageEn });
    };
    for (const node of chart.nodes.values()) {
      const result = node.headers[HEADERS.result] ?? '';
      if (node.kind === 'close' && !isResult(result)) {
        once(
          node,
          'result',
          `${called(node)}的办结结果“${result}”未定义。`,
          `${calledEn(node)} closes with an unknown result "${result}".`,
        );
      }
    }
    const decidedAt = new Map<FlowNode, Set<Effect | undefined>>();
    const { finished } = explore<Facts>(
      chart,
      { closings: 0 },
      ({ closings, decided }) => `${closings}${decided ?? ''}`,
      (event, facts) => {
        const { node } = event;
        switch (event.kind) {
          case 'stuck':
            once(
              node,
              'stuck',
              `并行网关${called(node)}会一直等待不会到来的分支。`,
              `Parallel gateway ${calledEn(node)} waits for a branch that never comes.`,
            );
            return facts;
          case 'complete':
            if (facts.closings === 0) {
              once(node, 'open', `有路径没有办结就到了${called(node)}。`, `A path reaches ${calledEn(node)} without closing the case.`);
            }
            if (node.kind !== 'end')
              once(node, 'end', `有路径停在${called(node)}，没有到结束事件。`, `A path stops at ${calledEn(node)} without an end event.`);
            return facts;
          case 'step':
            mayStillAct(node, facts, once);
            return { ...facts, decided: decisionIn(effectOf(node, event.decision)) ?? facts.decided };
          case 'pass':
            if (node.kind === 'document' || node.kind === 'waiting-period') mayStillAct(node, facts, once);
            if (node.kind !== 'close') return facts;
            decidedAt.set(node, (decidedAt.get(node) ?? new Set()).add(facts.decided));
            return close(node, facts, once);
        }
      },
    );
    for (const { node, kind, message, messageEn } of found.values()) {
      report(node.id, message, messageEn, kind === 'result' || kind === 'basis' ? resultAfter(node, decidedAt.get(node)) : undefined);
    }
    if (!finished) tooComplex(report);
  },
};

type Once = (node: FlowNode, kind: string, message: string, messageEn: string) => void;

function mayStillAct(node: FlowNode, { closings }: Facts, once: Once): void {
  if (closings) once(node, 'after', `办结之后不得再有${called(node)}。`, `Nothing may follow the closing, but ${calledEn(node)} does.`);
}

function close(node: FlowNode, facts: Facts, once: Once): Facts {
  const result = node.headers[HEADERS.result] ?? '';
  if (facts.closings)
    once(node, 'twice', `有路径两次办结，第二次在${called(node)}。`, `A path closes the case twice, the second time at ${calledEn(node)}.`);
  const needed = isResult(result) ? restsOn(result) : undefined;
  if (needed && facts.decided !== needed) {
    once(
      node,
      'basis',
      `${called(node)}的办结结果“${result}”与之前的决定不符。`,
      `Result "${result}" of ${calledEn(node)} does not rest on the decision before it.`,
    );
  }
  return { ...facts, closings: Math.min(2, facts.closings + 1) };
}

/** Every path decides the same before this closing, and that decision has one result only. */
function resultAfter({ id }: FlowNode, decided: Set<Effect | undefined> | undefined): ReportExtra | undefined {
  const [only, ...others] = decided ?? [];
  const result = only && !others.length && only !== 'decline' ? effect(only).result : undefined;
  return result && { repair: { kind: 'set-header', elementId: id, key: HEADERS.result, value: result } };
}

/** What a result can rest on: not an acceptance nor a turn of the clock. */
const decisionIn = (code: Effect | undefined): Effect | undefined => (code && effect(code).result ? code : undefined);
