/** A case that is filed by its archivist, and its package opened, changed and closed again. */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFile, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { fileURLToPath } from 'node:url';
import { unzipSync, zipSync } from 'fflate';
import { PDFDocument } from 'pdf-lib';
import { HEADERS } from '../../domain/contract.ts';
import { drawWith, type Drawn } from '../support/draw-bpmn.ts';
import { ACCEPT, buildEntry, DECLINE, DENY, documentOf, endOf, GRANT, stepOf, type Power } from '../support/small-power.ts';

/** Accepted, granted, filed. */
export function filedPower(): Power {
  const base = buildEntry();
  const entry = buildEntry({
    positions: [...base.positions, { code: 'archive', name: '档案岗', nameEn: 'Archive' }],
    forms: {
      ...base.forms,
      archive: {
        title: '归档登记',
        titleEn: 'Archive',
        fields: [
          { key: 'volumeNumber', label: '案卷号', labelEn: 'Volume', type: 'text', required: true },
          { key: 'retention', label: '保管期限', labelEn: 'Kept for', type: 'text', required: true },
        ],
      },
    },
  });
  const drawn: Record<string, Drawn> = {
    tAccept: stepOf('受理审查', 'first-review', [ACCEPT, DECLINE], { [HEADERS.form]: 'review' }),
    tDecide: stepOf('决定', 'deciding-leader', [GRANT, DENY]),
    tArchive: stepOf('归档', 'archive', [{ code: 'archived', label: '已归档' }], { [HEADERS.form]: 'archive' }),
    dAccepted: documentOf('acceptance-notice'),
    dGranted: documentOf('licence-decision'),
    cDeclined: endOf('declined'),
    cGranted: endOf('granted'),
    cDenied: endOf('denied'),
  };
  const flows = [
    ...['s>tAccept', 'tAccept>x1', 'x1>dAccepted:accept', 'x1>cDeclined*', 'cDeclined>e1', 'dAccepted>tDecide', 'tDecide>x2'],
    ...['x2>dGranted:grant', 'x2>cDenied*', 'dGranted>tArchive', 'tArchive>cGranted', 'cGranted>e2', 'cDenied>e3'],
  ];
  return { entry, xml: drawWith(entry.processId, drawn, ...flows) };
}

/** A PDF of so many pages that any reader opens. */
export async function pdfOf(pages: number): Promise<Buffer> {
  const made = await PDFDocument.create();
  for (let page = 0; page < pages; page += 1) made.addPage([300, 400]);
  return Buffer.from(await made.save());
}

export type Files = Record<string, Uint8Array>;
export const opened = (zip: Uint8Array): Files => unzipSync(zip);
export const closed = (files: Files): Buffer => Buffer.from(zipSync(files));
export const textOf = (files: Files, name: string): string => Buffer.from(files[name] ?? []).toString('utf8');
export const sha256 = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex');

/** As a forger leaves it who knows the format: hashes and sizes of the manifest are those of what is there. */
export function forged(files: Files): Files {
  const manifest = JSON.parse(textOf(files, 'manifest.json')) as { entries: { path: string; size: number; sha256: string }[] };
  for (const entry of manifest.entries) {
    const bytes = files[entry.path];
    if (bytes) Object.assign(entry, { size: bytes.length, sha256: sha256(bytes) });
  }
  return resigned({ ...files, 'manifest.json': Buffer.from(JSON.stringify(manifest)) });
}
export const resigned = (files: Files): Files => ({
  ...files,
  'manifest.sha256': Buffer.from(`${sha256(files['manifest.json'] ?? '')}  manifest.json\n`),
});

const SCRIPT = fileURLToPath(new URL('../../scripts/verify-case-file.mjs', import.meta.url));

/** Runs the script as a stranger would: copied into an empty folder, beside the package and nothing else. */
export async function verified(zip: Uint8Array, ...more: string[]): Promise<{ code: number; text: string }> {
  const folder = await mkdtemp(path.join(tmpdir(), 'sunlit-case-file-'));
  await copyFile(SCRIPT, path.join(folder, 'verify-case-file.mjs'));
  await writeFile(path.join(folder, 'package.zip'), zip);
  const run = promisify(execFile)(process.execPath, ['verify-case-file.mjs', 'package.zip', ...more], { cwd: folder, env: {} });
  return run.then(
    ({ stdout, stderr }) => ({ code: 0, text: stdout + stderr }),
    (error: { code: number; stdout: string; stderr: string }) => ({ code: error.code, text: error.stdout + error.stderr }),
  );
}
