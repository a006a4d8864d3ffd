import { isOrdinaryPenalty } from '../../../domain/registry/separations.ts';
import { PENALTY_KINDS, type PenaltyKind } from '../../../domain/registry/benchmarks.ts';
import type { Flowchart } from '../../../domain/flowchart/flowchart.ts';
import { factsOf, followMarks } from '../marks.ts';
import type { RegistryRule } from '../rule.ts';

/** Kinds for which the party may always ask for a hearing (CF63). */
const MAJOR: readonly PenaltyKind[] = ['downgrade', 'restriction', 'business-suspension', 'closure', 'revocation'];

/** CF57(2): what is complex or major is discussed, whether or not the party asked for a hearing. */
function isDiscussedWithoutHearing(chart: Flowchart): boolean {
  let found = false;
  followMarks(chart, { marks: ['stage:hearing'] }, ({ stage, has }) => {
    found ||= stage === 'collective-discussion' && !has('stage:hearing');
  });
  return found;
}

/**
 * CF57, CF58, CF63: where the benchmarks allow a penalty as grave as stopping a business or revoking a permit, the flowchart has a way
 * to tell the right to a hearing and to hold it, a legal review and a collective discussion, which does not depend on a hearing.
 */
export const majorPenaltySafeguards: RegistryRule = {
  name: 'major-penalty-safeguards',
  check({ chart, entry }, report) {
    const kinds = new Set(entry.benchmarks?.flatMap(({ tiers }) => tiers.flatMap((tier) => tier.kinds)));
    const grave = MAJOR.find((kind) => kinds.has(kind));
    if (!grave || !isOrdinaryPenalty(entry)) return;
    const facts = [...chart.nodes.values()].map(factsOf);
    const { name, nameEn } = PENALTY_KINDS[grave];
    const demand = (met: boolean, zh: string, en: string, basis: string): void => {
      if (!met)
        report(
          undefined,
          `裁量基准中有“${name}”，但流程图没有${zh}（依据 ${basis}）。`,
          `The benchmarks allow "${nameEn}", but the flowchart has no ${en} (${basis}).`,
        );
    };
    demand(
      facts.some(({ template }) => template === 'hearing-right-notice'),
      '生成《行政处罚听证告知书》',
      'notice of the right to a hearing',
      'CF63',
    );
    demand(
      facts.some(({ stage }) => stage === 'hearing'),
      '听证环节',
      'hearing',
      'CF63',
    );
    demand(
      facts.some(({ stage }) => stage === 'legal-review'),
      '法制审核环节',
      'legal review',
      'CF58',
    );
    demand(
      facts.some(({ stage }) => stage === 'collective-discussion'),
      '集体讨论环节',
      'collective discussion',
      'CF57',
    );
    demand(
      !facts.some(({ stage }) => stage === 'collective-discussion') || isDiscussedWithoutHearing(chart),
      '不经听证也能到达的集体讨论环节',
      'way to collective discussion without a hearing',
      'CF57(2)',
    );
  },
};
