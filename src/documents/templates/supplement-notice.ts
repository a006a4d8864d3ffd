/** 补正告知书 (XK32, paragraph 1(4)): everything that is missing, told once, with what is asked of each item. */
import type { Content } from 'pdfmake/interfaces.js';
import type { DocumentData } from '../document-data.ts';
import type { Template } from '../layout/template.ts';
import { addressee, centred, closing, dayInText, fieldLike, grid, heading, paragraph, subheading, you } from '../layout/parts.ts';
import { caseFacts, materialsMissing, receivedOn } from '../layout/tables.ts';

export const supplementNotice: Template = (data) => [
  ...heading(data),
  addressee(data),
  paragraph(`${you(data)}于${dayInText(data.case.receivedAt)}向本机关提出的${data.power.name}申请收悉。经审查，申请材料不齐全或者不符合法定形式。根据《中华人民共和国行政许可法》第三十二条第一款第（四）项的规定，现一次告知需要补正的全部内容。`),
  subheading('一、办件信息'),
  caseFacts(data, [[receivedOn(data)]]),
  subheading('二、需要补正的全部内容'),
  ...materialsMissing(data),
  ...toSupplement(data),
  closing(data, {
    section: [
      subheading('三、补正要求'),
      paragraph(`请${you(data)}按照上述内容补正后提交本机关。提交全部补正申请材料的，本机关依法予以受理，办理时限自受理之日的次日起计算。`),
    ],
    signer: '申请人（代理人）',
  }),
];

function toSupplement(data: DocumentData): Content[] {
  const text = fieldLike(data, /补正/) ?? data.decision?.text ?? '';
  const lines = text.split('\n').map((line) => line.trim()).filter(Boolean);
  return lines.length ? [grid([28, undefined], ['序号', '补正内容和要求'], lines.map((line, index) => [centred(index + 1), line]))] : [];
}
