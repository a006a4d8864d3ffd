/**
 * Keys of the typed fields that legal documents read (R11.3, R11.5; domain.md section 3).
 *
 * A form that asks for one of these facts uses its key, so that the document finds it wherever in the flowchart it was recorded: the
 * latest answer of the case counts. What a form asks beyond them is printed as it stands. A list has one item per line; its
 * columns are parted by `｜`.
 */
import type { FormField } from '../contract.ts';

/** How the answer is read; a `text` may also be chosen or long. */
export type FieldKind = 'text' | 'list' | 'date' | 'number' | 'money';
type Key = readonly [kind: FieldKind, label: string];

export const FIELD_KEYS = {
  // Taking up
  missingMaterials: ['list', '需要补正的全部内容'], declineBasis: ['text', '不予受理的法律依据'], competentOrgan: ['text', '有权处理的行政机关'],
  receivedMaterials: ['text', '收到的补正材料'], source: ['text', '案件来源'], sourceDate: ['date', '案件来源日期'], cause: ['text', '案由'],
  // Time
  extensionDays: ['number', '延长天数'], extensionReason: ['text', '延长理由'], specialDays: ['number', '特别程序所需天数'], specialReason: ['text', '特别程序事由'],
  // Records: what every one of them begins with
  recordDate: ['date', '日期'], startTime: ['text', '开始时间'], endTime: ['text', '结束时间'], place: ['text', '地点'], recorder: ['text', '记录人'],
  present: ['text', '在场人'], recordText: ['text', '记录内容'], findings: ['text', '检查（勘验）情况'], questionedPerson: ['text', '被询问人'],
  refusalNote: ['text', '拒绝签名的情况'],
  // Hearing, experts, publicity, discussion
  hearingDate: ['date', '听证日期'], hearingTime: ['text', '听证时间'], hearingPlace: ['text', '听证地点'], hearingHost: ['text', '听证主持人'],
  hearingParticipants: ['text', '听证参加人'], hearingConclusion: ['text', '听证结论'], hearingRequested: ['text', '是否要求听证'], experts: ['list', '评审专家'],
  expertOpinion: ['text', '评审意见'], publicityFrom: ['date', '公示开始日期'], publicityTo: ['date', '公示结束日期'], publicityContent: ['text', '公示内容'],
  attendees: ['list', '参加讨论人员'], discussion: ['text', '讨论情况'], discussionConclusion: ['text', '讨论结论'],
  // Penalty
  violation: ['text', '违法行为'], facts: ['text', '查明的事实'], evidence: ['list', '证据'], tier: ['text', '裁量等次'], discretion: ['text', '裁量理由'],
  penaltyKind: ['text', '处罚种类'], penaltyContent: ['text', '处罚内容'], fineAmount: ['money', '罚款金额'], confiscated: ['text', '没收内容'],
  statement: ['text', '陈述申辩意见'], statementReply: ['text', '对陈述申辩意见的答复'], legalReview: ['text', '法制审核意见'], exemptionReason: ['text', '不予处罚的理由'],
  rectification: ['text', '改正要求'], rectifyBy: ['date', '改正期限'], payBy: ['date', '缴款期限'], payAccount: ['text', '收款银行和账号'], paidAmount: ['money', '已缴金额'], paidOn: ['date', '缴款日期'],
  executionResult: ['text', '执行情况'], dismissalReason: ['text', '撤销案件的理由'], transferOrgan: ['text', '接受移送的机关'], transferReason: ['text', '移送理由'], court: ['text', '人民法院'],
  // Compulsion
  measure: ['text', '强制措施'], measureFrom: ['date', '强制措施开始日期'], measureDays: ['number', '强制措施期限（日）'], items: ['list', '物品'], keptAt: ['text', '保管地点'], liftReason: ['text', '解除理由'],
  // Levy, grant, reward
  levyAmount: ['money', '征收金额'], levyBasis: ['text', '计征依据和标准'], levyPeriod: ['text', '征收期间'], grantAmount: ['money', '给付金额'], grantStandard: ['text', '给付标准'], grantMethod: ['text', '给付方式'],
  payee: ['text', '收款人'], payeeAccount: ['text', '收款账号'], rewardAmount: ['money', '奖励金额'], honour: ['text', '奖励名称'],
  // Inspection
  inspectionItems: ['list', '检查事项'], inspectionDate: ['date', '检查日期'], inspectionMethod: ['text', '检查方式'], inspectionResult: ['text', '检查结果'],
  // Confirmation and certificates
  confirmedContent: ['text', '确认内容'], validFrom: ['date', '有效期起'], validTo: ['date', '有效期止'],
  // Ruling
  respondent: ['text', '被申请人'], respondentAddress: ['text', '被申请人地址'], claim: ['text', '申请人的请求和理由'], defence: ['text', '被申请人的答辩'], defenceBy: ['date', '答辩期限'],
  agreement: ['text', '调解协议'], rulingContent: ['text', '裁决内容'],
  // Service and file
  method: ['text', '送达方式'], recipient: ['text', '受送达人'], deliveredOn: ['date', '送达日期'], trackingNumber: ['text', '邮寄单号'], witness: ['text', '见证人'],
  volumeNumber: ['text', '案卷号'], pages: ['number', '页数'], retention: ['text', '保管期限'],
} as const satisfies Record<string, Key>;

