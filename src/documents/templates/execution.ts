/** Execution and handing on: reminder, application to the court, transfer, payment (CF27, CF72; QZ35, QZ53–QZ55; docs/law.md, "Limits"). */
import { dateInText } from '../../../domain/text/chinese-numerals.ts';
import type { DocumentData } from '../document-data.ts';
import { approvalForm } from '../families/approval-form.ts';
import { columnsOf } from '../families/list.ts';
import { letter, section, type Section } from '../families/letter.ts';
import { amount, answer, items, told } from '../layout/answers.ts';
import { dayInText, facts, paragraph, writtenText, you, type Fact } from '../layout/parts.ts';
import { remedies } from '../layout/remedies.ts';
import { acceptedOn, caseFacts } from '../layout/tables.ts';
import { evidenceList } from '../layout/penalty.ts';
import type { Template } from '../layout/template.ts';
import { CATEGORY_WORDS } from '../category-words.ts';
import type { TemplateDescription } from '../template-description.ts';

const DECISION = /(?<!加处罚款|终结调查|终结执行|撤销案件|回避)决定书|裁决书/;

/** The decision that is to be performed, by title and number. */
const decisionOf = (data: DocumentData): string => {
  const decision = (data.documents ?? []).findLast(({ title }) => DECISION.test(title));
  return decision ? `《${decision.title}》（${decision.number}）` : '本机关作出的行政决定';
};

const owed = (data: DocumentData): Section =>
  section('应当履行的义务', [
    facts([
      [['罚款', amount(data, 'fineAmount')]],
      [['征收款', amount(data, 'levyAmount')]],
      [['代履行费用', amount(data, 'costAmount')]],
      [['加处罚款', amount(data, 'surchargeAmount')]],
      [['滞纳金的标准', answer(data, 'surchargeRate')]],
      [['滞纳金', amount(data, 'lateCharge')]],
      [['已缴金额', amount(data, 'paidAmount')]],
      [['应缴总额', amount(data, 'totalDue')]],
      [['收款银行和账号', answer(data, 'payAccount')]],
    ]),
  ]);

/** QZ35, QZ54, QZ69: a new term of ten working days, the exact sum, and the right to state and defend. */
const paymentReminder: Template = (data) =>
  letter(data, {
    opening: [
      `本机关作出${decisionOf(data)}，${you(data)}在规定期限内未履行。根据《中华人民共和国行政强制法》第三十五条、第五十四条的规定，现催告${you(data)}履行义务。`,
    ],
    sections: [
      section('案件情况', [caseFacts(data, [[acceptedOn(data)]])]),
      owed(data),
      section('履行的期限和方式', [paragraph('自收到本催告书之日起十个工作日内，将上述款项缴至上列银行或者通过电子支付系统缴纳。')]),
      section('逾期的后果', [paragraph('自收到本催告书之日起十个工作日内仍未履行的，本机关将依法强制执行或者申请人民法院强制执行。')]),
    ],
    last: section('权利', [paragraph(`${you(data)}收到本催告书后有权进行陈述和申辩，本机关将充分听取意见，进行记录、复核。`)]),
    signer: `${CATEGORY_WORDS[data.power.category].party}（代理人）`,
    seal: '行政机关印章',
  });

/** On which days the decision and the reminder reached the party, and when which period ended: as the steps recorded it. */
function servedDates(data: DocumentData): ReturnType<typeof writtenText> {
  const served = data.opinions.flatMap(({ stepName, fields }) => {
    const day = fields.find(({ key }) => key === 'deliveredOn')?.value;
    return day ? [`${stepName}：${dateInText(day)}。`] : [];
  });
  const ended = data.opinions
    .filter(({ officers }) => !officers.length)
    .map(({ outcomeLabel, at }) => `${outcomeLabel}：${dayInText(at)}。`);
  return [...served, ...ended].flatMap(writtenText);
}

/** Who is to do what, where it is no money. */
const toPerform = (data: DocumentData): Section['content'] => [
  facts([[['被执行人', answer(data, 'respondent')]], [['地址', answer(data, 'respondentAddress')]]]),
  ...told(data, 'rulingContent'),
];

