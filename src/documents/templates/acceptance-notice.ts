/** 受理通知书 (XK32, paragraph 1(5) and paragraph 2): item and code, dates, materials, limits with due dates, contact, special seal. */
import type { Template } from '../layout/template.ts';
import { addressee, closing, dayInText, heading, paragraph, subheading, you } from '../layout/parts.ts';
import { acceptedOn, caseFacts, limitFacts, materialsReceived, receivedOn } from '../layout/tables.ts';

export const acceptanceNotice: Template = (data) => [
  ...heading(data),
  addressee(data),
  paragraph(`${you(data)}于${dayInText(data.case.receivedAt)}向本机关提出的${data.power.name}申请收悉。经审查，申请事项属于本机关职权范围，申请材料齐全、符合法定形式。根据《中华人民共和国行政许可法》第三十二条第一款第（五）项的规定，本机关决定自${dayInText(data.case.acceptedAt ?? data.case.receivedAt)}起予以受理。`),
  subheading('一、办件信息'),
  caseFacts(data, [[receivedOn(data), acceptedOn(data)], ...limitFacts(data)]),
  subheading('二、收到的申请材料'),
  materialsReceived(data),
  closing(data, {
    section: [
      subheading('三、办理时限说明'),
      paragraph('办理时限自受理之日的次日起计算。依法需要听证、招标、拍卖、检验、检测、检疫、鉴定和专家评审的，所需时间不计算在内，本机关将把所需时间书面告知申请人。'),
    ],
    signer: '申请人（代理人）',
  }),
];
