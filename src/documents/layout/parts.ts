/**
 * The parts that official documents share: heading, paragraphs, tables, seal place (after GB/T 9704 and the usual forms of licensing
 * papers).
 *
 * Sizes are points. A paragraph is indented by two characters; the signing date is written in Chinese numerals.
 */
import type { Content, ContentTable, TableCell } from 'pdfmake/interfaces.js';
import { civilDateInChina } from '../../../domain/time/civil-time.ts';
import { dateInText, dateInWords } from '../../../domain/text/chinese-numerals.ts';
import { CATEGORY_WORDS } from '../category-words.ts';
import { checkText, qrText } from './check-text.ts';
import type { DocumentData } from '../document-data.ts';

export const BODY_SIZE = 14;
const TABLE_SIZE = 11;
const RULE = '#000000';
const CELL_PADDING = 5;
const LINE = 0.6;
const LONG_CELL = 300;

/** Organ, title and 文号. */
export function heading(data: Pick<DocumentData, 'organ' | 'title' | 'number'>, title = data.title): Content[] {
  return [
    {
      text: data.organ.name,
      alignment: 'center',
      bold: true,
      fontSize: sizeToFit(data.organ.name, 22),
      characterSpacing: data.organ.name.length > 14 ? 0 : 3,
    },
    {
      text: title,
      alignment: 'center',
      bold: true,
      fontSize: sizeToFit(title, 24),
      characterSpacing: title.length > 12 ? 1 : 4,
      margin: [0, 2, 0, 6],
    },
    { text: data.number, alignment: 'right', fontSize: 12, margin: [0, 0, 0, 3] },
    { canvas: [{ type: 'line', x1: 0, y1: 0, x2: CONTENT_WIDTH, y2: 0, lineWidth: 1.5, lineColor: RULE }], margin: [0, 0, 0, 10] },
  ];
}

/** A4 less the margins of {@link PAGE_MARGINS}. */
export const PAGE_MARGINS: [number, number, number, number] = [76, 62, 70, 62];
export const PAGE_HEIGHT = 841.89;
export const CONTENT_WIDTH = 595.28 - PAGE_MARGINS[0] - PAGE_MARGINS[2];

export const addressee = (name: string): Content => ({ text: `${name}：`, bold: true, fontSize: BODY_SIZE, margin: [0, 2, 0, 2] });

export const paragraph = (text: string): Content => ({
  text,
  fontSize: BODY_SIZE,
  lineHeight: 1.12,
  leadingIndent: BODY_SIZE * 2,
  alignment: 'left',
  margin: [0, 1, 0, 1],
  preserveLeadingSpaces: true,
});

/** A text that someone wrote, which may have several lines: one paragraph each. */
export const writtenText = (text: string): Content[] =>
  text
    .split('\n')
    .filter((line) => line.trim())
    .map((line) => paragraph(line.trim()));

export const subheading = (text: string): Content => ({ text, bold: true, fontSize: 12.5, margin: [0, 7, 0, 3], headlineLevel: 1 });

/** A label and its value; a value that is absent takes no place. */
export type Fact = [label: string, value: string | undefined];

/** Labelled facts, two to a row where both are short. `rows` says which belong together. */
export function facts(rows: Fact[][], { width = CONTENT_WIDTH, fontSize = TABLE_SIZE, isDense = false } = {}): Content {
  const label = fontSize * 8 + 2;
  const value = (width - 2 * label - 4 * CELL_PADDING * 2 - 5 * LINE) / 2;
  const wide = 2 * value + label + 4 * CELL_PADDING + 2 * LINE;
  const body: TableCell[][] = [];
  for (const row of rows) {
    const known = row.filter((fact): fact is [string, string] => fact[1] !== undefined && fact[1] !== '');
    const [left, right] = known;
    const fits =
      known.length === 2 && known.every(([name, text]) => displayLength(name) <= 16 && (displayLength(text) * fontSize) / 2 <= value);
    if (fits && left && right)
      body.push([labelCell(left[0]), valueCell(left[1], value, fontSize), labelCell(right[0]), valueCell(right[1], value, fontSize)]);
    else for (const [name, text] of known) body.push([labelCell(name), { ...valueCell(text, wide, fontSize), colSpan: 3 }, {}, {}]);
  }
  return table([label, value, label, value], body, { fontSize, isDense });
}

/** Facts of which nothing is known beforehand: two to a row in their order. */
export function looseFacts(pairs: Fact[]): Fact[][] {
  const rows: Fact[][] = [];
  const isShort = ([, value = '']: Fact): boolean => displayLength(value) <= 26;
  for (const fact of pairs) {
    const last = rows.at(-1);
    if (last?.length === 1 && last[0] && isShort(last[0]) && isShort(fact)) last.push(fact);
    else rows.push([fact]);
  }
  return rows;
}

/** A grid with a head that is repeated on every page; exactly one column has no width of its own and takes the rest. */
export function grid(widths: (number | undefined)[], head: string[], rows: (string | TableCell)[][]): Content {
  const fixed = widths.reduce<number>((sum, width) => sum + (width ?? 0), 0);
  const rest = CONTENT_WIDTH - fixed - widths.length * CELL_PADDING * 2 - (widths.length + 1) * LINE;
  const exact = widths.map((width) => width ?? rest);
  const cells = rows.map((row) =>
    row.map((cell, column) => (typeof cell === 'string' ? valueCell(cell, exact[column] ?? rest, TABLE_SIZE) : cell)),
  );
  return table(exact, [head.map((text) => ({ text, bold: true, alignment: 'center', fillColor: '#f2f2f2' })), ...cells], { headerRows: 1 });
}

