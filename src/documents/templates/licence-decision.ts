/** 准予行政许可决定书 (XK37, XK38 paragraph 1): what is permitted, on what basis, validity and certificate number. */
import { dateInText } from '../chinese-numerals.ts';
import type { DocumentData } from '../document-data.ts';
import type { Template } from '../layout/template.ts';
import { addressee, citations, closing, dayInText, heading, paragraph, subheading, writtenText, you } from '../layout/parts.ts';
import { acceptedOn, caseFacts, receivedOn, recordedFields } from '../layout/tables.ts';

export const licenceDecision: Template = (data) => [
  ...heading(data),
  addressee(data),
  paragraph(`${you(data)}于${dayInText(data.case.receivedAt)}向本机关提出的${data.power.name}申请，本机关已于${dayInText(data.case.acceptedAt ?? data.case.receivedAt)}受理。经审查，该申请符合法定条件、标准。根据《中华人民共和国行政许可法》第三十八条第一款和${citations(data)}的规定，本机关决定准予行政许可。`),
  subheading('一、办件信息'),
  caseFacts(data, [[receivedOn(data), acceptedOn(data)]]),
  subheading('二、准予许可的内容'),
  paragraph(`准予${data.party.name}实施：${data.case.subject}。`.replace(/。。$/, '。')),
  ...writtenText(conditions(data)),
  ...recordedFields(data),
  subheading('三、许可证件和有效期'),
  paragraph(validity(data)),
  closing(data, {
    section: [
      subheading('四、义务'),
      paragraph(`${you(data)}应当按照准予许可的内容、范围和期限从事活动，并接受监督检查。需要变更许可内容或者延续有效期的，应当依法向本机关提出申请。`),
    ],
    signer: '被许可人（代理人）',
  }),
];

/** What the decider wrote beyond a mere consent, which the document has stated already. */
function conditions({ decision }: DocumentData): string {
  const text = decision?.text.trim() ?? '';
  return /^(符合法定条件[，,]?)?(同意|准予|批准)(许可)?[。！]?$/.test(text) ? '' : text;
}

function validity({ certificate }: DocumentData): string {
  if (!certificate) return '本机关自作出本决定之日起十个工作日内依法颁发、送达许可证件。许可证编号和有效期以许可证件载明的为准。';
  return `许可证编号：${certificate.number}。有效期自${dateInText(certificate.validFrom)}起至${dateInText(certificate.validTo)}止。`;
}

