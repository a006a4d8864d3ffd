/**
 * What happens to a licence after it was issued: changed, renewed, re-issued on application; withdrawn, revoked, cancelled by the organ,
 * which hears the holder first (XK7, XK8, XK49, XK50, XK69, XK70). Each names the licence as it stood.
 */
import { dateInText } from '../../../domain/text/chinese-numerals.ts';
import type { DocumentData } from '../document-data.ts';
import { letter, section } from '../families/letter.ts';
import type { Content } from '../layout/content.ts';
import { answer, told } from '../layout/answers.ts';
import { established, heard } from '../families/ending.ts';
import { citations, facts, paragraph, writtenText, you, type Fact } from '../layout/parts.ts';
import { remedies } from '../layout/remedies.ts';
import { acceptedOn, caseFacts, receivedOn } from '../layout/tables.ts';
import type { Template } from '../layout/template.ts';
import { applicationAccepted, beyondConsent } from '../layout/wording.ts';
import type { TemplateDescription } from '../template-description.ts';

const HOLDER = '被许可人（代理人）';
const LAW = '《中华人民共和国行政许可法》';

/** The licence that the case is about; nothing where the record names none. */
function theLicence({ licence }: DocumentData): Content[] {
  if (!licence) return [];
  const rows: Fact[][] = [
    [['许可证编号', licence.number]],
    [['颁发日期', dateInText(licence.issuedOn)]],
    [
      ['有效期起', licence.validFrom && dateInText(licence.validFrom)],
      ['有效期止', licence.validTo && dateInText(licence.validTo)],
    ],
  ];
  return [facts(rows)];
}

const fact = (data: DocumentData, label: string, key: Parameters<typeof answer>[1]): Fact[] => [[label, answer(data, key)]];

/** The old certificate is no longer good; the new one follows within ten working days (XK44). */
const REPLACED =
  '本机关自作出本决定之日起十个工作日内颁发、送达换发的许可证；新证颁发后，原许可证不再有效。依法公开的内容按照行政许可法第四十条公开。';

const changeDecision: Template = (data) =>
  letter(data, {
    opening: [`${applicationAccepted(data)}经审查，变更后的事项符合法定条件、标准。根据${LAW}第四十九条的规定，本机关决定准予变更。`],
    sections: [
      section('办件信息', [caseFacts(data, [[receivedOn(data), acceptedOn(data)]])]),
      section('原许可', theLicence(data)),
      section('准予变更的内容', [
        facts([fact(data, '变更事项', 'changedItem'), fact(data, '变更前', 'changeBefore'), fact(data, '变更后', 'changeAfter')]),
        ...writtenText(beyondConsent(data)),
      ]),
    ],
    last: section('许可证', [paragraph(REPLACED)]),
    signer: HOLDER,
  });

/** Renewed by a decision, or by law because nobody decided before the end (XK50). */
const renewalDecision: Template = (data) => {
  const isByLaw = !data.decision?.personName;
  return letter(data, {
    opening: [
      isByLaw
        ? `${applicationAccepted(data)}至该许可有效期届满，本机关未作出是否准予延续的决定。根据${LAW}第五十条第二款的规定，视为准予延续。`
        : `${applicationAccepted(data)}经审查，仍然符合法定条件、标准。根据${LAW}第五十条第二款的规定，本机关决定准予延续。`,
    ],
    sections: [
      section('办件信息', [caseFacts(data, [[receivedOn(data), acceptedOn(data)]])]),
      section('原许可', theLicence(data)),
      ...(isByLaw ? [] : [section('说明', writtenText(beyondConsent(data)))]),
    ],
    last: section('许可证', [paragraph(REPLACED)]),
    signer: HOLDER,
  });
};

const reissueDecision: Template = (data) =>
  letter(data, {
    opening: [`${applicationAccepted(data)}经审查，情况属实。根据${citations(data)}的规定，本机关决定补发许可证。`],
    sections: [
      section('办件信息', [caseFacts(data, [[receivedOn(data), acceptedOn(data)]])]),
      section('原许可', theLicence(data)),
      section('补发的原因', [facts([fact(data, '原因', 'lossKind')]), ...told(data, 'lifeReason')]),
    ],
    last: section('许可证', [paragraph(REPLACED)]),
    signer: HOLDER,
  });

