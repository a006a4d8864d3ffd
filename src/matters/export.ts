/** What a list of matters says as a file for a spreadsheet. */
import { bilingualOf } from '../../domain/api/basics.ts';
import type { MatterRowView } from '../../domain/api/matters.ts';
import { COLOUR_NAMES } from '../../domain/clocks/colour-names.ts';
import { minuteOf, type SheetColumn } from '../platform/sheets/index.ts';

export const MATTER_COLUMNS: readonly SheetColumn<MatterRowView>[] = [
  { text: '类型', textEn: 'Kind', width: 12, of: (row, choose) => choose(row.kindName) },
  { text: '编号', textEn: 'Number', width: 40, of: (row) => row.number },
  { text: '名称', textEn: 'Title', width: 50, of: (row) => row.title },
  {
    text: '权力事项',
    textEn: 'Power',
    width: 40,
    of: ({ extra: { power } }, choose) => power && choose(bilingualOf(power)),
  },
  { text: '当事人', textEn: 'Party', width: 30, of: (row) => row.extra.partyName },
  { text: '办理机关', textEn: 'Handling organ', width: 24, of: (row) => row.organ.name },
  { text: '答复机关', textEn: 'Answering organ', width: 24, of: (row) => row.answeringOrgan?.name },
  { text: '状态', textEn: 'State', width: 14, of: (row, choose) => choose(row.stateName) },
  { text: '当前环节', textEn: 'Current steps', width: 24, of: (row) => row.currentSteps.map(({ name }) => name).join('、') },
  { text: '到期', textEn: 'Due', width: 18, of: (row) => minuteOf(row.due?.dueAt) },
  { text: '时限状态', textEn: 'Time', width: 10, of: (row, choose) => choose(bilingualOf(COLOUR_NAMES[row.colour])) },
  { text: '登记', textEn: 'Opened', width: 18, of: (row) => minuteOf(row.openedAt) },
  { text: '办结', textEn: 'Closed', width: 18, of: (row) => minuteOf(row.closedAt) },
];