export type FieldKey = keyof typeof FIELD_KEYS;

const FITTING: Readonly<Record<FieldKind, readonly FormField['type'][]>> = {
  text: ['text', 'long-text', 'choice', 'yes-no', 'date', 'number'], list: ['long-text', 'text'], date: ['date'], number: ['number'], money: ['money'],
};

/** True when a form's field can be read by the documents that know its key; a key that no document knows always fits. */
export function fitsItsKey({ key, type }: Pick<FormField, 'key' | 'type'>): boolean {
  return !Object.hasOwn(FIELD_KEYS, key) || FITTING[FIELD_KEYS[key as FieldKey][0]].includes(type);
}

/** The facts that each document prints at places of its own. */
export const DOCUMENT_FIELDS: Readonly<Record<string, readonly FieldKey[]>> = {
  'supplement-notice': ['missingMaterials'],
  'non-acceptance-notice': ['declineBasis', 'competentOrgan'],
  'special-procedure-notice': ['specialDays', 'specialReason'],
  'extension-notice': ['extensionDays', 'extensionReason'],
  'hearing-notice': ['hearingDate', 'hearingTime', 'hearingPlace', 'hearingHost'],
  'hearing-record': ['hearingDate', 'hearingTime', 'hearingPlace', 'hearingHost', 'hearingParticipants', 'recordDate', 'startTime', 'endTime', 'place', 'recorder', 'recordText', 'refusalNote'],
  'hearing-report': ['hearingDate', 'hearingPlace', 'hearingHost', 'hearingParticipants', 'hearingConclusion'],
  'expert-opinion': ['experts', 'expertOpinion', 'recordDate'],
  'site-record': ['recordDate', 'startTime', 'endTime', 'place', 'recorder', 'present', 'findings', 'recordText', 'refusalNote'],
  'questioning-record': ['questionedPerson', 'recordDate', 'startTime', 'endTime', 'place', 'recorder', 'recordText', 'refusalNote'],
  'statement-record': ['recordDate', 'startTime', 'endTime', 'place', 'recorder', 'statement', 'recordText', 'refusalNote'],
  'publicity-notice': ['publicityFrom', 'publicityTo', 'publicityContent'],
  'delivery-receipt': ['method', 'recipient', 'deliveredOn', 'trackingNumber', 'witness', 'place'],
  'archive-catalogue': ['volumeNumber', 'pages', 'retention'],
  'source-registration': ['source', 'sourceDate', 'facts'],
  'case-filing-approval': ['source', 'cause', 'facts'],
  'case-filing-refusal': ['source', 'cause', 'facts'],
  'evidence-list': ['evidence'],
  'preservation-notice': ['items', 'keptAt', 'place'],
  'rectification-order': ['violation', 'facts', 'rectification', 'rectifyBy'],
  'investigation-report': ['violation', 'facts', 'evidence', 'tier', 'discretion', 'penaltyContent', 'penaltyKind', 'fineAmount'],
  'legal-review-opinion': ['legalReview'],
  'penalty-prior-notice': ['violation', 'facts', 'evidence', 'penaltyKind', 'penaltyContent', 'fineAmount'],
  'hearing-right-notice': ['violation', 'facts', 'evidence', 'penaltyKind', 'penaltyContent', 'fineAmount'],
  'discussion-record': ['recordDate', 'startTime', 'endTime', 'place', 'attendees', 'recorder', 'discussion', 'discussionConclusion', 'recordText'],
  'penalty-decision': ['violation', 'facts', 'evidence', 'statement', 'statementReply', 'tier', 'discretion', 'penaltyKind', 'penaltyContent', 'fineAmount', 'confiscated', 'payBy', 'payAccount', 'rectification', 'rectifyBy'],
  'simple-penalty-decision': ['violation', 'facts', 'evidence', 'penaltyKind', 'penaltyContent', 'fineAmount', 'statement', 'payBy', 'payAccount', 'place', 'rectification'],
  'penalty-exemption': ['violation', 'facts', 'evidence', 'exemptionReason', 'rectification'],
  'case-dismissal': ['facts', 'dismissalReason'],
  'case-transfer': ['transferOrgan', 'transferReason', 'facts', 'evidence'],
  'payment-reminder': ['fineAmount', 'levyAmount', 'paidAmount', 'payBy', 'payAccount'],
  'enforcement-application': ['court', 'fineAmount', 'levyAmount', 'paidAmount', 'executionResult'],
  'closing-approval': ['executionResult', 'paidAmount', 'paidOn'],
  'compulsion-approval': ['measure', 'facts', 'items', 'measureDays'],
  'compulsion-decision': ['measure', 'facts', 'items', 'place', 'keptAt', 'measureFrom', 'measureDays'],
  'seized-list': ['items', 'keptAt'],
  'compulsion-refusal': ['facts', 'measure'],
  'compulsion-lift': ['liftReason', 'items'],
  'levy-decision': ['levyAmount', 'levyBasis', 'levyPeriod', 'payBy', 'payAccount'],
  'levy-exemption': ['levyBasis', 'levyPeriod'],
  'payment-notice': ['levyAmount', 'fineAmount', 'payBy', 'payAccount'],
  'grant-decision': ['grantAmount', 'grantStandard', 'grantMethod', 'payee', 'payeeAccount', 'validFrom', 'validTo'],
  'payment-voucher': ['grantAmount', 'rewardAmount', 'payee', 'payeeAccount', 'paidOn'],
  'inspection-notice': ['inspectionDate', 'inspectionItems', 'inspectionMethod', 'place'],
  'inspection-result': ['inspectionDate', 'inspectionItems', 'inspectionMethod', 'place', 'findings', 'inspectionResult', 'rectification', 'rectifyBy'],
  'confirmation-decision': ['confirmedContent', 'facts', 'validFrom', 'validTo'],
  'confirmation-certificate': ['confirmedContent', 'validFrom', 'validTo'],
  'licence-certificate': ['validFrom', 'validTo'],
  'reward-decision': ['rewardAmount', 'honour', 'facts'],
  'defence-notice': ['respondent', 'respondentAddress', 'claim', 'defenceBy'],
  'mediation-agreement': ['respondent', 'respondentAddress', 'claim', 'facts', 'agreement'],
  'ruling-decision': ['respondent', 'respondentAddress', 'claim', 'defence', 'facts', 'evidence', 'rulingContent'],
};
