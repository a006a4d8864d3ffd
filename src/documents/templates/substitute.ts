/** Performance by a substitute (QZ50–QZ52): approval, decision, the reminder three days before, record, cost, and what is done at once. */
import type { DocumentData } from '../document-data.ts';
import { approvalForm } from '../families/approval-form.ts';
import { letter, section } from '../families/letter.ts';
import { recordText } from '../families/record.ts';
import { amount, answer, recorded, told } from '../layout/answers.ts';
import { citations, facts, paragraph, you, type Fact } from '../layout/parts.ts';
import { remedies } from '../layout/remedies.ts';
import { caseFacts } from '../layout/tables.ts';
import type { Template } from '../layout/template.ts';
import type { TemplateDescription } from '../template-description.ts';

const SIGNER = '当事人（代理人）';
const SEAL = '行政机关印章';
const ACT = '《中华人民共和国行政强制法》';

/** Whether it is cleared at once, without the order and the reminders (QZ52). */
const isImmediate = (data: DocumentData): boolean => answer(data, 'immediateReason') !== undefined;

const duty = (data: DocumentData): Fact[][] => [
  [['据以履行的决定', answer(data, 'orderNumber')]],
  [['应当履行的义务', answer(data, 'orderDuty')]],
  [['履行期限届满日', answer(data, 'orderDueOn')]],
];

/** QZ51(1)(1): reason and basis, way and time, object, estimated cost, and who performs. */
const performance = (data: DocumentData): Fact[][] => [
  [['标的', answer(data, 'target')]],
  [['方式', answer(data, 'performanceMethod')]],
  [['时间', answer(data, 'performanceDate')]],
  [['费用预算', amount(data, 'costBudget')]],
  [['代履行人', answer(data, 'performer')]],
];

const substituteApproval: Template = (data) =>
  approvalForm(data, {
    rows: [
      ['据以履行的决定', answer(data, 'orderNumber')],
      ['应当履行的义务', answer(data, 'orderDuty')],
      ['不履行的后果', answer(data, 'consequence')],
      ['情况和理由', answer(data, 'facts')],
      ...(isImmediate(data) ? ([['需要立即清除的理由', answer(data, 'immediateReason')]] as [string, string | undefined][]) : []),
      ['标的', answer(data, 'target')],
      ['方式', answer(data, 'performanceMethod')],
      ['费用预算', amount(data, 'costBudget')],
      ['代履行人（与当事人没有利害关系）', answer(data, 'performer')],
      ['法律依据', `${citations(data)}，${ACT}${isImmediate(data) ? '第五十二条' : '第五十条、第五十一条'}`],
    ],
  });

const substituteDecision: Template = (data) =>
  letter(data, {
    opening: [
      isImmediate(data)
        ? `因需要立即清除道路、河道、航道或者公共场所的遗洒物、障碍物或者污染物，${you(data)}不能清除，根据${ACT}第五十二条的规定，本机关决定立即实施代履行。`
        : `${you(data)}逾期不履行下列义务，经催告仍不履行，其后果已经或者将危害交通安全、造成环境污染或者破坏自然资源。根据${citations(data)}和${ACT}第五十条的规定，本机关决定代履行。`,
    ],
    sections: [
      section('当事人', [caseFacts(data)]),
      section('义务', [facts(duty(data))]),
      section('理由', [
        facts([[['不履行的后果', answer(data, 'consequence')]], [['需要立即清除的理由', answer(data, 'immediateReason')]]]),
        ...told(data, 'facts'),
      ]),
      section('陈述申辩和复核', [...told(data, 'statement'), ...told(data, 'statementReply')]),
      section('代履行的方式、时间、标的、费用预算和代履行人', [facts(performance(data))]),
    ],
    last: section('费用和救济途径', [
      paragraph(`代履行的费用按照成本合理确定，由${you(data)}承担，法律另有规定的除外。${remedies(data, '决定书')}`),
    ]),
    signer: SIGNER,
    seal: SEAL,
  });

