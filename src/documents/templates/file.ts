/** Papers of every file: site record, approval form, receipt of delivery, contents of the volume (docs/law.md, "Documents"). */
import type { Content } from '../layout/content.ts';
import { approvalForm } from '../families/approval-form.ts';
import { list } from '../families/list.ts';
import { recordText } from '../families/record.ts';
import { answer, recorded } from '../layout/answers.ts';
import { DATE_BLANK, formTable, toSign } from '../layout/form-table.ts';
import { dateInText } from '../../../domain/text/chinese-numerals.ts';
import { centred, dayInText, heading, sealPlace } from '../layout/parts.ts';
import type { Template } from '../layout/template.ts';
import type { TemplateDescription } from '../template-description.ts';

const siteRecord: Template = (data) =>
  recordText(data, {
    person: ['在场人', recorded(data, 'present') ?? data.party.contact ?? data.party.name],
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

/** Documents, recipient, place, method, time, signature or reason of refusal, witness, servers. */
const deliveryReceipt: Template = (data) => {
  const tracking = recorded(data, 'trackingNumber');
  const deliveredOn = recorded(data, 'deliveredOn');
  const delivered = (data.documents ?? []).map(({ title, number }) => `《${title}》（${number}）`);
  const method = [recorded(data, 'method') ?? '□直接送达　□留置送达　□邮寄送达　□公告送达　□电子送达', tracking && `邮寄单号：${tracking}`];
  return [
    ...heading(data),
    formTable([
      { label: '送达机关', value: data.organ.name },
      { label: '案由', value: `${data.power.name}：${data.case.subject}` },
      { label: '办件流水号', value: data.case.serial },
      { label: '受送达人', value: recipient(data.party.name, recorded(data, 'recipient')) },
      { label: data.party.idLabel, value: data.party.idNumber },
      { label: '送达文书\n名称及文号', value: delivered.join('\n'), height: 40 },
      { label: '送达地点', value: recorded(data, 'place') ?? data.party.address ?? '' },
      { label: '送达方式', value: method.filter(Boolean).join('　　') },
      ...(recorded(data, 'substituteReceiver') ? [{ label: '代收人及关系', value: recorded(data, 'substituteReceiver') ?? '' }] : []),
      { label: '送达时间', value: deliveredOn ? dateInText(deliveredOn) : DATE_BLANK },
      { label: '受送达人\n签名或者盖章', value: toSign(), height: 38 },
      { label: '拒收理由', value: '', height: 26 },
      { label: '见证人\n签名或者盖章', value: toSign(recorded(data, 'witness')), height: 38 },
      { label: '送达人\n（两人）签名', value: toSign(), height: 38 },
      { label: '备注', value: '', height: 22 },
    ]),
    sealPlace(data, '行政机关印章'),
  ];
};

const recipient = (party: string, signedBy: string | undefined): string =>
  signedBy && signedBy !== party ? `${party}（签收人：${signedBy}）` : party;

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
  'archive-catalogue': { title: '案卷目录', titleEn: 'Contents of the file', numberWord: '*卷', content: archiveCatalogue, lists: 'all' },
};
