/**
 * What whoever serves a document records, in one place for every drawing and for what is served beside one (R11.3, CF47).
 *
 * A form that asks for the way and the day of a service is a service form, whenever it was drawn: its own fields for these are replaced by
 * those below, so that cases under way record what the law asks for. Each way asks for its evidence alone; the day of service follows
 * from it (`served-on.ts`).
 */
import type { FormField } from '../contract.ts';
import { SERVED_ON, SERVICE_WAY_CODES, SERVICE_WAYS, type ServiceWay } from './ways.ts';

const WAY = 'method';
const by = (...values: ServiceWay[]): FormField['when'] => ({ field: WAY, values });

/** By whom a document may be received in the addressee's place. */
const RELATIONS: FormField['options'] = [
  { value: 'adult-family', label: '同住的成年家属', labelEn: 'Adult family member of the same household' },
  { value: 'representative', label: '法定代表人、负责人', labelEn: 'Legal representative or head' },
  { value: 'receiver', label: '单位负责收件的人', labelEn: 'Whoever receives for the organisation' },
  { value: 'agent', label: '代理人', labelEn: 'Agent' },
  { value: 'designated', label: '指定的代收人', labelEn: 'Receiver named by the addressee' },
];

const REASONS: FormField['options'] = [
  { value: 'unknown-whereabouts', label: '受送达人下落不明', labelEn: 'Whereabouts unknown' },
  { value: 'other-ways-failed', label: '其他方式无法送达', labelEn: 'No other way could serve it' },
];

const text = (key: string, label: string, labelEn: string, rest: Partial<FormField> = {}): FormField => ({
  ...{ key, label, labelEn, type: 'text', max: 100 },
  ...rest,
});
const day = (key: string, label: string, labelEn: string, rest: Partial<FormField>): FormField => ({
  ...{ key, label, labelEn, type: 'date', required: true },
  ...rest,
});

const fieldsFor = (announcementDays: number): FormField[] => [
  {
    ...{ key: WAY, label: '送达方式', labelEn: 'Way of service', type: 'choice', required: true },
    options: SERVICE_WAY_CODES.map((value) => ({ value, label: SERVICE_WAYS[value].name, labelEn: SERVICE_WAYS[value].nameEn })),
  },
  text('recipient', '受送达人（签收人）', 'Addressee or who signed', { required: true, max: 60 }),
  text('substituteReceiver', '代收人', 'Who received instead', { max: 60, when: by('signed', 'mail', 'entrusted') }),
  {
    ...{ key: 'substituteRelation', label: '代收人与受送达人的关系', labelEn: 'Relation of who received instead', type: 'choice' },
    options: RELATIONS,
    when: by('signed', 'mail', 'entrusted'),
  },
  text('place', '送达地点', 'Place', { required: true, when: by('signed', 'refused', 'entrusted') }),
  text('entrustedTo', '受委托的机关', 'Entrusted organ', { required: true, when: by('entrusted') }),
  day('signedOn', '签收日期', 'Signed on', { when: by('signed', 'entrusted') }),
  text('refusalReason', '拒收事由', 'Why it was refused', { required: true, max: 200, when: by('refused') }),
  text('witness', '见证人及其单位、职务', 'Witness, with unit and post', {
    when: by('refused'),
    help: '见证人和影像记录至少一项。',
    helpEn: 'A witness, a recording, or both.',
  }),
  text('leavingRecord', '拍照、录像的编号', 'Number of photos or video', { when: by('refused') }),
  day('leftOn', '留置日期', 'Left on', { when: by('refused') }),
  text('trackingNumber', '邮寄单号', 'Tracking number', { required: true, max: 60, when: by('mail') }),
  day('postReceivedOn', '回执上的收件日期', 'Received, by the return receipt', { when: by('mail') }),
  text('electronicAddress', '电子送达地址', 'Electronic address', {
    required: true,
    when: by('electronic'),
    help: '须是送达地址确认书同意的地址。',
    helpEn: 'The one that the party consented to in the confirmation of addresses.',
  }),
  text('systemProof', '到达对方系统的凭证', 'Proof of arrival in the system', { required: true, max: 200, when: by('electronic') }),
  day('arrivedOn', '到达日期', 'Arrived on', { when: by('electronic') }),
  {
    ...{ key: 'announcementReason', label: '公告送达的原因', labelEn: 'Why by announcement', type: 'choice', required: true },
    options: REASONS,
    when: by('announcement'),
  },
  text('whereabouts', '查找、送达的经过', 'How the party was sought', { required: true, max: 300, when: by('announcement') }),
  text('announcementPlace', '公告的媒体、场所', 'Where it was announced', { required: true, when: by('announcement') }),
  day('announcedOn', '公告发布日期', 'Announced on', {
    when: by('announcement'),
    help: `自发布之日起经过 ${announcementDays} 日视为送达，送达日期由系统推算。`,
    helpEn: `Taken for served ${announcementDays} days after publication; the day is worked out.`,
  }),
  text('servers', '送达人', 'Who served it', { max: 60, when: by('signed', 'refused', 'entrusted') }),
  { key: SERVED_ON, label: '送达日期', labelEn: 'Served on', type: 'date', derived: true },
];

/** What a service form of any age asks in words of its own. */
const REPLACED: readonly string[] = fieldsFor(0).map(({ key }) => key);

/** A day of service alone, without a way, is a fact like others: such a form is asked as it was drawn. */
export const isServiceForm = (fields: readonly FormField[]): boolean => fieldsMissing(fields).length === 0;

/** Which of the two that make a form one of service it lacks: the way and the day; all else is asked by the way. */
export const fieldsMissing = (fields: readonly FormField[]): { label: string; labelEn: string }[] =>
  fieldsFor(0)
    .filter(({ key }) => (key === WAY || key === SERVED_ON) && !fields.some((field) => field.key === key))
    .map(({ label, labelEn = label }) => ({ label, labelEn }));

/** The fields of a service, where the form is one; others stay as they are. Asked for the outcomes for which the form asked the day. */
export function withService(fields: FormField[], announcementDays: number): FormField[] {
  if (!isServiceForm(fields)) return fields;
  const outcomes = fields.find(({ key }) => key === SERVED_ON)?.outcomes;
  const own = fieldsFor(announcementDays).map((field) => (outcomes ? { ...field, outcomes } : field));
  return [...own, ...fields.filter(({ key }) => !REPLACED.includes(key))];
}

/** What is recorded of a service beside a drawing. */
export const serviceFields = fieldsFor;

/** Where and how a party wants to be served (送达地址确认书), in its own words and with its signature. */
export const ADDRESS_FIELDS: FormField[] = [
  text('addressee', '受送达人', 'Addressee', { required: true, max: 60 }),
  text('serviceAddress', '送达地址', 'Address for service', { required: true, max: 200 }),
  text('serviceContact', '收件人', 'Who receives', { required: true, max: 60 }),
  text('servicePhone', '联系电话', 'Telephone', { required: true, max: 30 }),
  text('designatedReceiver', '指定的代收人', 'Named receiver', { max: 60 }),
  { key: 'consent', label: '同意电子送达', labelEn: 'Consents to electronic service', type: 'yes-no', required: true },
  text('electronicAddress', '电子送达地址', 'Electronic address', {
    required: true,
    when: { field: 'consent', values: [true] },
    help: '电子邮箱、传真号码、政务平台账号等。',
    helpEn: 'E-mail, fax number, account of the government platform and the like.',
  }),
  day('confirmedOn', '签署日期', 'Signed on', {}),
];
