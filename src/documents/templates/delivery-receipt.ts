/** 送达回证: documents, recipient, place, method, time, signature or reason of refusal, witness, servers (domain.md section 3). */
import type { Content, TableCell } from 'pdfmake/interfaces.js';
import { dateInText } from '../chinese-numerals.ts';
import type { Template } from '../layout/template.ts';
import { CONTENT_WIDTH, fieldLike, heading, sealPlace } from '../layout/parts.ts';

const DATE_BLANK = '　　　　年　　月　　日';

export const deliveryReceipt: Template = (data) => {
  const tracking = fieldLike(data, /单号/);
  const deliveredOn = fieldLike(data, /送达日期|送达时间/);
  const delivered = (data.delivered ?? []).map(({ title, number }) => `《${title}》（${number}）`);
  const method = [fieldLike(data, /送达方式/) ?? '□直接送达　□留置送达　□邮寄送达　□公告送达　□电子送达', tracking && `邮寄单号：${tracking}`];
  const rows: [label: string, value: string | Content[], height: number][] = [
    ['送达机关', data.organ.name, 20],
    ['案由', `${data.power.name}：${data.case.subject}`, 20],
    ['办件流水号', data.case.serial, 20],
    ['受送达人', recipient(data.party.name, fieldLike(data, /受送达人/)), 20],
    [data.party.idLabel, data.party.idNumber, 20],
    ['送达文书\n名称及文号', delivered.join('\n'), 40],
    ['送达地点', data.party.address ?? '', 20],
    ['送达方式', method.filter(Boolean).join('　　'), 20],
    ['送达时间', deliveredOn ? dateInText(deliveredOn) : DATE_BLANK, 20],
    ['受送达人\n签名或者盖章', toSign(), 38],
    ['拒收理由', '', 26],
    ['见证人\n签名或者盖章', toSign(fieldLike(data, /见证人/)), 38],
    ['送达人\n（两人）签名', toSign(), 38],
    ['备注', '', 22],
  ];
  return [...heading(data), form(rows), sealPlace(data, '行政机关印章')];
};

/** Room to sign, and below it the date to fill in by hand. */
const toSign = (name = ''): Content[] => [{ text: name || ' ', margin: [0, 0, 0, 6] }, { text: DATE_BLANK, alignment: 'right', preserveLeadingSpaces: true }];

const recipient = (party: string, signedBy: string | undefined): string => (signedBy && signedBy !== party ? `${party}（签收人：${signedBy}）` : party);

function form(rows: [string, string | Content[], number][]): Content {
  const cells = rows.map(([label, value]): TableCell[] => [{ text: label, bold: true, alignment: 'center' }, typeof value === 'string' ? { text: value, preserveLeadingSpaces: true } : { stack: value }]);
  return {
    table: { widths: [96, CONTENT_WIDTH - 96 - 25.8], heights: rows.map(([, , height]) => height), body: cells },
    fontSize: 12, margin: [0, 4, 0, 4],
    layout: { hLineWidth: () => 0.6, vLineWidth: () => 0.6, paddingTop: () => 4, paddingBottom: () => 4, paddingLeft: () => 6, paddingRight: () => 6 },
  };
}