const enforcementApplication: Template = (data) =>
  letter(data, {
    to: answer(data, 'court') ?? `${data.city}有管辖权的人民法院`,
    opening: [
      `申请执行人${data.organ.name}申请强制执行${decisionOf(data)}。${data.power.category === 'ruling' ? `${answer(data, 'respondent') ?? '被申请人'}在法定期限内不提起诉讼` : '被执行人在法定期限内不申请行政复议、不提起行政诉讼'}，经催告仍未履行。根据《中华人民共和国行政强制法》第五十三条、第五十五条的规定，申请强制执行。`,
    ],
    sections: [
      section('被执行人和案件', [caseFacts(data, [[acceptedOn(data)]])]),
      section('申请执行的事项', data.power.category === 'ruling' ? toPerform(data) : owed(data).content),
      section('送达和催告', servedDates(data)),
      section('当事人的意见', told(data, 'executionResult')),
      section('被执行人的财产状况', told(data, 'debtorProperty')),
      section('行政机关负责人', writtenText(answer(data, 'headName') ?? '')),
    ],
    last: section('附送材料', [
      paragraph(
        '行政决定书及作出决定的事实、理由和依据，当事人的意见及行政机关催告情况，申请强制执行标的情况，法律、行政法规规定的其他材料。',
      ),
    ]),
    seal: '行政机关印章，行政机关负责人签名',
  });

const caseTransfer: Template = (data) =>
  letter(data, {
    to: answer(data, 'transferOrgan') ?? '有管辖权的机关',
    opening: [
      `本机关在办理“${data.case.subject}”（办件流水号：${data.case.serial}）中发现，该案依法应当由${answer(data, 'transferOrgan') ?? '你机关'}管辖或者处理。${answer(data, 'transferBasis') ? `根据${answer(data, 'transferBasis') ?? ''}的规定，` : ''}现将该案移送你机关。`,
    ],
    sections: [
      section('案件情况', [caseFacts(data, [[acceptedOn(data)]])]),
      section('查明的事实', told(data, 'facts')),
      section('移送的理由', told(data, 'transferReason', data.decision?.text)),
      section('证据', evidenceList(data)),
      section(
        '随案移送的文书',
        (data.documents ?? []).map(({ title, number }, index) => paragraph(`${index + 1}．《${title}》（${number}）`)),
      ),
    ],
    last: section('函复', [paragraph('请在收到案件后签收，并将处理结果函告本机关。')]),
    signer: '接收机关',
    seal: '行政机关印章',
  });

/** CF27 and the transfer regulation, articles 5 and 6: decided in three days, handed over in 24 hours, with its annexes. */
const crimeTransfer: Template = (data) =>
  letter(data, {
    to: answer(data, 'transferOrgan') ?? '＿＿＿＿＿＿公安局',
    opening: [
      `本机关在办理“${data.case.subject}”（办件流水号：${data.case.serial}）中发现，${data.party.name}的行为涉嫌犯罪。根据《中华人民共和国行政处罚法》第二十七条第一款、《行政执法机关移送涉嫌犯罪案件的规定》第三条、第五条的规定，经本机关负责人批准，现将该案移送你局。`,
    ],
    sections: [
      section('案件情况', [caseFacts(data, [[acceptedOn(data)]])]),
      section('涉嫌的罪名', told(data, 'crimeName')),
      section('涉嫌犯罪的事实', [...told(data, 'facts'), ...told(data, 'crimeFacts')]),
      section('移送的理由', told(data, 'transferReason', data.decision?.text)),
      section('证据', evidenceList(data)),
      section(
        '附送材料',
        [
          '涉嫌犯罪案件情况的调查报告',
          '涉案物品清单',
          '有关检验报告或者鉴定结论',
          ...(data.documents ?? []).map(({ title, number }) => `《${title}》（${number}）`),
        ].map((name, index) => paragraph(`${index + 1}．${name}`)),
      ),
    ],
    last: section('函复', [paragraph('请在涉嫌犯罪案件移送书的回执上签字，依法审查并书面通知本机关是否立案。')]),
    signer: '公安机关接收人',
    seal: '行政机关印章',
  });

/** CF66: on the party's application, approved by the organ. */
const paymentDeferral: Template = (data) =>
  approvalForm(data, {
    rows: [
      ['罚款决定', decisionOf(data)],
      ['罚款金额', amount(data, 'fineAmount')],
      ['已缴金额', amount(data, 'paidAmount')],
      ['申请内容和困难情况', answer(data, 'deferralRequest')],
      ['方式', answer(data, 'deferralKind')],
      ['缴纳安排', items(answer(data, 'deferralPlan')).join('\n')],
      ['最后缴款期限', answer(data, 'deferUntil')],
      ['依据', '《中华人民共和国行政处罚法》第六十六条第二款'],
    ],
  });

