/** Sentences from which an opinion may begin, by what the outcome means; a negative one is given in words of one's own (R11.4). */
import type { Outcome } from '../contract.ts';
import type { Effect } from '../registry/effects.ts';

/** Of outcomes that only go on to the next step. */
const GOING_ON = ['情况属实，同意按程序办理。', '经核对，内容完整、无误。'];

const BY_EFFECT: Readonly<Partial<Record<Effect, readonly string[]>>> = {
  accept: ['材料齐全，符合法定形式，属于本机关职权范围，予以受理。', '经审查，符合受理条件，予以受理。'],
  supplement: ['材料不齐全或者不符合法定形式，请按补正内容一次补齐。'],
  suspend: ['依法需要进行特别程序，所需时间不计入办理期限。'],
  resume: ['特别程序已经结束，恢复计算办理期限。'],
  extend: ['情况复杂，经批准延长办理期限，并告知当事人理由。'],
  grant: ['经审查，符合法定条件。', '同意审查意见，准予。'],
  impose: ['事实清楚，证据确凿，程序合法，适用依据正确。', '经集体讨论，同意拟处理意见。'],
  spare: ['依法不予处理，理由见表单。'],
  conclude: ['经审查，事实清楚，作出上述结论。'],
  transfer: ['属于其他机关管辖，依法移送。'],
  drop: ['依法终止办理，理由见表单。'],
};

/** Acceptance of what the organ begins itself is its filing. */
const FILING = ['有初步证据证明存在违法事实，属于本机关管辖，予以立案。'];

export function phrasesFor({ effect, negative }: Pick<Outcome, 'effect' | 'negative'>, isOwnMotion: boolean): string[] {
  if (negative) return [];
  if (effect === undefined) return GOING_ON;
  return [...((effect === 'accept' && isOwnMotion ? FILING : BY_EFFECT[effect]) ?? GOING_ON)];
}
