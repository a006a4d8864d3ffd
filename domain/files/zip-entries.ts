/** What is inside a zip file, read from its directory at the end; nothing is unpacked. */
const LOCAL = 0x04034b50;
const ENTRY = 0x02014b50;
const END = 0x06054b50;
/** Length of the end record, and of the longest comment that may follow it. */
const END_LENGTH = 22;
const LONGEST_COMMENT = 0xffff;
const MOST_ENTRIES = 10_000;

export interface ZipEntry {
  name: string;
  /** 0 stored, 8 deflated. */
  method: number;
  encrypted: boolean;
  /** Bytes in the file, and what the directory says they become. */
  packed: number;
  unpacked: number;
  /** Where its local header stands. */
  at: number;
}

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

export const isZip = (bytes: Uint8Array): boolean => bytes.length >= END_LENGTH && viewOf(bytes).getUint32(0, true) === LOCAL;

/** Whether a zip's directory stands at the end, whatever the file begins with. */
export const endsAsZip = (bytes: Uint8Array): boolean => bytes.length >= END_LENGTH && endOf(viewOf(bytes)) !== null;

/** Whether nothing follows the directory and its comment. */
export function isWholeZip(bytes: Uint8Array): boolean {
  const view = viewOf(bytes);
  const end = endOf(view);
  return end !== null && end + END_LENGTH + view.getUint16(end + 20, true) === view.byteLength;
}

/** Empty for a file whose directory cannot be read. */
export function entriesOf(bytes: Uint8Array): ZipEntry[] {
  const view = viewOf(bytes);
  const end = endOf(view);
  if (end === null) return [];
  const entries: ZipEntry[] = [];
  const decoder = new TextDecoder();
  let at = view.getUint32(end + 16, true);
  for (let left = Math.min(view.getUint16(end + 10, true), MOST_ENTRIES); left > 0; left -= 1) {
    if (at + 46 > view.byteLength || view.getUint32(at, true) !== ENTRY) return [];
    const length = view.getUint16(at + 28, true);
    entries.push({
      name: decoder.decode(bytes.subarray(at + 46, at + 46 + length)),
      method: view.getUint16(at + 10, true),
      encrypted: (view.getUint16(at + 8, true) & 1) === 1,
      packed: view.getUint32(at + 20, true),
      unpacked: view.getUint32(at + 24, true),
      at: view.getUint32(at + 42, true),
    });
    at += 46 + length + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}

export const entryNamesOf = (bytes: Uint8Array): string[] => entriesOf(bytes).map(({ name }) => name);

/** The packed bytes of an entry; undefined where its own header does not stand where the directory says. */
export function packedBytesOf(bytes: Uint8Array, { at, packed }: ZipEntry): Uint8Array | undefined {
  const view = viewOf(bytes);
  if (at + 30 > view.byteLength || view.getUint32(at, true) !== LOCAL) return undefined;
  const from = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
  return from + packed > view.byteLength ? undefined : bytes.subarray(from, from + packed);
}

function endOf(view: DataView): number | null {
  const first = Math.max(0, view.byteLength - END_LENGTH - LONGEST_COMMENT);
  for (let at = view.byteLength - END_LENGTH; at >= first; at -= 1) if (view.getUint32(at, true) === END) return at;
  return null;
}
