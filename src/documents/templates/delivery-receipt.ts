/** 送达回证: documents, recipient, place, method, time, signature or reason of refusal, witness, servers (domain.md section 3). */
import type { Content, TableCell } from 'pdfmake/interfaces.js';
import { dateInText } from '../chinese-numerals.ts';
import type { Template } from '../layout/template.ts';
import { fieldLike, heading, sealPlace } from '../layout/parts.ts';

const BLANK_DATE = '　　　　年　　月　　日';

export const deliveryReceipt: Template = (data) => {
  const method = fieldLike(data, /送达方式/);
  const tracking = fieldLike(data, /单号/);
  const deliveredOn = fieldLike(data, /送达日期|送达时间/);
  const delivered = (data.delivered ?? []).map(({ title, number }) => `《${title}》（${number}）`);
  const rows: [label: string, value: string, height: number][] = [
    ['送达机关', data.organ.name, 24],
    ['案由', `${data.power.name}（办件流水号：${data.case.serial}）`, 24],
    ['受送达人', recipient(data.party.name, fieldLike(data, /受送达人/)), 24],
    [data.party.idLabel, data.party.idNumber, 24],
    ['送达文书\n名称及文号', delivered.join('\n'), 64],
    ['送达地点', data.party.address ?? '', 24],
    ['送达方式', [method ?? '□直接送达　□留置送达　□邮寄送达　□公告送达　□电子送达', tracking && `邮寄单号：${tracking}`].filter(Boolean).join('　　'), 24],
    ['送达时间', deliveredOn ? dateInText(deliveredOn) : BLANK_DATE, 24],
    ['受送达人\n签名或者盖章', `\n　　　　　　　　　　　　　${BLANK_DATE}`, 56],
    ['拒收理由', '', 44],
    ['见证人\n签名或者盖章', `${fieldLike(data, /见证人/) ?? ''}\n　　　　　　　　　　　　　${BLANK_DATE}`, 52],
    ['送达人\n（两人）签名', `\n　　　　　　　　　　　　　${BLANK_DATE}`, 56],
    ['备注', '', 40],
  ];
  return [...heading(data), form(rows), sealPlace(data, '行政机关印章')];
};

const recipient = (party: string, signedBy: string | undefined): string => (signedBy && signedBy !== party ? `${party}（签收人：${signedBy}）` : party);

function form(rows: [string, string, number][]): Content {
  const cells = rows.map(([label, value]): TableCell[] => [{ text: label, bold: true, alignment: 'center' }, { text: value }]);
  return {
    table: { widths: [96, '*'], heights: rows.map(([, , height]) => height), body: cells },
    fontSize: 12, margin: [0, 4, 0, 4],
    layout: { hLineWidth: () => 0.6, vLineWidth: () => 0.6, paddingTop: () => 4, paddingBottom: () => 4, paddingLeft: () => 6, paddingRight: () => 6 },
  };
}
