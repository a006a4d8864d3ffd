/** A list of matters as a file that a spreadsheet opens: text and dates only, nothing that it would run as a formula. */
import writeXlsxFile from 'write-excel-file/node';
import type { MatterRowView } from '../../domain/api/matters.ts';
import { csvOf } from '../../domain/text/csv.ts';

export const EXPORT_FORMATS = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;
export type ExportFormat = keyof typeof EXPORT_FORMATS;

/** More rows than this are no list that anybody reads. */
export const MOST_EXPORTED = 10_000;

/** To the minute, as people write it. */
const moment = (at: string | null): string => at?.slice(0, 16).replace('T', ' ') ?? '';

const COLUMNS: { title: string; width: number; text: (row: MatterRowView) => string }[] = [
  { title: '类型', width: 12, text: (row) => row.kindName.text },
  { title: '编号', width: 40, text: (row) => row.number },
  { title: '名称', width: 50, text: (row) => row.title },
  { title: '权力事项', width: 40, text: (row) => row.extra.power?.name ?? '' },
  { title: '当事人', width: 30, text: (row) => row.extra.partyName ?? '' },
  { title: '办理机关', width: 24, text: (row) => row.organ.name },
  { title: '答复机关', width: 24, text: (row) => row.answeringOrgan?.name ?? '' },
  { title: '状态', width: 14, text: (row) => row.stateName.text },
  { title: '当前环节', width: 24, text: (row) => row.currentSteps.map(({ name }) => name).join('、') },
  { title: '到期', width: 18, text: (row) => moment(row.due?.dueAt ?? null) },
  { title: '时限状态', width: 10, text: (row) => ({ normal: '正常', warned: '即将到期', overdue: '超期' })[row.colour] },
  { title: '登记', width: 18, text: (row) => moment(row.openedAt) },
  { title: '办结', width: 18, text: (row) => moment(row.closedAt) },
];

export async function exportOf(rows: readonly MatterRowView[], format: ExportFormat): Promise<Buffer> {
  if (format === 'csv') return Buffer.from(csvOf(COLUMNS, [...rows]), 'utf8');
  return writeXlsxFile([
    {
      sheet: '办理事项',
      stickyRowsCount: 1,
      columns: COLUMNS.map(({ width }) => ({ width })),
      data: [
        COLUMNS.map(({ title }) => ({ value: title, fontWeight: 'bold' as const })),
        ...rows.map((row) => COLUMNS.map(({ text }) => ({ type: String, value: text(row) }))),
      ],
    },
  ]).toBuffer();
}
