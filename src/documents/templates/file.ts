/** Papers of every file: site record, approval form, receipt of delivery, contents of the volume (docs/law.md, "Documents"). */
import { jointVisitText } from '../layout/joint-visit.ts';
import type { Content } from '../layout/content.ts';
import { approvalForm } from '../families/approval-form.ts';
import { list } from '../families/list.ts';
import { recordText } from '../families/record.ts';
import { answer, officersOf, recorded, recordingOpinion } from '../layout/answers.ts';
import type { FieldKey } from '../../../processes/lint/field-keys.ts';
import { DATE_BLANK, formTable, toSign, type FormRow } from '../layout/form-table.ts';
import { dateInText } from '../../../domain/text/chinese-numerals.ts';
import type { DocumentData } from '../document-data.ts';
import { centred, dayInText, heading, line, sealPlace } from '../layout/parts.ts';
import type { Template } from '../layout/template.ts';
import type { TemplateDescription } from '../template-description.ts';

const siteRecord: Template = (data) =>
  recordText(data, {
    person: ['在场人', recorded(data, 'present') ?? data.party.contact ?? data.party.name],
    more: [[['合并、联合检查', jointVisitText(data)]]],
    told: '工作人员出示证件，表明身份，说明检查（勘验）的事由和依据，告知当事人有要求回避、陈述和申辩的权利，并有如实回答询问、协助检查的义务。',
    title: '检查（勘验）情况',
    text: recorded(data, 'findings') ?? recorded(data, 'recordText') ?? data.decision?.text ?? '',
  });

const approval: Template = (data) =>
  approvalForm(data, {
    rows: [
      ['收件日期', dayInText(data.case.receivedAt)],
      ['受理日期', data.case.acceptedAt ? dayInText(data.case.acceptedAt) : '—'],
      [
        '办理时限',
        `承诺${data.limits.promisedDays}${data.limits.unitLabel}，法定${data.limits.statutoryDays}${data.limits.statutoryUnitLabel}`,
      ],
      [
        '材料',
        data.materials
          .filter(({ provided }) => provided)
          .map(({ name }) => name)
          .join('、') || '—',
      ],
    ],
  });

/**
 * What was recorded of the service, and nothing else: documents, addressee, way and its evidence, day (CF61). Where nothing is recorded
 * yet it is a form to be filled in by hand.
 */
const deliveryReceipt: Template = (data) => {
  const way = recorded(data, 'method');
  const delivered = (data.documents ?? []).map(({ title, number }) => `《${title}》（${number}）`);
  return [
    ...heading(data),
    formTable([
      { label: '送达机关', value: data.organ.name },
      { label: '案由', value: `${data.power.name}：${data.case.subject}` },
      { label: '办件流水号', value: data.case.serial },
      { label: '受送达人', value: recipient(data.party.name, recorded(data, 'recipient')) },
      { label: data.party.idLabel, value: data.party.idNumber },
      { label: '送达文书\n名称及文号', value: delivered.join('\n'), height: 40 },
      { label: '送达方式', value: way ?? '□直接送达　□留置送达　□邮寄送达　□委托送达　□电子送达　□公告送达' },
      ...(way === undefined ? byHand : evidence(data)),
      { label: '备注', value: '', height: 22 },
    ]),
    sealPlace(data, '行政机关印章'),
  ];
};

const recipient = (party: string, person: string | undefined, as = '签收人'): string =>
  person && person !== party ? `${party}（${as}：${person}）` : party;

const signature = (label: string, name?: string): FormRow => ({ label: `${label}\n签名或者盖章`, value: toSign(name), height: 38 });
const SERVERS: FormRow = { label: '送达人\n（两人）签名', value: toSign(), height: 38 };

const byHand: FormRow[] = [
  { label: '送达地点', value: '' },
  { label: '送达时间', value: DATE_BLANK },
  signature('受送达人'),
  { label: '拒收事由', value: '', height: 26 },
  signature('见证人'),
  SERVERS,
];