/** QZ35 before the decision, QZ51(1)(2) once more three days before the performance. */
const substituteReminder: Template = (data) => {
  const decision = (data.documents ?? []).findLast(({ title }) => title === '代履行决定书');
  return letter(data, {
    opening: [
      decision
        ? `本机关已经作出《代履行决定书》（${decision.number}）。根据${ACT}第五十一条第一款第二项的规定，在代履行三日前再次催告${you(data)}履行；${you(data)}履行的，停止代履行。`
        : `${you(data)}逾期不履行下列义务。根据${ACT}第三十五条、第五十条的规定，催告${you(data)}履行。`,
    ],
    sections: [
      section('当事人', [caseFacts(data)]),
      section('义务', [facts(duty(data))]),
      section('履行的期限和方式', [facts([[['期限', answer(data, 'performBy')]], [['方式', answer(data, 'performanceMethod')]]])]),
    ],
    last: section('权利', [paragraph(`${you(data)}有权陈述和申辩。逾期仍不履行的，本机关依法代履行，费用由${you(data)}承担。`)]),
    signer: SIGNER,
    seal: SEAL,
  });
};

/** QZ51(1)(3), (4): the organ's people watch it; they, who performed, and the party or a witness sign. */
const substituteRecord: Template = (data) =>
  recordText(data, {
    person: ['当事人或者见证人', answer(data, 'present')],
    more: [[['代履行人', answer(data, 'performer')]], [['标的', answer(data, 'target')]], [['现场监督人员', answer(data, 'supervisors')]]],
    told: `出示执法身份证件：${answer(data, 'certificatesShown') ?? '未记录'}。没有采用暴力、胁迫以及其他非法方式。`,
    title: '实施情况',
    text: recorded(data, 'findings') ?? '',
    confirms: '以上情况属实。',
    conducts: '到场监督人员',
  });

/** QZ52: who was not there is told at once. */
const substituteNotice: Template = (data) =>
  letter(data, {
    opening: [
      `因需要立即清除下列遗洒物、障碍物或者污染物，${you(data)}不在场，本机关根据${ACT}第五十二条的规定，已经立即实施代履行，现通知${you(data)}。`,
    ],
    sections: [
      section('当事人', [caseFacts(data)]),
      section('立即清除的理由', told(data, 'immediateReason')),
      section('实施情况', [facts(performance(data)), ...told(data, 'findings')]),
    ],
    last: section('权利', [paragraph(`${you(data)}有权陈述和申辩。${remedies(data, '通知书')}`)]),
    signer: SIGNER,
    seal: SEAL,
  });

const substituteCost: Template = (data) =>
  letter(data, {
    opening: [`代履行已经完毕。根据${ACT}第五十一条第二款的规定，代履行的费用由${you(data)}承担，请按照下列内容缴纳。`],
    sections: [
      section('当事人', [caseFacts(data)]),
      section('费用', [
        facts([
          [['代履行人', answer(data, 'performer')]],
          [['费用预算', amount(data, 'costBudget')]],
          [['实际费用', amount(data, 'costAmount')]],
          [['计算依据（成本）', answer(data, 'costBasis')]],
          [['缴款期限', '自收到本通知书之日起十五日内']],
          [['收款银行和账号', answer(data, 'payAccount')]],
        ]),
      ]),
    ],
    last: section('救济途径', [paragraph(remedies(data, '通知书'))]),
    signer: SIGNER,
    seal: SEAL,
  });

export const SUBSTITUTE: Record<string, TemplateDescription> = {
  'substitute-approval': {
    title: '代履行审批表',
    titleEn: 'Approval of performance by a substitute',
    numberWord: '代批',
    content: substituteApproval,
  },
  'substitute-decision': {
    title: '代履行决定书',
    titleEn: 'Decision on performance by a substitute',
    numberWord: '代决',
    content: substituteDecision,
    speaks: 'ruling',
    isServed: true,
  },
  'substitute-reminder': {
    title: '代履行催告书',
    titleEn: 'Reminder before performance by a substitute',
    numberWord: '代催',
    content: substituteReminder,
    isServed: true,
    lists: 'all',
  },
  'substitute-record': {
    title: '代履行执行文书',
    titleEn: 'Record of performance by a substitute',
    numberWord: '代执',
    content: substituteRecord,
    signsEachPage: true,
  },
  'substitute-notice': {
    title: '立即代履行通知书',
    titleEn: 'Notice of immediate performance by a substitute',
    numberWord: '代通',
    content: substituteNotice,
    isServed: true,
  },
  'substitute-cost': {
    title: '代履行费用缴纳通知书',
    titleEn: 'Notice of the cost',
    numberWord: '代费',
    content: substituteCost,
    isServed: true,
  },
};
