/** Writes a zip piece by piece, so that a case with hours of film is never held whole. The same entries are the same bytes. */
import { Zip, ZipDeflate, ZipPassThrough } from 'fflate';

export interface ZipEntry {
  path: string;
  /** Text is packed; everything else is packed already. */
  content: string | AsyncIterable<Uint8Array>;
}

/** No date of a file means anything here; the record has them. Local time, because that is how a zip writes one. */
const ALWAYS = new Date(1980, 0, 1);

export async function* zipOf(entries: Iterable<ZipEntry> | AsyncIterable<ZipEntry>): AsyncGenerator<Uint8Array> {
  let waiting: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    waiting.push(chunk);
  });
  const written = (): Uint8Array[] => {
    const chunks = waiting;
    waiting = [];
    return chunks;
  };
  for await (const { path, content } of entries) {
    const entry = typeof content === 'string' ? new ZipDeflate(path, { level: 6 }) : new ZipPassThrough(path);
    entry.mtime = ALWAYS;
    zip.add(entry);
    if (typeof content === 'string') entry.push(Buffer.from(content), true);
    else {
      for await (const part of content) {
        entry.push(part);
        yield* written();
      }
      entry.push(new Uint8Array(), true);
    }
    yield* written();
  }
  zip.end();
  yield* written();
}
