/**
 * A virus scanner of the city's own, asked before a file is kept (`SUNLIT_SCAN`): clamd over its socket, or a command that reads the file
 * from its standard input and ends with 0 (clean) or 1 (found something). Off unless set. A scanner that gives no answer refuses the file
 * rather than letting it in unseen.
 */
import { spawn } from 'node:child_process';
import { connect, type Socket } from 'node:net';
import { Refusal } from '../errors.ts';

export interface Scan {
  /** How, for the status page. */
  kind: 'off' | 'clamd' | 'command';
  /** Throws `file-infected`, or `scan-unavailable` where no answer came. */
  check(bytes: Buffer): Promise<void>;
}

/** `clamd:/run/clamav/clamd.ctl`, `clamd:host:port` or `command:/usr/bin/scanner --flag`. */
export const SCAN_SETTING = /^(?:clamd:(?:\/\S+|[\w.-]+:\d{1,5})|command:\/\S.*)$/;

const ANSWERS_WITHIN_MS = 60_000;
const CHUNK = 1024 * 1024;

export const noScan: Scan = { kind: 'off', check: () => Promise.resolve() };

export function createScan(setting: string | undefined): Scan {
  if (setting === undefined) return noScan;
  const [kind, ...rest] = setting.split(':');
  const where = rest.join(':');
  const ask = kind === 'clamd' ? askClamd(where) : askCommand(where);
  return {
    kind: kind === 'clamd' ? 'clamd' : 'command',
    async check(bytes) {
      const found = await ask(bytes).catch(() => 'no answer' as const);
      if (found === 'no answer') throw unavailable();
      if (found === 'infected') throw infected();
    },
  };
}

type Answer = 'clean' | 'infected';

/** INSTREAM: each piece with its length before it, a length of nothing at the end. */
const askClamd =
  (where: string) =>
  (bytes: Buffer): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const socket = socketAt(where);
      let answer = '';
      socket.setTimeout(ANSWERS_WITHIN_MS, () => socket.destroy(new Error('clamd does not answer')));
      socket.once('error', reject);
      socket.on('data', (piece) => (answer += piece.toString('utf8')));
      socket.once('close', () => {
        if (answer.includes(' FOUND')) resolve('infected');
        else if (/: OK\0?$/.test(answer.trim())) resolve('clean');
        else reject(new Error('clamd gave no verdict'));
      });
      socket.once('connect', () => {
        socket.write('zINSTREAM\0');
        for (let at = 0; at < bytes.length; at += CHUNK) {
          const piece = bytes.subarray(at, at + CHUNK);
          socket.write(lengthOf(piece.length));
          socket.write(piece);
        }
        socket.write(lengthOf(0));
      });
    });

function socketAt(where: string): Socket {
  if (where.startsWith('/')) return connect(where);
  const [host = '', port] = where.split(':');
  return connect(Number(port), host);
}

function lengthOf(bytes: number): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes);
  return length;
}

const askCommand =
  (line: string) =>
  (bytes: Buffer): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const [program = '', ...parameters] = line.trim().split(/\s+/);
      const child = spawn(program, parameters, { stdio: ['pipe', 'ignore', 'ignore'], timeout: ANSWERS_WITHIN_MS });
      child.once('error', reject);
      child.once('close', (status) => {
        if (status === 0 || status === 1) resolve(status === 0 ? 'clean' : 'infected');
        else reject(new Error(`the scanner ended with ${status}`));
      });
      // A scanner that has seen enough closes its input early.
      child.stdin.once('error', () => undefined);
      child.stdin.end(bytes);
    });

const infected = (): Refusal =>
  new Refusal(
    422,
    'file-infected',
    '病毒扫描发现该文件有问题，没有保存。请告知提交人，并联系系统管理员。',
    'The virus scanner found something in the file; it was not kept. Tell whoever brought it, and the system administrator.',
  );

const unavailable = (): Refusal =>
  new Refusal(
    503,
    'scan-unavailable',
    '病毒扫描暂时没有答复，文件没有保存，请稍后重试。',
    'The virus scanner gives no answer; the file was not kept. Try again in a moment.',
  );
