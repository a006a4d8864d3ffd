/**
 * Which characters a TrueType font can show, from its `cmap` table alone (OpenType 1.9, "cmap", formats 4 and 12). Nothing else of the
 * file's ten megabytes is read.
 */
import { closeSync, openSync, readSync } from 'node:fs';

export function codePointsOf(file: string): ReadonlySet<number> {
  const descriptor = openSync(file, 'r');
  try {
    const read = (position: number, length: number): Buffer => {
      const bytes = Buffer.alloc(length);
      if (readSync(descriptor, bytes, 0, length, position) !== length) throw new Error(`${file} ends before its tables do`);
      return bytes;
    };
    return charactersIn(tableOf(file, read));
  } finally {
    closeSync(descriptor);
  }
}

function tableOf(file: string, read: (position: number, length: number) => Buffer): Buffer {
  const count = read(0, 12).readUInt16BE(4);
  const directory = read(12, count * 16);
  for (let at = 0; at < directory.length; at += 16)
    if (directory.toString('latin1', at, at + 4) === 'cmap') return read(directory.readUInt32BE(at + 8), directory.readUInt32BE(at + 12));
  throw new Error(`${file} has no table of characters`);
}

/** Of the subtable that knows every plane, else of the one that knows the first. */
function charactersIn(cmap: Buffer): Set<number> {
  const offsets = Array.from({ length: cmap.readUInt16BE(2) }, (_, index) => cmap.readUInt32BE(4 + index * 8 + 4));
  const subtable = (format: number): Buffer | undefined => {
    const offset = offsets.find((one) => cmap.readUInt16BE(one) === format);
    return offset === undefined ? undefined : cmap.subarray(offset);
  };
  const [every, first] = [subtable(12), subtable(4)];
  if (every) return ofGroups(every);
  if (first) return ofSegments(first);
  throw new Error('The font knows neither of the two usual tables of characters');
}

function ofGroups(table: Buffer): Set<number> {
  const shown = new Set<number>();
  for (let group = 0, at = 16; group < table.readUInt32BE(12); group += 1, at += 12) {
    const [from, to, glyph] = [table.readUInt32BE(at), table.readUInt32BE(at + 4), table.readUInt32BE(at + 8)];
    for (let codePoint = from; codePoint <= to; codePoint += 1) if (glyph + codePoint - from !== 0) shown.add(codePoint);
  }
  return shown;
}

function ofSegments(table: Buffer): Set<number> {
  const shown = new Set<number>();
  const count = table.readUInt16BE(6) / 2;
  const [ends, starts, deltas, ranges] = [14, 16 + count * 2, 16 + count * 4, 16 + count * 6];
  for (let segment = 0; segment < count; segment += 1) {
    const at = segment * 2;
    const [start, end] = [table.readUInt16BE(starts + at), table.readUInt16BE(ends + at)];
    const [delta, range] = [table.readUInt16BE(deltas + at), table.readUInt16BE(ranges + at)];
    for (let codePoint = start; codePoint <= end && codePoint < 0xffff; codePoint += 1) {
      const glyph = range === 0 ? codePoint : table.readUInt16BE(ranges + at + range + (codePoint - start) * 2);
      if (glyph !== 0 && ((glyph + delta) & 0xffff) !== 0) shown.add(codePoint);
    }
  }
  return shown;
}
