/** A realistic but invented city (阳光市): districts, organs, positions and people for demonstration mode. Loaded once. */
import { hashPassword, type Role, type RoleGrant } from '../platform/auth/index.ts';
import { findRow, type Database } from '../platform/database/index.ts';
import { organisationCheckCharacter, usccCheckCharacter } from '../../domain/identifiers/index.ts';
import { organisationModels, organRow } from './models.ts';

export const DEMONSTRATION_CITY_NAME = '阳光市';
export const DEMONSTRATION_PASSWORD = 'sunlit-demo';

const DISTRICTS = [
  { id: 'district-donghu', code: '321191', name: '东湖区' },
  { id: 'district-xishan', code: '321192', name: '西山区' },
  { id: 'district-beigu', code: '321193', name: '北固区' },
];

/** `number`: eight digits of the organisation code where the organ's powers already carry it; the others are numbered. */
interface OrganData {
  id: string;
  name: string;
  nameEn: string;
  shortName: string;
  number?: string;
  districtId?: string;
  address?: string;
  phone?: string;
  court?: string;
}

const URBAN_MANAGEMENT = 'organ-urban-management';
const HOUSING = 'organ-housing';
const HEALTH = 'organ-health';
const MARKET = 'organ-market';
const URBAN_MANAGEMENT_DONGHU = 'organ-urban-management-donghu';
const URBAN_MANAGEMENT_XISHAN = 'organ-urban-management-xishan';
const URBAN_MANAGEMENT_BEIGU = 'organ-urban-management-beigu';

const ORGANS: OrganData[] = [
  {
    id: URBAN_MANAGEMENT,
    name: '阳光市城市管理局',
    nameEn: 'Urban Management Bureau',
    shortName: '阳城管',
    number: '12345678',
    address: '阳光市正阳路 18 号',
    phone: '0599-8600 1818',
  },
  {
    id: 'organ-justice',
    name: '阳光市司法局',
    nameEn: 'Bureau of Justice (legal office)',
    shortName: '阳司',
    address: '阳光市法治路 2 号',
    phone: '0599-8600 1002',
  },
  {
    id: 'organ-supervision',
    name: '阳光市纪委监委',
    nameEn: 'Supervision Commission',
    shortName: '阳监',
    address: '阳光市清风路 1 号',
    phone: '0599-8600 1001',
  },
  {
    id: 'organ-government-office',
    name: '阳光市人民政府办公室',
    nameEn: 'City Government Office',
    shortName: '阳政办',
    address: '阳光市中心路 1 号',
    phone: '0599-8600 1000',
  },
  {
    id: 'organ-service-centre',
    name: '阳光市政务服务管理办公室',
    nameEn: 'Government Service Centre',
    shortName: '阳政服',
    address: '阳光市中心路 9 号',
    phone: '0599-8600 1009',
  },
  { id: 'organ-data', name: '阳光市数据局', nameEn: 'Data Bureau', shortName: '阳数' },
  { id: 'organ-finance', name: '阳光市财政局', nameEn: 'Finance Bureau', shortName: '阳财' },
  {
    id: MARKET,
    name: '阳光市市场监督管理局',
    nameEn: 'Market Regulation Bureau',
    shortName: '阳市监',
    // Patent cases of the first instance are heard by intermediate courts.
    court: '阳光市中级人民法院',
  },
  { id: 'organ-planning', name: '阳光市自然资源和规划局', nameEn: 'Natural Resources and Planning Bureau', shortName: '阳资规' },
  { id: HOUSING, name: '阳光市住房和城乡建设局', nameEn: 'Housing and Construction Bureau', shortName: '阳建' },
  { id: 'organ-transport', name: '阳光市交通运输局', nameEn: 'Transport Bureau', shortName: '阳交' },
  { id: 'organ-environment', name: '阳光市生态环境局', nameEn: 'Ecology and Environment Bureau', shortName: '阳环' },
  { id: HEALTH, name: '阳光市卫生健康委员会', nameEn: 'Health Commission', shortName: '阳卫' },
  {
    id: URBAN_MANAGEMENT_DONGHU,
    name: '东湖区城市管理局',
    nameEn: 'Donghu District Urban Management Bureau',
    shortName: '东城管',
    districtId: 'district-donghu',
  },
  {
    id: 'organ-justice-donghu',
    name: '东湖区司法局',
    nameEn: 'Donghu District Bureau of Justice',
    shortName: '东司',
    districtId: 'district-donghu',
  },
  {
    id: URBAN_MANAGEMENT_XISHAN,
    name: '西山区城市管理局',
    nameEn: 'Xishan District Urban Management Bureau',
    shortName: '西城管',
    districtId: 'district-xishan',
  },
  {
    id: URBAN_MANAGEMENT_BEIGU,
    name: '北固区城市管理局',
    nameEn: 'Beigu District Urban Management Bureau',
    shortName: '北城管',
    districtId: 'district-beigu',
  },
];

