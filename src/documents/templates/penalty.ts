/**
 * Penalties: prior notice, decision, its service and execution, closing (CF44–CF45, CF51–CF52, CF57–CF59, CF67, CF72; R15.6, R15.9,
 * R15.13).
 */
import { maskName } from '../../../domain/party/mask-name.ts';
import type { DocumentData } from '../document-data.ts';
import { approvalForm } from '../families/approval-form.ts';
import { letter, section, type Section } from '../families/letter.ts';
import { amount, answer, officersOf, recordingOpinion, told } from '../layout/answers.ts';
import { dayInText, facts, paragraph, writtenText, you, type Fact } from '../layout/parts.ts';
import { NOT_STOPPED, remedies } from '../layout/remedies.ts';
import { acceptedOn, caseFacts } from '../layout/tables.ts';
import type { Template } from '../layout/template.ts';
import type { TemplateDescription } from '../template-description.ts';
import { applied, evidenceList, intended, punishable, violated } from '../layout/penalty.ts';
import { matterFiled } from '../layout/wording.ts';

const SIGNER = '当事人（代理人）';

/** Facts, evidence, basis, proposed penalty: what has to be told before any decision (CF44). */
const toldBefore = (data: DocumentData): Section[] => [
  section('案件情况', [caseFacts(data, [[acceptedOn(data)]])]),
  section('违法事实', told(data, 'facts', answer(data, 'violation') ?? data.case.subject)),
  section('证据', evidenceList(data)),
  section('拟处罚的理由和依据', [paragraph(`上述行为违反了${violated(data)}的规定，依据${applied(data)}的规定，拟给予行政处罚。`)]),
  section('裁量基准的适用', punishable(data)),
  section('拟作出的行政处罚', intended(data)),
];

const priorNotice: Template = (data) =>
  letter(data, {
    opening: [
      `${matterFiled(data)}现已调查终结。根据《中华人民共和国行政处罚法》第四十四条的规定，现将本机关拟作出行政处罚决定的事实、理由、依据和内容告知${you(data)}。`,
    ],
    sections: toldBefore(data),
    last: section('权利和期限', [
      paragraph(
        `根据《中华人民共和国行政处罚法》第四十五条的规定，${you(data)}有权进行陈述和申辩，可以自收到本告知书之日起五个工作日内向本机关提出；逾期未提出的，视为放弃。本机关不会因陈述、申辩而给予更重的处罚。`,
      ),
    ]),
    signer: `${SIGNER}（书面放弃陈述、申辩的，在此写明并签名）`,
    seal: '行政机关印章',
  });

/** The same with the right to a hearing within five working days (CF63, CF64). */
const hearingRightNotice: Template = (data) =>
  letter(data, {
    opening: [
      `${matterFiled(data)}现已调查终结。根据《中华人民共和国行政处罚法》第四十四条、第六十三条和第六十四条的规定，现将拟作出行政处罚决定的事实、理由、依据和内容，以及${you(data)}享有的听证权利告知如下。`,
    ],
    sections: toldBefore(data),
    last: section('听证的权利和期限', [
      paragraph(
        `${you(data)}有权要求举行听证，应当自收到本告知书之日起五个工作日内向本机关提出；逾期未提出的，视为放弃听证权利。不要求听证的，仍有权在上述期限内进行陈述和申辩。`,
      ),
      paragraph('当事人不承担组织听证的费用。'),
    ]),
    signer: `${SIGNER}（书面放弃陈述、申辩或者听证的，在此写明并签名）`,
    seal: '行政机关印章',
  });

/**
 * CF59: party, facts and evidence, kind and basis, performance, remedies, organ and date; also the reasons of discretion and the reply to
 * the defence.
 */
