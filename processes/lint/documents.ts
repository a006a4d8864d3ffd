/** Legal documents that a flowchart may ask for, and which of them the law requires (R11.5, R15.5–R15.8). */
import type { Effect } from '../contract.ts';
import type { PowerCategory } from './registry-entry.ts';

/** Template codes of `generate-document` tasks with the names people know. */
export const DOCUMENTS: Readonly<Record<string, { name: string; nameEn: string }>> = {
  'acceptance-notice': { name: '受理通知书', nameEn: 'Acceptance notice' },
  'supplement-notice': { name: '补正告知书', nameEn: 'Supplement notice' },
  'non-acceptance-notice': { name: '不予受理通知书', nameEn: 'Notice of non-acceptance' },
  'licence-decision': { name: '准予行政许可决定书', nameEn: 'Licence decision' },
  'licence-refusal': { name: '不予行政许可决定书', nameEn: 'Licence refusal' },
  'licence-certificate': { name: '许可证', nameEn: 'Licence certificate' },
  'delivery-receipt': { name: '送达回证', nameEn: 'Delivery receipt' },
};

export const nameOfDocument = (template: string): { name: string; nameEn: string } =>
  (Object.hasOwn(DOCUMENTS, template) ? DOCUMENTS[template] : undefined) ?? { name: template, nameEn: template };

export interface RequiredDocument {
  /** An outcome with this effect … */
  after: Effect;
  /** … must be followed by this document before anything else is done. */
  template: string;
  basis: string;
}

const APPLICATION: readonly RequiredDocument[] = [
  { after: 'accept', template: 'acceptance-notice', basis: 'XK32, R15.7' },
  { after: 'supplement', template: 'supplement-notice', basis: 'XK32, R15.5' },
  { after: 'decline', template: 'non-acceptance-notice', basis: 'XK32' },
];

const LICENCE: readonly RequiredDocument[] = [
  ...APPLICATION,
  { after: 'grant', template: 'licence-decision', basis: 'XK38, R15.8' },
  { after: 'deny', template: 'licence-refusal', basis: 'XK38, R15.8' },
];

/** Per category. The other categories follow with their own documents, domain.md section 3. */
export const REQUIRED_DOCUMENTS: Readonly<Record<PowerCategory, readonly RequiredDocument[]>> = {
  licence: LICENCE,
  other: LICENCE,
  penalty: [],
  compulsion: [],
  levy: [],
  grant: APPLICATION,
  inspection: [],
  confirmation: APPLICATION,
  reward: [],
  ruling: APPLICATION,
};
