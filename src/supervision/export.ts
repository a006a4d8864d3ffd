/** What the list of signals says as a file for a spreadsheet. */
import type { SignalView } from '../../domain/api/supervision.ts';
import { minuteOf, type SheetColumn } from '../platform/sheets/index.ts';

const COLOURS = { yellow: { text: '黄色', textEn: 'Yellow' }, red: { text: '红色', textEn: 'Red' } } as const;

export const SIGNAL_SHEET: readonly SheetColumn<SignalView>[] = [
  { text: '信号', textEn: 'Signal', width: 10, of: (row, choose) => choose(COLOURS[row.colour]) },
  { text: '条款', textEn: 'Rule', width: 10, of: (row) => row.rule },
  { text: '内容', textEn: 'What happened', width: 40, of: (row, choose) => choose(row) },
  { text: '编号', textEn: 'Number', width: 40, of: (row) => row.serial },
  { text: '名称', textEn: 'Title', width: 50, of: (row) => row.subject },
  {
    text: '权力事项',
    textEn: 'Power',
    width: 40,
    of: (row, choose) => choose({ text: row.powerName ?? '', textEn: row.powerNameEn ?? '' }),
  },
  { text: '责任机关', textEn: 'Organ', width: 24, of: (row) => row.organ.name },
  { text: '到期', textEn: 'Due', width: 18, of: (row) => minuteOf(row.dueAt) },
  { text: '发出', textEn: 'Raised', width: 18, of: (row) => minuteOf(row.raisedAt) },
];
