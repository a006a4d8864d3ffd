/**
 * What is laid before and behind the papers of a case file: 卷皮, 卷内目录, 备考表 (R12a). Made when the file is put together, so none of them
 * has a 文号. What they say comes from the archive.
 */
import type { CivilDate } from '../../domain/time/civil-date.ts';
import { dateInWords } from '../../domain/text/chinese-numerals.ts';
import type { Content, Page } from './layout/content.ts';
import { centred, facts, grid, line, paragraph, subheading, type Fact } from './layout/parts.ts';

interface Part {
  shape: 'volume';
  organ: string;
  title: string;
  /** 案卷号, or the serial number of the case. */
  number: string;
  serial: string;
  issuedOn: CivilDate;
}

export interface VolumeCover extends Part {
  part: 'cover';
  facts: Fact[][];
}

export interface VolumeContents extends Part {
  part: 'contents';
  /** Number, 文号, responsible, title, date, page, remark. */
  rows: [string, string, string, string, string, string][];
}

export interface VolumeNote extends Part {
  part: 'note';
  notes: string[];
  /** What could not be bound in: name, size, SHA-256. */
  apart: [name: string, size: string, sha256: string][];
  signers: string[];
}

export type VolumePart = VolumeCover | VolumeContents | VolumeNote;

export const isVolumePart = (data: object): data is VolumePart => 'shape' in data && data.shape === 'volume';

export function describeVolumePart(data: VolumePart): Page {
  return {
    title: data.title,
    number: data.number,
    author: data.organ,
    subject: data.serial,
    issuedOn: data.issuedOn,
    foot: `办件流水号：${data.serial}`,
    content: [
      { kind: 'heading', organ: data.organ, title: data.title, number: data.number, organSize: sizeOf(data.organ, 22), titleSize: 26 },
      ...contentOf(data),
    ],
  };
}

function contentOf(data: VolumePart): Content[] {
  if (data.part === 'cover') return [line('', { below: 40 }), facts(data.facts)];
  if (data.part === 'contents') {
    const head = ['序号', '文号', '责任者', '题名', '日期', '页号', '备注'];
    return [
      grid(
        [22, 84, 52, undefined, 50, 30, 40],
        head,
        data.rows.map((row, index) => [centred(index + 1), ...row]),
      ),
    ];
  }
  return [
    ...data.notes.map(paragraph),
    ...(data.apart.length
      ? [
          subheading('未装订的文件（另存于档案包）'),
          grid(
            [26, undefined, 60, 190],
            ['序号', '名称', '大小', 'SHA-256'],
            data.apart.map((row, index) => [centred(index + 1), ...row]),
          ),
        ]
      : []),
    ...data.signers.map((signer) => line(`${signer}：＿＿＿＿＿＿＿＿`, { size: 11.5, above: 12, align: 'right' })),
    line(dateInWords(data.issuedOn), { size: 11.5, above: 12, align: 'right' }),
  ];
}

const sizeOf = (text: string, most: number): number => Math.max(13, Math.min(most, Math.floor(440 / Math.max(1, text.length + 1))));
