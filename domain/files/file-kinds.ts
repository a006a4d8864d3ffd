/** Kinds of files that may be attached, told by what is in them and never by what they are called. */
import { entryNamesOf, isZip } from './zip-entries.ts';

/** What one does with a file: it is read, looked at, or played. */
export const FILE_GROUPS = ['document', 'photo', 'recording'] as const;
export type FileGroup = (typeof FILE_GROUPS)[number];

/** Their names, for entries that say which of them a material may be. */
export const FILE_GROUP_NAMES: Readonly<Record<FileGroup, { name: string; nameEn: string }>> = {
  document: { name: '文件', nameEn: 'Document' },
  photo: { name: '照片', nameEn: 'Photograph' },
  recording: { name: '录音录像', nameEn: 'Sound or video' },
};

interface KindDescription {
  mediaType: string;
  endings: readonly string[];
  group: FileGroup;
  /** How a page may show it; without it, it is only saved. */
  shown?: 'pdf' | 'image' | 'sound' | 'video';
  /** Largest in MB; absent = as large as any (`SUNLIT_FILE_MB`). */
  megabytes?: number;
}

export const FILE_KINDS = {
  pdf: { mediaType: 'application/pdf', endings: ['pdf'], group: 'document', shown: 'pdf' },
  ofd: { mediaType: 'application/ofd', endings: ['ofd'], group: 'document' },
  png: { mediaType: 'image/png', endings: ['png'], group: 'photo', shown: 'image', megabytes: 20 },
  jpg: { mediaType: 'image/jpeg', endings: ['jpg', 'jpeg'], group: 'photo', shown: 'image', megabytes: 20 },
  webp: { mediaType: 'image/webp', endings: ['webp'], group: 'photo', shown: 'image', megabytes: 20 },
  mp3: { mediaType: 'audio/mpeg', endings: ['mp3'], group: 'recording', shown: 'sound' },
  wav: { mediaType: 'audio/wav', endings: ['wav'], group: 'recording', shown: 'sound' },
  m4a: { mediaType: 'audio/mp4', endings: ['m4a'], group: 'recording', shown: 'sound' },
  mp4: { mediaType: 'video/mp4', endings: ['mp4', 'm4v'], group: 'recording', shown: 'video' },
  webm: { mediaType: 'video/webm', endings: ['webm'], group: 'recording', shown: 'video' },
  docx: {
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    endings: ['docx'],
    group: 'document',
    megabytes: 20,
  },
  xlsx: {
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    endings: ['xlsx'],
    group: 'document',
    megabytes: 20,
  },
  txt: { mediaType: 'text/plain; charset=utf-8', endings: ['txt'], group: 'document', megabytes: 2 },
} as const satisfies Record<string, KindDescription>;
export type FileKind = keyof typeof FILE_KINDS;

export const fileKind = (kind: FileKind): KindDescription => FILE_KINDS[kind];

/** By the media type under which a file was kept. */
export const kindOfMediaType = (mediaType: string): FileKind | undefined =>
  (Object.keys(FILE_KINDS) as FileKind[]).find((kind) => FILE_KINDS[kind].mediaType === mediaType);

const beginsWith = (bytes: Uint8Array, signature: readonly number[], at = 0): boolean =>
  signature.every((byte, index) => bytes[at + index] === byte);
/** Latin letters as they stand in the file. */
const textAt = (bytes: Uint8Array, at: number, length: number): string => String.fromCharCode(...bytes.subarray(at, at + length));

const PDF = [0x25, 0x50, 0x44, 0x46, 0x2d];
const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const JPG = [0xff, 0xd8, 0xff];
const EBML = [0x1a, 0x45, 0xdf, 0xa3];
const ID3 = [0x49, 0x44, 0x33];

/** Null: none of the kinds. */
export function fileKindOf(bytes: Uint8Array): FileKind | null {
  if (beginsWith(bytes, PDF)) return 'pdf';
  if (beginsWith(bytes, PNG)) return 'png';
  if (beginsWith(bytes, JPG)) return 'jpg';
  if (textAt(bytes, 0, 4) === 'RIFF') return riffKindOf(textAt(bytes, 8, 4));
  if (textAt(bytes, 4, 4) === 'ftyp') return boxedKindOf(textAt(bytes, 8, 4));
  if (beginsWith(bytes, EBML)) return textAt(bytes, 0, 64).includes('webm') ? 'webm' : null;
  if (beginsWith(bytes, ID3) || isMp3Frame(bytes)) return 'mp3';
  if (isZip(bytes)) return packedKindOf(entryNamesOf(bytes));
  return isPlainText(bytes) ? 'txt' : null;
}

/** A photograph as telephones of one maker take it; no browser on an office machine shows it. */
export const isHeic = (bytes: Uint8Array): boolean =>
  textAt(bytes, 4, 4) === 'ftyp' && /^(heic|heix|hevc|heim|heis|hevm|mif1|msf1|avif)$/.test(textAt(bytes, 8, 4));

const riffKindOf = (form: string): FileKind | null => (form === 'WEBP' ? 'webp' : form === 'WAVE' ? 'wav' : null);

function boxedKindOf(brand: string): FileKind | null {
  if (brand === 'M4A ' || brand === 'M4B ') return 'm4a';
  return /^(isom|iso[2-9]|mp4[12]|avc1|dash|M4V |3gp[4-9]|MSNV)$/.test(brand) ? 'mp4' : null;
}

/** The head of a frame of MPEG sound, layer III. */
const isMp3Frame = ([first, second = 0, third = 0]: Uint8Array): boolean =>
  first === 0xff && (second & 0xe6) === 0xe2 && (third & 0xf0) !== 0xf0 && (third & 0x0c) !== 0x0c;

/** A document that carries a program is not taken, whatever else it is. */
function packedKindOf(names: readonly string[]): FileKind | null {
  if (names.some((name) => /vbaProject\.bin$/i.test(name))) return null;
  if (names.includes('OFD.xml')) return 'ofd';
  if (!names.includes('[Content_Types].xml')) return null;
  if (names.includes('word/document.xml')) return 'docx';
  return names.includes('xl/workbook.xml') ? 'xlsx' : null;
}

/** UTF-8 without control characters other than line ends and tabs. */
function isPlainText(bytes: Uint8Array): boolean {
  if (!bytes.length || bytes.some((byte) => byte < 0x09 || (byte > 0x0d && byte < 0x20) || byte === 0x7f)) return false;
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}
