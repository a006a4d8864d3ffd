import { EFFECTS, isRuling, type Effect } from '../../../domain/registry/effects.ts';
import type { FlowNode } from '../../../domain/flowchart/flowchart.ts';
import { effectOf, explore } from '../../../domain/flowchart/paths.ts';
import { licenceAct, type LicenceAct } from '../../../domain/licences/acts.ts';
import { intakeOf, type PowerCategory } from '../../../domain/registry/registry-entry.ts';
import { called, calledEn, tooComplex, type RegistryRule } from '../rule.ts';

/** What a flowchart of the category must be able to say at all. */
const NEEDED: Readonly<Record<PowerCategory, readonly Effect[]>> = {
  licence: ['accept', 'decline', 'grant', 'deny'],
  grant: ['accept', 'decline', 'grant', 'deny'],
  confirmation: ['accept', 'decline', 'grant', 'deny'],
  reward: ['accept', 'grant', 'deny'],
  other: ['accept', 'grant', 'deny'],
  penalty: ['accept', 'impose'],
  compulsion: ['accept', 'impose'],
  levy: ['accept', 'impose'],
  inspection: ['accept', 'conclude'],
  ruling: ['accept', 'decline', 'conclude'],
};

/** What ends a licence or an award is decided like a burden (XK8, XK69, XK70). */
const neededOf = ({ category, licenceAct: act }: { category: PowerCategory; licenceAct?: LicenceAct }): readonly Effect[] =>
  act && licenceAct(act).ruling === 'impose' ? NEEDED.penalty : (NEEDED[category] ?? []);

/** What happened so far on a run, in a fixed order so that it can be compared. */
type Facts = Readonly<Record<'accepted' | 'supplemented' | 'decided' | 'held', boolean>>;

/**
 * XK32, XK42, R11.2: a case is accepted once before it is decided, because acceptance starts its clock; supplements are
 * asked for once only and before acceptance; what was accepted is no longer declined; what was decided is not decided again.
 */
export const decisionAfterAcceptance: RegistryRule = {
  name: 'decision-after-acceptance',
  check({ chart, entry }, report) {
    const declared = new Set(
      [...chart.nodes.values()].filter(({ kind }) => kind === 'step').flatMap(({ outcomes }) => outcomes.map(({ effect }) => effect)),
    );
    for (const effect of neededOf(entry)) {
      if (declared.has(effect) || (effect === 'decline' && intakeOf(entry).kind === 'own-motion')) continue;
      report(
        undefined,
        `流程图中没有效力为“${EFFECTS[effect].name}”的办理结果。`,
        `No outcome of the flowchart has the effect "${EFFECTS[effect].nameEn}".`,
      );
    }
    const reported = new Set<string>();
    const { finished } = explore<Facts>(
      chart,
      { accepted: false, supplemented: false, decided: false, held: false },
      (facts) => Object.values(facts).join(),
      (event, facts) => {
        if (event.kind !== 'step') return facts;
        const effect = effectOf(event.node, event.decision);
        const objection = effect && objectionTo(effect, facts);
        if (effect && objection && !reported.has(`${event.node.id} ${effect}`)) {
          reported.add(`${event.node.id} ${effect}`);
          const [message, messageEn] = sentence(event.node, effect, objection);
          report(event.node.id, message, messageEn);
        }
        return after(effect, facts);
      },
    );
    if (!finished) tooComplex(report);
  },
};

/** The time for which goods are held is moved after the measure was decided (QZ25). */
const OF_HOLDING: ReadonlySet<Effect> = new Set<Effect>(['suspend', 'resume', 'extend', 'release']);

function objectionTo(effect: Effect, { accepted, supplemented, decided, held }: Facts): [zh: string, en: string] | undefined {
  switch (effect) {
    case 'accept':
      return accepted ? ['此前已经受理', 'was accepted before'] : undefined;
    case 'decline':
      return accepted ? ['此前已经受理', 'was accepted before'] : undefined;
    case 'supplement':
      if (accepted) return ['此前已经受理', 'was accepted before'];
      return supplemented ? ['补正应当一次告知（行政许可法第三十二条）', 'supplements are asked for once only (XK32)'] : undefined;
    default:
      if (!accepted) return ['此前没有受理，时限没有起算', 'was not accepted, so no clock runs'];
      // What is published, and withdrawn, is a decision (CF48).
      if (EFFECTS[effect].kind === 'publication') return decided ? undefined : ['此前没有作出决定', 'was not decided before'];
      if (effect === 'hold' || (held && OF_HOLDING.has(effect))) return undefined;
      return decided ? ['此前已经作出决定', 'was decided before'] : undefined;
  }
}

function after(effect: Effect | undefined, facts: Facts): Facts {
  if (effect === 'accept') return { ...facts, accepted: true };
  if (effect === 'supplement') return { ...facts, supplemented: true };
  if (effect === 'hold') return { ...facts, held: true };
  return isRuling(effect) ? { ...facts, decided: true } : facts;
}

const sentence = (step: FlowNode, effect: Effect, [zh, en]: [string, string]): [string, string] => [
  `环节${called(step)}可以作出“${EFFECTS[effect].name}”，但有路径${zh}。`,
  `Step ${calledEn(step)} can ${EFFECTS[effect].nameEn} on a path where the case ${en}.`,
];
