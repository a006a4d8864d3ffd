/**
 * The self-check of a case file by the four properties of electronic archives: 真实性, 完整性, 可用性, 安全性.
 *
 * In kind after DA/T 70 (文书类电子档案检测一般要求) and GB/T 42727; which questions there are, and which of them must be answered yes before
 * a file may be sealed, is from memory and stands here as data, so that an archive office may set it. Every answer says what was looked at.
 */
import { kindOfMediaType, type FileKind } from '../files/file-kinds.ts';

export const PROPERTIES = {
  authentic: { name: '真实性', nameEn: 'Authenticity' },
  complete: { name: '完整性', nameEn: 'Integrity' },
  usable: { name: '可用性', nameEn: 'Usability' },
  safe: { name: '安全性', nameEn: 'Safety' },
} as const;
export type Property = keyof typeof PROPERTIES;

/** Said with every report. */
export const CHECKED_AFTER = {
  text: '参照 DA/T 70、GB/T 42727 的四性检测要求设置；检测项目为平台设置，可由档案主管部门调整。',
  textEn: 'In kind after DA/T 70 and GB/T 42727; the questions are settings of the platform, which an archive office may change.',
};

/** One paper, as it was looked at. */
export interface CheckedPaper {
  title: string;
  mediaType: string;
  /** What the record says of its content; null: the record knows no such paper. */
  recorded: string | null;
  /** Of the bytes that are kept; null: there are none. */
  found: string | null;
  /** Whether the bytes are of the kind that its media type names. */
  isOfItsKind: boolean;
  /** What is against a file by today's rules of keeping (scripts, passwords, hidden content), in words; null: nothing. */
  harm: string | null;
}

export interface CheckedVolume {
  /** What is wrong with the record's rows, in words; empty: hashes and numbers are whole. */
  recordProblems: readonly string[];
  rows: number;
  papers: readonly CheckedPaper[];
  /** Papers that the record tells of and that are not there, by their names. */
  missing: readonly string[];
  /** Metadata that an archive asks for, by name; what is empty is missing. */
  metadata: readonly { name: string; nameEn: string; value: string | null }[];
  /** Required materials that were neither handed in, promised nor tolerated, by name. */
  missingMaterials: readonly string[];
  /** Why steps that were to be recorded in sound or pictures were not. */
  unrecorded: readonly string[];
  /** Filed by the archivist's step. */
  isFiled: boolean;
  /** Whether its drawing has that step on the way that the case took. */
  hasFiling: boolean;
  /** A scanner for viruses is set. */
  isScanned: boolean;
  /** The latest sealed package, read again; null: none was sealed yet. */
  sealed: 'whole' | 'damaged' | 'missing' | null;
}

export interface Finding {
  id: string;
  property: Property;
  text: string;
  textEn: string;
  /** `advice`: told, and sealed all the same. */
  severity: 'required' | 'advice';
  ok: boolean;
  /** What was found, where it is not as it should be. */
  detail: string[];
}

interface Question extends Omit<Finding, 'ok' | 'detail'> {
  /** What is wrong; nothing = yes. */
  wrong(volume: CheckedVolume): string[];
}

/** Formats that are kept for decades: others can be read today. */
const LASTING: readonly FileKind[] = ['pdf', 'ofd', 'png', 'jpg', 'txt', 'wav', 'mp3', 'mp4'];

