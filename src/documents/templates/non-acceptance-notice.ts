/** 不予受理通知书 (XK32, paragraph 1(1) and (2)): reason, law, competent organ and remedies. */
import type { Template } from '../layout/template.ts';
import { addressee, closing, dayInText, fieldLike, heading, paragraph, subheading, writtenText, you } from '../layout/parts.ts';
import { remedies } from '../layout/remedies.ts';
import { caseFacts, receivedOn } from '../layout/tables.ts';

export const nonAcceptanceNotice: Template = (data) => {
  const basis = fieldLike(data, /法律依据|依据/) ?? '《中华人民共和国行政许可法》第三十二条';
  const competent = fieldLike(data, /有权处理|主管机关|行政机关/);
  return [
    ...heading(data),
    addressee(data),
    paragraph(`${you(data)}于${dayInText(data.case.receivedAt)}向本机关提出的${data.power.name}申请收悉。经审查，本机关决定不予受理。`),
    subheading('一、办件信息'),
    caseFacts(data, [[receivedOn(data)]]),
    subheading('二、不予受理的理由'),
    ...writtenText(data.decision?.text ?? ''),
    subheading('三、法律依据'),
    ...writtenText(basis),
    ...(competent ? [subheading('四、有权处理的行政机关'), paragraph(`该事项属于${competent}的职权范围，请${you(data)}向${competent}提出申请。`)] : []),
    closing(data, { section: [subheading(competent ? '五、救济途径' : '四、救济途径'), paragraph(remedies(data, '通知书'))], signer: '申请人（代理人）' }),
  ];
};
