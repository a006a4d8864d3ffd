/** Inspections (plan, notice, result) and rulings between parties (answer, mediation, ruling); docs/law.md, "Documents". */
import type { DocumentData } from '../document-data.ts';
import { letter, section } from '../families/letter.ts';
import { answer, items, officersOf, otherFields, recordingOpinion, told } from '../layout/answers.ts';
import { citations, facts, paragraph, writtenText, you, type Fact } from '../layout/parts.ts';
import { evidenceList } from '../layout/penalty.ts';
import { acceptedOn, caseFacts, receivedOn, recordedFields } from '../layout/tables.ts';
import type { Template } from '../layout/template.ts';
import { applicationAccepted } from '../layout/wording.ts';
import type { TemplateDescription } from '../template-description.ts';

const SEAL = '行政机关印章';

const inspected = (data: DocumentData): Fact[][] => [
  [['检查日期', answer(data, 'inspectionDate')]],
  [['检查地点', answer(data, 'place') ?? data.party.address]],
  [['检查方式', answer(data, 'inspectionMethod')]],
  [['检查事项', items(answer(data, 'inspectionItems')).join('；') || data.case.subject]],
  [['检查人员', officersOf(recordingOpinion(data))]],
];

const inspectionNotice: Template = (data) =>
  letter(data, {
    opening: [`根据${citations(data)}的规定，本机关决定对${you(data)}进行行政检查，现将有关事项通知如下。`],
    sections: [section('被检查人', [caseFacts(data, [[receivedOn(data)]])]), section('检查内容', [facts(inspected(data))])],
    last: section('权利和义务', [
      paragraph(
        `检查人员不少于两人，应当主动出示执法证件；未出示执法证件的，${you(data)}有权拒绝检查。${you(data)}应当如实提供有关情况和资料，有权申请回避、陈述和申辩。检查不收取费用。`,
      ),
    ]),
    signer: '被检查人（代理人）',
    seal: SEAL,
  });

const inspectionResult: Template = (data) =>
  letter(data, {
    opening: [`根据${citations(data)}的规定，本机关对${you(data)}进行了行政检查，现将检查结果告知如下。`],
    sections: [
      section('被检查人', [caseFacts(data, [[receivedOn(data)]])]),
      section('检查情况', [facts(inspected(data)), ...told(data, 'findings'), ...recordedFields(data, otherFields(data))]),
      section('检查结果', told(data, 'inspectionResult', [data.decision?.outcomeLabel, data.decision?.text].filter(Boolean).join('：'))),
      section('整改要求', [
        ...told(data, 'rectification'),
        ...writtenText(answer(data, 'rectifyBy') ? `整改期限：${answer(data, 'rectifyBy') ?? ''}前。` : ''),
      ]),
    ],
    last: section('异议', [
      paragraph(`${you(data)}对检查结果有异议的，可以自收到本告知书之日起五个工作日内向本机关提出书面意见并说明理由，本机关将予以复核。`),
    ]),
    signer: '被检查人（代理人）',
    seal: SEAL,
  });

const sides = (data: DocumentData): Fact[][] => [
  [['申请人', data.party.name]],
  [[data.party.idLabel, data.party.idNumber]],
  [['联系电话', data.party.phone]],
  [['申请人地址', data.party.address]],
  [['被申请人', answer(data, 'respondent')]],
  [['被申请人地址', answer(data, 'respondentAddress')]],
  [['争议事项', data.case.subject]],
  [['事项名称', data.power.name]],
  [['办件流水号', data.case.serial]],
];

const defenceNotice: Template = (data) =>
  letter(data, {
    to: answer(data, 'respondent') ?? '被申请人',
    opening: [
      `申请人${data.party.name}就“${data.case.subject}”向本机关申请行政裁决，本机关已经受理。根据${citations(data)}的规定，现将申请书副本送达你（单位），请按期答辩。`,
    ],
    sections: [section('双方当事人', [facts(sides(data))]), section('申请人的请求和理由', told(data, 'claim', data.case.subject))],
    last: section('答辩的期限和权利', [
      paragraph(
        `请于${answer(data, 'defenceBy') ?? '收到本通知书之日起十日内'}提交答辩书和有关证据。不答辩的，不影响案件审理。你（单位）可以委托代理人，有权申请回避、进行陈述和质证，也可以请求调解。`,
      ),
    ]),
    signer: '被申请人（代理人）',
    seal: '业务专用章',
  });

const mediationAgreement: Template = (data) =>
  letter(data, {
    to: null,
    opening: [`${applicationAccepted(data)}在本机关主持下，双方当事人自愿、合法达成调解协议。`],
    sections: [
      section('双方当事人', [facts([...sides(data), [acceptedOn(data)]])]),
      section('请求和争议的事实', [...told(data, 'claim'), ...told(data, 'facts')]),
      section('调解协议', told(data, 'agreement', data.decision?.text)),
    ],
    last: section('效力', [
      paragraph('本调解书经双方当事人签名或者盖章，并加盖行政机关印章后生效。双方应当按照协议履行。'),
      paragraph('申请人（签名）：＿＿＿＿＿＿＿＿　　被申请人（签名）：＿＿＿＿＿＿＿＿'),
    ]),
    signer: '双方当事人',
    seal: SEAL,
  });

const rulingDecision: Template = (data) =>
  letter(data, {
    to: null,
    opening: [`${applicationAccepted(data)}本案现已审理终结。`],
    sections: [
      section('双方当事人', [facts([...sides(data), [acceptedOn(data)]])]),
      section('申请人的请求和理由', told(data, 'claim', data.case.subject)),
      section('被申请人的答辩', told(data, 'defence', '被申请人未提交答辩。')),
      section('查明的事实', told(data, 'facts')),
      section('证据', evidenceList(data)),
      section('裁决的依据和内容', [
        paragraph(`根据${citations(data)}的规定，裁决如下：`),
        ...told(data, 'rulingContent', [data.decision?.outcomeLabel, data.decision?.text].filter(Boolean).join('：')),
      ]),
    ],
    last: section('救济途径', [
      paragraph(
        `当事人如不服本裁决，可以自收到本裁决书之日起六十日内向${data.city}人民政府申请行政复议，也可以自收到本裁决书之日起六个月内依法向有管辖权的人民法院提起诉讼；法律另有规定的，从其规定。`,
      ),
    ]),
    signer: '双方当事人',
    seal: SEAL,
  });

export const INSPECTION_AND_RULING: Record<string, TemplateDescription> = {
  'inspection-notice': {
    title: '行政检查通知书',
    titleEn: 'Notice of inspection',
    numberWord: '检通',
    content: inspectionNotice,
    isServed: true,
  },
  'inspection-result': {
    title: '行政检查结果告知书',
    titleEn: 'Result of inspection',
    numberWord: '检果',
    content: inspectionResult,
    speaks: 'ruling',
    isServed: true,
  },
  'defence-notice': { title: '答辩通知书', titleEn: 'Notice to answer', numberWord: '裁答', content: defenceNotice, isServed: true },
  'mediation-agreement': {
    title: '行政调解书',
    titleEn: 'Mediation agreement',
    numberWord: '裁和',
    content: mediationAgreement,
    isServed: true,
  },
  'ruling-decision': {
    title: '行政裁决书',
    titleEn: 'Ruling',
    numberWord: '裁决',
    content: rulingDecision,
    speaks: 'ruling',
    isServed: true,
  },
};