const QUESTIONS: readonly Question[] = [
  {
    ...{ id: 'record-hashes', property: 'authentic', severity: 'required' },
    ...{ text: '存证各条散列值与内容一致', textEn: 'Each entry of the record has the hash of its content' },
    wrong: ({ recordProblems }) => [...recordProblems],
  },
  {
    ...{ id: 'paper-hashes', property: 'authentic', severity: 'required' },
    ...{ text: '每份文书、附件与存证记载的散列值一致', textEn: 'Each document and file is the one that the record tells of' },
    wrong: ({ papers }) => papers.flatMap(({ title, recorded, found }) => (found !== null && recorded !== found ? [title] : [])),
  },
  {
    ...{ id: 'papers-there', property: 'complete', severity: 'required' },
    ...{ text: '存证记载的文书、附件全部在卷', textEn: 'Every document and file that the record tells of is in the file' },
    wrong: ({ papers, missing }) => [...missing, ...papers.flatMap(({ title, found }) => (found === null ? [title] : []))],
  },
  {
    ...{ id: 'metadata', property: 'complete', severity: 'required' },
    ...{ text: '元数据齐全', textEn: 'The metadata are whole' },
    wrong: ({ metadata }) => metadata.flatMap(({ name, value }) => (value ? [] : [name])),
  },
  {
    ...{ id: 'filed', property: 'complete', severity: 'advice' },
    ...{ text: '已由档案岗办理归档', textEn: 'Filed by the archivist' },
    wrong: ({ isFiled, hasFiling }) => (isFiled ? [] : [hasFiling ? '未办理归档' : '该流程没有归档环节']),
  },
  {
    ...{ id: 'materials', property: 'complete', severity: 'advice' },
    ...{ text: '必要材料均已收取、承诺或者容缺', textEn: 'Required materials were handed in, promised or tolerated' },
    wrong: ({ missingMaterials }) => [...missingMaterials],
  },
  {
    ...{ id: 'recordings', property: 'complete', severity: 'advice' },
    ...{ text: '须有音像记录的环节均有记录', textEn: 'Every step that was to be recorded was' },
    wrong: ({ unrecorded }) => [...unrecorded],
  },
  {
    ...{ id: 'kinds', property: 'usable', severity: 'required' },
    ...{ text: '文件内容与格式相符，可以打开', textEn: 'Each file is of the format that it claims' },
    wrong: ({ papers }) => papers.flatMap(({ title, found, isOfItsKind }) => (found !== null && !isOfItsKind ? [title] : [])),
  },
  {
    ...{ id: 'lasting-formats', property: 'usable', severity: 'advice' },
    ...{ text: '均为适合长期保存的格式', textEn: 'All formats are fit to be kept for long' },
    wrong: ({ papers }) =>
      papers.flatMap(({ title, mediaType }) => {
        const kind = kindOfMediaType(mediaType);
        return kind && LASTING.includes(kind) ? [] : [`${title}（${mediaType}）`];
      }),
  },
  {
    ...{ id: 'sealed-package', property: 'safe', severity: 'required' },
    ...{ text: '已封存的档案包回读一致', textEn: 'The sealed package was read again and is whole' },
    wrong: ({ sealed }) => (sealed === 'damaged' ? ['档案包已损坏'] : sealed === 'missing' ? ['档案包不在存储中'] : []),
  },
  {
    ...{ id: 'harmless', property: 'safe', severity: 'advice' },
    ...{ text: '附件不含加密、脚本和夹带内容', textEn: 'No file is encrypted, runs anything or hides another one' },
    wrong: ({ papers }) => papers.flatMap(({ title, harm }) => (harm === null ? [] : [`${title}：${harm}`])),
  },
  {
    ...{ id: 'scanned', property: 'safe', severity: 'advice' },
    ...{ text: '附件收取时经过病毒扫描', textEn: 'Files are scanned for viruses before they are kept' },
    wrong: ({ isScanned }) => (isScanned ? [] : ['未设置病毒扫描；附件仍按内容检查']),
  },
];

/** Every question with its answer, in the order of the properties. */
export const judgeVolume = (volume: CheckedVolume): Finding[] =>
  QUESTIONS.map(({ wrong, ...question }) => {
    const detail = wrong(volume);
    return { ...question, ok: detail.length === 0, detail };
  });

/** What stands against sealing. */
export const hindrances = (findings: readonly Finding[]): Finding[] =>
  findings.filter(({ severity, ok }) => severity === 'required' && !ok);
