/** The smallest files of each kind that are whole. */
import { deflateRawSync, deflateSync } from 'node:zlib';

export const pdf = (object = '<</Type/Catalog>>'): Buffer =>
  Buffer.from(`%PDF-1.7\n1 0 obj ${object} endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n`, 'latin1');

/** A PDF whose objects are packed, as most programs write them. */
export function packedPdf(objects: string): Buffer {
  const data = deflateSync(Buffer.from(objects, 'latin1'));
  const head = Buffer.from(`%PDF-1.7\n5 0 obj <</Type/ObjStm/Filter/FlateDecode/Length ${data.length}>> stream\n`, 'latin1');
  return Buffer.concat([head, data, Buffer.from('\nendstream endobj\n%%EOF\n')]);
}

function chunk(type: string, data: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  return Buffer.concat([length, Buffer.from(type), data, Buffer.alloc(4)]);
}
export function png(width: number, height: number): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head[8] = 8;
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(Buffer.alloc(8))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

export function jpg(width: number, height: number): Buffer {
  const frame = Buffer.from([0xff, 0xc0, 0, 11, 8, 0, 0, 0, 0, 1, 1, 0x11, 0]);
  frame.writeUInt16BE(height, 5);
  frame.writeUInt16BE(width, 7);
  const scan = Buffer.from([0xff, 0xda, 0, 8, 1, 1, 0, 0, 63, 0, 0x12, 0xff, 0x00, 0x34]);
  return Buffer.concat([Buffer.from([0xff, 0xd8]), frame, scan, Buffer.from([0xff, 0xd9])]);
}

export function webp(width: number, height: number): Buffer {
  const body = Buffer.alloc(18);
  body.writeUInt16LE(width, 14);
  body.writeUInt16LE(height, 16);
  const size = Buffer.alloc(4);
  size.writeUInt32LE(body.length + 4);
  return Buffer.concat([Buffer.from('RIFF'), size, Buffer.from('WEBP'), Buffer.from('VP8 '), body.subarray(4)]).subarray(
    0,
    size.readUInt32LE() + 8,
  );
}

export const wav = (): Buffer => Buffer.concat([Buffer.from('RIFF\x24\0\0\0WAVEfmt ', 'latin1'), Buffer.alloc(30)]);
export const mp4 = (brand: string): Buffer =>
  Buffer.concat([Buffer.from('\0\0\0\x18ftyp', 'latin1'), Buffer.from(brand), Buffer.alloc(12)]);
export const webm = (): Buffer => Buffer.concat([Buffer.from([0x1a, 0x45, 0xdf, 0xa3]), Buffer.from('\x42\x82\x84webm', 'latin1')]);

/** A package with one entry that becomes more than its directory says. */
export function lyingPackage(says: number, becomes: number): Buffer {
  const names = ['[Content_Types].xml', 'word/document.xml'];
  const packed = [deflateRawSync(Buffer.from('x')), deflateRawSync(Buffer.alloc(becomes))];
  const sizes = [1, says];
  const local: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  names.forEach((name, index) => {
    const data = packed[index] ?? Buffer.alloc(0);
    const head = Buffer.alloc(30);
    head.writeUInt32LE(0x04034b50, 0);
    head.writeUInt16LE(8, 8);
    head.writeUInt16LE(name.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(8, 10);
    entry.writeUInt32LE(data.length, 20);
    entry.writeUInt32LE(sizes[index] ?? 0, 24);
    entry.writeUInt16LE(name.length, 28);
    entry.writeUInt32LE(at, 42);
    local.push(head, Buffer.from(name), data);
    directory.push(entry, Buffer.from(name));
    at += 30 + name.length + data.length;
  });
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(names.length, 10);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...local, ...directory, end]);
}
