import { EFFECTS, type Effect } from '../../../domain/registry/effects.ts';
import { licenceAct } from '../../../domain/licences/acts.ts';
import { CATEGORY_NAMES, intakeOf, type PowerCategory, type RegistryEntry } from '../../../domain/registry/registry-entry.ts';
import { called, calledEn, type RegistryRule } from '../rule.ts';

/** Rulings that a category can end with besides a transfer or a dismissal; `other` powers may end with any. */
const RULINGS: Readonly<Record<Exclude<PowerCategory, 'other'>, readonly Effect[]>> = {
  licence: ['grant', 'deny'],
  grant: ['grant', 'deny'],
  confirmation: ['grant', 'deny'],
  reward: ['grant', 'deny'],
  penalty: ['impose', 'spare'],
  compulsion: ['impose', 'spare'],
  levy: ['impose', 'spare'],
  inspection: ['conclude'],
  ruling: ['conclude', 'settle', 'deny'],
};

/** What ends a licence or an award lays a burden on its holder (XK8, XK69, XK70). */
function rulingsOf({ category, licenceAct: act }: Pick<RegistryEntry, 'category' | 'licenceAct'>): readonly Effect[] {
  if (category === 'other') return [];
  return act && licenceAct(act).ruling === 'impose' ? RULINGS.penalty : RULINGS[category];
}

const TIED: ReadonlySet<Effect> = new Set<Effect>(['grant', 'deny', 'impose', 'spare', 'conclude', 'settle']);

/**
 * R16.5, XK32, QZ25: a power decides what its category decides: a licence is granted or denied, a penalty imposed or spared. Supplements
 * are asked of an applicant, so not where the organ acts on its own motion. What is done to a licence or an award is decided by a
 * power of the category that issued it.
 */
export const effectsFitCategory: RegistryRule = {
  name: 'effects-fit-category',
  check({ chart, entry }, report) {
    const { name, nameEn } = CATEGORY_NAMES[entry.category];
    const allowed = entry.category === 'other' ? TIED : new Set(rulingsOf(entry));
    const ownMotion = intakeOf(entry).kind === 'own-motion';
    const act = entry.licenceAct && licenceAct(entry.licenceAct);
    if (act && act.of !== entry.category) {
      report(
        undefined,
        `“${act.name}”只能由${CATEGORY_NAMES[act.of].name}事项办理，本事项是${name}。`,
        `"${act.nameEn}" is done by a power of category ${CATEGORY_NAMES[act.of].nameEn}; this one is of category ${nameEn}.`,
      );
    }
    for (const node of chart.nodes.values()) {
      for (const { label, labelEn, code, effect } of node.outcomes) {
        if (!effect) continue;
        if (TIED.has(effect) && !allowed.has(effect)) {
          report(
            node.id,
            `环节${called(node)}的结果“${label}”的效力是“${EFFECTS[effect].name}”，${name}事项不能这样决定。`,
            `Outcome "${labelEn ?? code}" of step ${calledEn(node)} has the effect "${EFFECTS[effect].nameEn}", which a power of category ${nameEn} cannot have.`,
          );
        }
        if ((effect === 'hold' || effect === 'release') && !entry.limits.holding) {
          report(
            node.id,
            `权力库没有为本事项登记查封、扣押期限，环节${called(node)}的结果“${label}”不能有“${EFFECTS[effect].name}”的效力。`,
            `The registry gives no time of sealing or seizure, so outcome "${labelEn ?? code}" of step ${calledEn(node)} cannot have the effect "${EFFECTS[effect].nameEn}".`,
          );
        }
        if (effect === 'supplement' && ownMotion) {
          report(
            node.id,
            `本事项由机关依职权办理，没有申请人，环节${called(node)}不能要求补正。`,
            `The organ acts on its own motion, so step ${calledEn(node)} has no applicant to ask for supplements.`,
          );
        }
      }
    }
  },
};
