/**
 * The electronic seal of the city's own seal server (`SUNLIT_SEAL`), asked for each paper with a place for a seal before it is kept: a
 * command that reads the PDF from its standard input and writes the sealed one to its standard output. Whose seal, and of which paper, its
 * environment says (`SEAL_ORGAN`, `SEAL_TITLE`, `SEAL_NUMBER`). Off unless set: then the paper has its place, and people seal what they
 * print.
 *
 * A seal is added to a paper as PDF adds signatures, behind what is there (ISO 32000, incremental update). So what comes back must begin
 * with the paper as it was printed: no seal changes what a paper says. A server that gives no answer leaves the paper numbered and not yet
 * kept, and its job comes again.
 */
import { spawn } from 'node:child_process';

/** Of which paper. */
export interface SealPlace {
  organ: string;
  title: string;
  number: string;
}

export interface Sealing {
  /** How, for the status page. */
  kind: 'off' | 'command';
  /** Throws where there is no answer, or one that is not this paper with something behind it. */
  seal(paper: Buffer, place: SealPlace): Promise<Buffer>;
}

/** `command:/usr/local/bin/seal --flag`. */
export const SEAL_SETTING = /^command:\/\S.*$/;

const ANSWERS_WITHIN_MS = 60_000;
/** A signature with its certificates and a picture of the seal. */
const MOST_ADDED_BYTES = 4 * 1024 * 1024;

export const noSealing: Sealing = { kind: 'off', seal: (paper) => Promise.resolve(paper) };

export function createSealing(setting: string | undefined): Sealing {
  if (setting === undefined) return noSealing;
  const line = setting.slice(setting.indexOf(':') + 1);
  return {
    kind: 'command',
    async seal(paper, place) {
      const sealed = await ask(line, paper, place);
      const added = sealed.subarray(paper.length);
      if (!sealed.subarray(0, paper.length).equals(paper))
        throw new Error(`the seal server changed ${place.number} instead of adding to it`);
      if (!added.length || !/%%EOF\s*$/.test(added.subarray(-16).toString('latin1')))
        throw new Error(`the seal server added no seal to ${place.number}`);
      return sealed;
    },
  };
}

function ask(line: string, paper: Buffer, { organ, title, number }: SealPlace): Promise<Buffer> {
  const [program = '', ...parameters] = line.trim().split(/\s+/);
  return new Promise((resolve, reject) => {
    const child = spawn(program, parameters, {
      stdio: ['pipe', 'pipe', 'ignore'],
      // Nothing of the platform's own settings, among which are secrets.
      env: { PATH: process.env.PATH, LANG: 'C.UTF-8', SEAL_ORGAN: organ, SEAL_TITLE: title, SEAL_NUMBER: number },
    });
    const pieces: Buffer[] = [];
    let size = 0;
    // What a command has begun itself may live on with its output: nobody listens to it any more.
    const giveUp = (): void => {
      child.kill('SIGKILL');
      child.stdout.destroy();
    };
    const late = setTimeout(giveUp, ANSWERS_WITHIN_MS);
    child.stdout.on('data', (piece: Buffer) => {
      size += piece.length;
      if (size <= paper.length + MOST_ADDED_BYTES) pieces.push(piece);
      else giveUp();
    });
    child.once('error', (error) => {
      clearTimeout(late);
      reject(error);
    });
    child.once('close', (status) => {
      clearTimeout(late);
      if (status === 0) resolve(Buffer.concat(pieces));
      else reject(new Error(`the seal server ended with ${status ?? 'a signal'} for ${number}`));
    });
    // One that gives up early closes its input.
    child.stdin.once('error', () => undefined);
    child.stdin.end(paper);
  });
}
