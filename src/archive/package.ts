/**
 * The machine-readable file of a case (R12a): a zip with a manifest, every document and file, the drawing and the entry that the case ran
 * on, the record's rows of the case and what proves them. `scripts/verify-case-file.mjs` checks it where there is no platform any more;
 * the format is described there and in docs/adr/0036-case-file-and-archive.md.
 */
import { createHash } from 'node:crypto';
import { CHECKED_AFTER, hindrances, type Finding } from '../../domain/archive/four-properties.ts';
import { CATEGORY_NAMES } from '../../domain/registry/registry-entry.ts';
import { ENDINGS } from '../../domain/registry/results.ts';
import { civilDateInChina, isoInChina } from '../../domain/time/civil-time.ts';
import type { Reader } from '../platform/database/index.ts';
import { BLOCK_ROWS, proveInclusion } from '../platform/record/index.ts';
import type { Paper, ReadVolume, Volume } from './read-volume.ts';
import { zipOf, type ZipEntry } from './zip.ts';

export const PACKAGE_FORMAT = 'sunlit-case-file/1';

/** A zip of our kind ends at 4 GB, and a program that reads one whole at 2. */
const MOST_BYTES = 2_000_000_000;

export interface PackageRequest {
  volume: Volume;
  findings: readonly Finding[];
  /** The version before, whose place this one takes; null of the first. */
  supersedes: { version: number; sha256: string } | null;
  at: Date;
}

/** Its bytes, piece by piece. */
export type WritePackage = (request: PackageRequest) => AsyncGenerator<Uint8Array>;

export function createWritePackage({ reader, bytesOf }: { reader: Reader; bytesOf: ReadVolume['bytesOf'] }): WritePackage {
  return async function* write({ volume, findings, supersedes, at }) {
    const { entry, flowchart, rows } = volume;
    const bytes = volume.papers.reduce((sum, { size }) => sum + (size ?? 0), 0);
    if (bytes > MOST_BYTES) throw new Error(`The papers of ${volume.matter.number} are ${bytes} bytes, too many for one package`);
    const proof = await proveInclusion(
      reader,
      rows.map(({ seq }) => Number(seq)),
    );
    const texts: Record<string, string> = {
      'README.txt': README,
      'record.jsonl': rows.map((row) => `${JSON.stringify(plainRow(row))}\n`).join(''),
      'proof.json': pretty({ blockRows: BLOCK_ROWS, ...proof }),
      'flowchart.bpmn': flowchart.xml,
      'entry.json': pretty(entry),
      'self-check.json': pretty({ ...CHECKED_AFTER, at: isoInChina(at), ok: hindrances(findings).length === 0, findings }),
    };
    const papers = volume.papers.filter(({ sha256 }) => sha256 !== null).map((paper, index) => ({ paper, path: pathOf(paper, index) }));
    const manifest = pretty(manifestOf({ volume, texts, papers, supersedes, at }));
    yield* zipOf([
      { path: 'manifest.json', content: manifest },
      { path: 'manifest.sha256', content: `${sha256Of(manifest)}  manifest.json\n` },
      ...Object.entries(texts).map(([path, content]): ZipEntry => ({ path, content })),
      ...papers.map(({ paper, path }): ZipEntry => ({ path, content: bytesOf(paper) })),
    ]);
  };
}

interface Described {
  volume: Volume;
  texts: Readonly<Record<string, string>>;
  papers: readonly { paper: Paper; path: string }[];
  supersedes: PackageRequest['supersedes'];
  at: Date;
}

