/** Legal documents that a flowchart may ask for, and which of them the law requires (R11.5, R15.5–R15.10; docs/law.md, "Documents"). */
import type { Effect } from './effects.ts';
import type { PowerCategory, RegistryEntry } from './registry-entry.ts';

export interface DocumentName {
  name: string;
  nameEn: string;
}

/** Template codes of `generate-document` tasks with the names people know. */
export const DOCUMENTS: Readonly<Record<string, DocumentName>> = {
  // Applications of every kind
  'material-receipt': { name: '材料接收凭证', nameEn: 'Receipt of materials' },
  'acceptance-notice': { name: '受理通知书', nameEn: 'Acceptance notice' },
  'supplement-notice': { name: '补正告知书', nameEn: 'Supplement notice' },
  'non-acceptance-notice': { name: '不予受理通知书', nameEn: 'Notice of non-acceptance' },
  'special-procedure-notice': { name: '特别程序告知书', nameEn: 'Notice of a special procedure' },
  'extension-notice': { name: '延期通知书', nameEn: 'Notice of extension' },
  'hearing-notice': { name: '听证通知书', nameEn: 'Notice of hearing' },
  'hearing-record': { name: '听证笔录', nameEn: 'Record of hearing' },
  'expert-opinion': { name: '专家评审意见', nameEn: 'Expert opinion' },
  'site-record': { name: '现场检查（勘验）笔录', nameEn: 'Record of site inspection' },
  'approval-form': { name: '审批表', nameEn: 'Approval form' },
  'publicity-notice': { name: '公示', nameEn: 'Public announcement' },
  'delivery-receipt': { name: '送达回证', nameEn: 'Delivery receipt' },
  'archive-catalogue': { name: '案卷目录', nameEn: 'Contents of the file' },
  // Licence
  'licence-decision': { name: '准予行政许可决定书', nameEn: 'Licence decision' },
  'licence-refusal': { name: '不予行政许可决定书', nameEn: 'Licence refusal' },
  'licence-certificate': { name: '许可证', nameEn: 'Licence certificate' },
  // Penalty
  'source-registration': { name: '案源登记表', nameEn: 'Registration of the source' },
  'case-filing-approval': { name: '立案审批表', nameEn: 'Approval of case filing' },
  'case-filing-refusal': { name: '不予立案审批表', nameEn: 'Refusal of case filing' },
  'questioning-record': { name: '询问笔录', nameEn: 'Record of questioning' },
  'evidence-list': { name: '证据清单', nameEn: 'List of evidence' },
  'preservation-notice': { name: '先行登记保存通知书', nameEn: 'Notice of preservation of evidence' },
  'rectification-order': { name: '责令改正通知书', nameEn: 'Rectification order' },
  'investigation-report': { name: '调查终结报告', nameEn: 'Investigation report' },
  'legal-review-opinion': { name: '法制审核意见书', nameEn: 'Opinion of legal review' },
  'penalty-prior-notice': { name: '行政处罚事先告知书', nameEn: 'Prior notice of penalty' },
  'hearing-right-notice': { name: '行政处罚听证告知书', nameEn: 'Notice of the right to a hearing' },
  'statement-record': { name: '陈述申辩笔录', nameEn: 'Record of statement and defence' },
  'hearing-report': { name: '听证报告', nameEn: 'Report of hearing' },
  'discussion-record': { name: '集体讨论记录', nameEn: 'Record of collective discussion' },
  'penalty-decision': { name: '行政处罚决定书', nameEn: 'Penalty decision' },
  'penalty-exemption': { name: '不予行政处罚决定书', nameEn: 'Decision not to penalise' },
  'simple-penalty-decision': { name: '当场行政处罚决定书', nameEn: 'On-the-spot penalty decision' },
  'case-dismissal': { name: '撤销案件决定书', nameEn: 'Decision to dismiss the case' },
  'case-transfer': { name: '案件移送函', nameEn: 'Letter of transfer' },
  'payment-reminder': { name: '催告书', nameEn: 'Reminder' },
  'enforcement-application': { name: '强制执行申请书', nameEn: 'Application for enforcement' },
  'closing-approval': { name: '结案审批表', nameEn: 'Approval of closing' },
  // Compulsion
  'compulsion-approval': { name: '行政强制措施审批表', nameEn: 'Approval of a compulsory measure' },
  'compulsion-decision': { name: '查封（扣押）决定书', nameEn: 'Decision to seal or seize' },
  'seized-list': { name: '查封（扣押）物品清单', nameEn: 'List of what is sealed or seized' },
  'compulsion-refusal': { name: '不予采取强制措施决定书', nameEn: 'Decision against a compulsory measure' },
  'compulsion-lift': { name: '解除查封（扣押）决定书', nameEn: 'Decision to lift the measure' },
  // Levy
  'levy-decision': { name: '征收决定书', nameEn: 'Levy decision' },
  'levy-exemption': { name: '不予征收决定书', nameEn: 'Decision not to levy' },
  'payment-notice': { name: '缴款通知书', nameEn: 'Payment notice' },
  // Grant
  'grant-decision': { name: '行政给付决定书', nameEn: 'Grant decision' },
  'grant-refusal': { name: '不予行政给付决定书', nameEn: 'Grant refusal' },
  'payment-voucher': { name: '发放凭证', nameEn: 'Payment voucher' },
  // Inspection
  'inspection-notice': { name: '行政检查通知书', nameEn: 'Notice of inspection' },
  'inspection-result': { name: '行政检查结果告知书', nameEn: 'Result of inspection' },
  // Confirmation
  'confirmation-decision': { name: '行政确认决定书', nameEn: 'Confirmation decision' },
  'confirmation-refusal': { name: '不予行政确认决定书', nameEn: 'Confirmation refusal' },
  'confirmation-certificate': { name: '确认证书', nameEn: 'Certificate of confirmation' },
  // Reward
  'reward-decision': { name: '行政奖励决定书', nameEn: 'Reward decision' },
  'reward-refusal': { name: '不予行政奖励决定书', nameEn: 'Reward refusal' },
  // Ruling
  'defence-notice': { name: '答辩通知书', nameEn: 'Notice to answer' },
  'mediation-agreement': { name: '行政调解书', nameEn: 'Mediation agreement' },
  'ruling-decision': { name: '行政裁决书', nameEn: 'Ruling' },
  // Other powers
  'other-decision': { name: '行政决定书', nameEn: 'Administrative decision' },
  'other-refusal': { name: '不予办理决定书', nameEn: 'Administrative refusal' },
};

