import { HEADERS } from '../../../domain/contract.ts';
import type { FlowNode } from '../../../domain/flowchart/flowchart.ts';
import { periodText } from '../../../domain/flowchart/period.ts';
import { atEffect, orderRule, type Demand } from '../order-rule.ts';
import { called, calledEn, type RegistryRule } from '../rule.ts';

/** Working days for which an award is announced at least (docs/law.md, "Procedures"). */
const LEAST_WORKING_DAYS = 5;

const announced = (severity?: 'warning'): Demand[] =>
  (['document:publicity-notice', 'waited', 'stage:publicity'] as const).map((mark) => ({
    at: atEffect('grant'),
    needs: [mark],
    basis: 'R9',
    ...(severity ? { severity } : {}),
  }));

const order = orderRule({
  name: 'publicity-before-award',
  applies: ({ category, procedure }) => (category === 'reward' || category === 'grant') && procedure !== 'simple',
  demands: ({ category }) => announced(category === 'grant' ? 'warning' : undefined),
  resets: { 'document:publicity-notice': ['waited', 'stage:publicity'] },
});

/**
 * R9; docs/law.md, "Procedures": an award is announced to the public, for five working days at least, and objections are dealt with before
 * it is decided; for a grant, where not every law asks for it, that is advice.
 */
export const publicityBeforeAward: RegistryRule = {
  name: order.name,
  check(target, report) {
    order.check(target, report);
    if (target.entry.category !== 'reward') return;
    for (const node of target.chart.nodes.values()) {
      if (node.kind !== 'waiting-period' || !follows(node) || lastsLongEnough(node)) continue;
      report(
        node.id,
        `${called(node)}只有${node.period ? periodText(node.period).message : '未定的时间'}，奖励的公示不少于 ${LEAST_WORKING_DAYS} 个工作日。`,
        `${calledEn(node)} lasts ${node.period ? periodText(node.period).messageEn : 'no time at all'}; an award is announced for ${LEAST_WORKING_DAYS} working days at least.`,
      );
    }
  },
};

const follows = ({ incoming }: FlowNode): boolean =>
  incoming.some(({ source }) => source.kind === 'document' && source.headers[HEADERS.template] === 'publicity-notice');

/** Five working days are a week at the least. */
const lastsLongEnough = ({ period }: FlowNode): boolean =>
  period !== undefined &&
  (period.unit === 'month' || period.count >= (period.unit === 'working-day' ? LEAST_WORKING_DAYS : period.unit === 'hour' ? 168 : 7));
