/** The facts that a text of the legal office may name, by their names, and their values in a document. */
import { DOCUMENT_FIELDS, FIELD_KEYS, type FieldKey } from '../../../processes/lint/field-keys.ts';
import { dateInText } from '../../../domain/text/chinese-numerals.ts';
import { CATEGORY_WORDS } from '../category-words.ts';
import type { DocumentData } from '../document-data.ts';
import { amount, answer, items } from '../layout/answers.ts';
import { citations, dayInText, you } from '../layout/parts.ts';
import { applied, violated } from '../layout/penalty.ts';

export interface Placeholder {
  name: string;
  nameEn: string;
  /** Its value stands within names, as that of a law, and is not looked for in the shipped text. */
  isWord?: true;
  of(data: DocumentData, shipped: readonly string[]): string | undefined;
}

/** The sentences in which the shipped text tells the party its remedies: they depend on organ and kind of decision. */
const remediesIn = (shipped: readonly string[]): string | undefined =>
  shipped
    .flatMap((text) => text.match(/[^。]*。/g) ?? [])
    .filter((sentence) => /申请行政复议|提起行政诉讼/.test(sentence) && /(日|个月)内/.test(sentence))
    .join('') || undefined;

const ofCase: readonly Placeholder[] = [
  { name: '当事人', nameEn: 'Party', of: ({ party }) => party.name },
  { name: '称谓', nameEn: 'You (person or organisation)', of: (data) => you(data) },
  { name: '证件号码', nameEn: 'Number of the party', of: ({ party }) => party.idNumber },
  { name: '当事人地址', nameEn: "Party's address", of: ({ party }) => party.address },
  { name: '案由', nameEn: 'Subject', of: (data) => data.case.subject },
  { name: '流水号', nameEn: 'Serial number', of: (data) => data.case.serial },
  { name: '文号', nameEn: 'Number of the document', of: ({ number }) => number },
  { name: '事项名称', nameEn: 'Power', of: ({ power }) => power.name },
  { name: '事项类别', nameEn: 'Kind of power', isWord: true, of: ({ power }) => CATEGORY_WORDS[power.category].matter },
  { name: '机关', nameEn: 'Organ', of: ({ organ }) => organ.name },
  { name: '机关地址', nameEn: "Organ's address", of: ({ organ }) => organ.address },
  { name: '机关电话', nameEn: "Organ's telephone", of: ({ organ }) => organ.phone },
  { name: '复议机关', nameEn: 'Government that reconsiders', of: ({ government }) => government },
  { name: '人民法院', nameEn: 'Court', of: ({ organ }) => organ.court ?? '有管辖权的人民法院' },
  { name: '法律依据', nameEn: 'Legal basis', of: (data) => citations(data) },
  { name: '违反的规定', nameEn: 'Provision violated', of: (data) => violated(data) },
  { name: '处罚的规定', nameEn: 'Provision applied', of: (data) => applied(data) },
  { name: '收件日期', nameEn: 'Received on', of: (data) => dayInText(data.case.receivedAt) },
  { name: '受理日期', nameEn: 'Accepted on', of: (data) => data.case.acceptedAt && dayInText(data.case.acceptedAt) },
  { name: '签发日期', nameEn: 'Signed on', of: ({ issuedOn }) => dateInText(issuedOn) },
  { name: '承诺时限', nameEn: 'Promised limit', of: ({ limits }) => `${limits.promisedDays}${limits.unitLabel}` },
  { name: '承诺办结日', nameEn: 'Promised day', of: ({ limits }) => limits.promisedDue && dateInText(limits.promisedDue) },
  { name: '法定时限', nameEn: 'Statutory limit', of: ({ limits }) => `${limits.statutoryDays}${limits.statutoryUnitLabel}` },
  { name: '决定意见', nameEn: 'What the decider wrote', of: ({ decision }) => decision?.text.trim() },
  { name: '许可证编号', nameEn: 'Number of the licence', of: ({ licence, certificate }) => licence?.number ?? certificate?.number },
  { name: '救济途径', nameEn: 'Remedies', of: (_, shipped) => remediesIn(shipped) },
];

const valueOf =
  (key: FieldKey) =>
  (data: DocumentData): string | undefined =>
    (FIELD_KEYS[key][0] === 'money'
      ? amount(data, key)
      : FIELD_KEYS[key][0] === 'list'
        ? items(answer(data, key)).join('；')
        : answer(data, key)) || undefined;

/** Of a template: the facts of its case, and the answers that it prints. */
export function placeholdersOf(template: string): Placeholder[] {
  const taken = new Set(ofCase.map(({ name }) => name));
  const own = (DOCUMENT_FIELDS[template] ?? []).map((key): Placeholder => ({ name: FIELD_KEYS[key][1], nameEn: key, of: valueOf(key) }));
  return [...ofCase, ...own.filter(({ name }) => !taken.has(name) && taken.add(name))];
}
