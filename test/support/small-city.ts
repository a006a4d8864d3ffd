/**
 * The smallest city in which everything can happen: an organ with the positions of a procedure, a second organ, a legal office, a
 * supervisor of each kind, an administrator. Feature tests live here; the demonstration city is for whole walks.
 */
import { usccCheckCharacter } from '../../domain/identifiers/index.ts';
import { loadCity, readCityFile } from '../../src/organisation/index.ts';
import type { Database } from '../../src/platform/database/index.ts';
import type { RecordBook } from '../../src/platform/record/index.ts';

/** The organ that handles: its powers are the test's. */
export const ORGAN = 'organ-works';
export const OTHER_ORGAN = 'organ-parks';
export const LEGAL_OFFICE = 'organ-legal';

const organ = (id: string, number: number, name: string, shortName: string, more: object = {}) => {
  const code = `1132110099999${String(number).padStart(4, '0')}`;
  return { id, code: code + usccCheckCharacter(code), name, nameEn: `Organ ${number}`, shortName, ...more };
};
const POSITIONS = [
  { code: 'window', name: '窗口岗' },
  { code: 'first-review', name: '承办岗', enforcement: true },
  { code: 'deciding-leader', name: '审批岗' },
  { code: 'contact', name: '联络员' },
  { code: 'archive', name: '档案岗' },
];
const CERTIFICATE = { number: '321100001', from: '2020-01-01', to: '2039-12-31' };
const person = (account: string, name: string, organId: string, role: string, more: object = {}, scope = 'city', scopeId = 'city') => ({
  account,
  name,
  organId,
  roles: [{ role, scope, scopeId }],
  ...more,
});
const clerk = (account: string, name: string, organId: string, positions: string[], more: object = {}) =>
  person(account, name, organId, 'clerk', { positions, ...more }, 'organ', organId);

const CITY = readCityFile(
  JSON.stringify({
    city: { name: '小城市' },
    districts: [
      { id: 'district-east', code: '321191', name: '东区' },
      { id: 'district-west', code: '321192', name: '西区' },
    ],
    organs: [
      organ(ORGAN, 1, '小城市建设局', '小建', { positions: POSITIONS, districtId: 'district-east' }),
      organ(OTHER_ORGAN, 2, '小城市园林局', '小园', { positions: POSITIONS, districtId: 'district-west' }),
      organ(LEGAL_OFFICE, 3, '小城市司法局', '小司'),
      organ('organ-supervision', 4, '小城市监察机构', '小监'),
      organ('organ-data', 5, '小城市数据局', '小数'),
    ],
    people: [
      clerk('window', '陈窗口', ORGAN, ['window']),
      clerk('officer', '李承办', ORGAN, ['first-review'], { certificate: CERTIFICATE }),
      clerk('colleague', '孙承办', ORGAN, ['first-review'], { certificate: { ...CERTIFICATE, number: '321100002' } }),
      clerk('uncertified', '钱承办', ORGAN, ['first-review']),
      clerk('leader', '赵局长', ORGAN, ['deciding-leader']),
      clerk('archivist', '沈档案', ORGAN, ['archive']),
      clerk('stranger', '周外人', OTHER_ORGAN, ['window', 'first-review', 'deciding-leader'], { certificate: CERTIFICATE }),
      clerk('contact', '何联络', ORGAN, ['contact']),
      clerk('contact-west', '施联络', OTHER_ORGAN, ['contact']),
      person('registrar', '吴编制', ORGAN, 'organ-registrar', {}, 'organ', ORGAN),
      person('legal', '郑法制', LEGAL_OFFICE, 'legal-officer'),
      person('legal2', '王法制', LEGAL_OFFICE, 'legal-officer'),
      person('supervisor', '冯监察', 'organ-supervision', 'supervisor'),
      person('supervisor2', '蒋监察', 'organ-supervision', 'supervisor'),
      person('supervisor-west', '褚监察', 'organ-supervision', 'supervisor', {}, 'district', 'district-west'),
      person('lead', '卫牵头', 'organ-supervision', 'lead-office'),
      person('administrator', '蒋系统', 'organ-data', 'system-administrator'),
    ],
  }),
);

/** Who holds each position of {@link ORGAN}. */
export const HOLDERS: Readonly<Record<string, string>> = {
  window: 'window',
  'first-review': 'officer',
  'deciding-leader': 'leader',
  archive: 'archivist',
};

/** Loads it where it is not yet; a second time changes nothing. */
export async function loadSmallCity(database: Database, record: RecordBook): Promise<void> {
  if (!(await database.get('SELECT id FROM organ WHERE id = $1', [ORGAN]))) await loadCity(database, record, CITY);
}
