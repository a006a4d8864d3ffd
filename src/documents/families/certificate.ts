/** Certificates (XK39): holder, what is permitted or confirmed, validity, number, organ and date, in a frame that fills one page. */
import type { Content } from 'pdfmake/interfaces.js';
import { dateInText } from '../../../domain/text/chinese-numerals.ts';
import type { DocumentData } from '../document-data.ts';
import { citations, CONTENT_WIDTH, facts, looseFacts, PAGE_HEIGHT, PAGE_MARGINS, sealPlace, type Fact } from '../layout/parts.ts';

export interface Certificate {
  /** How the holder, the matter and its content are labelled. */
  holder: string;
  matter: string;
  content: string;
  /** What it says of the content; absent = the case's subject. */
  text?: string;
  notes: string[];
}

/** The page between its margins, less the frame's own lines. */
const FRAME_HEIGHT = PAGE_HEIGHT - PAGE_MARGINS[1] - PAGE_MARGINS[3] - 16;
/** More facts than this are set smaller, so that the certificate stays on its one page. */
const FEW = 5;
const INNER_WIDTH = CONTENT_WIDTH - 44;

export function certificate(data: DocumentData, { holder, matter, content, text, notes }: Certificate): Content[] {
  const { certificate: issued } = data;
  const permitted = data.fields
    .filter(({ key, label, value }) => value.trim() && !/有效期/.test(label) && key !== 'confirmedContent')
    .map(({ label, value }): Fact => [label, dateInText(value)]);
  const rows: Fact[][] = [
    [[holder, data.party.name]],
    [[data.party.idLabel, data.party.idNumber]],
    [['地址', data.party.address]],
    [[matter, data.power.name]],
    [['事项编码', data.power.code]],
    [[content, text ?? data.case.subject]],
    ...looseFacts(permitted),
    [['有效期限', issued?.validFrom ? validity(issued) : undefined]],
    [['法律依据', citations(data)]],
    [['办件流水号', data.case.serial]],
  ];
  const isDense = permitted.length > FEW;
  return [
    framed([
      {
        text: data.organ.name,
        alignment: 'center',
        bold: true,
        fontSize: 18,
        characterSpacing: data.organ.name.length > 14 ? 0 : 3,
        margin: [0, isDense ? 4 : 16, 0, 4],
      },
      {
        text: data.title,
        alignment: 'center',
        bold: true,
        fontSize: 30,
        characterSpacing: 5,
        margin: [0, isDense ? 0 : 6, 0, isDense ? 4 : 10],
      },
      { text: `编号：${issued?.number ?? data.number}`, alignment: 'center', fontSize: 13, margin: [0, 0, 0, isDense ? 6 : 14] },
      facts(rows, { width: INNER_WIDTH, fontSize: isDense ? 9.5 : 12, isDense }),
      { text: '持证须知', bold: true, fontSize: 12.5, margin: [0, isDense ? 6 : 14, 0, 4] },
      { ol: notes, fontSize: isDense ? 10 : 11.5, lineHeight: 1.1 },
      sealPlace(data, '发证机关印章'),
    ]),
  ];
}

const validity = ({ validFrom, validTo }: { validFrom: string; validTo: string }): string =>
  validTo ? `自${dateInText(validFrom)}起至${dateInText(validTo)}止` : `自${dateInText(validFrom)}起长期有效`;

/** 挖掘城市道路审批 → 挖掘城市道路许可证; 抚恤优待资格确认 → 抚恤优待资格确认证书 */
export function certificateTitle(powerName: string, title: string): string {
  const kind = title === '许可证' ? '许可证' : title === '确认证书' ? '确认证书' : undefined;
  if (!kind) return title;
  const matter = powerName.replace(/(许可证|证书)?(审批|核发|核准|许可|批准|行政确认|确认|认定)$/, '');
  return matter.length <= 9 ? `${matter}${kind}` : title;
}

/** A double frame around the page's content. */
function framed(stack: Content[]): Content {
  const frame = (lineWidth: number, padding: number) => ({
    hLineWidth: () => lineWidth,
    vLineWidth: () => lineWidth,
    hLineColor: () => '#8a1c1c',
    vLineColor: () => '#8a1c1c',
    paddingLeft: () => padding,
    paddingRight: () => padding,
    paddingTop: () => padding,
    paddingBottom: () => padding,
  });
  const inner: Content = { table: { widths: [INNER_WIDTH], heights: [FRAME_HEIGHT - 40], body: [[{ stack }]] }, layout: frame(0.8, 14) };
  return { table: { widths: [CONTENT_WIDTH - 13], heights: [FRAME_HEIGHT], body: [[inner]] }, layout: frame(2.4, 4) };
}
