/** From the source of a penalty case to the end of its investigation (CF54–CF58; R15.10, R15.12; docs/law.md, "Procedures"). */
import type { DocumentData } from '../document-data.ts';
import { approvalForm } from '../families/approval-form.ts';
import { columnsOf, list } from '../families/list.ts';
import { letter, section } from '../families/letter.ts';
import { recordText } from '../families/record.ts';
import { report } from '../families/report.ts';
import { answer, items, recorded, told } from '../layout/answers.ts';
import { dayInText, paragraph, writtenText, you } from '../layout/parts.ts';
import { remedies } from '../layout/remedies.ts';
import { caseFacts } from '../layout/tables.ts';
import type { Template } from '../layout/template.ts';
import type { TemplateDescription } from '../template-description.ts';
import { evidenceList, intended, punishable } from '../layout/penalty.ts';

const sourceRegistration: Template = (data) =>
  approvalForm(data, {
    rows: [
      ['案件来源', answer(data, 'source')],
      ['来源日期', answer(data, 'sourceDate') ?? dayInText(data.case.receivedAt)],
      ['线索内容', answer(data, 'facts') ?? data.case.subject],
      ['登记日期', dayInText(data.case.receivedAt)],
    ],
  });

/** Source, cause, party, facts and reasons; then handler, unit and head, each dated, the handler with the certificate number. */
const caseFilingApproval: Template = (data) =>
  approvalForm(data, {
    rows: [
      ['案件来源', answer(data, 'source')],
      ['案由', answer(data, 'cause') ?? data.case.subject],
      ['案情简介', answer(data, 'facts') ?? data.case.subject],
      ['涉嫌违反的规定', answer(data, 'filingBasis') ?? data.benchmark?.violatedClause],
      ['立案依据', '《中华人民共和国行政处罚法》第五十四条'],
      ['拟定承办人员', answer(data, 'proposedHandlers')],
      ['批准的承办人员', answer(data, 'handlers')],
    ],
  });

const caseFilingRefusal: Template = (data) =>
  approvalForm(data, {
    rows: [
      ['案件来源', answer(data, 'source')],
      ['案由', answer(data, 'cause') ?? data.case.subject],
      ['案情简介', answer(data, 'facts') ?? data.case.subject],
      ['不予立案的理由', data.decision?.text],
    ],
  });

const questioningRecord: Template = (data) =>
  recordText(data, {
    person: ['被询问人', recorded(data, 'questionedPerson')],
    more: [[['与当事人的关系', recorded(data, 'questionedRelation')]]],
    told: '我们是执法人员，现向你出示行政执法证件。根据《中华人民共和国行政处罚法》第五十五条的规定，你应当如实回答询问，不得拒绝或者阻挠；你认为执法人员与本案有直接利害关系或者有其他关系可能影响公正执法的，有权申请回避；你有陈述和申辩的权利。',
    title: '询问内容',
    text: recorded(data, 'recordText') ?? data.decision?.text ?? '',
    confirms: '以上笔录我看过（或者由＿＿＿＿＿＿向我宣读），与我说的一致。',
  });

const statementRecord: Template = (data) =>
  recordText(data, {
    person: ['陈述申辩人', data.party.contact ?? data.party.name],
    told: '根据《中华人民共和国行政处罚法》第四十五条的规定，你有权进行陈述和申辩。本机关将充分听取你的意见，对提出的事实、理由和证据进行复核；不会因你陈述、申辩而给予更重的处罚。',
    title: '陈述申辩内容',
    text: recorded(data, 'statement') ?? recorded(data, 'recordText') ?? data.decision?.text ?? '',
  });

/** CF47: the whole course is recorded; what the record names. */
const recordings = (data: DocumentData): string | undefined =>
  answer(data, 'recordings') ? `全过程音像记录：${answer(data, 'recordings') ?? ''}。` : undefined;

/** CF46: each with its kind, who collected it and when; whether it is verified is said by nobody beforehand. */
const evidence: Template = (data) =>
  list(data, {
    head: ['证据名称', '种类', '份数', '证明内容', '收集人', '收集日期'],
    widths: [undefined, 62, 30, 100, 50, 62],
    rows: items(answer(data, 'evidence')).map((item) => columnsOf(item, 6)),
    note: recordings(data),
    signers: ['承办人员', '当事人（提供人）'],
  });

