/** Phrases that many documents share: who asked what and when, under which law, what the decider wrote. */
import { CATEGORY_WORDS } from '../category-words.ts';
import type { DocumentData } from '../document-data.ts';
import { citations, dayInText, you } from './parts.ts';

export const isLicence = (data: DocumentData): boolean => data.power.category === 'licence';

/** 你单位于2026年11月19日向本机关提出的挖掘城市道路审批申请 */
export const application = (data: DocumentData): string =>
  `${you(data)}于${dayInText(data.case.receivedAt)}向本机关提出的${data.power.name}申请`;

export const applicationAccepted = (data: DocumentData): string =>
  `${application(data)}，本机关已于${dayInText(data.case.acceptedAt ?? data.case.receivedAt)}受理。`;

/** The licensing law's article for a licence, the power's own basis for everything else. */
export const under = (data: DocumentData, licensingArticle: string): string =>
  isLicence(data) ? `根据《中华人民共和国行政许可法》${licensingArticle}的规定` : `根据${citations(data)}的规定`;

/** 你单位涉嫌占道经营一案（…），本机关已于…立案。For matters that the organ takes up itself. */
export const matterFiled = (data: DocumentData): string => {
  const { accepted } = CATEGORY_WORDS[data.power.category];
  return `关于“${data.case.subject}”一案（办件流水号：${data.case.serial}），${accepted}为${dayInText(data.case.acceptedAt ?? data.case.receivedAt)}。`;
};

/** What the decider wrote beyond a mere consent, which the document has stated already. */
export function beyondConsent({ decision }: DocumentData): string {
  const text = decision?.text.trim() ?? '';
  return /^(符合法定条件[，,]?)?(同意|准予|批准)(许可|给付|确认|奖励|处罚|实施)?[。！]?$/.test(text) ? '' : text;
}
