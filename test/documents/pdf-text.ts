/** Reads a PDF's text back with poppler, the way another office's computer would. */
import { execFileSync, spawnSync } from 'node:child_process';

export const hasPdftotext = spawnSync('pdftotext', ['-v']).error === undefined;

export function pdfText(bytes: Buffer): string {
  return execFileSync('pdftotext', ['-raw', '-enc', 'UTF-8', '-', '-'], { input: bytes, maxBuffer: 64 * 1024 * 1024 }).toString('utf8');
}

/** Without blanks, line ends and the foot of each page, so that a sentence is found wherever its lines break. */
export const solid = (text: string): string => text.replace(/\s/g, '').replace(/办件流水号：\d+第\d+页共\d+页/g, '');