const penaltyDecision: Template = (data) =>
  letter(data, {
    opening: [`${matterFiled(data)}现已调查、审核终结。`],
    sections: [
      section('当事人', [caseFacts(data, [[acceptedOn(data)]])]),
      section('案件来源和调查经过', course(data)),
      section('违法事实', told(data, 'facts', answer(data, 'violation') ?? data.case.subject)),
      section('证据', evidenceList(data)),
      section('告知和陈述申辩', [...toldEarlier(data), ...heard(data)]),
      section('裁量理由', punishable(data)),
      section('处罚依据和决定', [
        paragraph(`${you(data)}的行为违反了${violated(data)}的规定。依据${applied(data)}的规定，本机关决定给予${you(data)}如下行政处罚：`),
        ...intended(data),
      ]),
      section('责令改正', [
        ...told(data, 'rectification'),
        ...writtenText(answer(data, 'rectifyBy') ? `改正期限：${answer(data, 'rectifyBy') ?? ''}前。` : ''),
      ]),
      section('履行方式和期限', hasFine(data) ? [paragraph(payment(data))] : [paragraph('自收到本决定书之日起履行。')]),
    ],
    last: section('救济途径', [
      paragraph(
        `${remedies(data, '决定书')}${NOT_STOPPED}逾期不申请行政复议、不提起行政诉讼又不履行本决定的，本机关将依法申请人民法院强制执行。`,
      ),
    ]),
    signer: SIGNER,
    seal: '行政机关印章',
  });

const hasFine = (data: DocumentData): boolean => (answer(data, 'fineAmount')?.replace(/[^\d]/g, '') ?? '').replace(/0/g, '') !== '';

/** Where the case came from, when it was filed and which steps the record has of its investigation. */
function course(data: DocumentData): ReturnType<typeof writtenText> {
  const source = answer(data, 'source');
  const taken = data.opinions.filter(({ officers }) => officers.length > 1).map(({ stepName, at }) => `${dayInText(at)}${stepName}`);
  return [
    ...writtenText(source ? `案件来源：${source}。` : ''),
    ...(data.case.acceptedAt ? [paragraph(`本机关于${dayInText(data.case.acceptedAt)}立案。`)] : []),
    ...writtenText(taken.length ? `经过：${taken.join('；')}。` : ''),
  ];
}

/** What the party said and was answered, or that it did not, as somebody recorded it. */
function heard(data: DocumentData): ReturnType<typeof writtenText> {
  const [statement, reply, silence] = [answer(data, 'statement'), answer(data, 'statementReply'), answer(data, 'silence')];
  return [
    ...writtenText(statement ? `陈述申辩意见：${statement}` : ''),
    ...writtenText(reply ? `本机关复核意见：${reply}` : ''),
    ...writtenText(silence ? `${you(data)}的陈述、申辩：${silence}。` : ''),
  ];
}

const payment = (data: DocumentData): string =>
  `自收到本决定书之日起十五日内将罚款缴至${answer(data, 'payAccount') ?? '缴款书载明的银行或者通过电子支付系统缴纳'}。到期不缴纳的，根据《中华人民共和国行政处罚法》第七十二条第一款第（一）项的规定，每日按罚款数额的百分之三加处罚款，加处罚款的数额不超出罚款的数额。确有经济困难的，可以申请暂缓或者分期缴纳。`;

const NOTICES = /事先告知书|听证告知书/;

function toldEarlier(data: DocumentData): ReturnType<typeof writtenText> {
  const notices = (data.documents ?? []).filter(({ title }) => NOTICES.test(title));
  if (!notices.length) return [];
  return [
    paragraph(
      `本机关已将${notices.map(({ title, number }) => `《${title}》（${number}）`).join('、')}送达${you(data)}，告知拟作出行政处罚的内容及事实、理由、依据和依法享有的权利。`,
    ),
  ];
}

/** By its own ground: CF30, 31, 33, 36 or 57. */
const penaltyExemption: Template = (data) =>
  letter(data, {
    opening: [
      `${matterFiled(data)}现已调查、审核终结。根据《中华人民共和国行政处罚法》的规定${answer(data, 'exemptionGround') ? `（${answer(data, 'exemptionGround') ?? ''}）` : ''}，本机关决定对${you(data)}不予行政处罚。`,
    ],
    sections: [
      section('案件情况', [caseFacts(data, [[acceptedOn(data)]])]),
      section('查明的事实', told(data, 'facts', data.case.subject)),
      section('证据', evidenceList(data)),
      section('不予处罚的理由', told(data, 'exemptionReason', data.decision?.text)),
      section('教育和改正', told(data, 'rectification')),
    ],
    last: section('救济途径', [paragraph(remedies(data, '决定书'))]),
    signer: SIGNER,
    seal: '行政机关印章',
  });

