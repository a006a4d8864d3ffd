/** Sealing and seizure (QZ18–QZ28): approval, decision with its list, record, testing, extension, what becomes of it, lifting. */
import type { Content } from '../layout/content.ts';
import type { DocumentData } from '../document-data.ts';
import { approvalForm } from '../families/approval-form.ts';
import { letter, section } from '../families/letter.ts';
import { columnsOf, list } from '../families/list.ts';
import { dateInText } from '../../../domain/text/chinese-numerals.ts';
import { recordText } from '../families/record.ts';
import { amount, answer, items, recorded, told } from '../layout/answers.ts';
import { centred, citations, dayInText, facts, grid, paragraph, writtenText, you } from '../layout/parts.ts';
import { remedies, NOT_STOPPED } from '../layout/remedies.ts';
import { caseFacts } from '../layout/tables.ts';
import type { Template } from '../layout/template.ts';
import type { TemplateDescription } from '../template-description.ts';

const SIGNER = '当事人（代理人）';
const SEAL = '行政机关印章';
const COLUMNS = ['名称', '规格型号', '数量', '备注'];

const goods = (data: DocumentData): Content[] => {
  const rows = items(answer(data, 'items'));
  return rows.length
    ? [
        grid(
          [28, undefined, 100, 60, 100],
          ['序号', ...COLUMNS],
          rows.map((item, index) => [centred(index + 1), ...columnsOf(item, 4)]),
        ),
      ]
    : [];
};

/** 查封 or 扣押, as the officers proposed it. */
const measure = (data: DocumentData): string => answer(data, 'measure') ?? '查封（扣押）';

/** From the measure to its last day as it stands; before the measure only how long it may last (QZ25). */
function term(data: DocumentData): string {
  const { holding } = data.limits;
  if (!holding) return '自采取措施之日起三十日内';
  const until = holding.until ? `至${dateInText(holding.until)}止` : '';
  return `自${dateInText(holding.from)}起${holding.days}${holding.unitLabel}${until ? `，${until}` : ''}`;
}

const compulsionApproval: Template = (data) =>
  approvalForm(data, {
    rows: [
      ['拟采取的强制措施', measure(data)],
      ['事实和理由', answer(data, 'facts') ?? data.decision?.text],
      ...(answer(data, 'urgency') ? ([['情况紧急、当场实施的理由', answer(data, 'urgency')]] as [string, string | undefined][]) : []),
      [
        '涉及的场所、设施或者财物',
        items(answer(data, 'items'))
          .map((item) => columnsOf(item, 4).filter(Boolean).join('，'))
          .join('\n') || undefined,
      ],
      ['保管地点', answer(data, 'keptAt')],
      ['法律依据', `${citations(data)}，《中华人民共和国行政强制法》${answer(data, 'urgency') ? '第十九条' : '第十八条'}`],
      ['期限', term(data)],
    ],
  });

/** QZ24: party and address, reasons, basis and term, what is sealed or seized with its quantity, remedies, organ and date. */
const compulsionDecision: Template = (data) =>
  letter(data, {
    opening: [
      `根据${citations(data)}和《中华人民共和国行政强制法》${answer(data, 'urgency') ? '第十九条' : '第十八条'}、第二十四条的规定，决定对${you(data)}的下列场所、设施或者财物采取${measure(data)}的行政强制措施。`,
    ],
    sections: [
      section('当事人和事由', [caseFacts(data)]),
      section('理由', told(data, 'facts', data.decision?.text)),
      section(`${measure(data)}的场所、设施或者财物`, goods(data)),
      section('期限和地点', [
        facts([[['期限', term(data)]], [['实施地点', answer(data, 'place')]], [['保管地点', answer(data, 'keptAt')]]]),
        paragraph(
          '情况复杂的，经本机关负责人批准可以延长，延长期限不超过三十日，并及时书面告知。对物品进行检测、检验、检疫或者技术鉴定的，其期间另行书面告知，不计算在内，费用由本机关承担。',
        ),
      ]),
      section('保管', [
        paragraph(
          `本机关妥善保管，不使用或者损毁；因${measure(data)}发生的保管费用由本机关承担。${you(data)}不得擅自启封、转移、变卖或者损毁。`,
        ),
      ]),
    ],
    last: section('权利和救济途径', [
      paragraph(`${you(data)}有权陈述和申辩。${remedies(data, '决定书')}${NOT_STOPPED}附：查封（扣押）物品清单。`),
    ]),
    signer: SIGNER,
    seal: SEAL,
  });