export const centred = (text: string | number): TableCell => ({ text: String(text), alignment: 'center' });

function table(widths: number[], body: TableCell[][], { headerRows = 0, fontSize = TABLE_SIZE, isDense = false }): ContentTable {
  return {
    table: { widths, body, headerRows, keepWithHeaderRows: headerRows, dontBreakRows: !body.some(hasLongCell) },
    fontSize,
    margin: [0, 3, 0, 5],
    layout: {
      hLineWidth: () => LINE,
      vLineWidth: () => LINE,
      hLineColor: () => RULE,
      vLineColor: () => RULE,
      paddingTop: () => (isDense ? 1 : 2.5),
      paddingBottom: () => (isDense ? 1.5 : 3.5),
      paddingLeft: () => CELL_PADDING,
      paddingRight: () => CELL_PADDING,
    },
  };
}

/** A row may be torn over two pages only when it could be longer than a page. */
const hasLongCell = (row: TableCell[]): boolean =>
  row.some((cell) => typeof cell === 'object' && 'text' in cell && typeof cell.text === 'string' && cell.text.length > LONG_CELL);

const labelCell = (text: string): TableCell => ({ text, bold: true, alignment: 'center' });

/** A code that is longer than its cell is broken anywhere; all other text by the rules of its script. */
function valueCell(text: string, width: number, fontSize: number): { text: string; wordBreak?: 'break-all' } {
  const longest = Math.max(0, ...text.split(/[\s\u2e80-\uffef]+/).map((word) => word.length));
  return longest * fontSize * 0.62 > width ? { text, wordBreak: 'break-all' } : { text };
}

/** Place of the seal, signing date in words, and beside them the check code; a record or a register has no seal. */
export function sealPlace(data: DocumentData, sealName?: string): Content {
  return {
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
          { text: sealName ? `（${sealName}）` : ' ', fontSize: 10.5, color: '#555555', margin: [0, 2, 0, 4] },
          { text: dateInWords(data.issuedOn), fontSize: BODY_SIZE },
        ],
        alignment: 'center',
        margin: [40, 8, 0, 12],
      },
    ],
    columnGap: 10,
    margin: [0, 14, 0, 2],
  };
}

/**
 * The end of a notice or decision: its last section, contact, seal and signature stay on one page, because a
 * seal on a page without text is worth nothing.
 */
export function closing(
  data: DocumentData,
  { section, signer, seal = CATEGORY_WORDS[data.power.category].seal }: { section: Content[]; signer?: string; seal?: string },
): Content {
  return {
    unbreakable: true,
    stack: [...section.map(keptTogether), ...contactLine(data), sealPlace(data, seal), ...(signer ? [signatureLine(signer)] : [])],
  };
}

/** A heading in a block that is kept together must not ask for a page of its own: the block's parts would be lost. */
const keptTogether = (part: Content): Content =>
  typeof part === 'object' && !Array.isArray(part) ? ({ ...part, headlineLevel: 0 } as Content) : part;

/** The party's signature on the organ's copy. */
const signatureLine = (role: string): Content => ({
  fontSize: 11,
  margin: [0, 6, 0, 0],
  stack: [
    { canvas: [{ type: 'line', x1: 0, y1: 0, x2: CONTENT_WIDTH, y2: 0, lineWidth: 0.5, dash: { length: 3 } }], margin: [0, 0, 0, 6] },
    { text: `${role}签收：＿＿＿＿＿＿＿＿　　签收日期：＿＿＿＿年＿＿月＿＿日` },
    { text: '本文书一式两份，一份送达，一份存档。', fontSize: 9.5, color: '#555555', margin: [0, 4, 0, 0] },
  ],
});

const contactLine = ({ organ }: DocumentData): Content[] => {
  const parts = [organ.address && `联系地址：${organ.address}`, organ.phone && `联系电话：${organ.phone}`].filter(Boolean);
  return parts.length ? [{ text: parts.join('　　'), fontSize: 11, margin: [0, 6, 0, 0] }] : [];
};

/** How the document speaks to its party. */
export const you = ({ party }: DocumentData): string => (party.kind === 'organisation' ? '你单位' : '你');

export const dayInText = (instant: Date): string => dateInText(civilDateInChina(instant));

/** 《城市道路管理条例》第三十三条 */
export const citation = ({ law, article }: { law: string; article: string }): string => `《${law.replace(/^《|》$/g, '')}》${article}`;

/** Laws of procedure; their articles are cited by the templates where they apply. */
const PROCEDURE_LAW = /行政许可法|行政处罚法|行政强制法/;

/** The power's own legal basis. */
export function substantiveBasis({ power }: DocumentData): DocumentData['power']['legalBasis'] {
  const own = power.legalBasis.filter(({ law }) => !PROCEDURE_LAW.test(law));
  return own.length ? own : power.legalBasis;
}

/** 《城市道路管理条例》第三十三条、第三十五条: each law once, with its articles in their order. */
export function citations(data: DocumentData): string {
  const articles = new Map<string, string[]>();
  for (const { law, article } of substantiveBasis(data)) articles.set(law, [...(articles.get(law) ?? []), article]);
  return [...articles].map(([law, of]) => citation({ law, article: of.join('、') })).join('，');
}

/** Width in half characters: a Chinese character takes two. */
export const displayLength = (text: string): number => [...text].reduce((sum, character) => sum + (character > '\u2e7f' ? 2 : 1), 0);

function sizeToFit(text: string, size: number): number {
  return Math.min(size, Math.max(13, Math.floor(CONTENT_WIDTH / Math.max(1, displayLength(text) / 2 + 1))));
}
