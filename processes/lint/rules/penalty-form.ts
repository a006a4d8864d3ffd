import { PENALTY_KINDS } from '../../../domain/registry/benchmarks.ts';
import { HEADERS, type FormField } from '../../../domain/contract.ts';
import { called, calledEn, type RegistryRule } from '../rule.ts';

/**
 * CF59, R15.13: whoever imposes a penalty enters its kind, and its amount where the benchmarks allow a fine, as typed fields and never
 * only in a text.
 */
export const penaltyForm: RegistryRule = {
  name: 'penalty-form',
  check({ chart, entry }, report) {
    if (entry.category !== 'penalty') return;
    const fines = entry.benchmarks?.some(({ tiers }) => tiers.some(({ kinds }) => kinds.includes('fine'))) ?? false;
    for (const node of chart.nodes.values()) {
      const imposing = node.outcomes.find(({ effect }) => effect === 'impose');
      if (!imposing) continue;
      const asked = (entry.forms[node.headers[HEADERS.form] ?? '']?.fields ?? []).filter(
        ({ outcomes }) => !outcomes || outcomes.includes(imposing.code),
      );
      if (!asked.some(namesKind)) {
        report(
          node.id,
          `环节${called(node)}作出处罚，但表单没有填写处罚种类的选择项。`,
          `Step ${calledEn(node)} imposes a penalty, but its form has no choice for the kind.`,
        );
      }
      if (fines && !asked.some(({ type }) => type === 'money')) {
        report(
          node.id,
          `环节${called(node)}可以罚款，但表单没有填写金额的字段。`,
          `Step ${calledEn(node)} can impose a fine, but its form has no field for the amount.`,
        );
      }
    }
  },
};

const namesKind = ({ type, options }: FormField): boolean =>
  type === 'choice' && (options ?? []).some(({ value }) => Object.hasOwn(PENALTY_KINDS, value));
