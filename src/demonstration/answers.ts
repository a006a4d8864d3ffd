/** Plausible answers to a form's fields, for the demonstration city, the tests and the bench. */
import type { FormField } from '../../domain/contract.ts';
import { COMING_DAYS } from '../../domain/forms/checks/platform-checks.ts';
import { RECORDING_GAP } from '../../domain/penalties/recordings.ts';
import { withService } from '../../domain/service/service-form.ts';
import { ANNOUNCEMENT_DAYS } from '../../domain/service/ways.ts';
import { daysAfter } from '../../domain/time/civil-date.ts';

const TEXTS: Record<string, string> = {
  projectName: '正阳路供水管道改造工程',
  location: '正阳路（中心路至清风路段）北侧车行道',
  contractor: '阳光市政工程有限公司',
  place: '正阳路与中心路交叉口东 60 米',
  findings: '现场与申请材料一致：车行道沥青路面完好，开挖范围未涉及主干管线交叉，交通疏导方案可行。',
  missingMaterials: '缺少加盖公章的交通组织方案一份。',
  declineBasis: '《中华人民共和国行政许可法》第三十二条第一款第二项',
  competentOrgan: '市交通运输局',
  recipient: '张伟',
  volumeNumber: 'XK-2026-0018',
  attendNotice: '电话通知，当事人负责人按时到场。',
  custodian: '市市场监督管理局物证管理员',
  urgency: '涉案食品正在装车外运，不当场扣押将流入市场。',
  testingOrgan: '阳光市食品检验中心',
  testResult: '检验项目不符合食品安全标准。',
  penaltyNumber: '阳市监罚〔2026〕8号',
  destructionMethod: '在环境卫生设施内无害化处理。',
  planBasis: '2026年度食品安全监督管理计划',
  inspectors: '段勇、侯静',
  startTime: '09:30',
  endTime: '10:40',
  receivedMaterials: '交通组织方案一份（加盖公章）。',
  recordingGap: '记录仪存储故障，现场由见证人签名证明。',
  evidence: '现场照片｜电子数据｜6｜违法行为的地点和面积｜曹锐｜当日',
  tierFacts: '占用面积 10 平方米以上不足 50 平方米｜现场照片',
  payAccount: '阳光市财政非税收入专户 6222 0000 0000 1818',
  grantStandard: '按家庭人口和住房面积差额计发',
  grantMethod: '按月转账',
  grantPeriod: '本月',
  orderNumber: '阳城管责改〔2026〕31号',
  orderDuty: '清除堆放在车行道上的建筑渣土，恢复通行。',
  target: '正阳路 60 号门前车行道上的建筑渣土',
  performanceMethod: '机械清运至指定的消纳场所',
  performer: '阳光市环境卫生服务有限公司',
  supervisors: '马骏、高远',
  costBasis: '人工 4 人、清运车 2 台班，按照成本核定。',
  honour: '无偿献血奉献奖',
  returnItems: '荣誉证书\n奖章',
  recoveredItems: '荣誉证书、奖章各一件',
  objections: '无',
  publicityPlace: '本机关门户网站',
  objectionContact: '监督科，0599-8600 1010',
  hearingTime: '14:30',
  hearingPlace: '本机关三楼审理室',
  presidingExaminer: '孟凡',
  panelMembers: '孟凡｜321126021\n谭晶｜321126022\n钟诚｜321126023',
  recorder: '陆瑶',
  rulingContent: '被请求人立即停止制造、销售侵犯涉案专利权的产品。',
};

const NUMBERS: Record<string, number> = {
  length: 86.5,
  width: 1.8,
  depth: 1.6,
  area: 155.7,
  measuredArea: 155.7,
  approvedArea: 155.7,
  repairFee: 4_671_000,
  levyAmount: 4_671_000,
  paidAmount: 4_671_000,
  totalDue: 4_671_000,
  costBudget: 4_800_000,
  costAmount: 4_671_000,
  grantAmount: 48_000,
  rewardAmount: 48_000,
  recoveryAmount: 48_000,
  recoveredAmount: 48_000,
  monthlyIncome: 260_000,
  assets: 1_500_000,
  floorArea: 12.5,
  specialDays: 20,
  pages: 46,
  inServiceYears: 6,
};
const CHOICES: Record<string, string> = {
  roadClass: 'secondary',
  surface: 'asphalt',
  purpose: 'water',
  roadEvent: 'built',
  trafficEffect: 'one-lane',
  pavement: 'asphalt',
  method: 'signed',
  retention: 'permanent',
  tier: 'ordinary',
  penaltyKind: 'fine',
  panelSize: '3',
};