/** Rows of what the way asks for; an answer that nobody gave has none. */
function evidence(data: DocumentData): FormRow[] {
  const said = (label: string, ...keys: FieldKey[]): FormRow[] => {
    const values = keys.flatMap((key) => recorded(data, key) ?? []);
    return values.length ? [{ label, value: values.join('　') }] : [];
  };
  const [announcedOn, day] = [recorded(data, 'announcedOn'), recorded(data, 'deliveredOn')];
  const hand = recorded(data, 'signedOn') !== undefined;
  const left = recorded(data, 'leftOn') !== undefined;
  const servers = recorded(data, 'servers') ?? (officersOf(recordingOpinion(data)) || undefined);
  return [
    ...said('代收人及关系', 'substituteReceiver', 'substituteRelation'),
    ...said('送达地点', 'place'),
    ...said('受委托机关', 'entrustedTo'),
    ...said('邮寄单号', 'trackingNumber'),
    ...said('电子送达地址', 'electronicAddress'),
    ...said('到达凭证', 'systemProof'),
    ...said('公告原因', 'announcementReason', 'whereabouts'),
    ...said('公告媒体、场所', 'announcementPlace'),
    ...(announcedOn ? [{ label: '公告日期', value: dateInText(announcedOn) }] : []),
    ...said('拒收事由', 'refusalReason'),
    ...said('影像记录', 'leavingRecord'),
    { label: announcedOn ? '视为送达之日' : '送达时间', value: day ? dateInText(day) : DATE_BLANK },
    ...(hand ? [signature('受送达人')] : []),
    ...(left && recorded(data, 'witness') ? [signature('见证人', recorded(data, 'witness'))] : []),
    ...(servers ? [{ label: '送达人', value: servers }] : []),
    ...(hand || left ? [SERVERS] : []),
  ];
}

/** Where and how the party wants to be served; it signs, and with its consent it may be served electronically (CF61). */
const addressConfirmation: Template = (data) => {
  const said = (key: FieldKey): string => recorded(data, key) ?? '';
  const consent = recorded(data, 'consent');
  return [
    ...heading(data),
    formTable([
      { label: '案由', value: `${data.power.name}：${data.case.subject}` },
      { label: '办件流水号', value: data.case.serial },
      { label: '告知事项', value: TOLD.map((text) => line(text, { size: 11, below: 3 })) },
      { label: '受送达人', value: recipient(data.party.name, recorded(data, 'addressee'), '填写人') },
      { label: data.party.idLabel, value: data.party.idNumber },
      { label: '送达地址', value: said('serviceAddress'), height: 30 },
      { label: '收件人', value: said('serviceContact') },
      { label: '联系电话', value: said('servicePhone') },
      { label: '指定的代收人', value: said('designatedReceiver') },
      { label: '是否同意\n电子送达', value: consent === undefined ? '□同意　　□不同意' : consent === '是' ? '同意' : '不同意' },
      { label: '电子送达地址', value: said('electronicAddress'), height: 26 },
      { label: '受送达人确认', value: [line('本人已阅读告知事项，确认以上内容真实、有效。', { below: 6 }), ...toSign()], height: 60 },
    ]),
    sealPlace(data),
  ];
};

const TOLD = [
  '一、为便于及时收到本案文书，请如实填写送达地址和联系方式；有变更的，请及时书面告知本机关。',
  '二、同意电子送达的，文书到达所填电子送达地址所在系统的日期为送达日期；需要纸质文书的，可以向本机关提出。',
  '三、因填写的地址不准确、变更后未告知，致使文书未能送达的，由受送达人承担由此产生的后果。',
];

const archiveCatalogue: Template = (data): Content[] =>
  list(data, {
    head: ['文书名称', '文号', '日期', '页数'],
    widths: [undefined, 150, 84, 34],
    rows: (data.documents ?? []).map(({ title, number, issuedOn, pages }) => [title, number, dateInText(issuedOn), centred(pages ?? '')]),
    note: `案卷号：${answer(data, 'volumeNumber') ?? '＿＿＿＿＿＿'}　　总页数：${answer(data, 'pages') ?? '＿＿＿'}　　保管期限：${answer(data, 'retention') ?? '＿＿＿＿＿＿'}`,
    signers: ['立卷人', '审核人'],
  });

export const FILE: Record<string, TemplateDescription> = {
  'site-record': {
    title: '现场检查（勘验）笔录',
    titleEn: 'Record of site inspection',
    numberWord: '*勘',
    content: siteRecord,
    signsEachPage: true,
  },
  'approval-form': { title: '*审批表', titleEn: 'Approval form', numberWord: '*审', content: approval },
  'delivery-receipt': { title: '送达回证', titleEn: 'Receipt of delivery', numberWord: '*送', content: deliveryReceipt, lists: 'served' },
  'service-address-confirmation': {
    title: '送达地址确认书',
    titleEn: 'Confirmation of addresses for service',
    numberWord: '*址',
    content: addressConfirmation,
  },
  'archive-catalogue': { title: '案卷目录', titleEn: 'Contents of the file', numberWord: '*卷', content: archiveCatalogue, lists: 'all' },
};