const seizedList: Template = (data) =>
  list(data, {
    head: COLUMNS,
    widths: [undefined, 100, 60, 100],
    rows: items(answer(data, 'items')).map((item) => columnsOf(item, 4)),
    note: [
      `采取的措施：${measure(data)}，期限${term(data)}。`,
      answer(data, 'keptAt') ? `保管地点：${answer(data, 'keptAt') ?? ''}。` : '',
      answer(data, 'custodian') ? `保管人：${answer(data, 'custodian') ?? ''}。` : '',
      '清单一式二份，由当事人和行政机关分别保存。',
    ].join(''),
    signers: ['当事人', '见证人', '保管人'],
    seal: SEAL,
  });

/** QZ18: who was asked to come, shown what, told what, said what, and before whom it was done. */
const measureRecord: Template = (data) => {
  const [shown, informed] = [answer(data, 'certificatesShown'), answer(data, 'informed')];
  return recordText(data, {
    person: ['在场人', answer(data, 'present')],
    more: [
      [['采取的措施', measure(data)]],
      [['通知当事人到场', answer(data, 'attendNotice')]],
      [['见证人', answer(data, 'witness')]],
      [['保管地点', answer(data, 'keptAt')]],
      [['保管人', answer(data, 'custodian')]],
    ],
    told: `出示执法身份证件：${shown ?? '未记录'}。当场告知采取行政强制措施的理由、依据以及当事人依法享有的权利、救济途径：${informed ?? '当事人未到场'}。`,
    title: '实施情况',
    text: [
      answer(data, 'findings'),
      answer(data, 'statement') && `当事人的陈述和申辩：${answer(data, 'statement') ?? ''}`,
      ...items(answer(data, 'items')).map((item, index) => `${index + 1}．${columnsOf(item, 4).filter(Boolean).join('，')}`),
    ]
      .filter(Boolean)
      .join('\n'),
  });
};

/** QZ25(2): in writing, in time, with reasons. */
const holdingExtension: Template = (data) =>
  letter(data, {
    opening: [
      `本机关对${you(data)}的场所、设施或者财物采取的${measure(data)}措施${decisionNumber(data)}，因情况复杂，根据《中华人民共和国行政强制法》第二十五条的规定，经本机关负责人批准，决定延长期限。`,
    ],
    sections: [
      section('案件情况', [caseFacts(data)]),
      section('延长的理由', told(data, 'extensionReason', data.decision?.text)),
      section('延长后的期限', [
        facts([
          [['延长', answer(data, 'extensionDays')]],
          [['期限届满日', data.limits.holding?.until && dateInText(data.limits.holding.until)]],
          [['批准人', data.decision && `${data.decision.personName}（${data.decision.positionName}）`]],
          [['批准日期', data.decision && dayInText(data.decision.at)]],
        ]),
      ]),
    ],
    last: section('救济途径', [paragraph(remedies(data, '决定书'))]),
    signer: SIGNER,
    seal: SEAL,
  });

