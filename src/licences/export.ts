/** What the register of licences and awards says as a file for a spreadsheet. */
import { bilingualOf } from '../../domain/api/basics.ts';
import type { LicenceRow } from '../../domain/api/licences.ts';
import { registered } from '../../domain/licences/registered.ts';
import { LICENCE_STATES } from '../../domain/licences/states.ts';
import { minuteOf, type SheetColumn } from '../platform/sheets/index.ts';

export const LICENCE_SHEET: readonly SheetColumn<LicenceRow>[] = [
  { text: '类别', textEn: 'Kind', width: 10, of: (row, choose) => choose(bilingualOf(registered(row.category))) },
  { text: '证书编号', textEn: 'Number', width: 40, of: (row) => row.number },
  { text: '事项', textEn: 'Power', width: 40, of: ({ power }, choose) => choose(bilingualOf(power)) },
  { text: '持有人', textEn: 'Holder', width: 30, of: (row) => row.holder },
  { text: '有效期起', textEn: 'Valid from', width: 14, of: (row) => row.validFrom },
  { text: '有效期止', textEn: 'Valid to', width: 14, of: (row) => row.validTo },
  { text: '状态', textEn: 'State', width: 16, of: (row, choose) => choose(bilingualOf(LICENCE_STATES[row.state])) },
  { text: '颁发机关', textEn: 'Organ', width: 24, of: (row) => row.organ.name },
  { text: '颁发', textEn: 'Issued', width: 18, of: (row) => minuteOf(row.issuedAt) },
];