/**
 * Positions by their codes; enforcement positions inspect, seize or penalise, which only certified officers may (R19.2); leading ones
 * assign steps.
 */
const POSITIONS = {
  window: { name: '窗口岗' },
  acceptance: { name: '受理岗' },
  'first-review': { name: '承办岗', enforcement: true },
  'section-head': { name: '科室负责人岗', leads: true },
  'deciding-leader': { name: '审批岗', leads: true },
  certificate: { name: '制证岗' },
  archive: { name: '档案岗' },
  'hearing-host': { name: '听证主持岗' },
  'expert-panel': { name: '专家评审岗' },
  investigator: { name: '办案岗', enforcement: true },
  'legal-reviewer': { name: '法制审核岗' },
  'organ-head': { name: '机关负责人岗', leads: true },
  executor: { name: '执行岗', enforcement: true },
  assessor: { name: '核定岗' },
  inspector: { name: '检查岗', enforcement: true },
  payment: { name: '发放岗' },
  examiner: { name: '审理岗' },
  'street-office': { name: '街道办事处岗' },
  'civil-affairs': { name: '民政审核岗' },
  contact: { name: '联络员' },
} as const satisfies Record<string, { name: string; enforcement?: boolean; leads?: boolean }>;
type PositionCode = keyof typeof POSITIONS;

const LICENCE: readonly PositionCode[] = [
  'window',
  'acceptance',
  'first-review',
  'section-head',
  'deciding-leader',
  'certificate',
  'archive',
];

/** The positions that an organ has beside the contact at which every organ answers (R20, R21): those that its powers name. */
const POSITIONS_OF: Readonly<Record<string, readonly PositionCode[]>> = {
  [URBAN_MANAGEMENT]: [...LICENCE, 'investigator', 'legal-reviewer', 'hearing-host', 'organ-head', 'executor', 'assessor'],
  [HOUSING]: [...LICENCE, 'hearing-host', 'expert-panel', 'payment', 'street-office', 'civil-affairs'],
  [HEALTH]: [...LICENCE, 'payment'],
  [MARKET]: [...LICENCE, 'investigator', 'organ-head', 'inspector', 'examiner'],
  [URBAN_MANAGEMENT_DONGHU]: LICENCE,
  [URBAN_MANAGEMENT_XISHAN]: LICENCE,
  [URBAN_MANAGEMENT_BEIGU]: LICENCE,
};

interface PersonData {
  account: string;
  name: string;
  organId: string;
  duty: string;
  dutyEn: string;
  positions?: PositionCode[];
  roles: [Role, RoleGrant['scope'], string][];
}

const clerk = (
  account: string,
  name: string,
  positions: PositionCode[],
  duty: string,
  dutyEn: string,
  organId = URBAN_MANAGEMENT,
): PersonData => ({ account, name, organId, duty, dutyEn, positions, roles: [['clerk', 'organ', organId]] });
const registrar = (account: string, name: string, organId: string, organName: string, organNameEn: string): PersonData => ({
  account,
  name,
  organId,
  duty: `${organName}事项管理员：编制、申报权力事项和流程图`,
  dutyEn: `Registrar of the ${organNameEn}`,
  roles: [['organ-registrar', 'organ', organId]],
});

