/**
 * Rules between what a form is answered and everything else that is known of its matter, as data (R11.3): an entry names them, page and
 * server judge by them, and each says which article it rests on.
 */
import type { Recording } from '../../penalties/recordings.ts';
import type { FieldValue } from '../check-field.ts';

/**
 * Where a value stands: a field of the form itself, else the latest answer of the matter to that key (`area`); the latest answer of an
 * earlier step (`earlier.fineAmount`); what was applied for (`applied.area`); a day of the case (`case.receivedOn`); or `today`.
 */
export type Ref = string;

/** The days of a case that checks may ask for. */
export const CASE_DAYS = {
  receivedOn: { label: '收件日期', labelEn: 'Received on' },
  acceptedOn: { label: '受理日期', labelEn: 'Accepted on' },
  decidedOn: { label: '决定日期', labelEn: 'Decided on' },
  servedOn: { label: '送达日期', labelEn: 'Served on' },
} as const satisfies Record<string, { label: string; labelEn: string }>;
export type CaseDay = keyof typeof CASE_DAYS;

/** An answer on which it depends whether a check is asked. */
export interface Condition {
  field: Ref;
  value: FieldValue;
}

interface Base {
  /** The article, for people: every refusal names it. */
  basis: string;
  /** Said instead of the check's own words; the article follows either. */
  message?: string;
  messageEn?: string;
  /** Keys of the forms in which it is asked, `caseForm` for that of the case; absent = in each that asks for its field. */
  forms?: string[];
  /** Asked only for these outcomes; absent = for all. */
  outcomes?: string[];
  when?: Condition;
  unless?: Condition;
}

/** What ends does not end before it begins; both may be on one day, and are then told apart by their times, where these are known. */
export interface DatesInOrder extends Base {
  kind: 'dates-in-order';
  earlier: Ref;
  later: Ref;
  earlierTime?: Ref;
  laterTime?: Ref;
}

/** What is recorded has happened. */
export interface NotInFuture extends Base {
  kind: 'not-in-future';
  field: string;
}

/** The day is that one or later. */
export interface NotBefore extends Base {
  kind: 'not-before';
  field: string;
  date: Ref;
}

/** Two times of one day. */
export interface TimesInOrder extends Base {
  kind: 'times-in-order';
  earlier: string;
  later: string;
}

/** Numbers and money against each other, or against a figure; money in 分. */
export interface AtMost extends Base {
  kind: 'at-most';
  field: string;
  of: Ref | number;
}
export interface AtLeast extends Base {
  kind: 'at-least';
  field: string;
  of: Ref | number;
}

/**
 * A penalty keeps to the benchmarks of its entry: the kinds and the range of the chosen tier. Beside them only with a reason, a legal
 * review and a collective discussion; beside the law's own range never, but below its least where the tier says so (CF32).
 */
export interface FineInTier extends Base {
  kind: 'fine-in-tier';
  tier: Ref;
  amount: string;
  penaltyKind?: Ref;
  /** Which benchmark; absent, or matching none = any of the entry. */
  violation?: Ref;
  /** The reason for what lies beside the tier. */
  discretion?: Ref;
  /** Income or value, in 分, for ranges in times of it. */
  base?: Ref;
  /** Facts of the benchmark ticked with their evidence, from which the tier follows (`domain/registry/benchmark-facts.ts`). */
  facts?: Ref;
  /** The day of the act, whose version of the benchmark is applied; absent = that of today. */
  actDate?: Ref;
  /** The day from which a later version holds that is applied instead, and why (CF37). */
  version?: Ref;
  versionGround?: Ref;
  /** A proposal goes to review and discussion after it: beside the tier the reason is enough. */
  proposal?: boolean;
}

/** An outcome that says the opposite of the answers is refused: every field has the value, or one of them has. */
export interface AnswersForOutcome extends Base {
  kind: 'answers-for-outcome';
  outcomes: string[];
  fields: string[];
  need: 'every' | 'one';
  value: FieldValue;
}

/** Only kinds that the article allows; several in one answer are joined by `-and-`. */
export interface OneOfKinds extends Base {
  kind: 'one-of-kinds';
  field: string;
  allowed: string[];
}

/** A fact with which the law forbids the outcomes: the value itself, or a number below or above the figure. */
export interface ForbiddenFact extends Base {
  kind: 'forbidden-fact';
  field: Ref;
  value?: FieldValue;
  below?: number;
  above?: number;
  outcomes: string[];
}