/** CF72(1)(1), CF73(3): 3 % of the fine a day, at most the fine again; not counted during reconsideration or a suit. */
const surchargeDecision: Template = (data) =>
  letter(data, {
    opening: [
      `本机关作出${decisionOf(data)}，${you(data)}到期不缴纳罚款。根据《中华人民共和国行政处罚法》第七十二条第一款第（一）项的规定，决定每日按罚款数额的百分之三加处罚款，加处罚款的数额不超出罚款的数额。`,
    ],
    sections: [
      section('案件情况', [caseFacts(data, [[acceptedOn(data)]])]),
      section('加处罚款', [
        facts([
          [['罚款', amount(data, 'fineAmount')]],
          [['已缴金额', amount(data, 'paidAmount')]],
          [['起算日', answer(data, 'surchargeFrom')]],
          [['截至本决定之日的数额', amount(data, 'surchargeAmount')]],
          [['收款银行和账号', answer(data, 'payAccount')]],
        ]),
      ]),
      section('计算', [paragraph('自起算日起计算至缴清罚款之日；行政复议或者行政诉讼期间不予计算。')]),
    ],
    last: section('救济途径', [paragraph(remedies(data, '决定书'))]),
    signer: '当事人（代理人）',
    seal: '行政机关印章',
  });

const paymentNotice: Template = (data) =>
  letter(data, {
    opening: [`根据${decisionOf(data)}，请${you(data)}按照下列内容缴款。`],
    sections: [
      section('缴款人和事项', [caseFacts(data)]),
      section('缴款内容', [
        facts([
          [['征收项目', data.power.name]],
          [['征收期间', answer(data, 'levyPeriod')]],
          [['征收金额', amount(data, 'levyAmount')]],
          [['罚款金额', amount(data, 'fineAmount')]],
          [['缴款期限', '自收到决定书之日起十五日内']],
          [['收款银行和账号', answer(data, 'payAccount') ?? '缴款书载明的银行']],
        ] satisfies Fact[][]),
      ]),
    ],
    last: section('说明', [paragraph('请凭缴款书缴款，款项全部上缴国库。本机关及其工作人员不自行收取款项。缴款后请保存财政票据。')]),
    signer: '缴款人',
    seal: '行政机关印章',
  });

/** Also the receipt that the money was paid out. */
const paymentVoucher: Template = (data) =>
  letter(data, {
    to: null,
    opening: [`根据${decisionOf(data)}，本机关向下列人员（单位）发放款项。`],
    sections: [
      section('事项', [caseFacts(data)]),
      section('发放内容', [
        facts([
          [['给付标准（金额）', amount(data, 'grantAmount')]],
          [['本期给付期间', answer(data, 'grantPeriod')]],
          [['本期发放金额', amount(data, 'paidAmount')]],
          [['奖励金额', amount(data, 'rewardAmount')]],
          [['收款人', answer(data, 'payee') ?? data.party.name]],
          [['收款账号', answer(data, 'payeeAccount')]],
          [['发放日期', answer(data, 'paidOn')]],
        ]),
      ]),
      section('经办', items(data.decision && `${data.decision.personName}（${data.decision.positionName}）`).map(paragraph)),
    ],
    last: section('签收', [paragraph('收款人收到款项后签名确认；转账发放的，附银行回单。')]),
    signer: '收款人（代领人）',
    seal: '行政机关印章',
  });

/** QZ39(1): why enforcement stands still, and since when. */
const executionSuspension: Template = (data) =>
  letter(data, {
    opening: [
      `本机关作出${decisionOf(data)}。在执行过程中，因${answer(data, 'suspensionGround') ?? '法定情形'}，根据《中华人民共和国行政强制法》第三十九条的规定，决定自${answer(data, 'suspendedFrom') ?? '本通知书之日'}起中止执行。`,
    ],
    sections: [section('案件情况', [caseFacts(data, [[acceptedOn(data)]])]), section('理由', told(data, 'executionReason'))],
    last: section('恢复执行', [paragraph('中止执行的情形消失后，本机关将恢复执行。')]),
    signer: '当事人（代理人）',
    seal: '行政机关印章',
  });

