/** A list as a file for a spreadsheet: exactly the rows that its filters show, in the reader's language (R14 as in the list itself). */
import { z } from 'zod';
import type { Bilingual, Page } from '../../../domain/api/basics.ts';
import { civilDateInChina } from '../../../domain/time/civil-time.ts';
import type { Action, Person, Scope } from '../auth/index.ts';
import { Refusal } from '../errors.ts';
import { sendFile, type Api } from '../http/index.ts';
import type { Time } from '../time/time.ts';
import { SHEET_FORMATS, type SheetFormat, type Sheets } from './sheets.ts';

export const LANGUAGES = ['zh', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** `width` in characters; `choose` takes Chinese and English. */
export interface SheetColumn<Row> extends Bilingual {
  width: number;
  of(row: Row, pick: Chooser): string | null | undefined;
}
export type Chooser = (words: Bilingual) => string;

/** More rows than this are no list that anybody reads. */
export const MOST_EXPORTED = 10_000;
/** Read at a time; between two readings others have their turn. */
const ROWS_AT_ONCE = 300;

export interface ExportOptions<Shape extends z.ZodRawShape, Row> {
  path: string;
  action: Action;
  /** The list's own filters. */
  filter: z.ZodObject<Shape>;
  name: Bilingual;
  columns: readonly SheetColumn<Row>[];
  /** The list itself, page by page. */
  page(
    reader: { person: Person; scope: Scope },
    filter: z.infer<z.ZodObject<Shape>>,
    place: { after?: string; limit: number },
  ): Promise<Page<Row>>;
}

export function exportRoute<Shape extends z.ZodRawShape, Row>(
  { api, sheets, time }: { api: Api; sheets: Sheets; time: Time },
  { path, action, filter, name, columns, page }: ExportOptions<Shape, Row>,
): void {
  api.route({
    method: 'get',
    path,
    cost: 'export',
    summary: `${name.textEn}: what a filter finds, as a file for a spreadsheet`,
    action,
    query: filter.extend({
      format: z.enum(Object.keys(SHEET_FORMATS) as [SheetFormat]).default('csv'),
      language: z.enum(LANGUAGES).default('zh'),
    }),
    sends: Object.values(SHEET_FORMATS),
    refusals: { 422: ['export-too-large'] },
    async handle({ person, scope, query, response }) {
      const { format, language, ...rest } = query as { format: SheetFormat; language: Language };
      const pick: Chooser = ({ text, textEn }) => (language === 'en' ? textEn : text);
      const rows: string[][] = [];
      for (let after: string | undefined; ;) {
        const found = await page({ person, scope }, rest as z.infer<z.ZodObject<Shape>>, { after, limit: ROWS_AT_ONCE });
        if (found.total > MOST_EXPORTED) throw tooLarge(found.total);
        rows.push(...found.items.map((row) => columns.map((column) => column.of(row, pick) ?? '')));
        if (found.next === null) break;
        after = found.next;
      }
      const titles = columns.map(({ width, ...words }) => ({ title: pick(words), width }));
      const bytes = await sheets.write({ format, name: pick(name), columns: titles, rows });
      const fileName = `${pick(name)}-${civilDateInChina(time.now())}.${format}`;
      return sendFile(response, { bytes, type: SHEET_FORMATS[format], name: fileName, cache: 'no-store' });
    },
  });
}

/** An instant as people write it, to the minute. */
export const minuteOf = (at: string | null | undefined): string => at?.slice(0, 16).replace('T', ' ') ?? '';

const tooLarge = (total: number): Refusal =>
  new Refusal(
    422,
    'export-too-large',
    `共 ${total} 条，一次最多导出 ${MOST_EXPORTED} 条，请缩小筛选范围。`,
    `${total} rows; at most ${MOST_EXPORTED} are exported at once. Narrow the filter.`,
  );
