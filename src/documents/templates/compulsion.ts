/** Sealing and seizure (QZ18, QZ19, QZ23–QZ28): approval, decision with its list, lifting. */
import type { Content } from 'pdfmake/interfaces.js';
import type { DocumentData } from '../document-data.ts';
import { approvalForm } from '../families/approval-form.ts';
import { letter, section } from '../families/letter.ts';
import { columnsOf, list } from '../families/list.ts';
import { answer, items, told } from '../layout/answers.ts';
import { citations, facts, grid, centred, paragraph, writtenText, you } from '../layout/parts.ts';
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

/** The law's thirty days, unless a shorter term was fixed. */
const term = (data: DocumentData): string => {
  const days = (answer(data, 'measureDays') ?? '30').replace(/\D+$/, '');
  return `自${answer(data, 'measureFrom') ?? '作出决定之日'}起${days}日`;
};

const compulsionApproval: Template = (data) =>
  approvalForm(data, {
    rows: [
      ['拟采取的强制措施', answer(data, 'measure') ?? data.power.name],
      ['事实和理由', answer(data, 'facts') ?? data.decision?.text],
      [
        '涉及的场所、设施或者财物',
        items(answer(data, 'items'))
          .map((item) => columnsOf(item, 4).filter(Boolean).join('，'))
          .join('\n') || undefined,
      ],
      ['法律依据', `${citations(data)}，《中华人民共和国行政强制法》第十八条`],
      ['期限', term(data)],
    ],
  });

/** QZ24: party and address, reasons, basis and term, what is sealed or seized with its quantity, remedies, organ and date. */
const compulsionDecision: Template = (data) =>
  letter(data, {
    opening: [
      `根据${citations(data)}和《中华人民共和国行政强制法》第十八条、第二十四条的规定，经本机关负责人批准，决定对${you(data)}的有关场所、设施或者财物采取${answer(data, 'measure') ?? '查封（扣押）'}的行政强制措施。`,
    ],
    sections: [
      section('当事人和事由', [caseFacts(data)]),
      section('理由', told(data, 'facts', data.decision?.text)),
      section('查封（扣押）的场所、设施或者财物', goods(data)),
      section('期限和地点', [
        facts([
          [['期限', term(data)]],
          [['实施地点', answer(data, 'place') ?? data.party.address]],
          [['保管地点', answer(data, 'keptAt')]],
        ]),
        paragraph(
          '情况复杂的，经本机关负责人批准可以延长，延长期限不超过三十日，并及时书面告知。检测、检验、检疫或者技术鉴定的期间不计算在内。',
        ),
      ]),
      section('保管', [
        paragraph(`本机关妥善保管，不使用或者损毁；因查封、扣押发生的保管费用由本机关承担。${you(data)}不得擅自启封、转移、变卖或者损毁。`),
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
    note: `以上物品经当场清点，由当事人核对无误。${answer(data, 'keptAt') ? `保管地点：${answer(data, 'keptAt') ?? ''}。` : ''}清单一式二份，由当事人和行政机关分别保存。`,
    signers: ['当事人', '见证人', '保管人'],
    seal: SEAL,
  });

const compulsionRefusal: Template = (data) =>
  letter(data, {
    opening: [`关于“${data.case.subject}”，本机关经审查，决定不予采取${answer(data, 'measure') ?? '行政强制措施'}。`],
    sections: [
      section('案件情况', [caseFacts(data)]),
      section('查明的情况', told(data, 'facts')),
      section('理由', writtenText(data.decision?.text ?? '')),
      section('依据', [paragraph(`《中华人民共和国行政强制法》第十六条、第十八条，${citations(data)}。`)]),
    ],
    last: section('说明', [paragraph('违法行为情节显著轻微或者没有明显社会危害的，可以不采取行政强制措施。已经采取的措施同时解除。')]),
    signer: SIGNER,
    seal: SEAL,
  });

const compulsionLift: Template = (data) =>
  letter(data, {
    opening: [
      `本机关对${you(data)}采取的查封（扣押）措施${decisionNumber(data)}，根据《中华人民共和国行政强制法》第二十八条的规定，决定予以解除。`,
    ],
    sections: [
      section('案件情况', [caseFacts(data)]),
      section('解除的理由', told(data, 'liftReason', data.decision?.text)),
      section('退还的财物', goods(data)),
    ],
    last: section('退还', [paragraph(`请${you(data)}凭本决定书和身份证明办理退还手续，当场核对签收。${remedies(data, '决定书')}`)]),
    signer: SIGNER,
    seal: SEAL,
  });

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
  'compulsion-refusal': {
    title: '不予采取强制措施决定书',
    titleEn: 'Decision against a compulsory measure',
    numberWord: '不强',
    content: compulsionRefusal,
    speaks: 'ruling',
    isServed: true,
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