/** CF52: numbered, filled in on the spot, handed over at once; the officers sign. */
const simpleDecision: Template = (data) => {
  const opinion = recordingOpinion(data);
  return letter(data, {
    opening: [
      `经现场查实，${you(data)}有下列违法行为，事实确凿并有法定依据。执法人员已出示执法证件，告知拟作出的行政处罚内容及事实、理由、依据和陈述、申辩的权利，并听取了意见。根据《中华人民共和国行政处罚法》第五十一条、第五十二条的规定，当场作出行政处罚决定。`,
    ],
    sections: [
      section('当事人', [caseFacts(data)]),
      section('违法事实和证据', [
        ...told(data, 'facts', answer(data, 'violation') ?? data.case.subject),
        ...evidenceList(data),
        ...heard(data),
      ]),
      section('处罚依据和决定', [
        paragraph(`上述行为违反了${violated(data)}的规定，依据${applied(data)}的规定，决定给予：`),
        ...intended(data),
        ...told(data, 'rectification'),
      ]),
      section('处罚的时间、地点和执法人员', [
        facts([
          [['时间', opinion ? dayInText(opinion.at) : dayInText(data.case.receivedAt)]],
          [['地点', answer(data, 'place') ?? data.party.address]],
          [['执法人员', officersOf(opinion)]],
          [['执法人员签名', '＿＿＿＿＿＿＿＿　　＿＿＿＿＿＿＿＿']],
        ]),
      ]),
      section(
        '履行方式和期限',
        hasFine(data)
          ? [
              paragraph(payment(data)),
              paragraph(
                '当场收缴罚款的，依据：□一百元以下（《中华人民共和国行政处罚法》第六十八条第一项）　□不当场收缴事后难以执行（第六十八条第二项）　□第六十九条；执法人员应当出具罚款专用票据。',
              ),
            ]
          : [],
      ),
    ],
    last: section('救济途径', [paragraph(remedies(data, '决定书', { isReconsideredFirst: true }))]),
    signer: SIGNER,
    seal: '行政机关印章',
  });
};

const dismissal: Template = (data) =>
  letter(data, {
    opening: [
      `${matterFiled(data)}经调查${answer(data, 'dismissalBasis') ? `，根据${answer(data, 'dismissalBasis') ?? ''}的规定` : ''}，本机关决定撤销案件。`,
    ],
    sections: [
      section('案件情况', [caseFacts(data, [[acceptedOn(data)]])]),
      section('查明的事实', told(data, 'facts')),
      section('撤销案件的理由', told(data, 'dismissalReason', data.decision?.text)),
    ],
    last: section('已采取的措施', [paragraph('已采取的强制措施或者先行登记保存措施一并解除。')]),
    signer: SIGNER,
    seal: '行政机关印章',
  });

/** The investigation ends because it cannot go on, e.g. the party died or was dissolved; rests on the organ's procedure rule. */
const termination: Template = (data) =>
  letter(data, {
    opening: [
      `${matterFiled(data)}${answer(data, 'terminationBasis') ? `根据${answer(data, 'terminationBasis') ?? ''}的规定，` : ''}本机关决定终结调查。`,
    ],
    sections: [
      section('案件情况', [caseFacts(data, [[acceptedOn(data)]])]),
      section('查明的事实', told(data, 'facts')),
      section('终结调查的理由', told(data, 'terminationReason', data.decision?.text)),
    ],
    last: section('已采取的措施', [paragraph('已采取的强制措施或者先行登记保存措施一并解除。')]),
    signer: SIGNER,
    seal: '行政机关印章',
  });

/** CF57: what the section proposes, before the head decides or the heads discuss. */
const penaltyApproval: Template = (data) =>
  approvalForm(data, {
    rows: [
      ['违法行为', answer(data, 'violation')],
      ['违法事实', answer(data, 'facts')],
      ['违反的规定', data.benchmark?.violatedClause],
      ['处罚依据', data.benchmark?.penaltyClause],
      ['裁量等次', data.benchmark?.tier?.level ?? answer(data, 'tier')],
      ['拟处罚种类', answer(data, 'penaltyKind')],
      ['拟罚款金额', amount(data, 'fineAmount')],
      ['拟处理意见', answer(data, 'penaltyContent')],
      ['承办机构意见', answer(data, 'proposal')],
      ['提请集体讨论的理由', answer(data, 'majorReason')],
    ],
  });

