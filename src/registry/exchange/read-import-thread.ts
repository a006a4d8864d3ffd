/** Reads a file of powers in a parser's thread, and checks what each says against the schema: what comes back is bounded. */
import type { FieldProblem } from '../../../domain/forms/field-problem.ts';
import { validateRegistryEntry } from '../../../domain/registry/registry-entry-schema.ts';
import { importTooLarge, IMPORT_LIMITS, readFile } from './files.ts';

export interface ImportFile {
  fileName: string;
  content: Uint8Array;
}

export interface ReadImport {
  total: number;
  /** JSON of {@link CheckedItem}s, as the import keeps it. */
  items: string;
}

/** One power of a file: its entry where the schema has nothing against it, or else what it has. */
export interface CheckedItem {
  row: number;
  code: string;
  entry?: unknown;
  problems?: FieldProblem[];
  bpmnXml?: string;
}

export default async function readImport({ fileName, content }: ImportFile): Promise<ReadImport> {
  const read = await readFile(fileName, Buffer.from(content.buffer, content.byteOffset, content.byteLength));
  const items = read.map(({ row, code, entry, bpmnXml }): CheckedItem => {
    const checked = validateRegistryEntry(entry);
    return {
      row,
      code: code.slice(0, LONGEST_CODE),
      ...(checked.ok ? { entry: checked.entry } : { problems: checked.problems.slice(0, IMPORT_LIMITS.problems) }),
      ...(bpmnXml === undefined ? {} : { bpmnXml }),
    };
  });
  const text = JSON.stringify(items);
  if (text.length > IMPORT_LIMITS.characters) throw importTooLarge();
  return { total: items.length, items: text };
}

/** A code that is longer is none; the report shows its beginning. */
const LONGEST_CODE = 100;
