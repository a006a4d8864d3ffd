/** Execution and handing on: reminder, application to the court, transfer, payment (CF27, CF72; QZ35, QZ53–QZ55; docs/law.md, "Limits"). */
import type { DocumentData } from '../document-data.ts';
import { letter, section, type Section } from '../families/letter.ts';
import { amount, answer, items, told } from '../layout/answers.ts';
import { facts, paragraph, writtenText, you, type Fact } from '../layout/parts.ts';
import { acceptedOn, caseFacts } from '../layout/tables.ts';
import { evidenceList } from '../layout/penalty.ts';
import type { Template } from '../layout/template.ts';
import { CATEGORY_WORDS } from '../category-words.ts';
import type { TemplateDescription } from '../template-description.ts';

const DECISION = /决定书|裁决书/;

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
      [['已缴金额', amount(data, 'paidAmount')]],
      [['缴款期限', answer(data, 'payBy') ?? '自收到本文书之日起十日内']],
      [['缴款方式', answer(data, 'payAccount') ?? '缴至缴款书载明的银行']],
    ]),
  ]);

/** QZ35, QZ54: ten working days to perform, with the right to state and defend. */
const paymentReminder: Template = (data) =>
  letter(data, {
    opening: [
      `本机关作出${decisionOf(data)}，${you(data)}在规定期限内未履行。根据《中华人民共和国行政强制法》第三十五条、第五十四条的规定，现催告${you(data)}履行义务。`,
    ],
    sections: [
      section('案件情况', [caseFacts(data, [[acceptedOn(data)]])]),
      owed(data),
      section('逾期的后果', [paragraph('自收到本催告书之日起十日内仍未履行的，本机关将依法强制执行或者申请人民法院强制执行。')]),
    ],
    last: section('权利', [paragraph(`${you(data)}收到本催告书后有权进行陈述和申辩，本机关将充分听取意见，进行记录、复核。`)]),
    signer: `${CATEGORY_WORDS[data.power.category].party}（代理人）`,
    seal: '行政机关印章',
  });

const enforcementApplication: Template = (data) =>
  letter(data, {
    to: answer(data, 'court') ?? `${data.city}有管辖权的人民法院`,
    opening: [
      `申请执行人${data.organ.name}申请强制执行${decisionOf(data)}。该决定已经送达，被执行人在法定期限内不申请行政复议、不提起行政诉讼，经催告仍未履行。根据《中华人民共和国行政强制法》第五十三条、第五十五条的规定，申请强制执行。`,
    ],
    sections: [
      section('被执行人和案件', [caseFacts(data, [[acceptedOn(data)]])]),
      section('申请执行的事项', [...owed(data).content]),
      section('当事人的意见和催告情况', told(data, 'executionResult', '已经依法催告，被执行人逾期未履行。')),
      section('执行标的情况', writtenText(answer(data, 'payAccount') ? `缴款账户：${answer(data, 'payAccount') ?? ''}` : '')),
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
      `本机关在办理“${data.case.subject}”（办件流水号：${data.case.serial}）中发现，该案依法应当由${answer(data, 'transferOrgan') ?? '你机关'}管辖或者处理。根据《中华人民共和国行政处罚法》第二十七条、第五十七条的规定，现将该案移送你机关。`,
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
          [['缴款期限', answer(data, 'payBy') ?? '自收到本通知书之日起十五日内']],
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
          [['给付金额', amount(data, 'grantAmount')]],
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

export const EXECUTION: Record<string, TemplateDescription> = {
  'case-transfer': {
    title: '案件移送函',
    titleEn: 'Letter of transfer',
    numberWord: '*移',
    content: caseTransfer,
    speaks: 'ruling',
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