/** CF48: what is published of a decision; a person's identifier is not. */
const publication: Template = (data) =>
  letter(data, {
    to: null,
    opening: ['根据《中华人民共和国行政处罚法》第四十八条的规定，现将下列具有一定社会影响的行政处罚决定信息予以公开。'],
    sections: [
      section('行政处罚决定', [
        facts([
          [['事项名称', data.power.name]],
          [['办件流水号', data.case.serial]],
          [['决定书文号', (data.documents ?? []).findLast(({ title }) => title === '行政处罚决定书')?.number]],
          [['当事人', data.party.kind === 'person' ? maskName(data.party.name) : data.party.name]],
          ...(data.party.kind === 'organisation' ? [[[data.party.idLabel, data.party.idNumber] satisfies Fact]] : []),
          [['违法行为', answer(data, 'violation') ?? data.case.subject]],
          [['处罚依据', data.benchmark?.penaltyClause]],
          [['处罚种类', answer(data, 'penaltyKind')]],
          [['罚款金额', amount(data, 'fineAmount')]],
          [['处罚内容', answer(data, 'penaltyContent')]],
          [
            ['公开平台', answer(data, 'publishedAt')],
            ['公开日期', answer(data, 'publishedOn')],
          ],
        ]),
      ]),
    ],
    last: section('变更和撤回', [
      paragraph('公开的行政处罚决定被依法变更、撤销、确认违法或者确认无效的，本机关将在三日内撤回信息并公开说明理由。'),
    ]),
  });

const closingApproval: Template = (data) =>
  approvalForm(data, {
    rows: [
      [
        '决定书文号',
        (data.documents ?? [])
          .filter(({ title }) => title.includes('决定书'))
          .map(({ title, number }) => `《${title}》${number}`)
          .join('\n'),
      ],
      [
        '处理决定',
        [amount(data, 'fineAmount') && `罚款${amount(data, 'fineAmount') ?? ''}`, answer(data, 'penaltyContent')]
          .filter(Boolean)
          .join('；') || undefined,
      ],
      ['执行情况', answer(data, 'executionResult') ?? data.decision?.text],
      ['收缴金额', amount(data, 'paidAmount') ?? '—'],
      ['缴款日期', answer(data, 'paidOn')],
    ],
  });

export const PENALTY: Record<string, TemplateDescription> = {
  'penalty-prior-notice': {
    title: '行政处罚事先告知书',
    titleEn: 'Prior notice of penalty',
    numberWord: '罚告',
    content: priorNotice,
    isServed: true,
  },
  'hearing-right-notice': {
    title: '行政处罚听证告知书',
    titleEn: 'Notice of the right to a hearing',
    numberWord: '罚听告',
    content: hearingRightNotice,
    isServed: true,
  },
  'penalty-decision': {
    title: '行政处罚决定书',
    titleEn: 'Penalty decision',
    numberWord: '罚决',
    content: penaltyDecision,
    speaks: 'ruling',
    isServed: true,
    lists: 'all',
  },
  'penalty-exemption': {
    title: '不予行政处罚决定书',
    titleEn: 'Decision not to penalise',
    numberWord: '不罚',
    content: penaltyExemption,
    speaks: 'ruling',
    isServed: true,
  },
  'simple-penalty-decision': {
    title: '当场行政处罚决定书',
    titleEn: 'On-the-spot penalty decision',
    numberWord: '当罚',
    content: simpleDecision,
    speaks: 'ruling',
    isServed: true,
  },
  'case-dismissal': {
    title: '撤销案件决定书',
    titleEn: 'Decision to dismiss the case',
    numberWord: '*销',
    content: dismissal,
    speaks: 'ruling',
    isServed: true,
  },
  'case-termination': {
    title: '终结调查决定书',
    titleEn: 'Decision to end the investigation',
    numberWord: '*终',
    content: termination,
    speaks: 'ruling',
    isServed: true,
  },
  'penalty-approval': { title: '行政处罚审批表', titleEn: 'Approval of a penalty', numberWord: '罚审', content: penaltyApproval },
  'penalty-publication': {
    title: '行政处罚决定公开信息',
    titleEn: 'Published penalty decision',
    numberWord: '*公',
    content: publication,
    lists: 'all',
  },
  'closing-approval': { title: '结案审批表', titleEn: 'Approval of closing', numberWord: '*结', content: closingApproval, lists: 'all' },
};
