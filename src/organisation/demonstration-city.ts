/** A realistic but invented city (阳光市): districts, organs, positions and people for demonstration mode. Loaded once. */
import { hashPassword, type Role, type RoleGrant } from '../platform/auth/index.ts';
import type { Database } from '../platform/database/index.ts';
import { organisationCheckCharacter, usccCheckCharacter } from '../platform/identifiers/index.ts';

export const DEMONSTRATION_CITY_NAME = '阳光市';
export const DEMONSTRATION_PASSWORD = 'sunlit-demo';

const DISTRICTS = [
  { id: 'district-donghu', code: '321191', name: '东湖区' },
  { id: 'district-xishan', code: '321192', name: '西山区' },
  { id: 'district-beigu', code: '321193', name: '北固区' },
];

/** `number`: eight digits of the organisation code where the organ's powers already carry it; the others are numbered. */
interface OrganData { id: string; name: string; nameEn: string; shortName: string; number?: string; districtId?: string; address?: string; phone?: string }

const URBAN_MANAGEMENT = 'organ-urban-management';
const URBAN_MANAGEMENT_DONGHU = 'organ-urban-management-donghu';
const URBAN_MANAGEMENT_XISHAN = 'organ-urban-management-xishan';
const URBAN_MANAGEMENT_BEIGU = 'organ-urban-management-beigu';

const ORGANS: OrganData[] = [
  { id: URBAN_MANAGEMENT, name: '阳光市城市管理局', nameEn: 'Urban Management Bureau', shortName: '阳城管', number: '12345678', address: '阳光市正阳路 18 号', phone: '0599-8600 1818' },
  { id: 'organ-justice', name: '阳光市司法局', nameEn: 'Bureau of Justice (legal office)', shortName: '阳司', address: '阳光市法治路 2 号', phone: '0599-8600 1002' },
  { id: 'organ-supervision', name: '阳光市纪委监委', nameEn: 'Supervision Commission', shortName: '阳监', address: '阳光市清风路 1 号', phone: '0599-8600 1001' },
  { id: 'organ-government-office', name: '阳光市人民政府办公室', nameEn: 'City Government Office', shortName: '阳政办', address: '阳光市中心路 1 号', phone: '0599-8600 1000' },
  { id: 'organ-service-centre', name: '阳光市政务服务管理办公室', nameEn: 'Government Service Centre', shortName: '阳政服', address: '阳光市中心路 9 号', phone: '0599-8600 1009' },
  { id: 'organ-data', name: '阳光市数据局', nameEn: 'Data Bureau', shortName: '阳数' },
  { id: 'organ-finance', name: '阳光市财政局', nameEn: 'Finance Bureau', shortName: '阳财' },
  { id: 'organ-market', name: '阳光市市场监督管理局', nameEn: 'Market Regulation Bureau', shortName: '阳市监' },
  { id: 'organ-planning', name: '阳光市自然资源和规划局', nameEn: 'Natural Resources and Planning Bureau', shortName: '阳资规' },
  { id: 'organ-housing', name: '阳光市住房和城乡建设局', nameEn: 'Housing and Construction Bureau', shortName: '阳建' },
  { id: 'organ-transport', name: '阳光市交通运输局', nameEn: 'Transport Bureau', shortName: '阳交' },
  { id: 'organ-environment', name: '阳光市生态环境局', nameEn: 'Ecology and Environment Bureau', shortName: '阳环' },
  { id: 'organ-health', name: '阳光市卫生健康委员会', nameEn: 'Health Commission', shortName: '阳卫' },
  { id: URBAN_MANAGEMENT_DONGHU, name: '东湖区城市管理局', nameEn: 'Donghu District Urban Management Bureau', shortName: '东城管', districtId: 'district-donghu' },
  { id: 'organ-justice-donghu', name: '东湖区司法局', nameEn: 'Donghu District Bureau of Justice', shortName: '东司', districtId: 'district-donghu' },
  { id: URBAN_MANAGEMENT_XISHAN, name: '西山区城市管理局', nameEn: 'Xishan District Urban Management Bureau', shortName: '西城管', districtId: 'district-xishan' },
  { id: URBAN_MANAGEMENT_BEIGU, name: '北固区城市管理局', nameEn: 'Beigu District Urban Management Bureau', shortName: '北城管', districtId: 'district-beigu' },
];

