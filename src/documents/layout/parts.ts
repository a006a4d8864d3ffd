/**
 * The parts that official documents share: heading, paragraphs, tables, seal place (after GB/T 9704 and the usual forms of licensing papers).
 *
 * Sizes are points. A paragraph is indented by two characters; the signing date is written in Chinese numerals.
 */
import type { Content, ContentTable, TableCell } from 'pdfmake/interfaces.js';
import { civilDateInChina } from '../../platform/clock/civil-date.ts';
import { dateInText, dateInWords } from '../chinese-numerals.ts';
import { checkText, qrText } from './check-text.ts';
import type { DocumentData } from '../document-data.ts';

export const BODY_SIZE = 14;
const TABLE_SIZE = 11;
const RULE = '#000000';

/** Organ, title and 文号. */
export function heading(data: DocumentData, title = data.title): Content[] {
  return [
    { text: data.organ.name, alignment: 'center', bold: true, fontSize: sizeToFit(data.organ.name, 22), characterSpacing: data.organ.name.length > 14 ? 0 : 3 },
    { text: title, alignment: 'center', bold: true, fontSize: sizeToFit(title, 24), characterSpacing: title.length > 12 ? 1 : 4, margin: [0, 2, 0, 6] },
    { text: data.number, alignment: 'right', fontSize: 12, margin: [0, 0, 0, 3] },
    { canvas: [{ type: 'line', x1: 0, y1: 0, x2: CONTENT_WIDTH, y2: 0, lineWidth: 1.5, lineColor: RULE }], margin: [0, 0, 0, 10] },
  ];
}

/** A4 less the margins of {@link PAGE_MARGINS}. */
export const PAGE_MARGINS: [number, number, number, number] = [76, 62, 70, 62];
export const CONTENT_WIDTH = 595.28 - PAGE_MARGINS[0] - PAGE_MARGINS[2];

export const addressee = (data: DocumentData): Content => ({ text: `${data.party.name}：`, bold: true, fontSize: BODY_SIZE, margin: [0, 2, 0, 2] });

export const paragraph = (text: string): Content => ({
  text, fontSize: BODY_SIZE, lineHeight: 1.12, leadingIndent: BODY_SIZE * 2, alignment: 'left', margin: [0, 1, 0, 1], preserveLeadingSpaces: true,
});

/** A text that someone wrote, which may have several lines: one paragraph each. */
export const writtenText = (text: string): Content[] => text.split('\n').filter((line) => line.trim()).map((line) => paragraph(line.trim()));

export const subheading = (text: string): Content => ({ text, bold: true, fontSize: 12.5, margin: [0, 7, 0, 3], headlineLevel: 1 });

/** Labelled facts in two columns of pairs; a long value takes the whole row. */
export function facts(pairs: [label: string, value: string | undefined][]): Content {
  const rows: TableCell[][] = [];
  let waiting: [string, string] | undefined;
  const wide = (label: string, value: string): void => { rows.push([labelCell(label), { text: value, colSpan: 3 }, {}, {}]); };
  const flush = (): void => {
    if (waiting) wide(...waiting);
    waiting = undefined;
  };
  for (const [label, value] of pairs) {
    if (value === undefined || value === '') continue;
    if (displayLength(value) > 26) {
      flush();
      wide(label, value);
    } else if (waiting) {
      rows.push([labelCell(waiting[0]), { text: waiting[1] }, labelCell(label), { text: value }]);
      waiting = undefined;
    } else waiting = [label, value];
  }
  flush();
  return table([76, '*', 76, '*'], rows);
}

/** A grid with a head that is repeated on every page. */
export const grid = (widths: (number | string)[], head: string[], rows: TableCell[][]): Content =>
  table(widths, [head.map((text) => ({ text, bold: true, alignment: 'center', fillColor: '#f2f2f2' })), ...rows], 1);

export const centred = (text: string | number): TableCell => ({ text: String(text), alignment: 'center' });

function table(widths: (number | string)[], body: TableCell[][], headerRows = 0): ContentTable {
  return {
    table: { widths: widths as (number | '*')[], body, headerRows, keepWithHeaderRows: headerRows },
    fontSize: TABLE_SIZE, margin: [0, 3, 0, 5],
    layout: { hLineWidth: () => 0.6, vLineWidth: () => 0.6, hLineColor: () => RULE, vLineColor: () => RULE, paddingTop: () => 2.5, paddingBottom: () => 3.5, paddingLeft: () => 5, paddingRight: () => 5 },
  };
}

const labelCell = (text: string): TableCell => ({ text, bold: true, alignment: 'center' });

/** Place of the seal, signing date in words, and beside them the check code. Never torn over two pages. */
export function sealPlace(data: DocumentData, sealName: string): Content {
  return {
    unbreakable: true,
    columns: [
      {
        width: 150,
        stack: [
          { qr: qrText(data), fit: 72, eccLevel: 'M' },
          { text: `校验码 ${checkText(data)}`, fontSize: 7.5, color: '#333333', margin: [0, 3, 0, 0] },
        ],
      },
      {
        width: '*',
        stack: [
          { text: data.organ.name, fontSize: BODY_SIZE },
          { text: `（${sealName}）`, fontSize: 10.5, color: '#555555', margin: [0, 2, 0, 4] },
          { text: dateInWords(data.issuedOn), fontSize: BODY_SIZE },
        ],
        alignment: 'center', margin: [40, 14, 0, 14],
      },
    ],
    columnGap: 10, margin: [0, 16, 0, 4],
  };
}

/** The party's signature on the organ's copy. */
export const signatureLine = (role: string): Content => ({
  unbreakable: true, fontSize: 11, margin: [0, 8, 0, 0],
  stack: [
    { canvas: [{ type: 'line', x1: 0, y1: 0, x2: CONTENT_WIDTH, y2: 0, lineWidth: 0.5, dash: { length: 3 } }], margin: [0, 0, 0, 6] },
    { text: `${role}签收：＿＿＿＿＿＿＿＿＿＿　　　签收日期：＿＿＿＿年＿＿月＿＿日` },
    { text: '本文书一式两份，一份送达，一份存档。', fontSize: 9.5, color: '#555555', margin: [0, 4, 0, 0] },
  ],
});

export const contactLine = ({ organ }: DocumentData): Content[] => {
  const parts = [organ.address && `联系地址：${organ.address}`, organ.phone && `联系电话：${organ.phone}`].filter(Boolean);
  return parts.length ? [{ text: parts.join('　　'), fontSize: 11, margin: [0, 6, 0, 0] }] : [];
};

/** How the document speaks to its party. */
export const you = ({ party }: DocumentData): string => (party.kind === 'organisation' ? '你单位' : '你');

export const dayInText = (instant: Date): string => dateInText(civilDateInChina(instant));

/** 《城市道路管理条例》第三十三条 */
export const citation = ({ law, article }: { law: string; article: string }): string => `《${law.replace(/^《|》$/g, '')}》${article}`;

export const citations = ({ power }: DocumentData): string => power.legalBasis.map(citation).join('、');

/** The first recorded field whose label says this. */
export const fieldLike = (data: DocumentData, label: RegExp): string | undefined =>
  data.fields.find((field) => label.test(field.label) && field.value.trim())?.value.trim();

/** Width in half characters: a Chinese character takes two. */
export const displayLength = (text: string): number => [...text].reduce((sum, character) => sum + (character > '\u2e7f' ? 2 : 1), 0);

function sizeToFit(text: string, size: number): number {
  return Math.min(size, Math.max(13, Math.floor(CONTENT_WIDTH / Math.max(1, displayLength(text) / 2 + 1))));
}
