/** What is against keeping a file: first what is cheap to see, then what a thread sees within limits, then what a scanner says. */
import { fileKind, type FileKind } from '../../domain/files/file-kinds.ts';
import { judgeFile, type FileProblem } from '../../domain/files/file-problem.ts';
import { Refusal } from '../platform/errors.ts';
import type { Parser, Parsers } from '../platform/parsers/index.ts';
import type { Scan } from '../platform/scan/index.ts';
import type { InspectedFile } from './inspect-file-thread.ts';

const INSPECT: Parser<InspectedFile, FileProblem | null> = { file: new URL('./inspect-file-thread.ts', import.meta.url), seconds: 10 };
/** Those that are packed: what is in the others shows without unpacking. */
const PACKED: readonly FileKind[] = ['pdf', 'docx', 'xlsx', 'ofd'];

export type InspectFile = (name: string, bytes: Buffer) => Promise<{ kind: FileKind; name: string; mediaType: string }>;

/** Throws what is against it, with the file problem's code. */
export function createInspectFile({ parsers, scan, largest }: { parsers: Pick<Parsers, 'run'>; scan: Scan; largest: number }): InspectFile {
  return async (typedName, bytes) => {
    const judged = judgeFile(typedName, bytes, largest);
    if ('problem' in judged) throw refused(judged.problem);
    const { kind, name } = judged;
    if (PACKED.includes(kind)) {
      const problem = await parsers.run(INSPECT, { kind, content: bytes });
      if (problem) throw refused(problem);
    }
    await scan.check(bytes);
    return { kind, name, mediaType: fileKind(kind).mediaType };
  };
}

const refused = ({ status, code, message, messageEn }: FileProblem): Refusal => new Refusal(status, code, message, messageEn);