/** Positions of an organ that grants licences (domain.md section 3). */
const LICENCE_POSITIONS = {
  window: '窗口岗', acceptance: '受理岗', 'first-review': '承办岗', 'section-head': '科室负责人岗', 'deciding-leader': '审批岗', certificate: '制证岗', archive: '档案岗',
} as const;
type PositionCode = keyof typeof LICENCE_POSITIONS;

/** Inspects sites and parties, which only certified officers may (R19.2). */
const ENFORCEMENT: readonly string[] = ['first-review'] satisfies PositionCode[];

interface PersonData {
  account: string; name: string; organId: string; duty: string; dutyEn: string; positions?: PositionCode[]; roles: [Role, RoleGrant['scope'], string][]; certificate?: boolean;
}

const clerk = (account: string, name: string, positions: PositionCode[], duty: string, dutyEn: string, organId = URBAN_MANAGEMENT, certificate = false): PersonData =>
  ({ account, name, organId, duty, dutyEn, positions, roles: [['clerk', 'organ', organId]], certificate });

const PEOPLE: PersonData[] = [
  clerk('chuang', '周晓雯', ['window'], '窗口岗：收件登记、送达', 'Window: registers applications, serves documents'),
  clerk('shouli', '吴建国', ['acceptance'], '受理岗：受理审查', 'Acceptance: examines applications'),
  clerk('chengban1', '王海涛', ['first-review'], '承办岗：初审、现场勘验', 'First review: site inspection', URBAN_MANAGEMENT, true),
  clerk('chengban2', '李思敏', ['first-review'], '承办岗：初审、现场勘验', 'First review: site inspection', URBAN_MANAGEMENT, true),
  clerk('kezhang', '陈国栋', ['section-head'], '科室负责人岗：审核', 'Section head: review'),
  clerk('juzhang', '赵明远', ['deciding-leader'], '审批岗：决定', 'Deciding leader: decision'),
  clerk('zhizheng', '孙丽华', ['certificate'], '制证岗：制作许可证', 'Certificates'),
  clerk('dangan', '郑秋月', ['archive'], '档案岗：归档', 'Archive'),
  { account: 'shixiang', name: '何志强', organId: URBAN_MANAGEMENT, duty: '事项管理员：编制、申报权力事项和流程图', dutyEn: 'Organ registrar: draws and declares flowcharts', roles: [['organ-registrar', 'organ', URBAN_MANAGEMENT]] },
  { account: 'fazhi1', name: '林静', organId: 'organ-justice', duty: '法制审核：审核、确认权力事项', dutyEn: 'Legal office: reviews and confirms', roles: [['legal-officer', 'city', 'city']] },
  { account: 'fazhi2', name: '许文博', organId: 'organ-justice', duty: '法制审核：审核、确认权力事项', dutyEn: 'Legal office: reviews and confirms', roles: [['legal-officer', 'city', 'city']] },
  { account: 'jiancha', name: '高正', organId: 'organ-supervision', duty: '行政监察：全市实时监察', dutyEn: 'Supervisor of the whole city', roles: [['supervisor', 'city', 'city']] },
  { account: 'jiancha-dh', name: '罗清', organId: 'organ-supervision', duty: '行政监察：东湖区', dutyEn: 'Supervisor of Donghu district', roles: [['supervisor', 'district', 'district-donghu']] },
  { account: 'jiancha-cg', name: '方晓', organId: URBAN_MANAGEMENT, duty: '部门监察：市城市管理局', dutyEn: 'Supervisor of the Urban Management Bureau', roles: [['supervisor', 'organ', URBAN_MANAGEMENT]] },
  { account: 'qiantou', name: '马伟', organId: 'organ-government-office', duty: '牵头办公室：统筹、工作日历', dutyEn: 'Lead office: coordination, working calendar', roles: [['lead-office', 'city', 'city']] },
  { account: 'xitong', name: '钱工', organId: 'organ-data', duty: '系统管理员：系统状态', dutyEn: 'System administrator: status page', roles: [['system-administrator', 'city', 'city']] },
  { account: 'anquan', name: '田毅', organId: 'organ-data', duty: '安全管理员：账号与权限', dutyEn: 'Security administrator', roles: [['security-administrator', 'city', 'city']] },
  { account: 'shenji', name: '邵敏', organId: 'organ-data', duty: '安全审计员：查阅审计', dutyEn: 'Auditor', roles: [['auditor', 'city', 'city']] },
  { account: 'chuang-dh', name: '沈佳', organId: URBAN_MANAGEMENT_DONGHU, duty: '东湖区城市管理局窗口岗', dutyEn: 'Window of the district bureau', positions: ['window'], roles: [['clerk', 'organ', URBAN_MANAGEMENT_DONGHU]] },
];