/** QZ39(2), QZ40. */
const executionTermination: Template = (data) => {
  const ground = answer(data, 'endGround');
  return letter(data, {
    opening: [
      ground
        ? `本机关作出${decisionOf(data)}。在执行过程中，因${ground}，根据《中华人民共和国行政强制法》第四十条的规定，决定终结执行。`
        : `本机关作出${decisionOf(data)}。本案中止执行已满三年未恢复执行，根据《中华人民共和国行政强制法》第三十九条第二款的规定，决定不再执行。`,
    ],
    sections: [section('案件情况', [caseFacts(data, [[acceptedOn(data)]])]), section('理由', told(data, 'executionReason'))],
    last: section('救济途径', [paragraph(remedies(data, '决定书'))]),
    signer: '当事人（代理人）',
    seal: '行政机关印章',
  });
};

/** QZ42: performance in stages; of a surcharge a part may be waived where the party made good. */
const executionAgreement: Template = (data) =>
  letter(data, {
    opening: [
      `本机关作出${decisionOf(data)}。经协商，在不损害公共利益和他人合法权益的情况下，本机关与${you(data)}根据《中华人民共和国行政强制法》第四十二条的规定，于${answer(data, 'agreedOn') ?? '本日'}达成如下执行协议。`,
    ],
    sections: [
      section('案件情况', [caseFacts(data, [[acceptedOn(data)]])]),
      section('分阶段履行', [
        ...items(answer(data, 'agreementPlan')).map((item, index) =>
          paragraph(`${index + 1}．${columnsOf(item, 2).filter(Boolean).join('，')}`),
        ),
        facts([
          [['最后履行期限', answer(data, 'agreedUntil')]],
          [['罚款', amount(data, 'fineAmount')]],
          [['征收款', amount(data, 'levyAmount')]],
          [['减免的加处罚款', amount(data, 'surchargeWaived')]],
          [['收款银行和账号', answer(data, 'payAccount')]],
        ]),
      ]),
      section('补救措施和协议的理由', [...told(data, 'remedialMeasures'), ...told(data, 'executionReason')]),
    ],
    last: section('履行', [paragraph(`执行协议应当履行。${you(data)}不履行执行协议的，本机关应当恢复强制执行。`)]),
    signer: '当事人（代理人）',
    seal: '行政机关印章',
  });

export const EXECUTION: Record<string, TemplateDescription> = {
  'crime-transfer': {
    title: '涉嫌犯罪案件移送书',
    titleEn: 'Transfer of a suspected crime',
    numberWord: '*刑移',
    content: crimeTransfer,
    speaks: 'ruling',
    isServed: true,
    lists: 'all',
  },
  'payment-deferral': {
    title: '延期（分期）缴款审批表',
    titleEn: 'Approval to pay later or in parts',
    numberWord: '*延缴',
    content: paymentDeferral,
    lists: 'all',
  },
  'surcharge-decision': {
    title: '加处罚款决定书',
    titleEn: 'Surcharge decision',
    numberWord: '加罚',
    content: surchargeDecision,
    isServed: true,
    lists: 'all',
  },
  'case-transfer': {
    title: '案件移送函',
    titleEn: 'Letter of transfer',
    numberWord: '*移',
    content: caseTransfer,
    speaks: 'ruling',
    isServed: true,
    lists: 'all',
  },
  'execution-suspension': {
    title: '中止执行通知书',
    titleEn: 'Notice that enforcement is suspended',
    numberWord: '*执中',
    content: executionSuspension,
    isServed: true,
    lists: 'all',
  },
  'execution-termination': {
    title: '终结执行决定书',
    titleEn: 'Decision to end enforcement',
    numberWord: '*执终',
    content: executionTermination,
    isServed: true,
    lists: 'all',
  },
  'execution-agreement': {
    title: '行政强制执行协议书',
    titleEn: 'Agreement on performance',
    numberWord: '*执协',
    content: executionAgreement,
    isServed: true,
    lists: 'all',
  },
  'payment-reminder': { title: '催告书', titleEn: 'Reminder', numberWord: '*催', content: paymentReminder, isServed: true, lists: 'all' },
  'enforcement-application': {
    title: '强制执行申请书',
    titleEn: 'Application for enforcement',
    numberWord: '*执',
    content: enforcementApplication,
    lists: 'all',
  },
  'payment-notice': {
    title: '缴款通知书',
    titleEn: 'Payment notice',
    numberWord: '*缴',
    content: paymentNotice,
    isServed: true,
    lists: 'all',
  },
  'payment-voucher': { title: '发放凭证', titleEn: 'Payment voucher', numberWord: '*放', content: paymentVoucher, lists: 'all' },
};
