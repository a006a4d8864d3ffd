/**
 * The parts that official documents share: heading, paragraphs, tables, seal place (after GB/T 9704 and the usual forms of licensing
 * papers).
 *
 * What they are is said here, how they look in the house style (`../style/`). The signing date is written in Chinese numerals.
 */
import { civilDateInChina } from '../../../domain/time/civil-time.ts';
import { dateInText, dateInWords } from '../../../domain/text/chinese-numerals.ts';
import { CATEGORY_WORDS } from '../category-words.ts';
import { checkText, qrText } from './check-text.ts';
import type { Content, FactsTable, GridTable, Line, Seal, TableCell, Together } from './content.ts';
import type { DocumentData } from '../document-data.ts';
import { qrPath } from './qr-code.ts';

/** Of a page of A4 within the margins that the house style sets (`../style/house.typ`). */
const CONTENT_WIDTH = 449.28;
const TABLE_SIZE = 11;
const CELL_PADDING = 5;
const LABEL_WIDTH = TABLE_SIZE * 8 + 2 + 2 * CELL_PADDING;
/** Of the two values of a row that holds two facts. */
const HALF_WIDTH = CONTENT_WIDTH / 2 - LABEL_WIDTH - 2 * CELL_PADDING;
/** A row that may be higher than this is torn over two pages rather than lost at the foot of one. */
const HIGHEST_ROW = 300;
/** Of a text that stays on one page with the seal: longer ones are torn. */
export const LONGEST_TOGETHER = 700;

/** Organ, title and 文号. */
export function heading(data: Pick<DocumentData, 'organ' | 'title' | 'number'>, title = data.title): Content[] {
  const { name } = data.organ;
  return [{ kind: 'heading', organ: name, title, number: data.number, organSize: sizeToFit(name, 22), titleSize: sizeToFit(title, 24) }];
}

export const addressee = (name: string): Content => ({ kind: 'addressee', text: `${name}：` });

export const paragraph = (text: string): Content => ({ kind: 'paragraph', text });

/** A text that someone wrote, which may have several lines: one paragraph each. */
export const writtenText = (text: string): Content[] =>
  text
    .split('\n')
    .filter((line) => line.trim())
    .map((line) => paragraph(line.trim()));

export const subheading = (text: string): Content => ({ kind: 'subheading', text });

/** A line in a size of its own. */
export const line = (text: string, look: Omit<Line, 'kind' | 'text'> = {}): Line => ({ kind: 'line', text, ...look });

/** A label and its value; a value that is absent takes no place. */
export type Fact = [label: string, value: string | undefined];

/** Labelled facts, two to a row where both are short. `rows` says which belong together. */
export function facts(rows: Fact[][], { isDense = false } = {}): FactsTable {
  const shown = rows.flatMap((row) => {
    const known = row.filter((fact): fact is [string, string] => fact[1] !== undefined && fact[1] !== '');
    const fits = known.length === 2 && known.every(([name, text]) => displayLength(name) <= 16 && widthOf(text) <= HALF_WIDTH);
    return fits ? [known] : known.map((fact) => [fact]);
  });
  const width = CONTENT_WIDTH - LABEL_WIDTH;
  return { kind: 'facts', rows: shown, isDense, mayTear: shown.some((row) => row.some(([, text]) => isHigh(text, width))) };
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
export function grid(widths: (number | undefined)[], head: string[], rows: TableCell[][]): GridTable {
  const padded = widths.map((width) => (width === undefined ? undefined : width + 2 * CELL_PADDING));
  const rest = CONTENT_WIDTH - padded.reduce<number>((sum, width) => sum + (width ?? 0), 0);
  const isTorn = (cell: TableCell, column: number): boolean =>
    isHigh(typeof cell === 'string' ? cell : cell.text, widths[column] ?? rest - 2 * CELL_PADDING);
  return { kind: 'grid', widths: padded.map((width) => width ?? rest), head, rows, mayTear: rows.some((row) => row.some(isTorn)) };
}

export const centred = (text: string | number): TableCell => ({ text: String(text), align: 'center' });

const widthOf = (text: string): number => (displayLength(text) * TABLE_SIZE) / 2;

/** Whether a text in a cell of this width could be higher than a row should be. */
export const isHigh = (text: string, width: number): boolean =>
  text.split('\n').reduce((lines, one) => lines + Math.ceil((widthOf(one) * 1.1) / width), 0) * TABLE_SIZE * 1.6 > HIGHEST_ROW;

/** What stays on one page, unless a page could not hold it. */
export const together = (content: Content[], above = 0): Together => ({
  kind: 'together',
  content,
  above,
  mayTear: lengthOf(content) > LONGEST_TOGETHER,
});

/** Characters that stand in it, whatever its parts. */
export function lengthOf(content: readonly Content[]): number {
  return content.reduce(
    (sum, part) => sum + (part.kind === 'together' ? lengthOf(part.content) : 'text' in part ? part.text.length : 0),
    0,
  );
}

/** Place of the seal, signing date in words, and beside them the check code; a record or a register has no seal. */
export function sealPlace(data: DocumentData, sealName = ''): Seal {
  return {
    kind: 'seal',
    organ: data.organ.name,
    name: sealName,
    date: dateInWords(data.issuedOn),
    // What has no 文号 is no kept document, and nobody could check it.
    ...(data.number && { check: { code: checkText(data), ...qrPath(qrText(data)) } }),
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
  return together([...section, ...contactLine(data), sealPlace(data, seal), ...(signer ? [signatureLine(signer)] : [])]);
}

/** The party's signature on the organ's copy. */
const signatureLine = (role: string): Content => ({
  kind: 'receipt',
  text: `${role}签收：＿＿＿＿＿＿＿＿　　签收日期：＿＿＿＿年＿＿月＿＿日`,
});

export const contactLine = ({ organ }: { organ: { address?: string; phone?: string } }): Content[] => {
  const parts = [organ.address && `联系地址：${organ.address}`, organ.phone && `联系电话：${organ.phone}`].filter(Boolean);
  return parts.length ? [line(parts.join('　　'), { size: 11, above: 6 })] : [];
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
