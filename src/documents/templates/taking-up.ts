/**
 * Taking up an application (XK32): receipt of materials, acceptance, supplement, refusal to accept. In the words of the power's category.
 */
import type { Content } from '../layout/content.ts';
import type { DocumentData } from '../document-data.ts';
import { letter, section } from '../families/letter.ts';
import { answer, items } from '../layout/answers.ts';
import { centred, citations, dayInText, grid, paragraph, writtenText, you } from '../layout/parts.ts';
import { remedies } from '../layout/remedies.ts';
import { acceptedOn, caseFacts, limitFacts, materialsInstead, materialsMissing, materialsReceived, receivedOn } from '../layout/tables.ts';
import type { Template } from '../layout/template.ts';
import { application, isLicence, under } from '../layout/wording.ts';
import type { TemplateDescription } from '../template-description.ts';

const SIGNER = '申请人（代理人）';

const materialReceipt: Template = (data) =>
  letter(data, {
    opening: [`${application(data)}材料收悉。现出具本凭证，载明收到的材料；本凭证不是受理通知书。`],
    sections: [
      section('办件信息', [caseFacts(data, [[receivedOn(data)]])]),
      section('收到的申请材料', [materialsReceived(data), ...materialsInstead(data)]),
    ],
    last: section('说明', [
      paragraph(
        isLicence(data)
          ? '申请材料不齐全或者不符合法定形式的，本机关将当场或者在五个工作日内一次告知需要补正的全部内容；逾期不告知的，自收到申请材料之日起即为受理。'
          : '本机关将依法审查申请材料，作出是否受理的决定；材料不齐全或者不符合法定形式的，将一次告知需要补正的全部内容。',
      ),
    ]),
    signer: SIGNER,
  });

/** Item and code, dates, who accepted it, materials, limits with due dates, fee, how to ask and collect, special seal. */
const acceptanceNotice: Template = (data) =>
  letter(data, {
    opening: [
      `${application(data)}收悉。经审查，申请事项属于本机关职权范围，申请材料齐全、符合法定形式。${under(data, '第三十二条第一款第（五）项')}，本机关决定自${dayInText(data.case.acceptedAt ?? data.case.receivedAt)}起予以受理。`,
    ],
    sections: [
      section('办件信息', [caseFacts(data, [[receivedOn(data), acceptedOn(data)], [['受理人', accepter(data)]], ...limitFacts(data)])]),
      section('收到的申请材料', [materialsReceived(data), ...materialsInstead(data)]),
      section('收费', feeOf(data)),
      section('查询和领取', [paragraph(`${asking(data)}办理结果由本机关依法送达；自行领取的，请携带本通知书和身份证明。`)]),
    ],
    last: section('办理时限说明', [
      paragraph(
        `办理时限自受理之日的次日起计算。依法需要${isLicence(data) ? '听证、招标、拍卖、检验、检测、检疫、鉴定和专家评审的' : '听证、检验、检测、鉴定、专家评审等特别程序的'}，所需时间不计算在内，本机关将把所需时间书面告知申请人。`,
      ),
    ]),
    signer: SIGNER,
  });

/** Nobody where the law accepted it. */
const accepter = ({ decision }: DocumentData): string | undefined =>
  decision?.personName ? `${decision.personName}（${decision.positionName}）` : undefined;

function feeOf({ power: { fees } }: DocumentData): Content[] {
  if (!fees) return [];
  return [paragraph(fees.charged ? (fees.text ?? '依法收费。') : '不收费。')];
}

const asking = ({ case: { serial }, organ: { phone, address } }: DocumentData): string =>
  `可以凭办件流水号 ${serial} ${[phone && `致电 ${phone}`, address && `到${address}`].filter(Boolean).join('或者') || '向本机关'}查询办理进度。`;

/** Everything that is missing, told once, with what is asked of each item. */
const supplementNotice: Template = (data) =>
  letter(data, {
    opening: [
      `${application(data)}收悉。经审查，申请材料不齐全或者不符合法定形式。${under(data, '第三十二条第一款第（四）项')}，现一次告知需要补正的全部内容。`,
    ],
    sections: [
      section('办件信息', [caseFacts(data, [[receivedOn(data)]])]),
      section('需要补正的全部内容', [...materialsMissing(data), ...toSupplement(data)]),
    ],
    last: section('补正要求', [
      paragraph(
        `请${you(data)}${data.limits.supplement ? `在收到本告知书之日起${data.limits.supplement.replace(/ /g, '')}内` : ''}按照上述内容补正后提交本机关。提交全部补正申请材料的，本机关依法予以受理，办理时限自受理之日的次日起计算。${data.limits.supplement ? '逾期未补正的，本机关将依法作出不予受理的决定；申请人可以重新提出申请。' : ''}`,
      ),
    ]),
    signer: SIGNER,
  });

function toSupplement(data: DocumentData): Content[] {
  const lines = items(answer(data, 'missingMaterials') ?? data.decision?.text);
  return lines.length
    ? [
        grid(
          [28, undefined],
          ['序号', '补正内容和要求'],
          lines.map((line, index) => [centred(index + 1), line]),
        ),
      ]
    : [];
}

/** Reason, law, competent organ and remedies. */
const nonAcceptanceNotice: Template = (data) => {
  const competent = answer(data, 'competentOrgan');
  return letter(data, {
    opening: [`${application(data)}收悉。经审查，本机关决定不予受理。`],
    sections: [
      section('办件信息', [caseFacts(data, [[receivedOn(data)]])]),
      section('不予受理的理由', writtenText(data.decision?.text ?? '')),
      section(
        '法律依据',
        writtenText(answer(data, 'declineBasis') ?? (isLicence(data) ? '《中华人民共和国行政许可法》第三十二条' : citations(data))),
      ),
      section(
        '有权处理的行政机关',
        competent ? [paragraph(`该事项属于${competent}的职权范围，请${you(data)}向${competent}提出申请。`)] : [],
      ),
    ],
    last: section('救济途径', [paragraph(remedies(data, '通知书'))]),
    signer: SIGNER,
  });
};

export const TAKING_UP: Record<string, TemplateDescription> = {
  'material-receipt': { title: '*申请材料接收凭证', titleEn: 'Receipt of materials', numberWord: '*收', content: materialReceipt },
  'acceptance-notice': { title: '*申请受理通知书', titleEn: 'Notice of acceptance', numberWord: '*受', content: acceptanceNotice },
  'supplement-notice': { title: '*申请材料补正告知书', titleEn: 'Notice to supplement', numberWord: '*补', content: supplementNotice },
  'non-acceptance-notice': {
    title: '*申请不予受理通知书',
    titleEn: 'Notice of non-acceptance',
    numberWord: '*不受',
    content: nonAcceptanceNotice,
  },
};
