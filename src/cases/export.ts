/** What the list of cases says as a file for a spreadsheet. */
import { bilingualOf } from '../../domain/api/basics.ts';
import type { BriefLimit, CaseRow } from '../../domain/api/cases.ts';
import { CASE_STATE_NAMES } from '../../domain/cases/case-states.ts';
import { COLOUR_NAMES } from '../../domain/clocks/colour-names.ts';
import { ENDINGS } from '../../domain/registry/results.ts';
import { minuteOf, type SheetColumn } from '../platform/sheets/index.ts';

const dueOf = (row: CaseRow, limit: BriefLimit['id']): string => minuteOf(row.clock?.limits.find(({ id }) => id === limit)?.dueAt);

export const CASE_SHEET: readonly SheetColumn<CaseRow>[] = [
  { text: '编号', textEn: 'Number', width: 40, of: (row) => row.serial },
  { text: '事由', textEn: 'Subject', width: 50, of: (row) => row.subject },
  { text: '权力事项', textEn: 'Power', width: 40, of: ({ power }, choose) => choose(bilingualOf(power)) },
  { text: '当事人', textEn: 'Party', width: 30, of: (row) => row.partyName },
  { text: '办理机关', textEn: 'Organ', width: 24, of: (row) => row.organ.name },
  { text: '状态', textEn: 'State', width: 14, of: (row, choose) => choose(bilingualOf(CASE_STATE_NAMES[row.state])) },
  { text: '结果', textEn: 'Result', width: 16, of: (row, choose) => row.result && choose(bilingualOf(ENDINGS[row.result])) },
  { text: '当前环节', textEn: 'Current steps', width: 24, of: (row) => row.currentSteps.map(({ name }) => name).join('、') },
  { text: '承诺期限', textEn: 'Promised limit', width: 18, of: (row) => dueOf(row, 'promised') },
  { text: '法定期限', textEn: 'Statutory limit', width: 18, of: (row) => dueOf(row, 'statutory') },
  { text: '时限状态', textEn: 'Time', width: 10, of: ({ clock }, choose) => clock && choose(bilingualOf(COLOUR_NAMES[clock.colour])) },
  { text: '收件', textEn: 'Received', width: 18, of: (row) => minuteOf(row.receivedAt) },
  { text: '受理', textEn: 'Accepted', width: 18, of: (row) => minuteOf(row.acceptedAt) },
  { text: '办结', textEn: 'Completed', width: 18, of: (row) => minuteOf(row.completedAt) },
];
