/**
 * A case file as one PDF (R12a): 卷皮, 卷内目录, the papers in their order with their pages numbered, 备考表. What cannot be bound in (a
 * recording, a spreadsheet, a locked PDF) is listed with its size and hash. Made for the moment: what is kept are the papers themselves.
 */
import { RETENTIONS } from '../../domain/archive/retentions.ts';
import { kindOfMediaType } from '../../domain/files/file-kinds.ts';
import { CATEGORY_NAMES } from '../../domain/registry/registry-entry.ts';
import { ENDINGS } from '../../domain/registry/results.ts';
import { dateInText } from '../../domain/text/chinese-numerals.ts';
import { civilDateInChina } from '../../domain/time/civil-time.ts';
import type { DocumentRenderer, GlyphCheck, VolumePart } from '../documents/index.ts';
import { Refusal } from '../platform/errors.ts';
import type { Parser, Parsers } from '../platform/parsers/index.ts';
import type { BindTask, Bound } from './bind-thread.ts';
import type { Paper, ReadVolume, Volume } from './read-volume.ts';

const BIND: Parser<BindTask, Bound> = { file: new URL('./bind-thread.ts', import.meta.url), seconds: 60 };
/** Of files that are bound in, all together; documents of the platform always are. */
const MOST_BYTES = 120 * 1024 * 1024;

export type VolumePdf = (volume: Volume, at: Date) => Promise<Buffer>;

interface Placed {
  paper: Paper;
  /** Null: not bound in. */
  place: Bound['places'][number];
}

export function createVolumePdf(deps: {
  parsers: Pick<Parsers, 'run'>;
  renderer: Pick<DocumentRenderer, 'render'> | null;
  missingGlyphs: GlyphCheck;
  bytesOf: ReadVolume['bytesOf'];
}): VolumePdf {
  const { parsers, renderer, missingGlyphs, bytesOf } = deps;

  async function bound(papers: readonly Paper[]): Promise<{ body: Uint8Array; placed: Placed[] }> {
    const taken: { paper: Paper; kind: 'pdf' | 'png' | 'jpg'; bytes: Buffer }[] = [];
    let left = MOST_BYTES;
    for (const paper of papers) {
      const kind = bindable(paper);
      if (!kind || (paper.kind === 'file' && (paper.size ?? 0) > left)) continue;
      const parts: Buffer[] = [];
      for await (const part of bytesOf(paper)) parts.push(part);
      taken.push({ paper, kind, bytes: Buffer.concat(parts) });
      if (paper.kind === 'file') left -= paper.size ?? 0;
    }
    const { bytes, places } = await parsers.run(BIND, { papers: taken.map(({ kind, bytes: content }) => ({ kind, bytes: content })) });
    const place = new Map(taken.map(({ paper }, index) => [paper.id, places[index] ?? null]));
    return { body: bytes, placed: papers.map((paper) => ({ paper, place: place.get(paper.id) ?? null })) };
  }

  /** What no face has is shown as a sign: a file name may hold anything. */
  function printable<T>(value: T): T {
    if (typeof value === 'string')
      return [...new Set(missingGlyphs(value))].reduce((text, glyph) => text.replaceAll(glyph, '〓'), value as string) as T;
    if (Array.isArray(value)) return value.map(printable) as T;
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, printable(one as unknown)])) as T;
  }

  return async (volume, at) => {
    if (!renderer) throw new Refusal(503, 'printing-off', '文书打印未启用。', 'Printing is switched off.');
    const inFile = volume.papers.filter(({ sha256 }) => sha256 !== null);
    const { body, placed } = await bound(inFile).catch((error: unknown) => {
      // A file that somebody brought reached a limit: the platform's own documents are bound without any.
      if (!(error instanceof Refusal) || error.code !== 'input-too-costly') throw error;
      return bound(inFile.filter(({ kind }) => kind === 'document')).then((some) => ({
        body: some.body,
        placed: inFile.map((paper) => some.placed.find((one) => one.paper === paper) ?? { paper, place: null }),
      }));
    });
    const parts = await Promise.all(partsOf(volume, placed, at).map((part) => renderer.render(printable(part))));
    const [cover, contents, note] = parts.map(({ bytes }) => bytes);
    const whole = [cover, contents, ...(inFile.length ? [body] : []), note].filter((one) => one !== undefined);
    const { bytes } = await parsers.run(BIND, { parts: whole });
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  };
}

