/**
 * An award that was granted is revoked, or left (docs/law.md, "Procedures"): the holder is told and heard first, title and certificate
 * go, what was given is returned within a term, and it is published where the award was.
 */
import { dateInText } from '../../../domain/text/chinese-numerals.ts';
import type { DocumentData } from '../document-data.ts';
import { letter, section } from '../families/letter.ts';
import { amount, answer, items, told } from '../layout/answers.ts';
import type { Content } from '../layout/content.ts';
import { established, heard } from '../families/ending.ts';
import { citations, facts, paragraph, writtenText, you, type Fact } from '../layout/parts.ts';
import { remedies } from '../layout/remedies.ts';
import { caseFacts, publicIdentity } from '../layout/tables.ts';
import type { Template } from '../layout/template.ts';
import type { TemplateDescription } from '../template-description.ts';

const HOLDER = '获奖者（代理人）';
const SEAL = '行政机关印章';

/** What the register kept of the award, by the field's key. */
const kept = ({ licence }: DocumentData, key: string): string | undefined => licence?.content.find((field) => field.key === key)?.value;

/** The award that the case is about; nothing where the record names none. */
function awardFacts(data: DocumentData): Fact[][] {
  if (!data.licence) return [];
  return [
    [['奖励名称', kept(data, 'honour')]],
    [['荣誉证书编号', data.licence.number]],
    [
      ['颁发日期', dateInText(data.licence.issuedOn)],
      ['奖励金额', kept(data, 'rewardAmount')],
    ],
  ];
}
const theAward = (data: DocumentData): Content[] => (data.licence ? [facts(awardFacts(data))] : []);

/** Misconduct afterwards is a ground only by the award's own rules, which are named (docs/law.md, "Procedures"). */
const basis = (data: DocumentData): Content[] => [paragraph(`${citations(data)}。`), ...told(data, 'changeBasis')];

const notice: Template = (data) =>
  letter(data, {
    opening: [`本机关拟撤销授予${you(data)}的下列奖励，现将事实、理由、依据和${you(data)}享有的权利告知如下。`],
    sections: [
      section('案件情况', [caseFacts(data)]),
      section('所涉奖励', theAward(data)),
      ...established(data, '撤销'),
      section('依据', basis(data)),
    ],
    last: section('陈述、申辩的权利', [
      paragraph(
        `${you(data)}有权进行陈述和申辩，并提交有关材料。请自收到本告知书之日起五个工作日内向本机关提出；逾期未提出的，本机关依法作出决定。`,
      ),
    ]),
    signer: HOLDER,
    seal: SEAL,
  });

const decision: Template = (data) =>
  letter(data, {
    opening: [`${you(data)}获得的下列奖励，经本机关调查核实，根据${citations(data)}的规定，决定予以撤销。`],
    sections: [
      section('案件情况', [caseFacts(data)]),
      section('所涉奖励', theAward(data)),
      ...established(data, '撤销'),
      section('依据', basis(data)),
      section('陈述申辩意见和答复', heard(data)),
      section('撤销的效力和公布', [
        paragraph(
          `自${answer(data, 'effectiveFrom') ?? dateInText(data.issuedOn)}起，荣誉称号撤销，荣誉证书作废；${you(data)}不得再使用该称号，不再享受因该奖励给予的待遇。`,
        ),
        paragraph(`本机关在原公布该奖励的${kept(data, 'publicityPlace') ?? '网站或者场所'}公布撤销决定。`),
      ]),
      section('交回的内容', [
        facts([
          [['交回的物品', items(answer(data, 'returnItems')).join('、')]],
          [['退还的奖金', amount(data, 'recoveryAmount')]],
          [['收款银行和账号', answer(data, 'payAccount')]],
          [['交回期限', answer(data, 'returnUntil')]],
        ]),
      ]),
    ],
    last: section('救济途径', [paragraph(remedies(data, '决定书'))]),
    signer: HOLDER,
    seal: SEAL,
  });

const keptNotice: Template = (data) =>
  letter(data, {
    opening: [`关于${you(data)}获得的下列奖励，本机关经调查核实，决定不予撤销，该奖励继续有效。`],
    sections: [
      section('案件情况', [caseFacts(data)]),
      section('所涉奖励', theAward(data)),
      section('查明的事实', told(data, 'facts')),
      section('理由', writtenText(data.decision?.text ?? '')),
    ],
    last: section('说明', [paragraph('荣誉称号、荣誉证书和因该奖励给予的待遇不受影响。')]),
    signer: HOLDER,
    seal: SEAL,
  });

/** Told where the award was told, and to nobody in particular: no address and no whole number of a person. */
const announcement: Template = (data) =>
  letter(data, {
    to: null,
    opening: [`根据${citations(data)}的规定，本机关已经决定撤销下列奖励，现予公布。`],
    sections: [
      section('撤销的奖励', [
        facts([
          [['事项名称', data.power.name]],
          [['办件流水号', data.case.serial]],
          [['获奖者', data.party.name]],
          [publicIdentity(data)],
          ...awardFacts(data),
          [['公布的内容', answer(data, 'publicityContent')]],
          [['公布的场所', answer(data, 'publicityPlace')]],
          [['公布日期', answer(data, 'publishedOn')]],
        ]),
      ]),
    ],
    last: section('说明', [paragraph('荣誉称号自撤销决定生效之日起不再使用，荣誉证书作废。特此公告。')]),
    seal: SEAL,
  });

const ruling = { speaks: 'ruling', isServed: true } as const;

export const AWARD_LIFE: Record<string, TemplateDescription> = {
  'reward-revocation-notice': {
    title: '拟撤销已授予奖励告知书',
    titleEn: 'Notice of an intended revocation of an award',
    numberWord: '奖撤告',
    content: notice,
    isServed: true,
  },
  'reward-revocation-decision': {
    title: '撤销已授予奖励决定书',
    titleEn: 'Decision to revoke an award',
    numberWord: '奖撤决',
    content: decision,
    ...ruling,
  },
  'reward-kept-notice': {
    title: '不予撤销奖励告知书',
    titleEn: 'Notice that an award is left as it is',
    numberWord: '奖不撤',
    content: keptNotice,
    ...ruling,
  },
  'reward-revocation-announcement': {
    title: '撤销奖励公告',
    titleEn: 'Announcement that an award is revoked',
    numberWord: '奖撤公',
    content: announcement,
    speaks: 'ruling',
  },
};
