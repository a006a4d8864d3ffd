/**
 * Rulings between parties: panel, answer, oral hearing, deliberation, suspension, ruling, mediation, end, reminder (专利法 65;
 * docs/law.md, "Procedures"). Both sides are named in each.
 */
import type { Content } from '../layout/content.ts';
import type { DocumentData } from '../document-data.ts';
import { letter, section, type Section } from '../families/letter.ts';
import { recordText } from '../families/record.ts';
import { report } from '../families/report.ts';
import { answer, items, recorded, told } from '../layout/answers.ts';
import { citations, dayInText, facts, paragraph, type Fact } from '../layout/parts.ts';
import { evidenceList } from '../layout/penalty.ts';
import { suitOnly } from '../layout/remedies.ts';
import { acceptedOn } from '../layout/tables.ts';
import type { Template } from '../layout/template.ts';
import { applicationAccepted } from '../layout/wording.ts';
import type { TemplateDescription } from '../template-description.ts';

const SEAL = '行政机关印章';
const BUSINESS_SEAL = '业务专用章';
const BOTH = '双方当事人';

/** Who asks and who is asked, with the case. */
const sides = (data: DocumentData): Fact[][] => [
  [['申请人', data.party.name]],
  [[data.party.idLabel, data.party.idNumber]],
  [
    ['联系人', data.party.contact],
    ['联系电话', data.party.phone],
  ],
  [['申请人地址', data.party.address]],
  [['被申请人', answer(data, 'respondent')]],
  [['被申请人地址', answer(data, 'respondentAddress')]],
  [['争议事项', data.case.subject]],
  [['事项名称', data.power.name]],
  [['办件流水号', data.case.serial]],
];
const both = (data: DocumentData): Section => section(BOTH, [facts([...sides(data), [acceptedOn(data)]])]);

const list = (text: string | undefined): Content[] =>
  items(text).map((item, index) => paragraph(`${index + 1}．${item.split('｜').filter(Boolean).join('，')}`));

const panelNotice: Template = (data) =>
  letter(data, {
    to: null,
    opening: [`${applicationAccepted(data)}现将办理本案的人员告知双方当事人。`],
    sections: [
      both(data),
      section('合议组', [
        facts([
          [['组成人数', answer(data, 'panelSize')]],
          [['主审人', answer(data, 'presidingExaminer')]],
          [['书记员', answer(data, 'recorder')]],
        ]),
        ...list(answer(data, 'panelMembers')),
      ]),
    ],
    last: section('申请回避的权利', [
      paragraph(
        '当事人认为上述人员与本案有直接利害关系或者有其他关系可能影响公正办理的，有权申请回避，并说明理由；是否回避由本机关负责人决定。',
      ),
    ]),
    signer: BOTH,
    seal: BUSINESS_SEAL,
  });

/** The term for the answer runs from the service of this notice, as the drawing has it. */
const defenceNotice: Template = (data) =>
  letter(data, {
    to: answer(data, 'respondent') ?? '被申请人',
    opening: [
      `申请人${data.party.name}就“${data.case.subject}”向本机关申请行政裁决，本机关已经受理。根据${citations(data)}的规定，现将申请书副本送达你（单位），请按期答辩。`,
    ],
    sections: [section(BOTH, [facts(sides(data))]), section('申请人的请求和理由', told(data, 'claim', data.case.subject))],
    last: section('答辩的期限和权利', [
      paragraph(
        '请自收到本通知书之日起十五日内提交答辩书和有关证据。不答辩的，不影响案件审理。你（单位）可以委托代理人，有权申请回避、进行陈述和质证，也可以请求调解。',
      ),
    ]),
    signer: '被申请人（代理人）',
    seal: BUSINESS_SEAL,
  });