/** Told before it is decided, with the right to be heard (XK7). */
const priorNotice =
  (word: string, basis: string): Template =>
  (data) =>
    letter(data, {
      opening: [
        `本机关拟${word}${you(data)}持有的下列行政许可。根据${LAW}第七条的规定，现将事实、理由、依据和${you(data)}享有的权利告知如下。`,
      ],
      sections: [
        section('案件情况', [caseFacts(data)]),
        section('所涉许可', theLicence(data)),
        ...established(data, word),
        section('依据', [paragraph(`${LAW}${basis}。`)]),
      ],
      last: section('陈述、申辩的权利', [
        paragraph(`${you(data)}有权进行陈述和申辩。请自收到本告知书之日起五个工作日内向本机关提出；逾期未提出的，本机关依法作出决定。`),
      ]),
      signer: HOLDER,
    });

const endingDecision =
  (word: string, basis: string): Template =>
  (data) =>
    letter(data, {
      opening: [`${you(data)}持有的下列行政许可，经本机关调查核实，根据${LAW}${basis}的规定，决定予以${word}。`],
      sections: [
        section('案件情况', [caseFacts(data)]),
        section('所涉许可', theLicence(data)),
        ...established(data, word),
        section('陈述申辩意见和答复', heard(data)),
        section('补偿', told(data, 'compensation')),
        section('生效', [paragraph(`自${answer(data, 'effectiveFrom') ?? dateInText(data.issuedOn)}起生效。`)]),
      ],
      last: section('救济途径', [paragraph(remedies(data, '决定书'))]),
      signer: HOLDER,
    });

const keptNotice: Template = (data) =>
  letter(data, {
    opening: [
      `关于${you(data)}持有的下列行政许可，本机关经调查核实，决定${data.decision?.outcomeLabel ?? '不予处理'}，该许可继续按照原内容执行。`,
    ],
    sections: [
      section('案件情况', [caseFacts(data)]),
      section('所涉许可', theLicence(data)),
      section('查明的事实', told(data, 'facts')),
      section('理由', writtenText(data.decision?.text ?? '')),
    ],
    last: section('说明', [paragraph('被许可人应当继续按照许可的内容、范围和期限从事活动。')]),
    signer: HOLDER,
  });

const ruling = { speaks: 'ruling', isServed: true } as const;

export const LICENCE_LIFE: Record<string, TemplateDescription> = {
  'licence-change-decision': {
    title: '准予变更行政许可决定书',
    titleEn: 'Decision to change a licence',
    numberWord: '许变',
    content: changeDecision,
    prints: 'applied',
    ...ruling,
  },
  'licence-renewal-decision': {
    title: '准予延续行政许可决定书',
    titleEn: 'Decision to renew a licence',
    numberWord: '许延续',
    content: renewalDecision,
    prints: 'applied',
    ...ruling,
  },
  'licence-reissue-decision': {
    title: '准予补发许可证决定书',
    titleEn: 'Decision to re-issue a certificate',
    numberWord: '许补证',
    content: reissueDecision,
    prints: 'applied',
    ...ruling,
  },
  'licence-withdrawal-notice': {
    title: '拟撤回行政许可告知书',
    titleEn: 'Notice of an intended withdrawal',
    numberWord: '许撤回告',
    content: priorNotice('撤回', '第八条第二款'),
    isServed: true,
  },
  'licence-withdrawal-decision': {
    title: '撤回行政许可决定书',
    titleEn: 'Decision to withdraw a licence',
    numberWord: '许撤回',
    content: endingDecision('撤回', '第八条第二款'),
    ...ruling,
  },
  'licence-revocation-notice': {
    title: '拟撤销行政许可告知书',
    titleEn: 'Notice of an intended revocation',
    numberWord: '许撤销告',
    content: priorNotice('撤销', '第六十九条'),
    isServed: true,
  },
  'licence-revocation-decision': {
    title: '撤销行政许可决定书',
    titleEn: 'Decision to revoke a licence',
    numberWord: '许撤销',
    content: endingDecision('撤销', '第六十九条'),
    ...ruling,
  },
  'licence-cancellation-decision': {
    title: '注销行政许可决定书',
    titleEn: 'Decision to cancel a licence',
    numberWord: '许注',
    content: endingDecision('注销', '第七十条'),
    ...ruling,
  },
  'licence-kept-notice': {
    title: '不予处理告知书',
    titleEn: 'Notice that a licence is left as it is',
    numberWord: '许不处',
    content: keptNotice,
    ...ruling,
  },
};