function manifestOf({ volume, texts, papers, supersedes, at }: Described): object {
  const { matter, caseRow, entry, flowchart, filed, rows, version, names } = volume;
  const people = new Set(rows.flatMap(({ actor_id: id }) => id ?? []));
  return {
    format: PACKAGE_FORMAT,
    version,
    supersedes,
    madeAt: isoInChina(at),
    case: {
      id: matter.id,
      serial: matter.number,
      subject: matter.title,
      power: { code: entry.powerCode, name: entry.powerName, category: CATEGORY_NAMES[entry.category].name },
      organ: { id: matter.organ_id, name: volume.organName },
      party: caseRow.party_name,
      receivedAt: isoInChina(matter.opened_at),
      acceptedAt: isoInChina(caseRow.accepted_at),
      decidedAt: isoInChina(caseRow.decided_at),
      closedAt: isoInChina(matter.closed_at),
      result: caseRow.result,
      resultName: caseRow.result && ENDINGS[caseRow.result].name,
      versionId: flowchart.versionId,
      flowchart: flowchart.hash,
    },
    filed: filed && {
      at: isoInChina(filed.at),
      by: filed.personId && names.person(filed.personId),
      volumeNumber: filed.volumeNumber,
      retention: filed.retention,
    },
    papers: papers.map(({ paper, path }, index) => ({
      position: index + 1,
      kind: paper.kind,
      id: paper.id,
      title: paper.title,
      number: paper.number,
      responsible: paper.responsible,
      date: civilDateInChina(paper.at),
      path,
      mediaType: paper.mediaType,
      size: paper.size,
      sha256: paper.sha256,
      pages: paper.pages,
      withdrawn: paper.withdrawn,
      lateReason: paper.lateReason,
    })),
    record: {
      path: 'record.jsonl',
      rows: rows.length,
      firstSeq: Number(rows[0]?.seq ?? 0),
      lastSeq: Number(rows.at(-1)?.seq ?? 0),
      lastHash: rows.at(-1)?.hash ?? null,
    },
    // Rows name people by their ids.
    people: Object.fromEntries([...people].sort().map((id) => [id, names.person(id)])),
    entries: [
      ...Object.entries(texts).map(([path, text]) => ({ path, size: Buffer.byteLength(text), sha256: sha256Of(text) })),
      ...papers.map(({ paper, path }) => ({ path, size: paper.size, sha256: paper.sha256 })),
    ],
  };
}

/** Columns as they stand in the hash; a database server gives some numbers as text. */
const plainRow = ({ seq, case_id, case_seq, kind, actor_id, at, payload, previous_hash, hash }: Volume['rows'][number]) => ({
  ...{ seq: Number(seq), case_id, case_seq: case_seq === null ? null : Number(case_seq), kind, actor_id, at: Number(at) },
  ...{ payload, previous_hash, hash },
});

const ENDINGS_OF_NAMES = /\.[A-Za-z0-9]{1,8}$/;

/** Named so that a person finds it: its place and its title, without what some file system refuses. */
function pathOf({ kind, title }: Paper, index: number): string {
  const ending = kind === 'document' ? '.pdf' : (ENDINGS_OF_NAMES.exec(title)?.[0] ?? '');
  const plain = title
    .replace(ENDINGS_OF_NAMES, '')
    .replace(/[\\/:*?"<>|\p{C}]/gu, '_')
    .slice(0, 60);
  return `papers/${String(index + 1).padStart(3, '0')} ${plain}${ending}`;
}

const pretty = (value: unknown): string => `${JSON.stringify(value, null, 1)}\n`;
const sha256Of = (text: string): string => createHash('sha256').update(text).digest('hex');

const README = `本压缩包是一件行政权力办件的完整案卷（${PACKAGE_FORMAT}）。
This zip is the complete file of one administrative case (${PACKAGE_FORMAT}).

manifest.json    案卷说明、卷内目录、每个文件的大小和 SHA-256 / what the case is, the contents, size and SHA-256 of every file
manifest.sha256  manifest.json 的散列值 / its hash
papers/          文书和附件 / documents and files
record.jsonl     本案全部存证，一行一条 / the record's rows of the case, one a line
proof.json       各条存证在全市存证中的位置证明 / what proves that the rows stand in the city's record
flowchart.bpmn   办理时适用的流程图 / the drawing that the case ran on
entry.json       办理时适用的事项信息 / the power's entry of that time
self-check.json  四性检测结果 / the self-check by the four properties

核验 / to verify (Node.js 18 or newer, nothing else):
  node verify-case-file.mjs FILE.zip [--expect SHA256] [--anchors FILE]

每条存证的散列值 = SHA-256（除 hash 以外各列按键名排序的 JSON，无空白）。
The hash of a row is the SHA-256 of its other columns as JSON with sorted keys and no white space.
`;
