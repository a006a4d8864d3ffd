/**
 * What is against taking a file, from the outside in: its name, its size, what it is, whether it is whole and one thing only. Pure and
 * quick, for page and server alike; what has to be unpacked to be seen, the server sees to (`src/matters/inspect-file.ts`).
 */
import { containsInvisible } from '../text/invisible.ts';
import { containsMarkup } from '../text/text-safety.ts';
import { FILE_KINDS, fileKind, fileKindOf, isHeic, type FileKind } from './file-kinds.ts';
import { cleanFileName, endingOf } from './file-name.ts';
import { endsAsZip, entriesOf, isWholeZip } from './zip-entries.ts';

/** A stable code with its words, and the status with which the API answers. */
export interface FileProblem {
  status: 413 | 415 | 422;
  code: FileProblemCode;
  message: string;
  messageEn: string;
}

export const FILE_PROBLEM_CODES = [
  'file-empty',
  'file-name',
  'file-name-unsafe',
  'file-ending',
  'file-kind',
  'file-heic',
  'file-markup',
  'file-too-large',
  'file-broken',
  'file-polyglot',
  'file-bomb',
  'file-encrypted',
  'file-script',
  'image-too-large',
] as const;
export type FileProblemCode = (typeof FILE_PROBLEM_CODES)[number];

const problem = (status: FileProblem['status'], code: FileProblemCode, message: string, messageEn: string): { problem: FileProblem } => ({
  problem: { status, code, message, messageEn },
});

export const PROBLEMS = {
  encrypted: problem(
    422,
    'file-encrypted',
    '文件设有密码或者权限加密，归档后无法保证能够打开，请提交未加密的文件。',
    'The file is encrypted; nobody could promise to open it from the archive. Bring it without a password.',
  ),
  script: problem(
    422,
    'file-script',
    '文件内含脚本或者可执行动作，不能接收。请打印为普通 PDF 或者扫描后再提交。',
    'The file carries a script or an action that runs. Print it to a plain PDF or scan it.',
  ),
  bomb: problem(
    422,
    'file-bomb',
    '文件解压后的体积异常，不能接收。',
    'What the file unpacks to is out of all proportion; it is not taken.',
  ),
  broken: problem(
    422,
    'file-broken',
    '文件不完整或者已经损坏，请重新扫描或者重新上传。',
    'The file is cut off or damaged. Scan or upload it again.',
  ),
  polyglot: problem(
    422,
    'file-polyglot',
    '文件里还藏有另一种文件的内容，不能接收。请另存为普通文件后再提交。',
    'The file holds a second file of another kind. Save it as an ordinary file first.',
  ),
};

/** What may be unpacked from one office document, in bytes, and how many times its packed size. */
export const UNPACKED = { bytes: 300 * 1024 * 1024, times: 200, entries: 5_000 } as const;
/** Pixels of an image: more cannot be shown on an office machine without stopping it. */
const MOST_PIXELS = 120_000_000;

export type Judged = { kind: FileKind; name: string } | { problem: FileProblem };

/** `largest`: bytes, the platform's setting. */
export function judgeFile(typedName: string, bytes: Uint8Array, largest: number): Judged {
  if (bytes.length > largest) return tooLarge(largest);
  if (!bytes.length) return problem(422, 'file-empty', '文件是空的。', 'The file is empty.');
  const named = judgeName(typedName);
  if ('problem' in named) return named;
  const { name } = named;
  if (isHeic(bytes))
    return problem(
      415,
      'file-heic',
      `“${name}”是 HEIC 照片，不能长期保存和显示。请在手机“设置—相机—格式”中选择“兼容性最佳”（JPEG）重拍，或者另存为 JPEG。`,
      `"${name}" is a HEIC photograph, which cannot be kept and shown for long. Take or save it as JPEG.`,
    );
  const kind = fileKindOf(bytes);
  if (!kind) return notTaken(name);
  const { endings, megabytes } = fileKind(kind);
  if (!endings.includes(endingOf(name)))
    return problem(
      422,
      'file-ending',
      `文件内容是 ${kind.toUpperCase()}，与扩展名“${endingOf(name)}”不符，请改正文件名。`,
      `The content is ${kind.toUpperCase()}, which "${endingOf(name)}" does not say. Correct the name.`,
    );
  if (megabytes !== undefined && bytes.length > megabytes * 1024 * 1024) return tooLarge(megabytes * 1024 * 1024);
  return wholenessOf(kind, bytes) ?? { kind, name };
}