const PEOPLE: PersonData[] = [
  clerk('chuang', '周晓雯', ['window'], '窗口岗：收件登记、送达', 'Window: registers applications, serves documents'),
  clerk('shouli', '吴建国', ['acceptance'], '受理岗：受理审查', 'Acceptance: examines applications'),
  clerk('chengban1', '王海涛', ['first-review'], '承办岗：初审、现场勘验', 'First review: site inspection'),
  clerk('chengban2', '李思敏', ['first-review'], '承办岗：初审、现场勘验', 'First review: site inspection'),
  clerk('kezhang', '陈国栋', ['section-head'], '科室负责人岗：审核', 'Section head: review'),
  clerk('juzhang', '赵明远', ['deciding-leader'], '审批岗：决定', 'Deciding leader: decision'),
  clerk('zhizheng', '孙丽华', ['certificate'], '制证岗：制作许可证', 'Certificates'),
  clerk('dangan', '郑秋月', ['archive'], '档案岗：归档', 'Archive'),
  {
    account: 'shixiang',
    name: '何志强',
    organId: URBAN_MANAGEMENT,
    duty: '事项管理员：编制、申报权力事项和流程图',
    dutyEn: 'Organ registrar: draws and declares flowcharts',
    roles: [['organ-registrar', 'organ', URBAN_MANAGEMENT]],
  },
  {
    account: 'fazhi1',
    name: '林静',
    organId: 'organ-justice',
    duty: '法制审核：审核、确认权力事项',
    dutyEn: 'Legal office: reviews and confirms',
    roles: [['legal-officer', 'city', 'city']],
  },
  {
    account: 'fazhi2',
    name: '许文博',
    organId: 'organ-justice',
    duty: '法制审核：审核、确认权力事项',
    dutyEn: 'Legal office: reviews and confirms',
    roles: [['legal-officer', 'city', 'city']],
  },
  {
    account: 'jiancha',
    name: '高正',
    organId: 'organ-supervision',
    duty: '行政监察：全市实时监察',
    dutyEn: 'Supervisor of the whole city',
    roles: [['supervisor', 'city', 'city']],
  },
  {
    account: 'jiancha-fu',
    name: '严明',
    organId: 'organ-supervision',
    duty: '行政监察负责人：复核申诉',
    dutyEn: 'Head of supervision: decides appeals',
    roles: [['supervisor', 'city', 'city']],
  },
  {
    account: 'jiancha-dh',
    name: '罗清',
    organId: 'organ-supervision',
    duty: '行政监察：东湖区',
    dutyEn: 'Supervisor of Donghu district',
    roles: [['supervisor', 'district', 'district-donghu']],
  },
  {
    account: 'jiancha-cg',
    name: '方晓',
    organId: URBAN_MANAGEMENT,
    duty: '部门监察：市城市管理局',
    dutyEn: 'Supervisor of the Urban Management Bureau',
    roles: [['supervisor', 'organ', URBAN_MANAGEMENT]],
  },
  {
    account: 'qiantou',
    name: '马伟',
    organId: 'organ-government-office',
    duty: '牵头办公室：统筹、工作日历',
    dutyEn: 'Lead office: coordination, working calendar',
    roles: [['lead-office', 'city', 'city']],
  },
  {
    account: 'xitong',
    name: '钱工',
    organId: 'organ-data',
    duty: '系统管理员：系统状态',
    dutyEn: 'System administrator: status page',
    roles: [['system-administrator', 'city', 'city']],
  },
  {
    account: 'anquan',
    name: '田毅',
    organId: 'organ-data',
    duty: '安全管理员：账号与权限',
    dutyEn: 'Security administrator',
    roles: [['security-administrator', 'city', 'city']],
  },
  {
    account: 'shenji',
    name: '邵敏',
    organId: 'organ-data',
    duty: '安全审计员：查阅审计',
    dutyEn: 'Auditor',
    roles: [['auditor', 'city', 'city']],
  },
  {
    account: 'chuang-dh',
    name: '沈佳',
    organId: URBAN_MANAGEMENT_DONGHU,
    duty: '东湖区城市管理局窗口岗',
    dutyEn: 'Window of the district bureau',
    positions: ['window'],
    roles: [['clerk', 'organ', URBAN_MANAGEMENT_DONGHU]],
  },
  clerk('lianluo', '丁洁', ['contact'], '联络员：接收监督通知、反馈整改', 'Contact: answers supervisory orders'),
  clerk('lianluo-dh', '任平', ['contact'], '东湖区城市管理局联络员', 'Contact of the district bureau', URBAN_MANAGEMENT_DONGHU),
  clerk('lianluo-xs', '姜宁', ['contact'], '西山区城市管理局联络员', 'Contact of the district bureau', URBAN_MANAGEMENT_XISHAN),
  clerk('lianluo-bg', '夏云', ['contact'], '北固区城市管理局联络员', 'Contact of the district bureau', URBAN_MANAGEMENT_BEIGU),

  clerk('zhifa1', '曹锐', ['investigator'], '办案岗：立案、调查、告知、送达', 'Investigator of penalties'),
  clerk('zhifa2', '彭立', ['investigator'], '办案岗：立案、调查、告知、送达', 'Investigator of penalties'),
  clerk('fashen', '贺琳', ['legal-reviewer'], '法制审核岗：处罚案件法制审核', 'Legal review of penalties'),
  clerk('tingzheng', '龚敏', ['hearing-host'], '听证主持岗：主持听证', 'Hosts hearings'),
  clerk('fuze', '傅刚', ['organ-head'], '机关负责人岗：立案、决定', 'Head of the organ: files and decides'),
  clerk('zhixing', '雷鸣', ['executor'], '执行岗：处罚执行', 'Enforces penalties'),
  clerk('heding', '黎薇', ['assessor'], '核定岗：核定、征收', 'Assesses and collects fees'),

  clerk('jian-chuang', '韩梅', ['window', 'acceptance'], '市住建局窗口岗、受理岗', 'Housing: window and acceptance', HOUSING),
  clerk('jian-chengban1', '邓超群', ['first-review'], '市住建局承办岗', 'Housing: case handler', HOUSING),
  clerk('jian-chengban2', '苏婷', ['first-review'], '市住建局承办岗', 'Housing: case handler', HOUSING),
  clerk(
    'jian-tingzheng',
    '白露',
    ['hearing-host', 'expert-panel'],
    '市住建局听证主持岗、专家评审岗',
    'Housing: hearings and expert reviews',
    HOUSING,
  ),
  clerk(
    'jian-jiedao',
    '叶青',
    ['street-office'],
    '翠竹街道办事处：住房救助受理',
    'Street office: takes in applications for housing aid',
    HOUSING,
  ),
  clerk('jian-minzheng', '方秀英', ['civil-affairs'], '市民政局：家庭收入、财产审核', 'Civil affairs: reviews income and assets', HOUSING),
  clerk('jian-kezhang', '蒋涛', ['section-head'], '市住建局科室负责人岗', 'Housing: section head', HOUSING),
  clerk('jian-juzhang', '余建平', ['deciding-leader'], '市住建局审批岗', 'Housing: deciding leader', HOUSING),
  clerk(
    'jian-dangan',
    '崔颖',
    ['certificate', 'payment', 'archive'],
    '市住建局制证岗、发放岗、档案岗',
    'Housing: certificates, payments, archive',
    HOUSING,
  ),
  clerk('jian-lianluo', '闫青', ['contact'], '市住建局联络员', 'Housing: contact', HOUSING),
  registrar('jian-shixiang', '卢海', HOUSING, '市住建局', 'Housing and Construction Bureau'),

  clerk('wei-chuang', '范琪', ['window', 'acceptance'], '市卫健委窗口岗、受理岗', 'Health: window and acceptance', HEALTH),
  clerk('wei-chengban1', '石磊', ['first-review'], '市卫健委承办岗', 'Health: case handler', HEALTH),
  clerk('wei-chengban2', '秦岚', ['first-review'], '市卫健委承办岗', 'Health: case handler', HEALTH),
  clerk('wei-kezhang', '江洪', ['section-head'], '市卫健委科室负责人岗', 'Health: section head', HEALTH),
  clerk('wei-juzhang', '顾远', ['deciding-leader'], '市卫健委审批岗', 'Health: deciding leader', HEALTH),
  clerk(
    'wei-dangan',
    '毛晓',
    ['certificate', 'payment', 'archive'],
    '市卫健委制证岗、发放岗、档案岗',
    'Health: certificates, payments, archive',
    HEALTH,
  ),
  clerk('wei-lianluo', '薛冰', ['contact'], '市卫健委联络员', 'Health: contact', HEALTH),
  registrar('wei-shixiang', '熊雯', HEALTH, '市卫健委', 'Health Commission'),

  clerk('shi-chuang', '万芳', ['window', 'acceptance'], '市市场监管局窗口岗、受理岗', 'Market: window and acceptance', MARKET),
  clerk(
    'shi-zhifa1',
    '段勇',
    ['investigator', 'inspector', 'first-review'],
    '市市场监管局办案岗、检查岗、承办岗',
    'Market: investigator, inspector, case handler',
    MARKET,
  ),
  clerk(
    'shi-zhifa2',
    '侯静',
    ['investigator', 'inspector', 'first-review'],
    '市市场监管局办案岗、检查岗、承办岗',
    'Market: investigator, inspector, case handler',
    MARKET,
  ),
  clerk('shi-shenli1', '孟凡', ['examiner'], '市市场监管局审理岗', 'Market: examiner of rulings', MARKET),
  clerk('shi-shenli2', '谭晶', ['examiner'], '市市场监管局审理岗', 'Market: examiner of rulings', MARKET),
  clerk('shi-kezhang', '钟诚', ['section-head'], '市市场监管局科室负责人岗', 'Market: section head', MARKET),
  clerk(
    'shi-juzhang',
    '戴宁',
    ['deciding-leader', 'organ-head'],
    '市市场监管局审批岗、机关负责人岗',
    'Market: deciding leader, head of the organ',
    MARKET,
  ),
  clerk('shi-dangan', '陆瑶', ['certificate', 'archive'], '市市场监管局制证岗、档案岗', 'Market: certificates, archive', MARKET),
  clerk('shi-lianluo', '覃川', ['contact'], '市市场监管局联络员', 'Market: contact', MARKET),
  registrar('shi-shixiang', '汪洋', MARKET, '市市场监管局', 'Market Regulation Bureau'),
];

