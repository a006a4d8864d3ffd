/** Licences (XK37–XK39): the decision in favour, the refusal with its reasons and remedies, the certificate. */
import { dateInText } from '../../../domain/text/chinese-numerals.ts';
import type { DocumentData } from '../document-data.ts';
import { certificate } from '../families/certificate.ts';
import { letter, section } from '../families/letter.ts';
import type { Content } from '../layout/content.ts';
import { answer, items } from '../layout/answers.ts';
import { citation, citations, paragraph, substantiveBasis, writtenText, you } from '../layout/parts.ts';
import { remedies } from '../layout/remedies.ts';
import { acceptedOn, caseFacts, receivedOn, recordedFields } from '../layout/tables.ts';
import type { Template } from '../layout/template.ts';
import { applicationAccepted, beyondConsent } from '../layout/wording.ts';
import type { TemplateDescription } from '../template-description.ts';

/** What is permitted, on what basis, validity and certificate number. */
const licenceDecision: Template = (data) =>
  letter(data, {
    opening: [
      `${applicationAccepted(data)}经审查，该申请符合法定条件、标准。根据《中华人民共和国行政许可法》第三十八条第一款和${citations(data)}的规定，本机关决定准予行政许可。`,
    ],
    sections: [
      section('办件信息', [caseFacts(data, [[receivedOn(data), acceptedOn(data)]])]),
      section('准予许可的内容', [
        paragraph(`准予${data.party.name}实施：${data.case.subject}。`.replace(/。。$/, '。')),
        ...writtenText(beyondConsent(data)),
        ...recordedFields(data),
      ]),
      section('许可证件和有效期', [paragraph(validity(data))]),
    ],
    last: section('义务', [
      paragraph(
        `${you(data)}应当按照准予许可的内容、范围和期限从事活动，并接受监督检查。需要变更许可内容的，应当依法向本机关提出申请；需要延续有效期的，应当在有效期届满三十日前提出申请。本决定依照《中华人民共和国行政许可法》第四十条的规定予以公开，公众有权查阅。`,
      ),
    ]),
    signer: '被许可人（代理人）',
  });

function validity({ certificate: issued }: DocumentData): string {
  if (!issued) return '本机关自作出本决定之日起十个工作日内依法颁发、送达许可证件。许可证编号和有效期以许可证件载明的为准。';
  return `许可证编号：${issued.number}。有效期自${dateInText(issued.validFrom)}起至${dateInText(issued.validTo)}止。`;
}

/** Reasons, basis, and the right to reconsideration and to go to court with their terms. */
const licenceRefusal: Template = (data) =>
  letter(data, {
    opening: [
      `${applicationAccepted(data)}经审查，该申请不符合法定条件、标准。根据《中华人民共和国行政许可法》第三十八条第二款的规定，本机关决定不予${data.licence?.actName ?? '行政许可'}。`,
    ],
    sections: [
      section('办件信息', [caseFacts(data, [[receivedOn(data), acceptedOn(data)]]), ...recordedFields(data)]),
      section('不予许可的理由', reasons(data)),
      section(
        '法律依据',
        substantiveBasis(data).map((basis) => paragraph(`${citation(basis)}：${basis.text}`)),
      ),
    ],
    last: section('救济途径', [paragraph(remedies(data, '决定书'))]),
    signer: '申请人（代理人）',
  });

/** Only the reasons that apply: the conditions not met one by one, else what the decider wrote. */
function reasons(data: DocumentData): Content[] {
  const unmet = items(answer(data, 'unmetConditions'));
  const written = writtenText(data.decision?.text ?? '');
  return unmet.length ? [...unmet.map((line, index) => paragraph(`${index + 1}．${line}`)), ...written] : written;
}

const licenceCertificate: Template = (data) =>
  certificate(data, {
    holder: '被许可人',
    matter: '许可事项',
    content: '许可内容',
    notes: [
      '本证是准予行政许可的凭证，应当置于许可活动的现场备查。',
      '被许可人应当按照本证载明的内容、范围和期限从事活动，接受监督检查。',
      '需要变更许可内容的，应当向发证机关申请办理变更手续；需要延续有效期的，应当在有效期届满三十日前提出申请。',
      '本证不得涂改、倒卖、出租、出借或者以其他形式非法转让。',
    ],
  });

export const LICENCE: Record<string, TemplateDescription> = {
  'licence-decision': {
    title: '准予行政许可决定书',
    titleEn: 'Decision to grant a licence',
    numberWord: '许准',
    content: licenceDecision,
    speaks: 'ruling',
    prints: 'applied',
    isServed: true,
  },
  'licence-refusal': {
    title: '不予行政许可决定书',
    titleEn: 'Decision to refuse a licence',
    numberWord: '许不准',
    content: licenceRefusal,
    speaks: 'ruling',
    prints: 'applied',
    isServed: true,
  },
  'licence-certificate': {
    title: '许可证',
    titleEn: 'Licence certificate',
    numberWord: '许证',
    content: licenceCertificate,
    speaks: 'ruling',
    prints: 'both',
    isCertificate: true,
    isServed: true,
  },
};