function judgeName(typed: string): { name: string } | { problem: FileProblem } {
  if (/[/\\]/.test(typed) || containsInvisible(typed))
    return problem(
      422,
      'file-name-unsafe',
      '文件名含有路径、控制字符或者改变文字方向的字符，不能接收，请重新命名。',
      'The name holds a path, control characters or marks that turn the direction of text. Rename the file.',
    );
  const name = cleanFileName(typed);
  return endingOf(name)
    ? { name }
    : problem(422, 'file-name', '文件名须带扩展名，例如“说明.pdf”。', 'Name the file with its ending, e.g. "note.pdf".');
}

const tooLarge = (largest: number) => {
  const megabytes = Math.floor(largest / 1024 / 1024);
  return problem(
    413,
    'file-too-large',
    `文件过大，这类附件最大 ${megabytes} MB，请压缩或者拆分后再上传。`,
    `The file is too large; one of this kind may have ${megabytes} MB. Compress or split it.`,
  );
};

const notTaken = (name: string) => {
  const kinds = Object.keys(FILE_KINDS).join('、');
  return problem(
    415,
    'file-kind',
    `“${name}”的内容不是可以上传的类型；可以上传 ${kinds}，不含宏。文本文件须为 UTF-8 编码。`,
    `The content of "${name}" is of no kind that is taken: ${Object.keys(FILE_KINDS).join(', ')}, without macros; text in UTF-8.`,
  );
};

/** Undefined where the file is whole and nothing but what it says. */
function wholenessOf(kind: FileKind, bytes: Uint8Array): { problem: FileProblem } | undefined {
  switch (kind) {
    case 'txt':
      return containsMarkup(new TextDecoder().decode(bytes))
        ? problem(
            415,
            'file-markup',
            '文本中含有网页（HTML、SVG）标记，不能接收。',
            'The text holds the markup of a web page (HTML, SVG); it is not taken.',
          )
        : undefined;
    case 'docx':
    case 'xlsx':
    case 'ofd':
      return packageProblem(bytes);
    case 'pdf':
      if (endsAsZip(bytes)) return PROBLEMS.polyglot;
      return latin(bytes.subarray(-2_048)).includes('%%EOF') ? undefined : PROBLEMS.broken;
    case 'png':
    case 'jpg':
    case 'webp':
      return imageProblem(kind, bytes);
    default:
      return endsAsZip(bytes) ? PROBLEMS.polyglot : undefined;
  }
}

function packageProblem(bytes: Uint8Array): { problem: FileProblem } | undefined {
  if (!isWholeZip(bytes)) return PROBLEMS.polyglot;
  const entries = entriesOf(bytes);
  if (entries.some(({ encrypted }) => encrypted)) return PROBLEMS.encrypted;
  if (entries.some(({ name }) => /(^|[/\\])\.\.([/\\]|$)|^[/\\]|^[a-z]:|\0/i.test(name))) return PROBLEMS.polyglot;
  if (entries.some(({ name }) => /\.(exe|dll|js|vbs|bat|cmd|ps1|hta|jar|scr|lnk|html?|svg)$/i.test(name))) return PROBLEMS.script;
  const unpacked = entries.reduce((sum, entry) => sum + entry.unpacked, 0);
  const isBomb =
    entries.length > UNPACKED.entries || unpacked > UNPACKED.bytes || unpacked > Math.max(bytes.length, 50_000) * UNPACKED.times;
  return isBomb ? PROBLEMS.bomb : undefined;
}

