/** Legal documents that a flowchart may ask for, and which of them the law requires (R11.5, R15.5–R15.10; docs/law.md, "Documents"). */
import { licenceAct, type LicenceActDescription } from '../licences/acts.ts';
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
  'service-address-confirmation': { name: '送达地址确认书', nameEn: 'Confirmation of addresses for service' },
  'delivery-receipt': { name: '送达回证', nameEn: 'Delivery receipt' },
  'archive-catalogue': { name: '案卷目录', nameEn: 'Contents of the file' },
  // Licence
  'licence-decision': { name: '准予行政许可决定书', nameEn: 'Licence decision' },
  'licence-refusal': { name: '不予行政许可决定书', nameEn: 'Licence refusal' },
  'licence-certificate': { name: '许可证', nameEn: 'Licence certificate' },
  'interested-party-notice': { name: '利害关系人告知书', nameEn: 'Notice to interested parties' },
  'licence-change-decision': { name: '准予变更行政许可决定书', nameEn: 'Decision to change a licence' },
  'licence-renewal-decision': { name: '准予延续行政许可决定书', nameEn: 'Decision to renew a licence' },
  'licence-reissue-decision': { name: '准予补发许可证决定书', nameEn: 'Decision to re-issue a certificate' },
  'licence-withdrawal-notice': { name: '拟撤回行政许可告知书', nameEn: 'Notice of an intended withdrawal' },
  'licence-withdrawal-decision': { name: '撤回行政许可决定书', nameEn: 'Decision to withdraw a licence' },
  'licence-revocation-notice': { name: '拟撤销行政许可告知书', nameEn: 'Notice of an intended revocation' },
  'licence-revocation-decision': { name: '撤销行政许可决定书', nameEn: 'Decision to revoke a licence' },
  'licence-cancellation-decision': { name: '注销行政许可决定书', nameEn: 'Decision to cancel a licence' },
  'licence-kept-notice': { name: '不予处理告知书', nameEn: 'Notice that a licence is left as it is' },
  // Penalty
  'source-registration': { name: '案源登记表', nameEn: 'Registration of the source' },
  'case-filing-approval': { name: '立案审批表', nameEn: 'Approval of case filing' },
  'case-filing-refusal': { name: '不予立案审批表', nameEn: 'Refusal of case filing' },
  'questioning-record': { name: '询问笔录', nameEn: 'Record of questioning' },
  'evidence-list': { name: '证据清单', nameEn: 'List of evidence' },
  'preservation-notice': { name: '先行登记保存通知书', nameEn: 'Notice of preservation of evidence' },
  'preservation-lift': { name: '登记保存处理（解除）通知书', nameEn: 'Notice that preserved evidence is dealt with' },
  'recusal-decision': { name: '回避决定书', nameEn: 'Decision on recusal' },
  'investigation-suspension': { name: '中止调查通知书', nameEn: 'Notice that the investigation is suspended' },
  'rectification-order': { name: '责令改正通知书', nameEn: 'Rectification order' },
  'investigation-report': { name: '调查终结报告', nameEn: 'Investigation report' },
  'legal-review-opinion': { name: '法制审核意见书', nameEn: 'Opinion of legal review' },
  'penalty-prior-notice': { name: '行政处罚事先告知书', nameEn: 'Prior notice of penalty' },
  'hearing-right-notice': { name: '行政处罚听证告知书', nameEn: 'Notice of the right to a hearing' },
  'statement-record': { name: '陈述申辩笔录', nameEn: 'Record of statement and defence' },
  'hearing-report': { name: '听证报告', nameEn: 'Report of hearing' },
  'penalty-approval': { name: '行政处罚审批表', nameEn: 'Approval of a penalty' },
  'discussion-record': { name: '集体讨论记录', nameEn: 'Record of collective discussion' },
  'penalty-decision': { name: '行政处罚决定书', nameEn: 'Penalty decision' },
  'penalty-exemption': { name: '不予行政处罚决定书', nameEn: 'Decision not to penalise' },
  'simple-penalty-decision': { name: '当场行政处罚决定书', nameEn: 'On-the-spot penalty decision' },
  'case-dismissal': { name: '撤销案件决定书', nameEn: 'Decision to dismiss the case' },
  'case-termination': { name: '终结调查决定书', nameEn: 'Decision to end the investigation' },
  'case-transfer': { name: '案件移送函', nameEn: 'Letter of transfer' },
  'crime-transfer': { name: '涉嫌犯罪案件移送书', nameEn: 'Transfer of a suspected crime' },
  'penalty-publication': { name: '行政处罚决定公开信息', nameEn: 'Published penalty decision' },
  'payment-deferral': { name: '延期（分期）缴款审批表', nameEn: 'Approval to pay later or in parts' },
  'surcharge-decision': { name: '加处罚款决定书', nameEn: 'Surcharge decision' },
  'payment-reminder': { name: '催告书', nameEn: 'Reminder' },
  'execution-suspension': { name: '中止执行通知书', nameEn: 'Notice that enforcement is suspended' },
  'execution-termination': { name: '终结执行决定书', nameEn: 'Decision to end enforcement' },
  'execution-agreement': { name: '行政强制执行协议书', nameEn: 'Agreement on performance' },
  'enforcement-application': { name: '强制执行申请书', nameEn: 'Application for enforcement' },
  'closing-approval': { name: '结案审批表', nameEn: 'Approval of closing' },
  // Compulsion
  'compulsion-approval': { name: '行政强制措施审批表', nameEn: 'Approval of a compulsory measure' },
  'compulsion-decision': { name: '查封（扣押）决定书', nameEn: 'Decision to seal or seize' },
  'seized-list': { name: '查封（扣押）物品清单', nameEn: 'List of what is sealed or seized' },
  'compulsion-refusal': { name: '不予采取强制措施决定书', nameEn: 'Decision against a compulsory measure' },
  'measure-record': { name: '现场笔录', nameEn: 'Record of the measure on site' },
  'holding-extension': { name: '延长查封（扣押）期限决定书', nameEn: 'Decision to hold longer' },
  'testing-period-notice': { name: '检测、检验、检疫、鉴定期间告知书', nameEn: 'Notice of the time for testing' },
  'seizure-disposal': { name: '查封（扣押）财物处理决定书', nameEn: 'Decision on what was sealed or seized' },
  'destruction-record': { name: '销毁财物笔录', nameEn: 'Record of destruction' },
  'seizure-transfer-notice': { name: '查封（扣押）财物移送告知书', nameEn: 'Notice that what was taken goes to the judiciary' },
  'compulsion-lift': { name: '解除查封（扣押）决定书', nameEn: 'Decision to lift the measure' },
  // Performance by a substitute
  'substitute-approval': { name: '代履行审批表', nameEn: 'Approval of performance by a substitute' },
  'substitute-decision': { name: '代履行决定书', nameEn: 'Decision on performance by a substitute' },
  'substitute-reminder': { name: '代履行催告书', nameEn: 'Reminder before performance by a substitute' },
  'substitute-record': { name: '代履行执行文书', nameEn: 'Record of performance by a substitute' },
  'substitute-notice': { name: '立即代履行通知书', nameEn: 'Notice of immediate performance by a substitute' },
  'substitute-cost': { name: '代履行费用缴纳通知书', nameEn: 'Notice of the cost' },
  // Levy
  'levy-prior-notice': { name: '征收事先告知书', nameEn: 'Prior notice of a levy' },
  'levy-decision': { name: '征收决定书', nameEn: 'Levy decision' },
  'levy-exemption': { name: '不予征收决定书', nameEn: 'Decision not to levy' },
  'payment-notice': { name: '缴款通知书', nameEn: 'Payment notice' },
  // Grant
  'grant-decision': { name: '行政给付决定书', nameEn: 'Grant decision' },
  'grant-refusal': { name: '不予行政给付决定书', nameEn: 'Grant refusal' },
  'grant-change-decision': { name: '变更行政给付决定书', nameEn: 'Decision to change a grant' },
  'grant-stop-decision': { name: '停止行政给付决定书', nameEn: 'Decision to stop a grant' },
  'grant-recovery-decision': { name: '停止行政给付并责令退回决定书', nameEn: 'Decision to stop a grant and recover it' },
  'payment-voucher': { name: '发放凭证', nameEn: 'Payment voucher' },
  // Inspection
  'inspection-approval': { name: '行政检查审批表', nameEn: 'Approval of an inspection' },
  'inspection-notice': { name: '行政检查通知书', nameEn: 'Notice of inspection' },
  'inspection-result': { name: '行政检查结果告知书', nameEn: 'Result of inspection' },
  // Confirmation
  'confirmation-decision': { name: '行政确认决定书', nameEn: 'Confirmation decision' },
  'confirmation-refusal': { name: '不予行政确认决定书', nameEn: 'Confirmation refusal' },
  'confirmation-certificate': { name: '确认证书', nameEn: 'Certificate of confirmation' },
  'registration-notice': { name: '登记通知书', nameEn: 'Notice of registration' },
  // Reward
  'reward-decision': { name: '行政奖励决定书', nameEn: 'Reward decision' },
  'reward-refusal': { name: '不予行政奖励决定书', nameEn: 'Reward refusal' },
  'reward-certificate': { name: '荣誉证书', nameEn: 'Certificate of honour' },
  'reward-withdrawal-notice': { name: '拟撤销行政奖励告知书', nameEn: 'Notice of an intended withdrawal of an award' },
  'reward-withdrawal': { name: '撤销行政奖励决定书', nameEn: 'Decision to withdraw an award' },
  'reward-revocation-notice': { name: '拟撤销已授予奖励告知书', nameEn: 'Notice of an intended revocation of an award' },
  'reward-revocation-decision': { name: '撤销已授予奖励决定书', nameEn: 'Decision to revoke an award' },
  'reward-kept-notice': { name: '不予撤销奖励告知书', nameEn: 'Notice that an award is left as it is' },
  'reward-revocation-announcement': { name: '撤销奖励公告', nameEn: 'Announcement that an award is revoked' },
  // Ruling
  'panel-notice': { name: '合议组成员告知书', nameEn: 'Notice of the panel' },
  'defence-notice': { name: '答辩通知书', nameEn: 'Notice to answer' },
  'mediation-agreement': { name: '行政调解书', nameEn: 'Mediation agreement' },
  'ruling-decision': { name: '行政裁决书', nameEn: 'Ruling' },
  'oral-hearing-notice': { name: '口头审理通知书', nameEn: 'Notice of the oral hearing' },
  'oral-hearing-record': { name: '口头审理笔录', nameEn: 'Record of the oral hearing' },
  'deliberation-record': { name: '合议笔录', nameEn: 'Record of deliberation' },
  'ruling-suspension': { name: '中止审理通知书', nameEn: 'Notice of suspension' },
  'ruling-termination': { name: '终止审理决定书', nameEn: 'Decision to end the procedure' },
  'performance-reminder': { name: '履行催告书', nameEn: 'Reminder to perform' },
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
  'investigation-suspension': 'suspend',
  'testing-period-notice': 'suspend',
  'holding-extension': 'extend',
  'ruling-suspension': 'suspend',
};

