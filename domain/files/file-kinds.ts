/** Kinds of files that may be attached, told by what is in them and never by what they are called. */
import { entryNamesOf, isZip } from './zip-entries.ts';

export const FILE_KINDS = {
  pdf: { mediaType: 'application/pdf', endings: ['pdf'] },
  ofd: { mediaType: 'application/ofd', endings: ['ofd'] },
  png: { mediaType: 'image/png', endings: ['png'] },
  jpg: { mediaType: 'image/jpeg', endings: ['jpg', 'jpeg'] },
  docx: { mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', endings: ['docx'] },
  xlsx: { mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', endings: ['xlsx'] },
  txt: { mediaType: 'text/plain; charset=utf-8', endings: ['txt'] },
} as const satisfies Record<string, { mediaType: string; endings: readonly string[] }>;
export type FileKind = keyof typeof FILE_KINDS;

const beginsWith = (bytes: Uint8Array, signature: readonly number[]): boolean => signature.every((byte, index) => bytes[index] === byte);

const PDF = [0x25, 0x50, 0x44, 0x46, 0x2d];
const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const JPG = [0xff, 0xd8, 0xff];

/** Null: none of the kinds. */
export function fileKindOf(bytes: Uint8Array): FileKind | null {
  if (beginsWith(bytes, PDF)) return 'pdf';
  if (beginsWith(bytes, PNG)) return 'png';
  if (beginsWith(bytes, JPG)) return 'jpg';
  if (isZip(bytes)) return packedKindOf(entryNamesOf(bytes));
  return isPlainText(bytes) ? 'txt' : null;
}

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