const preservationNotice: Template = (data) =>
  letter(data, {
    opening: [
      `因证据可能灭失或者以后难以取得，根据《中华人民共和国行政处罚法》第五十六条的规定，经本机关负责人批准，决定对${you(data)}的下列物品先行登记保存。`,
    ],
    sections: [
      section('案件情况', [caseFacts(data)]),
      section('登记保存的理由', told(data, 'preservationReason')),
      section(
        '登记保存的物品',
        items(answer(data, 'items')).map((item, index) => paragraph(`${index + 1}．${columnsOf(item, 4).filter(Boolean).join('，')}`)),
      ),
      section('保存地点', writtenText(answer(data, 'keptAt') ?? answer(data, 'place') ?? data.party.address ?? '')),
    ],
    last: section('告知事项', [
      paragraph(
        `本机关将自登记保存之日起七个工作日内作出处理决定；逾期未作出处理决定的，先行登记保存措施自动解除。在此期间，${you(data)}及有关人员不得销毁或者转移证据。`,
      ),
    ]),
    signer: '当事人（代理人）',
  });

/** CF56: dealt with in seven working days, or free by itself. */
const preservationLift: Template = (data) => {
  const result = recorded(data, 'preservationResult');
  return letter(data, {
    opening: [
      result
        ? `根据《中华人民共和国行政处罚法》第五十六条的规定，本机关对先行登记保存的物品作出如下处理决定。`
        : `先行登记保存已满七个工作日，未作出处理决定，先行登记保存措施自动解除，现通知${you(data)}。`,
    ],
    sections: [
      section('案件情况', [caseFacts(data)]),
      section(
        '登记保存的物品',
        items(answer(data, 'items')).map((item, index) => paragraph(`${index + 1}．${columnsOf(item, 4).filter(Boolean).join('，')}`)),
      ),
      section('处理方式', [...writtenText(result ?? ''), ...writtenText(recorded(data, 'preservationNote') ?? '')]),
    ],
    last: section('返还', [paragraph('应当返还的物品，请核对后签名领取。')]),
    signer: '当事人（代理人）',
    seal: '行政机关印章',
  });
};

/** CF43: by the head; until then the investigation does not stop. */
const recusalDecision: Template = (data) =>
  letter(data, {
    to: null,
    opening: [
      `关于“${data.case.subject}”一案（办件流水号：${data.case.serial}）的回避申请，${data.power.category === 'penalty' ? '根据《中华人民共和国行政处罚法》第四十三条的规定，' : ''}经审查，决定如下。`,
    ],
    sections: [
      section('案件情况', [caseFacts(data)]),
      section('被申请回避的人员', told(data, 'recusalPerson')),
      section('申请的理由', told(data, 'recusalReason')),
      section('决定', [...writtenText(data.decision?.outcomeLabel ?? ''), ...writtenText(data.decision?.text ?? '')]),
      section('接替的执法人员', writtenText(recorded(data, 'replacement') ?? '')),
    ],
    last: section('说明', [paragraph('决定作出之前，不停止本案的办理。')]),
    signer: '申请人（被申请回避的人员）',
    seal: '行政机关印章',
  });

const suspensionNotice: Template = (data) =>
  letter(data, {
    opening: [
      `关于“${data.case.subject}”一案（办件流水号：${data.case.serial}），${answer(data, 'suspensionBasis') ? `根据${answer(data, 'suspensionBasis') ?? ''}的规定，` : ''}经本机关负责人批准，决定中止调查。`,
    ],
    sections: [section('案件情况', [caseFacts(data)]), section('中止调查的原因', told(data, 'suspendReason', data.decision?.text))],
    last: section('时限', [paragraph('中止期间不计入办案期限；中止的原因消除后，本机关将恢复调查。')]),
    signer: '当事人（代理人）',
    seal: '行政机关印章',
  });