export const nameOfDocument = (template: string): DocumentName =>
  (Object.hasOwn(DOCUMENTS, template) ? DOCUMENTS[template] : undefined) ?? { name: template, nameEn: template };

/**
 * Documents that move the clock when they are produced: the suspension and the extension count from them, never from a click (XK42,
 * XK45).
 */
export const CLOCK_DOCUMENTS: Readonly<Record<string, 'suspend' | 'extend'>> = {
  'special-procedure-notice': 'suspend',
  'extension-notice': 'extend',
};

export interface RequiredDocument {
  /** An outcome with this effect … */
  after: Effect;
  /** … must be followed by this document before anything else is done. */
  template: string;
  basis: string;
}

const CLOCK: readonly RequiredDocument[] = [
  { after: 'suspend', template: 'special-procedure-notice', basis: 'XK45' },
  { after: 'extend', template: 'extension-notice', basis: 'XK42' },
];

const TAKING_UP: readonly RequiredDocument[] = [
  { after: 'accept', template: 'acceptance-notice', basis: 'XK32, R15.7' },
  { after: 'supplement', template: 'supplement-notice', basis: 'XK32, R15.5' },
  { after: 'decline', template: 'non-acceptance-notice', basis: 'XK32' },
];

const application = (grant: string, deny: string, basis: string): readonly RequiredDocument[] => [
  ...TAKING_UP,
  ...CLOCK,
  { after: 'grant', template: grant, basis },
  { after: 'deny', template: deny, basis },
];

const PENALTY: readonly RequiredDocument[] = [
  { after: 'accept', template: 'case-filing-approval', basis: 'CF54, R15.10' },
  { after: 'decline', template: 'case-filing-refusal', basis: 'CF54' },
  { after: 'extend', template: 'extension-notice', basis: 'CF60' },
  { after: 'impose', template: 'penalty-decision', basis: 'CF59, R15.9' },
  { after: 'spare', template: 'penalty-exemption', basis: 'CF57, R15.9' },
  { after: 'transfer', template: 'case-transfer', basis: 'CF27, CF57' },
  { after: 'drop', template: 'case-dismissal', basis: 'CF57' },
];

const SIMPLE_PENALTY: readonly RequiredDocument[] = [{ after: 'impose', template: 'simple-penalty-decision', basis: 'CF52, R15.9' }];

const BY_CATEGORY: Readonly<Record<PowerCategory, readonly RequiredDocument[]>> = {
  licence: application('licence-decision', 'licence-refusal', 'XK38, R15.8'),
  penalty: PENALTY,
  compulsion: [
    { after: 'impose', template: 'compulsion-decision', basis: 'QZ24' },
    { after: 'spare', template: 'compulsion-refusal', basis: 'QZ18' },
  ],
  levy: [
    { after: 'impose', template: 'levy-decision', basis: 'R11.5' },
    { after: 'spare', template: 'levy-exemption', basis: 'R11.5' },
  ],
  grant: application('grant-decision', 'grant-refusal', 'R11.5'),
  inspection: [
    { after: 'conclude', template: 'inspection-result', basis: 'R11.5' },
    { after: 'transfer', template: 'case-transfer', basis: 'CF54' },
  ],
  confirmation: application('confirmation-decision', 'confirmation-refusal', 'R11.5'),
  reward: application('reward-decision', 'reward-refusal', 'R11.5'),
  ruling: [...TAKING_UP, ...CLOCK, { after: 'conclude', template: 'ruling-decision', basis: 'R11.5' }],
  other: application('other-decision', 'other-refusal', 'R11.5'),
};

/** What the law requires of this power, by its category and whether it is handled by the simple procedure. */
export function requiredDocuments({ category, procedure }: Pick<RegistryEntry, 'category' | 'procedure'>): readonly RequiredDocument[] {
  if (category === 'penalty' && procedure === 'simple') return SIMPLE_PENALTY;
  return BY_CATEGORY[category];
}