/** QZ25(3): how long it takes is said, and told in writing; the organ pays. */
const testingPeriodNotice: Template = (data) =>
  letter(data, {
    opening: [
      `因案件需要，本机关对${measure(data)}的物品进行检测、检验、检疫或者技术鉴定${decisionNumber(data)}。根据《中华人民共和国行政强制法》第二十五条第三款的规定，现将期间告知${you(data)}。`,
    ],
    sections: [
      section('案件情况', [caseFacts(data)]),
      section('检测、检验、检疫或者技术鉴定', [
        facts([
          [['机构', answer(data, 'testingOrgan')]],
          [['物品和项目', answer(data, 'specialReason')]],
          [['期间', answer(data, 'specialDays')]],
          [['开始日期', dateInText(data.issuedOn)]],
        ]),
      ]),
    ],
    last: section('期限的计算', [
      paragraph(`上述期间不计算在${measure(data)}的期限之内，超过的时间计算在内。检测、检验、检疫或者技术鉴定的费用由本机关承担。`),
    ]),
    signer: SIGNER,
    seal: SEAL,
  });

/** QZ27: confiscated by the penalty decision, or destroyed where a law or regulation says so. */
const seizureDisposal: Template = (data) =>
  letter(data, {
    opening: [
      `对${measure(data)}的下列财物${decisionNumber(data)}，根据《中华人民共和国行政强制法》第二十七条${answer(data, 'disposalBasis') ? `和${answer(data, 'disposalBasis') ?? ''}` : ''}的规定，本机关决定${data.decision?.outcomeLabel ?? ''}。`,
    ],
    sections: [
      section('案件情况', [caseFacts(data)]),
      section('理由', told(data, 'disposalReason', data.decision?.text)),
      section('行政处罚决定书', told(data, 'penaltyNumber')),
      section('财物', goods(data)),
    ],
    last: section('救济途径', [paragraph(`${remedies(data, '决定书')}${NOT_STOPPED}`)]),
    signer: SIGNER,
    seal: SEAL,
  });

const destructionRecord: Template = (data) =>
  recordText(data, {
    person: ['监督人、见证人', answer(data, 'witness')],
    more: [[['销毁方式', answer(data, 'destructionMethod')]], [['处理依据', answer(data, 'disposalBasis')]]],
    told: `对下列财物予以销毁${decisionNumber(data)}。`,
    title: '销毁情况',
    text: [
      recorded(data, 'findings'),
      ...items(answer(data, 'items')).map((item, index) => `${index + 1}．${columnsOf(item, 4).filter(Boolean).join('，')}`),
    ]
      .filter(Boolean)
      .join('\n'),
    confirms: '以上情况属实。',
  });

/** QZ21: what was taken goes with the case, and the party is told in writing. */
const seizureTransferNotice: Template = (data) =>
  letter(data, {
    opening: [
      `${you(data)}的违法行为涉嫌犯罪，案件依法移送司法机关。根据《中华人民共和国行政强制法》第二十一条的规定，本机关将${measure(data)}的财物${decisionNumber(data)}一并移送，现告知${you(data)}。`,
    ],
    sections: [
      section('案件情况', [caseFacts(data)]),
      section('接受移送的机关', told(data, 'transferOrgan')),
      section('移送的理由', told(data, 'transferReason', data.decision?.text)),
      section('移送的财物', goods(data)),
    ],
    last: section('说明', [paragraph('财物移送后的处理，由接受移送的机关依法决定。')]),
    signer: SIGNER,
    seal: SEAL,
  });

const compulsionRefusal: Template = (data) =>
  letter(data, {
    to: '本机关办案人员',
    opening: [`关于“${data.case.subject}”，本机关经审查，决定不予采取${measure(data)}的行政强制措施。`],
    sections: [
      section('案件情况', [caseFacts(data)]),
      section('查明的情况', told(data, 'facts')),
      section('理由', writtenText(data.decision?.text ?? '')),
    ],
    last: section('依据', [paragraph(`《中华人民共和国行政强制法》第十六条、第十八条，${citations(data)}。`)]),
    seal: SEAL,
  });