const rectificationOrder: Template = (data) =>
  letter(data, {
    opening: [`经查，${you(data)}存在下列违法行为。根据《中华人民共和国行政处罚法》第二十八条第一款的规定，责令${you(data)}改正。`],
    sections: [
      section('案件情况', [caseFacts(data)]),
      section('违法事实', told(data, 'facts', answer(data, 'violation') ?? data.decision?.text)),
      section('违反的规定', data.benchmark ? writtenText(data.benchmark.violatedClause) : []),
      section('改正要求', told(data, 'rectification', '立即停止违法行为，恢复原状。')),
      section(
        '改正期限',
        writtenText(
          answer(data, 'rectifyBy')
            ? `${answer(data, 'rectifyBy') ?? ''}前改正完毕，并将改正情况书面报告本机关。`
            : '自收到本通知书之日起立即改正，并将改正情况书面报告本机关。',
        ),
      ),
    ],
    last: section('救济途径', [paragraph(`逾期不改正的，本机关将依法处理。${remedies(data, '通知书')}`)]),
    signer: '当事人（代理人）',
  });

const investigationReport: Template = (data) =>
  report(data, {
    opening: `本案已调查终结，现将调查情况和处理建议报告如下。`,
    sections: [
      section('违法事实', told(data, 'facts', data.decision?.text)),
      section('证据', evidenceList(data)),
      section(
        '违反的规定和处罚依据',
        data.benchmark ? [paragraph(`违反：${data.benchmark.violatedClause}`), paragraph(`依据：${data.benchmark.penaltyClause}`)] : [],
      ),
      section('裁量情节和裁量基准的适用', punishable(data)),
      section('处理建议', intended(data)),
    ],
    author: '调查人员',
    signers: ['调查人员', '承办机构负责人'],
  });

const legalReviewOpinion: Template = (data) =>
  report(data, {
    opening:
      '根据《中华人民共和国行政处罚法》第五十八条的规定，对本案进行了法制审核，意见如下。审核内容包括：主体和权限、事实和证据、法律适用、裁量基准、程序、是否超越职权、是否涉嫌犯罪需要移送。',
    sections: [
      section('送审的事实和处理建议', told(data, 'facts')),
      section('拟作出的决定', intended(data)),
      section('审核意见', told(data, 'legalReview', data.decision?.text)),
      section('审核结论', data.decision ? writtenText(data.decision.outcomeLabel) : []),
    ],
    author: '法制审核人员',
    signers: ['法制审核人员'],
    seal: '法制审核机构印章',
  });

export const INVESTIGATION: Record<string, TemplateDescription> = {
  'source-registration': { title: '案源登记表', titleEn: 'Registration of the source', numberWord: '*源', content: sourceRegistration },
  'case-filing-approval': { title: '立案审批表', titleEn: 'Approval of case filing', numberWord: '*立', content: caseFilingApproval },
  'case-filing-refusal': { title: '不予立案审批表', titleEn: 'Refusal of case filing', numberWord: '*不立', content: caseFilingRefusal },
  'questioning-record': {
    title: '询问笔录',
    titleEn: 'Record of questioning',
    numberWord: '*询',
    content: questioningRecord,
    signsEachPage: true,
  },
  'statement-record': {
    title: '陈述申辩笔录',
    titleEn: 'Record of statement and defence',
    numberWord: '*辩',
    content: statementRecord,
    signsEachPage: true,
  },
  'evidence-list': { title: '证据清单', titleEn: 'List of evidence', numberWord: '*据', content: evidence },
  'preservation-notice': {
    title: '先行登记保存通知书',
    titleEn: 'Notice of preservation of evidence',
    numberWord: '*存',
    content: preservationNotice,
    isServed: true,
  },
  'preservation-lift': {
    title: '登记保存处理（解除）通知书',
    titleEn: 'Notice that preserved evidence is dealt with',
    numberWord: '*解存',
    content: preservationLift,
    isServed: true,
  },
  'recusal-decision': { title: '回避决定书', titleEn: 'Decision on recusal', numberWord: '*避', content: recusalDecision, isServed: true },
  'investigation-suspension': {
    title: '中止调查通知书',
    titleEn: 'Notice that the investigation is suspended',
    numberWord: '*中',
    content: suspensionNotice,
    isServed: true,
  },
  'rectification-order': {
    title: '责令改正通知书',
    titleEn: 'Rectification order',
    numberWord: '*改',
    content: rectificationOrder,
    isServed: true,
  },
  'investigation-report': { title: '调查终结报告', titleEn: 'Investigation report', numberWord: '*调', content: investigationReport },
  'legal-review-opinion': { title: '法制审核意见书', titleEn: 'Opinion of legal review', numberWord: '*法', content: legalReviewOpinion },
};
