/** Every document is PDF/A-2a (ISO 19005-2), as an archive wants it: checked by veraPDF, all in one run of its machine. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createRenderer, TEMPLATES, type Printable } from '../../src/documents/index.ts';
import { sampleDocument as buildDocument } from '../../src/documents/sample-document.ts';
import { buildLetter, buildRegistryAnswer } from './build-letter.ts';

/** Plain JavaScript without types, because set-up runs before anything is installed. */
const JARS = new URL('../../scripts/engine-jars.mjs', import.meta.url).href;
const FLAVOUR = '2a';

const runs = (program: string, option: string): boolean => spawnSync(program, [option]).status === 0;
const missing = ['java', 'mvn'].filter((program) => !runs(program, '-version'));
/** What checks a clean clone must have both. */
const isSkipped = missing.length > 0 && !process.env.CI;

function papers(): [name: string, data: Printable, mark?: string][] {
  const rare = buildDocument('acceptance-notice');
  return [
    ...Object.keys(TEMPLATES).map((code): [string, Printable] => [code, buildDocument(code)]),
    ['letter', buildLetter()],
    ['registry-answer', buildRegistryAnswer()],
    ['rare-character', { ...rare, party: { ...rare.party, name: '𠮷野𡃁有限公司' } }],
    ['preview', buildDocument('licence-decision', { number: '（未编号）' }), '预览 · PREVIEW'],
  ];
}

describe('For the archive', () => {
  const title = isSkipped
    ? `${missing.join(' and ')} not installed: PDF/A not checked`
    : 'every document is PDF/A-2a, letters and answers too';
  (isSkipped ? it.skip : it)(title, async () => {
    const { ensurePdfaJars } = (await import(JARS)) as { ensurePdfaJars(): Promise<string> };
    const lib = await ensurePdfaJars();
    const folder = mkdtempSync(path.join(tmpdir(), 'sunlit-pdfa-'));
    const files = path.join(folder, 'files');
    mkdirSync(files);
    const renderer = createRenderer();
    const all = papers();
    try {
      for (const [name, data, mark] of all) writeFileSync(path.join(files, `${name}.pdf`), (await renderer.render(data, { mark })).bytes);
      const args = [
        '-Xmx512m',
        '-cp',
        path.join(lib, '*'),
        'org.verapdf.apps.GreenfieldCliWrapper',
        '--flavour',
        FLAVOUR,
        '--format',
        'text',
        files,
      ];
      const { stdout, stderr } = spawnSync('java', args, { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
      const verdicts = stdout.split('\n').filter((line) => /^(PASS|FAIL)/.test(line));
      assert.deepEqual(
        verdicts.filter((line) => !line.startsWith('PASS')),
        [],
        stderr,
      );
      assert.equal(verdicts.length, all.length, `${stdout}${stderr}`);
    } finally {
      await renderer.close();
      rmSync(folder, { recursive: true, force: true });
    }
  }).timeout(180_000);
});