export interface RequiredDocument {
  /** An outcome with this effect … */
  after: Effect;
  /** … must be followed by this document before anything else is done. */
  template: string;
  /** Or one of these in its place. */
  or?: readonly string[];
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
  { after: 'spare', template: 'penalty-exemption', basis: 'CF30, CF31, CF33, CF36, CF57, R15.9' },
  { after: 'transfer', template: 'case-transfer', or: ['crime-transfer'], basis: 'CF27' },
  // That a case is dismissed rests on the organ's own procedure rule (docs/law.md, "Procedures").
  { after: 'drop', template: 'case-dismissal', or: ['case-termination'], basis: 'R11.5' },
  { after: 'suspend', template: 'investigation-suspension', basis: 'R11.5' },
];

const SIMPLE_PENALTY: readonly RequiredDocument[] = [
  { after: 'impose', template: 'simple-penalty-decision', basis: 'CF52, R15.9' },
  { after: 'spare', template: 'penalty-exemption', basis: 'CF33, CF57, R15.9' },
];

/** Nothing is handed to the party when nobody performs in its place. */
const SUBSTITUTE: readonly RequiredDocument[] = [{ after: 'impose', template: 'substitute-decision', basis: 'QZ51, QZ52' }];

const BY_CATEGORY: Readonly<Record<PowerCategory, readonly RequiredDocument[]>> = {
  licence: application('licence-decision', 'licence-refusal', 'XK38, R15.8'),
  penalty: PENALTY,
  compulsion: [
    // Decision and list are handed over on the spot: when the measure was taken, not when it was approved.
    { after: 'hold', template: 'compulsion-decision', basis: 'QZ24' },
    { after: 'hold', template: 'seized-list', basis: 'QZ24' },
    { after: 'spare', template: 'compulsion-refusal', or: ['compulsion-lift'], basis: 'QZ18, QZ19' },
    { after: 'suspend', template: 'testing-period-notice', basis: 'QZ25' },
    { after: 'extend', template: 'holding-extension', basis: 'QZ25' },
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
  ruling: [
    ...TAKING_UP,
    { after: 'suspend', template: 'ruling-suspension', basis: 'R11.5' },
    { after: 'extend', template: 'extension-notice', basis: 'R11.5' },
    { after: 'conclude', template: 'ruling-decision', basis: 'R11.5' },
    { after: 'settle', template: 'mediation-agreement', basis: 'R11.5' },
    { after: 'drop', template: 'ruling-termination', basis: 'R11.5' },
  ],
  other: application('other-decision', 'other-refusal', 'R11.5'),
};

/** What the law requires of this power, by its category and whether it is handled by the simple procedure. */
export function requiredDocuments({
  category,
  procedure,
  licenceAct: act,
  execution,
}: Pick<RegistryEntry, 'category' | 'procedure' | 'licenceAct' | 'execution'>): readonly RequiredDocument[] {
  if (act) return ofLicenceAct(licenceAct(act));
  if (execution) return SUBSTITUTE;
  if (category === 'penalty' && procedure === 'simple') return SIMPLE_PENALTY;
  return BY_CATEGORY[category];
}

/** What is done to a licence or an award that was issued: the decision that does it, and the paper by which it is left. */
function ofLicenceAct({ intake, ruling, decision, refusal, basis }: LicenceActDescription): readonly RequiredDocument[] {
  const against: Effect = ruling === 'grant' ? 'deny' : 'spare';
  return [
    ...(intake === 'application' ? TAKING_UP : []),
    ...CLOCK,
    { after: ruling, template: decision, basis },
    { after: against, template: refusal, basis },
  ];
}
