/**
 * The words in which documents speak of a power, by its category (docs/law.md, "Categories").
 *
 * The licensing law's articles are cited for licences only; every other category rests on its own legal basis.
 */
import type { PowerCategory } from '../../domain/registry/registry-entry.ts';

export interface CategoryWords {
  /** What is applied for or laid on: stands in titles, 行政许可申请受理通知书. */
  matter: string;
  /** Mark of the category in a 文号: 阳城管许受. */
  mark: string;
  /** Seal on notices to the party (XK32: the organ's special seal). */
  seal: string;
  /** How the party and the matter are labelled. */
  party: string;
  subject: string;
  accepted: string;
}

const APPLIED = { party: '申请人', subject: '申请内容', accepted: '受理日期', seal: '业务专用章' };
const IMPOSED = { party: '当事人', subject: '案由', accepted: '立案日期', seal: '行政机关印章' };

export const CATEGORY_WORDS: Readonly<Record<PowerCategory, CategoryWords>> = {
  licence: { ...APPLIED, matter: '行政许可', mark: '许', seal: '行政许可专用章' },
  penalty: { ...IMPOSED, matter: '行政处罚', mark: '罚' },
  compulsion: { ...IMPOSED, matter: '行政强制', mark: '强' },
  levy: { ...IMPOSED, matter: '行政征收', mark: '征', party: '缴纳义务人', subject: '事由', accepted: '核定受理日期' },
  grant: { ...APPLIED, matter: '行政给付', mark: '给' },
  inspection: { ...IMPOSED, matter: '行政检查', mark: '检', party: '被检查人', subject: '检查事由', accepted: '检查立项日期' },
  confirmation: { ...APPLIED, matter: '行政确认', mark: '确' },
  reward: { ...APPLIED, matter: '行政奖励', mark: '奖', subject: '申报内容' },
  ruling: { ...APPLIED, matter: '行政裁决', mark: '裁' },
  other: { ...APPLIED, matter: '行政权力事项', mark: '权' },
};

/** What the organ begins itself has no applicant, whatever its category. */
export const wordsOf = ({ category, isOwnMotion }: { category: PowerCategory; isOwnMotion: boolean }): CategoryWords => {
  const words = CATEGORY_WORDS[category];
  return isOwnMotion && words.party === APPLIED.party ? { ...words, ...IMPOSED } : words;
};