/** Most that the law allows by who the party is; money in 分. */
export interface AmountLimit extends Base {
  kind: 'amount-limit';
  field: string;
  person: number;
  organisation: number;
}

/** The law gives the party at least so many calendar days from that day. */
export interface TermFrom extends Base {
  kind: 'term-from';
  field: string;
  from: Ref;
  days: number;
}

/** A recording lies at the step, or the field says why there is none. */
export interface RecordingKept extends Base {
  kind: 'recording-kept';
  field: string;
  recording: Recording;
}

export type Check =
  | DatesInOrder
  | NotInFuture
  | NotBefore
  | TimesInOrder
  | AtMost
  | AtLeast
  | FineInTier
  | AnswersForOutcome
  | OneOfKinds
  | ForbiddenFact
  | AmountLimit
  | TermFrom
  | RecordingKept;
export type CheckKind = Check['kind'];

/** What each kind is called. */
export const CHECK_KINDS: Readonly<Record<CheckKind, { name: string; nameEn: string }>> = {
  'dates-in-order': { name: '日期先后', nameEn: 'Dates in order' },
  'not-in-future': { name: '不晚于今天', nameEn: 'Not in the future' },
  'not-before': { name: '不早于某日', nameEn: 'Not before a day' },
  'times-in-order': { name: '时间先后', nameEn: 'Times in order' },
  'at-most': { name: '不超过', nameEn: 'At most' },
  'at-least': { name: '不少于', nameEn: 'At least' },
  'fine-in-tier': { name: '罚款符合裁量等次', nameEn: 'Fine within its tier' },
  'answers-for-outcome': { name: '结果与审查意见一致', nameEn: 'Outcome as the answers say' },
  'one-of-kinds': { name: '法定种类', nameEn: 'Kinds that the article allows' },
  'forbidden-fact': { name: '法律禁止的情形', nameEn: 'Fact that forbids the outcome' },
  'amount-limit': { name: '对个人、单位的限额', nameEn: 'Limit by kind of party' },
  'term-from': { name: '法定期限不得缩短', nameEn: 'Term not shorter than the law’s' },
  'recording-kept': { name: '须有音像记录', nameEn: 'Recording needed' },
};

/** What the parts of a check are called. */
export const CHECK_PART_NAMES: Readonly<Record<string, { name: string; nameEn: string }>> = {
  field: { name: '字段', nameEn: 'Field' },
  fields: { name: '字段', nameEn: 'Fields' },
  forms: { name: '表单', nameEn: 'Forms' },
  outcomes: { name: '办理结果', nameEn: 'Outcomes' },
  when: { name: '适用条件', nameEn: 'When' },
  unless: { name: '例外', nameEn: 'Unless' },
  earlier: { name: '在先', nameEn: 'Earlier' },
  later: { name: '在后', nameEn: 'Later' },
  earlierTime: { name: '在先的时间', nameEn: 'Time of the earlier' },
  laterTime: { name: '在后的时间', nameEn: 'Time of the later' },
  date: { name: '不早于', nameEn: 'Not before' },
  of: { name: '对照', nameEn: 'Against' },
  tier: { name: '裁量等次', nameEn: 'Tier' },
  amount: { name: '罚款金额', nameEn: 'Amount' },
  penaltyKind: { name: '处罚种类', nameEn: 'Kind of penalty' },
  violation: { name: '违法行为', nameEn: 'Violation' },
  discretion: { name: '裁量理由', nameEn: 'Reasons of discretion' },
  base: { name: '倍数的基数', nameEn: 'Base of times' },
  facts: { name: '裁量情节', nameEn: 'Facts of the benchmark' },
  actDate: { name: '违法行为发生之日', nameEn: 'Day of the act' },
  version: { name: '适用的裁量基准', nameEn: 'Version applied' },
  versionGround: { name: '适用新规定的理由', nameEn: 'Why the later version' },
  proposal: { name: '拟处理意见', nameEn: 'Proposal' },
  need: { name: '要求', nameEn: 'Needed' },
  value: { name: '值', nameEn: 'Value' },
  allowed: { name: '允许的种类', nameEn: 'Allowed kinds' },
  below: { name: '低于', nameEn: 'Below' },
  above: { name: '高于', nameEn: 'Above' },
  person: { name: '个人限额（分）', nameEn: 'Person (fen)' },
  organisation: { name: '单位限额（分）', nameEn: 'Organisation (fen)' },
  from: { name: '起算', nameEn: 'From' },
  days: { name: '日数', nameEn: 'Days' },
  recording: { name: '音像记录', nameEn: 'Recording' },
};
