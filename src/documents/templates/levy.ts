/** Levies: notice, decision with the rate of a surcharge where a law gives one, exemption (QZ45; docs/law.md, "Documents"). */
import type { Content } from '../layout/content.ts';
import type { DocumentData } from '../document-data.ts';
import { letter, section } from '../families/letter.ts';
import { amount, answer, otherFields, told } from '../layout/answers.ts';
import { citations, facts, paragraph, writtenText, you, type Fact } from '../layout/parts.ts';
import { NOT_STOPPED, remedies } from '../layout/remedies.ts';
import { acceptedOn, caseFacts, recordedFields } from '../layout/tables.ts';
import type { Template } from '../layout/template.ts';
import type { TemplateDescription } from '../template-description.ts';

const SEAL = '行政机关印章';
const PAYER = '缴纳义务人';

const levied = (data: DocumentData): Fact[][] => [
  [['征收项目', data.power.name]],
  [['征收期间', answer(data, 'levyPeriod')]],
  [['计征依据和标准', answer(data, 'levyBasis')]],
  [['征收金额', amount(data, 'levyAmount')]],
];

/** Nobody is burdened unheard. */
const levyPriorNotice: Template = (data) =>
  letter(data, {
    opening: [`关于“${data.case.subject}”，本机关经核定，根据${citations(data)}的规定，拟向${you(data)}征收下列款项，现予告知。`],
    sections: [
      section(PAYER, [caseFacts(data, [[acceptedOn(data)]])]),
      section('拟征收的内容', [facts(levied(data)), ...recordedFields(data, otherFields(data))]),
    ],
    last: section('权利', [
      paragraph(
        `${you(data)}可以自收到本告知书之日起五个工作日内向本机关陈述、申辩，也可以依法申请减征、免征，并提交有关材料；逾期未提出的，本机关依法作出决定。`,
      ),
    ]),
    signer: PAYER,
    seal: SEAL,
  });

/** QZ45: the rate of a surcharge is told, and there is none where no law or regulation gives one. */
function surcharge(data: DocumentData): Content[] {
  const rate = answer(data, 'surchargeRate');
  if (!rate) return [paragraph('逾期不缴纳的，本机关依法催告，并可以申请人民法院强制执行。')];
  return [
    facts([[['滞纳金的标准', rate]], [['滞纳金的依据', answer(data, 'surchargeBasis')]]]),
    paragraph('逾期不缴纳的，按上述标准加收滞纳金，滞纳金的数额不超出征收金额；本机关依法催告，并可以申请人民法院强制执行。'),
  ];
}

const statement = (data: DocumentData): Content[] => [
  ...told(data, 'statement'),
  ...(answer(data, 'statementReply') ? [paragraph(`复核意见：${answer(data, 'statementReply') ?? ''}`)] : []),
];

const reduced = (data: DocumentData): Content[] =>
  answer(data, 'exemptionReason') ? [facts([[['依据', answer(data, 'reductionGround')]]]), ...told(data, 'exemptionReason')] : [];

const levyDecision: Template = (data) =>
  letter(data, {
    opening: [`关于“${data.case.subject}”，本机关经核定，根据${citations(data)}的规定，决定向${you(data)}征收下列款项。`],
    sections: [
      section(PAYER, [caseFacts(data, [[acceptedOn(data)]])]),
      section('陈述申辩和复核', statement(data)),
      section('征收内容', [facts(levied(data)), ...recordedFields(data, otherFields(data))]),
      section('减征的依据和理由', reduced(data)),
      section('履行方式和期限', [
        paragraph(`自收到本决定书之日起十五日内缴至${answer(data, 'payAccount') ?? '缴款书载明的银行'}。`),
        ...surcharge(data),
      ]),
    ],
    last: section('救济途径', [paragraph(`${remedies(data, '决定书')}${NOT_STOPPED}`)]),
    signer: PAYER,
    seal: SEAL,
  });

const levyExemption: Template = (data) =>
  letter(data, {
    opening: [`关于“${data.case.subject}”，本机关经核定，根据${citations(data)}的规定，决定不予征收（免征）。`],
    sections: [
      section(PAYER, [caseFacts(data, [[acceptedOn(data)]])]),
      section('核定情况', [facts(levied(data))]),
      section('免征的依据和理由', [...reduced(data), ...writtenText(data.decision?.text ?? '')]),
    ],
    last: section('救济途径', [paragraph(remedies(data, '决定书'))]),
    signer: PAYER,
    seal: SEAL,
  });

const ruling = { speaks: 'ruling', isServed: true } as const;

export const LEVY: Record<string, TemplateDescription> = {
  'levy-prior-notice': {
    title: '征收事先告知书',
    titleEn: 'Prior notice of a levy',
    numberWord: '征告',
    content: levyPriorNotice,
    isServed: true,
  },
  'levy-decision': { title: '征收决定书', titleEn: 'Levy decision', numberWord: '征决', content: levyDecision, ...ruling },
  'levy-exemption': { title: '不予征收决定书', titleEn: 'Decision not to levy', numberWord: '不征', content: levyExemption, ...ruling },
};
