/**
 * The documents that a flowchart can ask for (R11.5). The lint and the document worker know the same codes;
 * an unknown code in a flowchart is shown as it is and reported by the lint.
 */
export interface DocumentTemplate {
  code: string;
  name: string;
  nameEn: string;
}

export const TEMPLATES: readonly DocumentTemplate[] = [
  { code: 'acceptance-notice', name: '受理通知书', nameEn: 'Acceptance notice' },
  { code: 'supplement-notice', name: '补正告知书', nameEn: 'Supplement notice' },
  { code: 'non-acceptance-notice', name: '不予受理通知书', nameEn: 'Non-acceptance notice' },
  { code: 'licence-decision', name: '准予行政许可决定书', nameEn: 'Decision granting the licence' },
  { code: 'licence-refusal', name: '不予行政许可决定书', nameEn: 'Decision refusing the licence' },
  { code: 'licence-certificate', name: '许可证', nameEn: 'Licence certificate' },
  { code: 'delivery-receipt', name: '送达回证', nameEn: 'Delivery receipt' },
];