const oralHearingNotice: Template = (data) =>
  letter(data, {
    to: null,
    opening: [`${applicationAccepted(data)}本机关决定进行口头审理，现通知双方当事人参加。`],
    sections: [
      section(BOTH, [facts(sides(data))]),
      section('口头审理的时间和地点', [
        facts([
          [
            ['日期', answer(data, 'hearingDate')],
            ['时间', answer(data, 'hearingTime')],
          ],
          [['地点', answer(data, 'hearingPlace')]],
          [['公开审理', answer(data, 'hearingPublic')]],
        ]),
      ]),
    ],
    last: section('注意事项', [
      paragraph(
        '请携带身份证明和证据原件按时参加，可以委托代理人。申请人无正当理由拒不参加或者未经许可中途退出的，按撤回申请处理；被申请人无正当理由拒不参加的，可以缺席审理。',
      ),
    ]),
    signer: BOTH,
    seal: BUSINESS_SEAL,
  });

const oralHearingRecord: Template = (data) =>
  recordText(data, {
    person: ['到庭人员', items(recorded(data, 'hearingParticipants')).join('；')],
    more: [[['被申请人', answer(data, 'respondent')]]],
    told: '主审人核对当事人身份，宣布案由和合议组成员，告知当事人有申请回避、陈述、举证、质证、辩论和请求调解的权利。',
    title: '审理过程',
    text: recorded(data, 'recordText') ?? '',
    confirms: '以上笔录我已核对无误。',
    conducts: '合议组成员',
  });

const deliberationRecord: Template = (data) =>
  report(data, {
    opening: '合议组对本案进行合议，情况记录如下。',
    sections: [
      section('参加合议人员', list(answer(data, 'attendees'))),
      section('合议情况', told(data, 'discussion')),
      section('合议意见', told(data, 'discussionConclusion')),
      section('不同意见', told(data, 'dissent')),
    ],
    author: '合议组',
    signers: ['合议组成员', '书记员'],
  });

const rulingSuspension: Template = (data) =>
  letter(data, {
    to: null,
    opening: [`${applicationAccepted(data)}因下列事由，本机关决定中止审理，现予通知。`],
    sections: [
      section(BOTH, [facts(sides(data))]),
      section('中止的事由', told(data, 'suspendReason')),
      section('中止的依据和期间', [
        facts([
          [['依据', answer(data, 'suspensionBasis')]],
          [['预计期间', answer(data, 'specialDays')]],
          [['批准人', data.decision && `${data.decision.personName}（${data.decision.positionName}）`]],
        ]),
      ]),
    ],
    last: section('说明', [paragraph('中止期间不计入办理期限。中止的原因消除后，本机关恢复审理并通知双方当事人。')]),
    signer: BOTH,
    seal: SEAL,
  });

const mediationAgreement: Template = (data) =>
  letter(data, {
    to: null,
    opening: [`${applicationAccepted(data)}在本机关主持下，双方当事人自愿、合法达成调解协议。`],
    sections: [
      both(data),
      section('请求和争议的事实', [...told(data, 'claim'), ...told(data, 'facts')]),
      section('调解协议', told(data, 'agreement')),
    ],
    last: section('效力', [
      paragraph('本调解书经双方当事人签名或者盖章，并加盖行政机关印章后生效。双方应当按照协议履行。'),
      paragraph('申请人（签名）：＿＿＿＿＿＿＿＿　　被申请人（签名）：＿＿＿＿＿＿＿＿'),
    ]),
    signer: BOTH,
    seal: SEAL,
  });

/** What the respondent answered, or that nothing came, where the law let the term pass. */
function defended(data: DocumentData): Content[] {
  const told_ = told(data, 'defence');
  if (told_.length) return told_;
  const passed = data.opinions.find(({ officers, stepName }) => !officers.length && /答辩/.test(stepName));
  return passed ? [paragraph(`${passed.outcomeLabel}（${dayInText(passed.at)}期满）。`)] : [];
}

const rulingDecision: Template = (data) =>
  letter(data, {
    to: null,
    opening: [`${applicationAccepted(data)}本案现已审理终结。`],
    sections: [
      both(data),
      section('合议组', list(answer(data, 'panelMembers'))),
      section('申请人的请求和理由', told(data, 'claim', data.case.subject)),
      section('被申请人的答辩', defended(data)),
      section('查明的事实', told(data, 'facts')),
      section('证据', evidenceList(data)),
      section('裁决的依据和内容', [
        paragraph(`根据${citations(data)}的规定，裁决如下：${data.decision ? `${data.decision.outcomeLabel}。` : ''}`),
        ...told(data, 'rulingContent'),
      ]),
    ],
    last: section('救济途径', [paragraph(suitOnly(data, '裁决书'))]),
    signer: BOTH,
    seal: SEAL,
  });