/** QZ28; what was not approved in time ends at once (QZ19). */
const compulsionLift: Template = (data) => {
  const isUnapproved = data.case.result === 'spared';
  return letter(data, {
    opening: [
      `本机关对${you(data)}的场所、设施或者财物采取的${measure(data)}措施${decisionNumber(data)}，根据《中华人民共和国行政强制法》${isUnapproved ? '第十九条' : '第二十八条'}的规定，决定予以解除。`,
    ],
    sections: [
      section('案件情况', [caseFacts(data)]),
      section('解除的情形', writtenText(answer(data, 'liftGround') ?? data.decision?.outcomeLabel ?? '')),
      section('理由', told(data, 'liftReason', data.decision?.text)),
      section('退还的财物', goods(data)),
      section(
        '退还的款项',
        amount(data, 'proceeds') ? [paragraph(`财物已经拍卖或者变卖，退还所得款项${amount(data, 'proceeds') ?? ''}。`)] : [],
      ),
    ],
    last: section('退还', [
      paragraph(`财物立即退还。请${you(data)}凭本决定书和身份证明办理退还手续，当场核对签收。${remedies(data, '决定书')}`),
    ]),
    signer: SIGNER,
    seal: SEAL,
  });
};

function decisionNumber({ documents = [] }: DocumentData): string {
  const decision = documents.findLast(({ title }) => title === '查封（扣押）决定书');
  return decision ? `（${decision.number}）` : '';
}

export const COMPULSION: Record<string, TemplateDescription> = {
  'compulsion-approval': {
    title: '行政强制措施审批表',
    titleEn: 'Approval of a compulsory measure',
    numberWord: '强措',
    content: compulsionApproval,
  },
  'compulsion-decision': {
    title: '查封（扣押）决定书',
    titleEn: 'Decision to seal or seize',
    numberWord: '强决',
    content: compulsionDecision,
    speaks: 'ruling',
    isServed: true,
  },
  'seized-list': {
    title: '查封（扣押）物品清单',
    titleEn: 'List of what is sealed or seized',
    numberWord: '强物',
    content: seizedList,
    isServed: true,
  },
  'measure-record': {
    title: '现场笔录',
    titleEn: 'Record of the measure on site',
    numberWord: '强笔',
    content: measureRecord,
    signsEachPage: true,
  },
  'holding-extension': {
    title: '延长查封（扣押）期限决定书',
    titleEn: 'Decision to hold longer',
    numberWord: '强延',
    content: holdingExtension,
    isServed: true,
    lists: 'all',
  },
  'testing-period-notice': {
    title: '检测、检验、检疫、鉴定期间告知书',
    titleEn: 'Notice of the time for testing',
    numberWord: '强检',
    content: testingPeriodNotice,
    isServed: true,
    lists: 'all',
  },
  'seizure-disposal': {
    title: '查封（扣押）财物处理决定书',
    titleEn: 'Decision on what was sealed or seized',
    numberWord: '强处',
    content: seizureDisposal,
    isServed: true,
    lists: 'all',
  },
  'destruction-record': {
    title: '销毁财物笔录',
    titleEn: 'Record of destruction',
    numberWord: '强销',
    content: destructionRecord,
    signsEachPage: true,
    lists: 'all',
  },
  'seizure-transfer-notice': {
    title: '查封（扣押）财物移送告知书',
    titleEn: 'Notice that what was taken goes to the judiciary',
    numberWord: '强移',
    content: seizureTransferNotice,
    isServed: true,
    lists: 'all',
  },
  'compulsion-refusal': {
    title: '不予采取强制措施决定书',
    titleEn: 'Decision against a compulsory measure',
    numberWord: '不强',
    content: compulsionRefusal,
    speaks: 'ruling',
  },
  'compulsion-lift': {
    title: '解除查封（扣押）决定书',
    titleEn: 'Decision to lift the measure',
    numberWord: '强解',
    content: compulsionLift,
    isServed: true,
    lists: 'all',
  },
};
