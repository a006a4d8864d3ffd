/** What the list of case files says as a file for a spreadsheet. */
import { bilingualOf } from '../../domain/api/basics.ts';
import type { VolumeRow } from '../../domain/api/archive.ts';
import { VOLUME_STATE_NAMES } from '../../domain/archive/states.ts';
import { minuteOf, type SheetColumn } from '../platform/sheets/index.ts';

export const VOLUME_SHEET: readonly SheetColumn<VolumeRow>[] = [
  { text: '办件流水号', textEn: 'Serial number', width: 44, of: (row) => row.serial },
  { text: '办件名称', textEn: 'Subject', width: 40, of: (row) => row.subject },
  { text: '承办机关', textEn: 'Organ', width: 24, of: (row) => row.organ.name },
  { text: '办结', textEn: 'Completed', width: 18, of: (row) => minuteOf(row.closedAt) },
  { text: '状态', textEn: 'State', width: 14, of: (row, choose) => choose(bilingualOf(VOLUME_STATE_NAMES[row.state])) },
  { text: '可封存日期', textEn: 'May be sealed from', width: 14, of: (row) => row.sealableFrom },
  { text: '说明', textEn: 'Why not', width: 40, of: (row, choose) => row.problem && choose(row.problem) },
  { text: '封存版本', textEn: 'Sealed version', width: 10, of: (row) => (row.version === null ? '' : String(row.version)) },
  { text: '档案包 SHA-256', textEn: 'SHA-256 of the package', width: 66, of: (row) => row.sha256 },
];
