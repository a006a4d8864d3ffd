/**
 * What happened at the windows and in the offices of the demonstration city in its past two weeks. Everybody and everything in it is
 * invented.
 */

/**
 * One case: working day and intake, then what is decided on which day. `*`: the first outcome that is not negative; `rest`: so on to the
 * end.
 */
export interface CaseStory {
  day: number;
  subject: string;
  party: number;
  /** Subject of the story whose licence the case is about. */
  licenceOf?: string;
  /** File name in `processes/powers/`; the road licence where none is given. */
  power?: string;
  decisions: readonly (readonly [day: number, outcome: string])[];
  /** What people write into the forms, by the field's key. */
  answers?: Readonly<Record<string, string | number | boolean>>;
}

const onDay = (day: number, outcomes: readonly string[]): [number, string][] => outcomes.map((outcome) => [day, outcome]);

/** Ten working days, 0 to 9, and today, 10. */
export const CASE_STORIES: readonly CaseStory[] = [
  {
    day: 0,
    subject: '正阳路供水管道改造工程挖掘道路',
    party: 0,
    decisions: [
      [0, 'accept'],
      [1, 'pass'],
      [2, 'agree'],
      [3, 'grant'],
      [4, 'rest'],
    ],
  },
  {
    day: 0,
    subject: '清风路燃气抢修配套工程挖掘道路',
    party: 1,
    decisions: [
      [0, 'accept'],
      [1, 'fail'],
      [2, 'disagree'],
      [3, 'deny'],
      [4, '*'],
      [6, '*'],
    ],
  },
  { day: 1, subject: '中心路通信管道扩容工程挖掘道路', party: 2, decisions: [[1, 'accept']] },
  {
    day: 1,
    subject: '法治路电力电缆入地工程挖掘道路',
    party: 3,
    decisions: [
      [1, 'accept'],
      [3, 'pass'],
    ],
  },
  {
    day: 2,
    subject: '省道243东湖段路肩挖掘',
    party: 4,
    decisions: [
      [3, 'not-ours'],
      [4, '*'],
    ],
  },
  {
    day: 3,
    subject: '滨河南路污水管网修复工程挖掘道路',
    party: 0,
    decisions: [...onDay(4, ['accept', 'pass', 'agree', 'grant']), [5, '*'], [6, '*']],
  },
  {
    day: 3,
    subject: '西山大道供热主管线工程挖掘道路',
    party: 5,
    decisions: [
      [4, 'accept'],
      [6, 'pass'],
      [7, 'agree'],
    ],
  },
  {
    day: 4,
    subject: '学府街雨污分流工程挖掘道路',
    party: 0,
    decisions: [
      [4, 'accept'],
      [5, 'pass'],
    ],
  },
  { day: 6, subject: '解放路商铺排水接驳挖掘道路', party: 6, decisions: [[7, 'supplement']] },
  {
    day: 7,
    subject: '北固街通信基站光缆工程挖掘道路',
    party: 2,
    decisions: [
      [7, 'accept'],
      [8, 'pass'],
    ],
  },
  { day: 8, subject: '新城大道高压燃气管道工程挖掘道路', party: 1, decisions: [[9, 'accept']] },
  { day: 9, subject: '文昌路路灯电缆更新工程挖掘道路', party: 3, decisions: [] },
  { day: 10, subject: '正阳路与中心路交叉口自来水抢修挖掘道路', party: 0, decisions: [] },
  {
    day: 2,
    power: 'littering-penalty',
    subject: '学府街口随地抛撒垃圾案',
    party: 4,
    decisions: [...onDay(2, ['established', 'heard', 'impose', 'delivered', 'reported', 'collected', 'rest'])],
    answers: {
      place: '学府街与湖滨路交叉口东北角',
      cause: '随地抛撒垃圾',
      facts: '当事人在人行道上抛撒食品包装袋两个，执法人员当场制止，当事人承认并已自行清理。',
      evidence: '现场照片｜视听资料｜2｜抛撒的地点和物品｜曹锐｜当日\n当事人陈述｜当事人的陈述｜1｜承认抛撒｜彭立｜当日',
      recordings: 'ZF-20261124-03',
      statement: '认可违法事实，请求从轻处罚。',
      statementReply: '已考虑当事人当场清理的情节，在一般处罚的幅度内从低确定金额。',
      penaltyContent: '罚款五十元',
      fineAmount: 5_000,
      paidAmount: 5_000,
      receiptNumber: '0012345',
      bankReceipt: 'ICBC-0087',
      payAccount: '阳光市财政非税收入专户',
    },
  },
  {
    day: 1,
    power: 'unlicensed-excavation-penalty',
    subject: '阳光管道燃气公司擅自挖掘清风路案',
    party: 1,
    decisions: [
      [1, '*'],
      [1, '*'],
      [2, '*'],
      [4, '*'],
      [6, '*'],
      [7, '*'],
      [8, '*'],
    ],
    answers: {
      place: '清风路 128 号门前',
      cause: '未经批准擅自挖掘城市道路',
      summary: '巡查发现清风路 128 号门前人行道被开挖，现场未公示挖掘许可证。',
      facts: '当事人于未取得挖掘许可的情况下开挖人行道 12.6 平方米，用于更换燃气支管。',
      filingBasis: '《城市道路管理条例》第二十七条第一项',
      proposedHandlers: '曹锐、彭立',
      handlers: '曹锐、彭立',
      startTime: '14:20',
      endTime: '15:05',
      findings: '人行道地砖已揭除，沟槽长 10.5 米、宽 1.2 米，现场设有围挡，无许可公示牌。',
      questionedPerson: '黄磊',
      recordText: '问：是否办理挖掘许可？答：因抢修未及时办理。',
      questionedRelation: '施工现场负责人',
      evidence:
        '现场检查笔录｜现场笔录｜1｜开挖的位置和面积｜曹锐｜当日\n现场照片｜视听资料｜6｜路面破坏的情况｜彭立｜当日\n询问笔录｜当事人的陈述｜1｜没有办理许可｜曹锐｜当日',
      recordings: 'ZF-20261120-01、ZF-20261120-02',
      violation: 'excavating',
      tierFacts: '主动修复路面｜现场检查笔录｜现场照片',
      tier: 'lenient',
      discretion: '当事人主动停止挖掘并配合调查，符合从轻情形。',
      penaltyKind: 'fine',
      fineAmount: 500_000,
      penaltyContent: '罚款五千元',
      rectification: '七日内恢复路面原状。',
      legalReview: '事实清楚，证据充分，程序合法，同意。',
    },
  },
  {
    day: 4,
    power: 'road-repair-fee',
    subject: '正阳路供水管道改造工程挖掘修复费',
    party: 0,
    decisions: [
      [4, '*'],
      [5, '*'],
      [6, '*'],
      [6, '*'],
    ],
    answers: {
      licenceNumber: '阳城管挖〔2026〕第1号',
      location: '正阳路（中心路至清风路段）北侧车行道',
      levyBasis: '沥青混凝土路面 155.7 平方米，每平方米 300 元。',
      payAccount: '阳光市财政非税收入专户',
    },
  },
  {
    day: 2,
    power: 'gas-operation',
    subject: '北固新区液化石油气供应站经营许可',
    party: 1,
    decisions: [
      [2, 'accept'],
      [2, 'delivered'],
      [4, 'interested'],
      [5, 'requested'],
    ],
    answers: {
      area: '北固区北固街道、新城街道',
      stationAddress: '北固区新城大道 301 号',
      safetyManager: '黄磊',
      place: '北固区新城大道 301 号',
      findings: '储罐、消防设施与设计文件一致，站点与最近居民楼间距符合规范，周边居民提出异议。',
      specialReason: '站点周边居民要求听证，申请事项涉及公共利益。',
      hearingTime: '15:00',
      hearingPlace: '市住房和城乡建设局三楼听证室',
      hearingHost: '白露',
    },
  },
  {
    day: 6,
    power: 'public-place-hygiene',
    subject: '湖滨人家宾馆公共场所卫生许可',
    party: 7,
    decisions: [[6, 'rest']],
    answers: { placeName: '湖滨人家宾馆', placeAddress: '东湖区湖滨路 18 号', recipient: '杜鹃' },
  },
  {
    day: 8,
    power: 'hygiene-change',
    subject: '湖滨人家宾馆变更负责人',
    party: 7,
    licenceOf: '湖滨人家宾馆公共场所卫生许可',
    decisions: [[8, 'rest']],
    answers: { changedItem: 'head', placeName: '湖滨人家宾馆', placeAddress: '东湖区湖滨路 18 号', recipient: '杜鹃' },
  },
  {
    day: 5,
    power: 'rental-subsidy',
    subject: '王芳申请住房租赁补贴',
    party: 6,
    decisions: [
      [5, 'accept'],
      [6, '*'],
      [7, '*'],
      [8, '*'],
      [9, '*'],
    ],
    answers: {
      address: '西山区翠竹苑 8 幢 302 室',
      checkSource: '居民家庭经济状况核对平台报告 2026-1187 号',
      incomeFindings: '家庭月收入二千六百元，无房产、车辆，符合低收入家庭标准。',
      findings: '现租住面积五十平方米，自有住房面积为零，人均面积低于公布的标准。',
      publicityContent: '拟给予王芳家庭住房租赁补贴，每月四百八十元。',
    },
  },
  {
    day: 8,
    power: 'equity-pledge',
    subject: '鼎味食品有限公司股权出质设立登记',
    party: 8,
    decisions: [[8, 'rest']],
    answers: {
      company: '阳光市鼎味食品有限公司',
      pledgor: '王芳',
      pledgee: '阳光市农村商业银行',
      findings: '申请材料齐全，出质股权数额与登记一致，未见冻结。',
      confirmedContent: '出质股权数额：二百万元；质权登记设立。',
      recipient: '陶勇',
    },
  },
  {
    day: 0,
    power: 'blood-donation-award',
    subject: '王芳无偿献血奉献奖',
    party: 6,
    decisions: [...onDay(0, ['accept', '*']), ...onDay(1, ['*', '*', '*']), [7, '*'], [8, 'rest']],
    answers: {
      recommendedBy: '阳光市中心血站',
      merits: '累计无偿献血三十六次，献血量一万四千四百毫升。',
      facts: '连续十年参加无偿献血，带动同事参加团体献血。',
      donations: 36,
      checkSource: '市中心血站采供血信息系统',
      findings: '献血记录经市中心血站核实无误。',
      publicityContent: '拟授予王芳无偿献血奉献奖。',
      recipient: '王芳',
      payee: '王芳',
    },
  },
  {
    day: 7,
    power: 'blood-donation-award',
    subject: '张伟无偿献血奉献奖',
    party: 4,
    decisions: [
      [7, 'accept'],
      [8, '*'],
      [9, '*'],
    ],
    answers: {
      recommendedBy: '阳光市中心血站',
      merits: '累计无偿献血四十二次，献血量一万六千八百毫升。',
      facts: '连续十二年参加无偿献血。',
      donations: 42,
      checkSource: '市中心血站采供血信息系统',
      findings: '献血记录经市中心血站核实无误。',
    },
  },
  {
    day: 3,
    power: 'food-inspection',
    subject: '鼎味食品有限公司日常监督检查',
    party: 8,
    decisions: [[3, '*'], ...onDay(4, ['announced', '*']), [5, 'inspected'], [6, 'rectify']],
    answers: {
      place: '阳光市鼎味食品有限公司生产车间',
      planBasis: '2026年度食品安全监督管理计划第三季度任务',
      inspectors: '段勇、侯静',
      inspectionItems: '原料进货查验\n生产过程控制\n产品检验\n贮存',
      inspectionMethod: 'on-site',
      mergedWith: '与计量器具检查合并进行',
      purchaseRecords: false,
      statement: '被检查人对检查情况没有异议。',
      recordingNumber: '2026-SP-0117',
      findings: '原料进货查验记录缺少两批次供货者资质，其余项目符合要求。',
      inspectionResult: '基本符合，限期改正',
      violation: '进货查验记录不完整',
      facts: '两批次面粉未留存供货者许可证复印件。',
      rectification: '补齐供货者资质并完善进货查验制度。',
    },
  },
  {
    day: 9,
    power: 'unsafe-food-seizure',
    subject: '扣押标签不合格预包装食品',
    party: 8,
    decisions: [...onDay(9, ['propose', 'impose', 'told', 'carried-out', 'delivered'])],
    answers: {
      measure: 'seize',
      place: '鼎味食品有限公司成品库',
      goods: '外购糕点三十箱',
      facts: '外购糕点无生产日期和保质期标识。',
      items: '外购糕点｜每箱十二盒｜三十箱｜无生产日期标识',
      attendNotice: '当日上午电话通知，当事人负责人到场。',
      present: '鼎味食品有限公司仓库主管',
      custodian: '市市场监督管理局物证管理员',
      findings: '清点成品库内外购糕点三十箱，逐箱贴封后运至物证库。',
      keptAt: '市市场监督管理局物证库',
      statement: '当事人表示认可。',
    },
  },
  {
    day: 4,
    power: 'patent-ruling',
    subject: '“折叠晾衣架”实用新型专利侵权纠纷',
    party: 2,
    decisions: [
      [5, 'accept'],
      [8, '*'],
      [9, '*'],
    ],
    answers: {
      patentNumber: 'ZL 2021 2 0012345.6',
      respondent: '阳光市东湖区利民五金店',
      respondentAddress: '东湖区学府街 77 号',
      claim: '请求责令被请求人立即停止销售侵权产品。',
      defence: '被请求人辩称产品来源合法，不知为侵权产品。',
    },
  },
  {
    day: 9,
    power: 'completion-filing',
    subject: '文昌小学教学楼竣工验收备案',
    party: 9,
    decisions: [],
    answers: { projectName: '文昌小学教学楼', location: '东湖区文昌路 6 号', contractor: '阳光市政工程有限公司' },
  },
];

/** What people write as their opinion, by outcome; a negative one says why. */
export const OPINIONS: Readonly<Record<string, string>> = {
  fail: '现场勘验发现，拟开挖路段竣工仅两年，未满《城市道路管理条例》第三十三条规定的五年期限，且申请人未提供市人民政府批准文件。',
  disagree: '同意初审意见：新建道路未满五年，不符合法定条件。',
  deny: '申请挖掘的道路竣工后未满五年，且未经市人民政府批准，不符合《城市道路管理条例》第三十三条第二款规定。',
  'not-ours': '拟挖掘路段为省道，属于公路而不是城市道路，申请事项依法不属于本机关职权范围，请向交通运输部门申请。',
  accept: '申请材料齐全，符合法定形式，予以受理。',
  pass: '经两名工作人员现场勘验，情况与申请材料一致，拟同意。',
  agree: '同意初审意见。',
  grant: '符合法定条件，准予许可。',
  supplement: '请申请人一次性补正交通组织方案。',
  interested: '申请事项直接涉及周边居民重大利益，依法听取利害关系人意见。',
  requested: '周边居民在告知后五个工作日内书面要求听证，依法组织。',
  rectify: '存在进货查验记录不完整的问题，责令限期改正。',
};