/** Whoever holds an enforcement position in this city has a certificate. */
const isCertified = ({ positions = [] }: PersonData): boolean => positions.some((code) => 'enforcement' in POSITIONS[code]);

/** In the order in which a case meets them, for the sign-in page and the start's list. */
export function inDemonstrationOrder<Row extends { account: string }>(rows: Row[]): Row[] {
  const order = PEOPLE.map(({ account }) => account);
  return [...rows].sort((a, b) => order.indexOf(a.account) - order.indexOf(b.account));
}

/** Answers whether it loaded anything. */
export async function loadDemonstrationCity(database: Database): Promise<boolean> {
  const models = organisationModels(database);
  const passwordHash = await hashPassword(DEMONSTRATION_PASSWORD);
  return database.write(async () => {
    // Also a city of one's own is left alone.
    if (await findRow(models.person, { attributes: ['id'] })) return false;
    await models.district.bulkCreate(DISTRICTS);
    await models.organ.bulkCreate(ORGANS.map((organ, index) => organRow(organ, organCode(organ.number ?? String(99_990_001 + index)))));
    await models.position.bulkCreate(
      ORGANS.flatMap(({ id: organId }) =>
        [...(POSITIONS_OF[organId] ?? []), 'contact' as const].map((code) => ({
          id: `${organId}/${code}`,
          organ_id: organId,
          code,
          name: POSITIONS[code].name,
          enforcement: 'enforcement' in POSITIONS[code] ? 1 : 0,
          leads: 'leads' in POSITIONS[code] ? 1 : 0,
        })),
      ),
    );
    await models.person.bulkCreate(
      PEOPLE.map((person, index) => ({
        id: `person-${person.account}`,
        account: person.account,
        name: person.name,
        organ_id: person.organId,
        password_hash: passwordHash,
        demonstration: 1,
        active: 1,
        certificate_number: isCertified(person) ? `3211${String(26001 + index)}` : null,
        certificate_from: isCertified(person) ? '2024-01-01' : null,
        certificate_to: isCertified(person) ? '2028-12-31' : null,
        duty: person.duty,
        duty_en: person.dutyEn,
      })),
    );
    await models.holding.bulkCreate(
      PEOPLE.flatMap((person) =>
        (person.positions ?? []).map((code) => ({ person_id: `person-${person.account}`, position_id: `${person.organId}/${code}` })),
      ),
    );
    await models.roleGrant.bulkCreate(
      PEOPLE.flatMap((person) =>
        person.roles.map(([role, scope, scopeId]) => ({ person_id: `person-${person.account}`, role, scope, scope_id: scopeId })),
      ),
    );
    return true;
  });
}

/** A unified social credit code for an organ that does not exist: both check digits are right (GB 32100-2015, GB 11714-1997). */
function organCode(number: string): string {
  const body = `11321100${number}${organisationCheckCharacter(number) ?? ''}`;
  return body + (usccCheckCharacter(body) ?? '');
}
