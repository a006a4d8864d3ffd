/** 许可证件 (XK39): holder, what is permitted, validity, number, organ and date, in a frame that fills one page. */
import type { Content } from 'pdfmake/interfaces.js';
import { dateInText } from '../chinese-numerals.ts';
import type { Template } from '../layout/template.ts';
import { citations, CONTENT_WIDTH, facts, looseFacts, PAGE_HEIGHT, PAGE_MARGINS, sealPlace, type Fact } from '../layout/parts.ts';

/** The page between its margins, less the frame's own lines. */
const FRAME_HEIGHT = PAGE_HEIGHT - PAGE_MARGINS[1] - PAGE_MARGINS[3] - 16;
/** More facts than this are set smaller, so that the certificate stays on its one page. */
const FEW = 5;
const INNER_WIDTH = CONTENT_WIDTH - 44;

export const licenceCertificate: Template = (data) => {
  const { certificate } = data;
  const permitted = data.fields.filter(({ label, value }) => value.trim() && !/有效期/.test(label)).map(({ label, value }): Fact => [label, dateInText(value)]);
  const rows: Fact[][] = [
    [['被许可人', data.party.name]],
    [[data.party.idLabel, data.party.idNumber]],
    [['地址', data.party.address]],
    [['许可事项', data.power.name]],
    [['事项编码', data.power.code]],
    [['许可内容', data.case.subject]],
    ...looseFacts(permitted),
    [['有效期限', certificate && `自${dateInText(certificate.validFrom)}起至${dateInText(certificate.validTo)}止`]],
    [['法律依据', citations(data)]],
    [['办件流水号', data.case.serial]],
  ];
  const isDense = permitted.length > FEW;
  return [framed([
    { text: data.organ.name, alignment: 'center', bold: true, fontSize: 18, characterSpacing: data.organ.name.length > 14 ? 0 : 3, margin: [0, isDense ? 4 : 16, 0, 4] },
    { text: certificateTitle(data.power.name, data.title), alignment: 'center', bold: true, fontSize: 30, characterSpacing: 5, margin: [0, isDense ? 0 : 6, 0, isDense ? 4 : 10] },
    { text: `编号：${certificate?.number ?? data.number}`, alignment: 'center', fontSize: 13, margin: [0, 0, 0, isDense ? 6 : 14] },
    facts(rows, { width: INNER_WIDTH, fontSize: isDense ? 9.5 : 12, isDense }),
    { text: '持证须知', bold: true, fontSize: 12.5, margin: [0, isDense ? 6 : 14, 0, 4] },
    {
      ol: [
        '本证是准予行政许可的凭证，应当置于许可活动的现场备查。',
        '被许可人应当按照本证载明的内容、范围和期限从事活动，接受监督检查。',
        '需要变更许可内容的，应当向发证机关申请办理变更手续；需要延续有效期的，应当在有效期届满三十日前提出申请。',
        '本证不得涂改、倒卖、出租、出借或者以其他形式非法转让。',
      ],
      fontSize: isDense ? 10 : 11.5, lineHeight: 1.1,
    },
    sealPlace(data, '发证机关印章'),
  ])];
};

/** 挖掘城市道路审批 → 挖掘城市道路许可证 */
export function certificateTitle(powerName: string, title: string): string {
  if (title !== '许可证') return title;
  const matter = powerName.replace(/(许可证)?(审批|核发|核准|许可|批准)$/, '');
  return matter.length <= 9 ? `${matter}许可证` : title;
}

/** A double frame around the page's content. */
function framed(stack: Content[]): Content {
  const frame = (lineWidth: number, padding: number) => ({
    hLineWidth: () => lineWidth, vLineWidth: () => lineWidth, hLineColor: () => '#8a1c1c', vLineColor: () => '#8a1c1c',
    paddingLeft: () => padding, paddingRight: () => padding, paddingTop: () => padding, paddingBottom: () => padding,
  });
  const inner: Content = { table: { widths: [INNER_WIDTH], heights: [FRAME_HEIGHT - 40], body: [[{ stack }]] }, layout: frame(0.8, 14) };
  return { table: { widths: [CONTENT_WIDTH - 13], heights: [FRAME_HEIGHT], body: [[inner]] }, layout: frame(2.4, 4) };
}
