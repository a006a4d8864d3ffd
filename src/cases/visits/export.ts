/** What the list of inspections to be merged says as a file for a spreadsheet. */
import type { OtherInspection, VisitRow } from '../../../domain/api/visits.ts';
import type { SheetColumn } from '../../platform/sheets/index.ts';

type Choose = Parameters<SheetColumn<VisitRow>['of']>[1];

const listed = (others: readonly OtherInspection[], choose: Choose): string =>
  others
    .map(({ organ, power, day, serial }) => `${organ.name} ${choose({ text: power.name, textEn: power.nameEn })} ${day ?? ''} ${serial}`)
    .join('；');

export const VISIT_SHEET: readonly SheetColumn<VisitRow>[] = [
  { text: '办件流水号', textEn: 'Serial', width: 40, of: (row) => row.serial },
  { text: '检查对象', textEn: 'Enterprise', width: 30, of: (row) => row.partyName },
  { text: '检查机关', textEn: 'Organ', width: 24, of: (row) => row.organ.name },
  { text: '检查事项', textEn: 'Power', width: 30, of: ({ power }, choose) => choose({ text: power.name, textEn: power.nameEn }) },
  { text: '计划日期', textEn: 'Planned on', width: 14, of: (row) => row.plannedOn },
  { text: '合并检查日期', textEn: 'Shared visit on', width: 14, of: (row) => row.joint?.day },
  { text: '合并检查的机关和事项', textEn: 'Merged with', width: 60, of: (row, choose) => listed(row.joint?.others ?? [], choose) },
  { text: '可以合并的检查', textEn: 'Could be merged with', width: 60, of: (row, choose) => listed(row.near, choose) },
];
