/** Looks into a file for what shows only when it is unpacked: scripts and passwords of a PDF, packages that lie about their size. */
import { inflateRawSync, inflateSync } from 'node:zlib';
import type { FileKind } from '../../domain/files/file-kinds.ts';
import { PROBLEMS, UNPACKED, type FileProblem } from '../../domain/files/file-problem.ts';
import { entriesOf, packedBytesOf } from '../../domain/files/zip-entries.ts';

export interface InspectedFile {
  kind: FileKind;
  content: Uint8Array;
}

/** Null: nothing is against it. */
export default function inspectFile({ kind, content }: InspectedFile): FileProblem | null {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  return (kind === 'pdf' ? inPdf(bytes) : inPackage(bytes))?.problem ?? null;
}

/** What one stream of objects may unpack to, and all of a file together. */
const STREAM = 16 * 1024 * 1024;
const STREAMS = 128 * 1024 * 1024;

function inPdf(bytes: Buffer): { problem: FileProblem } | undefined {
  const text = bytes.toString('latin1');
  const found = problemOfNames(withoutStreams(text)) ?? problemOfActions(text);
  if (found) return found;
  let total = 0;
  for (const [from, to] of objectStreams(text)) {
    const unpacked = inflated(bytes.subarray(from, to));
    // What no reader can unpack no reader runs.
    if (unpacked === undefined) continue;
    total += unpacked.length;
    if (unpacked.length >= STREAM || total > STREAMS) return PROBLEMS.bomb;
    const inside = problemOfNames(unpacked.toString('latin1'));
    if (inside) return inside;
  }
  return undefined;
}

/** The pieces of the file outside its streams: what stands in a picture's data is no object. */
const withoutStreams = (text: string): string => text.replace(/\bstream\r?\n[\s\S]*?\bendstream\b/g, ' ');

/** Where the data of streams stand that hold objects: those of pages and pictures hold none. */
function* objectStreams(text: string): Generator<[number, number]> {
  for (let at = text.indexOf('/ObjStm'); at >= 0; at = text.indexOf('/ObjStm', at + 1)) {
    const from = /\bstream\r?\n/.exec(text.slice(at, at + 2_048));
    if (!from) continue;
    const begin = at + from.index + from[0].length;
    const end = text.indexOf('endstream', begin);
    if (end > begin) yield [begin, end];
  }
}

function inflated(bytes: Buffer): Buffer | undefined {
  try {
    return inflateSync(bytes, { maxOutputLength: STREAM, finishFlush: 2 });
  } catch (error) {
    return (error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE' ? Buffer.alloc(STREAM) : undefined;
  }
}

/** Readers go by addresses, so that an object may hide in what looks like a stream: an action says so in words that no picture holds. */
function problemOfActions(text: string): { problem: FileProblem } | undefined {
  return /\/S\s*\/(?:JavaScript|Launch|ImportData)\b/.test(plainNames(text)) ? PROBLEMS.script : undefined;
}

/** Names may be written with codes of their letters: /J#61vaScript is /JavaScript. */
const plainNames = (text: string): string =>
  text.replace(/#([0-9a-f]{2})/gi, (_all, code: string) => String.fromCharCode(parseInt(code, 16)));

function problemOfNames(text: string): { problem: FileProblem } | undefined {
  const plain = plainNames(text);
  if (/\/Encrypt\b/.test(plain)) return PROBLEMS.encrypted;
  return /\/(?:JavaScript|JS|Launch|RichMedia|ImportData)\b/.test(plain) ? PROBLEMS.script : undefined;
}

/** Unpacks each entry up to what its directory says and forgets it. */
function inPackage(bytes: Buffer): { problem: FileProblem } | undefined {
  let total = 0;
  for (const entry of entriesOf(bytes)) {
    const packed = packedBytesOf(bytes, entry);
    if (!packed) return PROBLEMS.broken;
    if (entry.method === 0) continue;
    if (entry.method !== 8) return PROBLEMS.broken;
    try {
      const { length } = inflateRawSync(packed, { maxOutputLength: Math.max(1, entry.unpacked) });
      total += length;
    } catch (error) {
      return (error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE' ? PROBLEMS.bomb : PROBLEMS.broken;
    }
    if (total > UNPACKED.bytes) return PROBLEMS.bomb;
  }
  return undefined;
}
