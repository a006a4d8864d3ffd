/** 不予行政许可决定书 (XK38, paragraph 2): reasons, basis, and the right to reconsideration and to go to court with their terms. */
import type { Template } from '../layout/template.ts';
import { addressee, citation, closing, dayInText, heading, paragraph, subheading, substantiveBasis, writtenText, you } from '../layout/parts.ts';
import { remedies } from '../layout/remedies.ts';
import { acceptedOn, caseFacts, receivedOn, recordedFields } from '../layout/tables.ts';

export const licenceRefusal: Template = (data) => [
  ...heading(data),
  addressee(data),
  paragraph(`${you(data)}于${dayInText(data.case.receivedAt)}向本机关提出的${data.power.name}申请，本机关已于${dayInText(data.case.acceptedAt ?? data.case.receivedAt)}受理。经审查，该申请不符合法定条件、标准。根据《中华人民共和国行政许可法》第三十八条第二款的规定，本机关决定不予行政许可。`),
  subheading('一、办件信息'),
  caseFacts(data, [[receivedOn(data), acceptedOn(data)]]),
  ...recordedFields(data),
  subheading('二、不予许可的理由'),
  ...writtenText(data.decision?.text ?? ''),
  subheading('三、法律依据'),
  ...substantiveBasis(data).map((basis) => paragraph(`${citation(basis)}：${basis.text}`)),
  closing(data, { section: [subheading('四、救济途径'), paragraph(remedies(data, '决定书'))], signer: '申请人（代理人）' }),
];
