import { HEADERS, LIMIT_PASSED, type Outcome } from '../../../domain/contract.ts';
import { effect as effectNamed } from '../../../domain/registry/effects.ts';
import type { FlowNode } from '../../../domain/flowchart/flowchart.ts';
import { ownOutcomes, readOutcomes } from '../../../domain/flowchart/outcomes.ts';
import { called, calledEn, type RegistryRule, type ReportExtra } from '../rule.ts';

/**
 * R11.4, R10: every step declares its outcomes by the contract, each code and label once; an outcome with the effect of
 * declining or denying is negative, so that nobody can give it without a reason; accepting and granting are not. What the law gives when
 * a limit passes is nobody's outcome: its code is reserved (docs/adr/0014). An outcome that another position gives names one of the
 * entry's positions other than the step's, and the step has outcomes of its own beside it.
 */
export const outcomesDeclared: RegistryRule = {
  name: 'outcomes-declared',
  check({ chart, entry }, report) {
    for (const node of chart.nodes.values()) {
      if (node.kind !== 'step') continue;
      const { outcomes, problems } = readOutcomes(node.headers[HEADERS.outcomes]);
      if (outcomes.length && !ownOutcomes(outcomes).length) {
        report(
          node.id,
          `环节${called(node)}的办理结果都由其他岗位作出，本岗位没有可选的结果。`,
          `Step ${calledEn(node)} leaves every outcome to other positions; its own position has none.`,
        );
      }
      for (const { code, label, labelEn, position } of outcomes) {
        if (position === undefined) continue;
        if (position !== node.headers[HEADERS.position]?.trim() && entry.positions.some((known) => known.code === position)) continue;
        report(
          node.id,
          `环节${called(node)}的结果“${label}”由岗位“${position}”作出，该岗位应当是本事项登记的其他岗位。`,
          `Outcome "${labelEn ?? code}" of step ${calledEn(node)} is given by position "${position}", which must be another registered position.`,
        );
      }
      for (const problem of problems) {
        report(node.id, `环节${called(node)}${problem.message}。`, `Step ${calledEn(node)}: ${problem.messageEn}.`);
      }
      if (outcomes.some(({ code }) => code === LIMIT_PASSED)) {
        report(
          node.id,
          `环节${called(node)}的办理结果代码“${LIMIT_PASSED}”保留给到期定时使用。`,
          `Step ${calledEn(node)} declares outcome code "${LIMIT_PASSED}", which is reserved for timers on its border.`,
        );
      }
      for (const doubled of repeated(outcomes.map(({ code }) => code))) {
        report(
          node.id,
          `环节${called(node)}的办理结果代码“${doubled}”重复。`,
          `Step ${calledEn(node)} declares outcome code "${doubled}" more than once.`,
        );
      }
      for (const doubled of repeated(outcomes.map(({ label }) => label.trim()))) {
        report(
          node.id,
          `环节${called(node)}的办理结果名称“${doubled}”重复。`,
          `Step ${calledEn(node)} declares outcome label "${doubled}" more than once.`,
        );
      }
      for (const { code, label, labelEn, negative, effect } of outcomes) {
        if (!effect) continue;
        if (effectNamed(effect).negative === true && negative !== true) {
          report(
            node.id,
            `环节${called(node)}的结果“${label}”对当事人不利，应当标记为否定，办理时须说明理由。`,
            `Outcome "${labelEn ?? code}" of step ${calledEn(node)} is against the party: mark it negative so that a reason is required.`,
            marked(node, problems.length ? [] : outcomes, code, true),
          );
        }
        if (effectNamed(effect).negative === false && negative === true) {
          report(
            node.id,
            `环节${called(node)}的结果“${label}”不应标记为否定。`,
            `Outcome "${labelEn ?? code}" of step ${calledEn(node)} should not be negative.`,
            marked(node, problems.length ? [] : outcomes, code, false),
          );
        }
      }
    }
  },
};

/** The step's outcomes with the mark set right; nothing when some could not be read and would be lost. */
function marked(step: FlowNode, outcomes: Outcome[], code: string, negative: boolean): ReportExtra | undefined {
  if (!outcomes.length) return undefined;
  const right = outcomes.map((outcome) => (outcome.code === code ? { ...outcome, negative: negative || undefined } : outcome));
  return { repair: { kind: 'set-header', elementId: step.id, key: HEADERS.outcomes, value: JSON.stringify(right) } };
}

const repeated = (values: string[]): Set<string> => new Set(values.filter((value, index) => values.indexOf(value) !== index));
