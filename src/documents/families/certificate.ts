/** Certificates (XK39): holder, what is permitted or confirmed, validity, number, organ and date, in a frame that fills one page. */
import type { Content } from '../layout/content.ts';
import { dateInText } from '../../../domain/text/chinese-numerals.ts';
import type { DocumentData } from '../document-data.ts';
import { citations, facts, looseFacts, sealPlace, type Fact } from '../layout/parts.ts';

export interface Certificate {
  /** How the holder, the matter and its content are labelled. */
  holder: string;
  matter: string;
  content: string;
  /** What it says of the content; absent = the case's subject. */
  text?: string;
  notes: string[];
}

/** More facts than this are set smaller, so that the certificate stays on its one page. */
const FEW = 5;

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
    {
      kind: 'certificate',
      organ: data.organ.name,
      title: data.title,
      number: `编号：${issued?.number ?? data.number}`,
      facts: facts(rows, { isDense }),
      notes: { title: '持证须知', items: notes },
      seal: sealPlace(data, '发证机关印章'),
      isDense,
    },
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