function imageProblem(kind: 'png' | 'jpg' | 'webp', bytes: Uint8Array): { problem: FileProblem } | undefined {
  const found = { png: pngOf, jpg: jpgOf, webp: webpOf }[kind](bytes);
  if (!found) return PROBLEMS.broken;
  const { end, pixels } = found;
  // Telephones append a short film or a second picture; a program, a document or a page is no part of a photograph.
  if (endsAsZip(bytes) || /%PDF-|<\s*(?:html|svg|script|!doctype)/i.test(latin(bytes.subarray(end)))) return PROBLEMS.polyglot;
  if (pixels <= MOST_PIXELS) return undefined;
  return problem(
    422,
    'image-too-large',
    '图片的像素过大，普通办公电脑无法打开，请降低扫描分辨率。',
    'The picture has more pixels than an office machine can show. Scan it at a lower resolution.',
  );
}

interface Picture {
  /** Where the picture ends in the file. */
  end: number;
  pixels: number;
}

function pngOf(bytes: Uint8Array): Picture | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let pixels = 0;
  for (let at = 8; at + 12 <= bytes.length;) {
    const length = view.getUint32(at);
    const type = latin(bytes.subarray(at + 4, at + 8));
    if (at + 12 + length > bytes.length) return undefined;
    if (type === 'IHDR' && length >= 8) pixels = view.getUint32(at + 8) * view.getUint32(at + 12);
    at += 12 + length;
    if (type === 'IEND') return pixels > 0 ? { end: at, pixels } : undefined;
  }
  return undefined;
}

/** Walks the segments to the picture's data, then looks for its end mark. */
function jpgOf(bytes: Uint8Array): Picture | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let pixels = 0;
  for (let at = 2; at + 4 <= bytes.length;) {
    if (bytes[at] !== 0xff) return undefined;
    const mark = bytes[at + 1] ?? 0;
    if (mark === 0xff) {
      at += 1;
      continue;
    }
    const length = view.getUint16(at + 2);
    const isFrame = mark >= 0xc0 && mark <= 0xcf && mark !== 0xc4 && mark !== 0xc8 && mark !== 0xcc;
    if (isFrame && at + 9 <= bytes.length) pixels = view.getUint16(at + 5) * view.getUint16(at + 7);
    at += 2 + length;
    if (mark !== 0xda) continue;
    const end = endMark(bytes, at);
    return end !== undefined && pixels > 0 ? { end, pixels } : undefined;
  }
  return undefined;
}

/** The first end mark after the picture's data: within them a mark's first byte is always stuffed. */
function endMark(bytes: Uint8Array, from: number): number | undefined {
  for (let at = bytes.indexOf(0xff, from); at >= 0 && at + 1 < bytes.length; at = bytes.indexOf(0xff, at + 1))
    if (bytes[at + 1] === 0xd9) return at + 2;
  return undefined;
}

function webpOf(bytes: Uint8Array): Picture | undefined {
  if (bytes.length < 30) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = view.getUint32(4, true) + 8;
  if (end > bytes.length + 1) return undefined;
  return { end: Math.min(end, bytes.length), pixels: webpPixels(view, latin(bytes.subarray(12, 16))) };
}

function webpPixels(view: DataView, form: string): number {
  if (form === 'VP8X') {
    const side = (at: number): number => 1 + view.getUint16(at, true) + (view.getUint8(at + 2) << 16);
    return side(24) * side(27);
  }
  if (form === 'VP8L') {
    const bits = view.getUint32(21, true);
    return ((bits & 0x3fff) + 1) * (((bits >>> 14) & 0x3fff) + 1);
  }
  return (view.getUint16(26, true) & 0x3fff) * (view.getUint16(28, true) & 0x3fff);
}

const latin = (bytes: Uint8Array): string => new TextDecoder('latin1').decode(bytes);