const rulingTermination: Template = (data) =>
  letter(data, {
    to: null,
    opening: [`${applicationAccepted(data)}因下列事由，本机关决定终止审理。`],
    sections: [both(data), section('终止的事由', told(data, 'terminationReason', data.decision?.text))],
    last: section('说明', [paragraph('本案的争议，当事人可以依法向人民法院提起诉讼。')]),
    signer: BOTH,
    seal: SEAL,
  });

/** QZ35, QZ54, QZ69: a new term, the way to perform, and the right to state and defend. */
const performanceReminder: Template = (data) =>
  letter(data, {
    to: answer(data, 'respondent') ?? '被申请人',
    opening: [
      `本机关作出的${decided(data)}已经送达，你（单位）在法定期限内未提起诉讼，又未停止侵权行为。根据《中华人民共和国行政强制法》第三十五条、第五十四条的规定，现催告你（单位）履行义务。`,
    ],
    sections: [
      section(BOTH, [facts(sides(data))]),
      section('应当履行的义务', told(data, 'rulingContent')),
      section('履行的期限和方式', [paragraph('自收到本催告书之日起十个工作日内停止侵权行为，并将履行情况书面告知本机关。')]),
      section('逾期的后果', [paragraph('逾期仍未履行的，本机关将依法申请人民法院强制执行。')]),
    ],
    last: section('权利', [paragraph('你（单位）收到本催告书后有权进行陈述和申辩，本机关将充分听取意见，进行记录、复核。')]),
    signer: '被申请人（代理人）',
    seal: SEAL,
  });

function decided(data: DocumentData): string {
  const decision = (data.documents ?? []).findLast(({ title }) => title === '行政裁决书');
  return decision ? `《${decision.title}》（${decision.number}）` : '行政裁决';
}

const served = { isServed: true } as const;

export const RULING: Record<string, TemplateDescription> = {
  'panel-notice': { title: '合议组成员告知书', titleEn: 'Notice of the panel', numberWord: '裁组', content: panelNotice, ...served },
  'defence-notice': { title: '答辩通知书', titleEn: 'Notice to answer', numberWord: '裁答', content: defenceNotice, ...served },
  'oral-hearing-notice': {
    title: '口头审理通知书',
    titleEn: 'Notice of the oral hearing',
    numberWord: '裁审',
    content: oralHearingNotice,
    ...served,
  },
  'oral-hearing-record': {
    title: '口头审理笔录',
    titleEn: 'Record of the oral hearing',
    numberWord: '裁笔',
    content: oralHearingRecord,
    signsEachPage: true,
  },
  'deliberation-record': { title: '合议笔录', titleEn: 'Record of deliberation', numberWord: '裁议', content: deliberationRecord },
  'ruling-suspension': {
    title: '中止审理通知书',
    titleEn: 'Notice of suspension',
    numberWord: '裁中',
    content: rulingSuspension,
    ...served,
  },
  'mediation-agreement': {
    title: '行政调解书',
    titleEn: 'Mediation agreement',
    numberWord: '裁和',
    content: mediationAgreement,
    speaks: 'ruling',
    ...served,
  },
  'ruling-decision': {
    title: '行政裁决书',
    titleEn: 'Ruling',
    numberWord: '裁决',
    content: rulingDecision,
    speaks: 'ruling',
    ...served,
  },
  'ruling-termination': {
    title: '终止审理决定书',
    titleEn: 'Decision to end the procedure',
    numberWord: '裁终',
    content: rulingTermination,
    speaks: 'ruling',
    ...served,
  },
  'performance-reminder': {
    title: '履行催告书',
    titleEn: 'Reminder to perform',
    numberWord: '裁催',
    content: performanceReminder,
    lists: 'all',
    ...served,
  },
};