/** CF51: 3,000 yuan at most on the spot; an ordinary fine of each demonstrated penalty. All in 分. */
const MOST_ON_THE_SPOT = 300_000;
/** What is paid of a fine fits in its field; what else is paid does not. */
const MOST_FINE = 2_000_000;
const ORDINARY_FINE = 800_000;
const FINE_ON_THE_SPOT = 5_000;

/**
 * `today` answers every date; `to` and `validTo` are 30 days later, what is still to come 15 and the end of an announcement seven. `given`
 * goes before, by the field's key.
 */
export function plausibleAnswers(
  fields: FormField[],
  today: string,
  outcome?: string,
  given: Readonly<Record<string, string | number | boolean>> = {},
): Record<string, string | number | boolean> {
  const answers: Record<string, string | number | boolean> = {};
  const served = withService(fields, ANNOUNCEMENT_DAYS);
  for (const field of served) {
    const { when } = field;
    if (field.derived || (when && !when.values.some((value) => value === answers[when.field]))) continue;
    if (!field.required && field.key !== RECORDING_GAP) continue;
    if (field.outcomes && (outcome === undefined || !field.outcomes.includes(outcome))) continue;
    answers[field.key] = given[field.key] ?? answer(field, today, outcome, served);
  }
  return answers;
}

function answer(field: FormField, today: string, outcome: string | undefined, fields: FormField[]): string | number | boolean {
  switch (field.type) {
    case 'yes-no':
      return isSo(field, outcome, fields);
    case 'time':
      return TEXTS[field.key] ?? '10:00';
    case 'date':
      if (isComing(field.key)) return daysAfter(today, 15);
      if (field.key === 'surchargeFrom') return daysAfter(today, 1);
      if (field.key === 'publicityTo') return daysAfter(today, 7);
      return /^(to|validTo)$/.test(field.key) ? daysAfter(today, 30) : today;
    case 'choice':
      return field.options?.some(({ value }) => value === CHOICES[field.key])
        ? (CHOICES[field.key] ?? '')
        : (field.options?.[0]?.value ?? '');
    case 'number':
    case 'money':
      if (field.key === 'fineAmount' || (field.key === 'paidAmount' && (field.max ?? 0) <= MOST_FINE))
        return (field.max ?? 0) > MOST_ON_THE_SPOT ? ORDINARY_FINE : FINE_ON_THE_SPOT;
      if (field.key === 'paidAmount' && fields.some(({ key }) => key === 'grantPeriod')) return NUMBERS['grantAmount'] ?? 1;
      return fitting(field, NUMBERS[field.key]) ?? field.min ?? 1;
    default:
      return TEXTS[field.key] ?? '按规定填写。';
  }
}

/** What another form of the same key allows may be too much here. */
const fitting = ({ max }: FormField, value: number | undefined): number | undefined =>
  value !== undefined && value <= (max ?? value) ? value : undefined;

/**
 * Answers agree with the outcome (XK32): who asks for a supplement found something missing, who declines found no competence, or nothing
 * supplied. Where another organ's competence has an outcome of its own, whose form asks which organ, declining is about the form.
 */
function isSo({ key }: FormField, outcome: string | undefined, fields: FormField[]): boolean {
  if (UNTRUE.includes(key)) return false;
  if (outcome === 'supplement') return key === 'withinPowers';
  if (outcome !== 'decline' && outcome !== 'not-ours') return true;
  if (outcome === 'decline' && fields.some((field) => field.key === 'competentOrgan')) return key !== 'statutoryForm';
  return fields.some((field) => field.key === 'withinPowers') ? key !== 'withinPowers' : key !== 'materialsComplete';
}

/** What is said of exceptions that do not exist. */
const UNTRUE: readonly string[] = ['ageApproved', 'nightOrHoliday', 'urgent'];

const isComing = (key: string): boolean => COMING_DAYS.some((one) => one === key);
