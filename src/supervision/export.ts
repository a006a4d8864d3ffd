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
  { text: '状态', textEn: 'State', width: 18, of: (row, choose) => choose(row.stateName) },
  {
    text: '责任岗位和人员',
    textEn: 'Position and person',
    width: 24,
    of: ({ responsible }) => [responsible?.position, responsible?.person].filter(Boolean).join(' '),
  },
  { text: '说明期限', textEn: 'Explain by', width: 18, of: (row) => minuteOf(row.explainBy) },
  { text: '信号文号', textEn: 'Number of the signal', width: 20, of: (row) => row.act?.number ?? '' },
  { text: '到期', textEn: 'Due', width: 18, of: (row) => minuteOf(row.dueAt) },
  { text: '发出', textEn: 'Raised', width: 18, of: (row) => minuteOf(row.raisedAt) },
];