function bindable({ mediaType }: Paper): 'pdf' | 'png' | 'jpg' | undefined {
  const kind = kindOfMediaType(mediaType);
  return kind === 'pdf' || kind === 'png' || kind === 'jpg' ? kind : undefined;
}

function partsOf(volume: Volume, placed: readonly Placed[], at: Date): VolumePart[] {
  const { matter, entry, caseRow, filed, organName, version, rows, names } = volume;
  const shared = {
    shape: 'volume' as const,
    organ: organName,
    number: filed?.volumeNumber ? `案卷号：${filed.volumeNumber}` : matter.number,
    serial: matter.number,
    issuedOn: civilDateInChina(at),
  };
  const day = (instant: number | null): string | undefined =>
    instant === null ? undefined : dateInText(civilDateInChina(Number(instant)));
  const bound = placed.filter(({ place }) => place !== null);
  const apart = placed.filter(({ place }) => place === null);
  const pages = bound.reduce((sum, { place }) => sum + (place?.pages ?? 0), 0);
  const late = placed.filter(({ paper }) => paper.late);
  return [
    {
      ...shared,
      part: 'cover',
      title: `${CATEGORY_NAMES[entry.category].name}案卷`,
      facts: [
        [['事项名称', entry.powerName]],
        [['事项编码', entry.powerCode]],
        [['案由（办件名称）', matter.title]],
        [['当事人', caseRow.party_name]],
        [['承办机关', organName]],
        [['办理结果', caseRow.result ? ENDINGS[caseRow.result].name : '尚未办结']],
        [
          ['收件日期', day(matter.opened_at)],
          ['受理日期', day(caseRow.accepted_at)],
        ],
        [
          ['办结日期', day(matter.closed_at)],
          ['归档日期', filed ? day(filed.at) : '未归档'],
        ],
        [
          ['立卷人', filed?.personId ? names.person(filed.personId) : undefined],
          ['保管期限', filed?.retention ? (RETENTIONS[filed.retention] ?? filed.retention) : undefined],
        ],
        [
          ['件数', `${placed.length} 件`],
          ['页数', `${pages} 页`],
        ],
        [['案卷版本', version > 1 ? `第 ${version} 版（结案后补充材料 ${late.length} 件）` : '第 1 版']],
      ],
    },
    {
      ...shared,
      part: 'contents',
      title: '卷内目录',
      rows: placed.map(({ paper, place }) => [
        paper.number ?? '',
        paper.responsible,
        paper.title,
        civilDateInChina(paper.at).replaceAll('-', ''),
        place ? (place.pages > 1 ? `${place.first}-${place.first + place.pages - 1}` : String(place.first)) : '另存',
        paper.late ? '结案后补充' : paper.withdrawn ? '已撤回' : '',
      ]),
    },
    {
      ...shared,
      part: 'note',
      title: '卷内备考表',
      notes: [
        `本卷共有文件材料 ${placed.length} 件，装订 ${bound.length} 件 ${pages} 页，另存 ${apart.length} 件。`,
        ...late.map(({ paper }) => `${day(paper.at)}由${paper.responsible}补充归档《${paper.title}》：${paper.lateReason}`),
        ...placed.flatMap(({ paper }) => (paper.withdrawn ? [`附件《${paper.title}》已由添加人撤回：${paper.withdrawn.reason}`] : [])),
        `本案存证共 ${rows.length} 条，最后一条为第 ${Number(rows.at(-1)?.seq ?? 0)} 条，散列值 ${rows.at(-1)?.hash ?? ''}。`,
        '本卷由平台按存证生成，各文件以档案包所载散列值为准。',
      ],
      apart: apart.map(({ paper }) => [paper.title, `${Math.ceil((paper.size ?? 0) / 1024)} KB`, paper.sha256 ?? '']),
      signers: ['立卷人', '检查人'],
    },
  ];
}