/** In the order in which a case meets them, for the sign-in page and the start's list. */
export function inDemonstrationOrder<Row extends { account: string }>(rows: Row[]): Row[] {
  const order = PEOPLE.map(({ account }) => account);
  return [...rows].sort((a, b) => order.indexOf(a.account) - order.indexOf(b.account));
}

/** Answers whether it loaded anything. */
export async function loadDemonstrationCity(database: Database): Promise<boolean> {
  const passwordHash = await hashPassword(DEMONSTRATION_PASSWORD);
  return database.write(async () => {
    // Also a city of one's own is left alone.
    if (await database.get('SELECT id FROM person LIMIT 1')) return false;
    await database.insertAll('district', DISTRICTS);
    await database.insertAll('organ', ORGANS.map((organ, index) => ({
      id: organ.id, code: organCode(organ.number ?? String(99_990_001 + index)), name: organ.name, name_en: organ.nameEn, short_name: organ.shortName, district_id: organ.districtId ?? null, address: organ.address ?? null, phone: organ.phone ?? null,
    })));
    const withPositions = [URBAN_MANAGEMENT, URBAN_MANAGEMENT_DONGHU, URBAN_MANAGEMENT_XISHAN, URBAN_MANAGEMENT_BEIGU];
    await database.insertAll('position', withPositions.flatMap((organId) => Object.entries(LICENCE_POSITIONS).map(([code, name]) => ({
      id: `${organId}/${code}`, organ_id: organId, code, name, enforcement: ENFORCEMENT.includes(code) ? 1 : 0,
    }))));
    await database.insertAll('person', PEOPLE.map((person, index) => ({
      id: `person-${person.account}`, account: person.account, name: person.name, organ_id: person.organId, password_hash: passwordHash, demonstration: 1, active: 1,
      certificate_number: person.certificate ? `3211${String(26001 + index)}` : null, certificate_from: person.certificate ? '2024-01-01' : null, certificate_to: person.certificate ? '2028-12-31' : null,
      duty: person.duty, duty_en: person.dutyEn,
    })));
    await database.insertAll('holding', PEOPLE.flatMap((person) => (person.positions ?? []).map((code) => ({ person_id: `person-${person.account}`, position_id: `${person.organId}/${code}` }))));
    await database.insertAll('role_grant', PEOPLE.flatMap((person) => person.roles.map(([role, scope, scopeId]) => ({ person_id: `person-${person.account}`, role, scope, scope_id: scopeId }))));
    return true;
  });
}

/** A unified social credit code for an organ that does not exist: both check digits are right (GB 32100-2015, GB 11714-1997). */
function organCode(number: string): string {
  const body = `11321100${number}${organisationCheckCharacter(number) ?? ''}`;
  return body + (usccCheckCharacter(body) ?? '');
}
