/** Inspections: notice and result (docs/law.md, "Documents"). */
import type { DocumentData } from '../document-data.ts';
import { approvalForm } from '../families/approval-form.ts';
import { letter, section } from '../families/letter.ts';
import { answer, items, officersOf, recordingOpinion, told } from '../layout/answers.ts';
import { citations, facts, paragraph, writtenText, you, type Fact } from '../layout/parts.ts';
import { jointVisitText } from '../layout/joint-visit.ts';
import { caseFacts } from '../layout/tables.ts';
import type { Template } from '../layout/template.ts';
import type { TemplateDescription } from '../template-description.ts';

const SEAL = '行政机关印章';

const plannedDay = (data: DocumentData): string | undefined => data.jointVisit?.day ?? answer(data, 'inspectionDate');
/** What the organs agreed to on the platform, and what the plan says beside it. */
const mergedWith = (data: DocumentData): string | undefined =>
  [jointVisitText(data), answer(data, 'mergedWith')].filter(Boolean).join('；') || undefined;

const inspected = (data: DocumentData): Fact[][] => [
  [['检查日期', answer(data, 'recordDate') ?? plannedDay(data)]],
  [['检查地点', answer(data, 'place') ?? data.party.address]],
  [['检查方式', answer(data, 'inspectionMethod')]],
  [['检查事项', items(answer(data, 'inspectionItems')).join('；') || data.case.subject]],
  [['合并、联合检查', mergedWith(data)]],
];

/** Every inspection is approved by the head (docs/law.md, "Procedures"). */
const inspectionApproval: Template = (data) =>
  approvalForm(data, {
    rows: [
      ['检查来源', answer(data, 'planBasis')],
      ['检查依据', citations(data)],
      ['检查事项', items(answer(data, 'inspectionItems')).join('\n') || undefined],
      ['检查日期', plannedDay(data)],
      ['检查方式', answer(data, 'inspectionMethod')],
      ['检查人员', answer(data, 'inspectors')],
      ['合并、联合检查', mergedWith(data)],
    ],
  });

const inspectionNotice: Template = (data) =>
  letter(data, {
    opening: [`根据${citations(data)}的规定，经本机关负责人批准，决定对${you(data)}进行行政检查，现将有关事项通知如下。`],
    sections: [
      section('被检查人', [caseFacts(data)]),
      section('检查内容', [facts([...inspected(data), [['检查人员', answer(data, 'inspectors')]]])]),
    ],
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
      section('被检查人', [caseFacts(data)]),
      section('检查情况', [facts([...inspected(data), [['检查人员', officersOf(recordingOpinion(data))]]]), ...told(data, 'findings')]),
      section('检查结果', told(data, 'inspectionResult', [data.decision?.outcomeLabel, data.decision?.text].filter(Boolean).join('：'))),
      section('整改要求', [
        ...told(data, 'rectification'),
        ...writtenText(answer(data, 'rectifyBy') ? `整改期限：${answer(data, 'rectifyBy') ?? ''}前。` : ''),
      ]),
    ],
    last: section('异议', [paragraph(`${you(data)}对检查结果有异议的，可以向本机关提出，并说明理由。`)]),
    signer: '被检查人（代理人）',
    seal: SEAL,
  });

export const INSPECTION_AND_RULING: Record<string, TemplateDescription> = {
  'inspection-approval': {
    title: '行政检查审批表',
    titleEn: 'Approval of an inspection',
    numberWord: '检批',
    content: inspectionApproval,
  },
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
};
