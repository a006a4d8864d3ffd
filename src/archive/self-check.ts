/** Looks at a case file as an archive does before it takes one: 真实性、完整性、可用性、安全性 (`domain/archive/four-properties.ts`). */
import { createHash } from 'node:crypto';
import { judgeVolume, type CheckedPaper, type CheckedVolume, type Finding } from '../../domain/archive/four-properties.ts';
import type { LabelledValue } from '../../domain/forms/labelled.ts';
import { RECORDING_GAP } from '../../domain/penalties/recordings.ts';
import { fileKindOf, kindOfMediaType } from '../../domain/files/file-kinds.ts';
import { judgeFile, type Judged } from '../../domain/files/file-problem.ts';
import { isoInChina } from '../../domain/time/civil-time.ts';
import { hashOf, type RecordRow } from '../platform/record/index.ts';
import type { Paper, ReadVolume, Volume } from './read-volume.ts';

export type SelfCheck = (volume: Volume, sealed: CheckedVolume['sealed']) => Promise<Finding[]>;

/** What the record tells of the content of papers, by their ids. */
interface Told {
  name: string;
  sha256: string;
}

export function createSelfCheck({ bytesOf, isScanned }: { bytesOf: ReadVolume['bytesOf']; isScanned: boolean }): SelfCheck {
  async function look(paper: Paper, told: Told | undefined): Promise<CheckedPaper> {
    const parts: Buffer[] = [];
    for await (const part of bytesOf(paper)) parts.push(part);
    const { title, mediaType } = paper;
    const recorded = told?.sha256 ?? null;
    if (!parts.length) return { title, mediaType, recorded, found: null, isOfItsKind: false, harm: null };
    const hash = createHash('sha256');
    for (const part of parts) hash.update(part);
    const bytes = parts.length === 1 ? (parts[0] as Buffer) : Buffer.concat(parts);
    const judged: Partial<Judged> = paper.kind === 'file' ? judgeFile(title, bytes, Infinity) : {};
    return {
      ...{ title, mediaType, recorded, found: hash.digest('hex') },
      isOfItsKind: fileKindOf(bytes) === kindOfMediaType(mediaType),
      harm: 'problem' in judged ? (judged.problem?.message ?? null) : null,
    };
  }

  return async (volume, sealed) => {
    const { matter, caseRow, entry, rows, papers: kept, filed } = volume;
    const told = toldBy(rows);
    const papers: CheckedPaper[] = [];
    // One after the other: each may be as large as a film.
    for (const paper of kept) papers.push(await look(paper, told.get(paper.id)));
    const there = new Set(kept.map(({ id }) => id));
    return judgeVolume({
      recordProblems: problemsOf(rows),
      rows: rows.length,
      papers,
      missing: [...told].flatMap(([id, { name }]) => (there.has(id) ? [] : [name])),
      metadata: [
        { name: '办件流水号', nameEn: 'Serial number', value: matter.number },
        { name: '权力编码', nameEn: 'Power code', value: entry.powerCode },
        { name: '事项名称', nameEn: 'Power', value: entry.powerName },
        { name: '办件名称', nameEn: 'Subject', value: matter.title },
        { name: '承办机关', nameEn: 'Organ', value: volume.organName },
        { name: '当事人', nameEn: 'Party', value: caseRow.party_name },
        { name: '收件时间', nameEn: 'Received', value: isoInChina(matter.opened_at) },
        { name: '办结时间', nameEn: 'Completed', value: isoInChina(matter.closed_at) },
        { name: '办理结果', nameEn: 'Result', value: caseRow.result },
      ],
      missingMaterials: volume.missingMaterials,
      unrecorded: volume.opinions.flatMap(({ fields }) =>
        (JSON.parse(fields) as LabelledValue[]).flatMap(({ key, value }) => (key === RECORDING_GAP ? [value] : [])),
      ),
      isFiled: filed !== null,
      hasFiling: entry.positions.some(({ code }) => code === 'archive'),
      isScanned,
      sealed,
    });
  };
}

function toldBy(rows: readonly RecordRow[]): Map<string, Told> {
  const told = new Map<string, Told>();
  for (const { kind, payload } of rows) {
    if (kind === 'document-kept') {
      const { documentId, number, sha256 } = JSON.parse(payload) as { documentId: string; number: string; sha256: string };
      told.set(documentId, { name: number, sha256 });
    }
    if (kind === 'file-added') {
      const { fileId, name, sha256 } = JSON.parse(payload) as { fileId: string; name: string; sha256: string };
      told.set(fileId, { name, sha256 });
    }
  }
  return told;
}

function problemsOf(rows: readonly RecordRow[]): string[] {
  return rows.flatMap((row, index) => {
    const { seq, case_seq: place } = row;
    if (Number(place) !== index + 1) return [`第 ${seq} 条是本案第 ${place} 条，应为第 ${index + 1} 条`];
    return hashOf(row) === row.hash ? [] : [`第 ${seq} 条的散列值与内容不符`];
  });
}
