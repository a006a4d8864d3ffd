/** A flowchart is judged the same while it is drawn and when it is handed in: the lint package in a real browser and in Node (R6b). */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { build, type Rollup } from 'vite';
import { lintFlowchart, type Finding, type RegistryEntry } from '../../processes/lint/index.ts';
import { entryOfFixtures } from '../processes/lint/entry.ts';
import { browserForSuite } from '../support/browser.ts';

interface Input {
  name: string;
  xml: string;
  entry: RegistryEntry | null;
  engineLine: string;
}

const lintPackage = fileURLToPath(new URL('../../processes/lint/index.ts', import.meta.url));
const rulesFolder = fileURLToPath(new URL('../processes/lint/rules/', import.meta.url));
const processesFolder = fileURLToPath(new URL('../../processes/', import.meta.url));
/** The oldest and the newest line: what a rule says of a line is decided by comparing it. */
const LINES = ['8.0', '8.8'];

const bpmnIn = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder)
        .filter((file) => file.endsWith('.bpmn'))
        .map((file) => `${folder}/${file}`)
    : [];

/** The package as the pages load it, under a global name. */
async function bundle(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      minify: false,
      target: 'es2022',
      lib: { entry: lintPackage, formats: ['iife'], name: 'sunlitLint', fileName: 'lint' },
    },
  });
  const [output] = (Array.isArray(built) ? built : [built]) as Rollup.RollupOutput[];
  const [chunk] = output?.output ?? [];
  assert.ok(chunk?.type === 'chunk');
  return chunk.code;
}

const inBrowser = (page: Page, inputs: Input[]): Promise<Finding[][]> =>
  page.evaluate(async (given) => {
    const { sunlitLint } = globalThis as unknown as { sunlitLint: { lintFlowchart: typeof lintFlowchart } };
    const results: Finding[][] = [];
    for (const input of given) results.push((await sunlitLint.lintFlowchart(input)).findings);
    return results;
  }, inputs);

describe('The lint package in a browser', function () {
  this.timeout(600_000);
  const browser = browserForSuite();
  let page: Page;
  let findings = 0;

  before(async () => {
    page = await browser.blank();
    await page.addScriptTag({ content: await bundle() });
  });

  async function compare(inputs: Input[]): Promise<void> {
    const [theirs, ours] = [await inBrowser(page, inputs), []] as [Finding[][], Finding[][]];
    for (const input of inputs) ours.push((await lintFlowchart(input)).findings);
    for (const [index, { name, engineLine }] of inputs.entries()) {
      assert.deepEqual(theirs[index], JSON.parse(JSON.stringify(ours[index])), `${name} for engine line ${engineLine}`);
      findings += ours[index]?.length ?? 0;
    }
  }

  it('finds in every example of every rule exactly what the server finds', async () => {
    for (const rule of readdirSync(rulesFolder)) {
      const entry = entryOfFixtures(`${rulesFolder}${rule}`);
      await compare(
        bpmnIn(`${rulesFolder}${rule}`).flatMap((name) =>
          LINES.map((engineLine) => ({ name, xml: readFileSync(name, 'utf8'), entry, engineLine })),
        ),
      );
    }
    assert.ok(findings > 300, `${findings} findings compared`);
  });

  it("finds in the powers and the platform's own procedures exactly what the server finds", async () => {
    for (const name of bpmnIn(`${processesFolder}powers`)) {
      const entry = JSON.parse(readFileSync(name.replace(/bpmn$/, 'json'), 'utf8')) as RegistryEntry;
      await compare(LINES.map((engineLine) => ({ name, xml: readFileSync(name, 'utf8'), entry, engineLine })));
    }
    await compare(
      bpmnIn(`${processesFolder}platform`).map((name) => ({ name, xml: readFileSync(name, 'utf8'), entry: null, engineLine: '8.0' })),
    );
  });

  it('refuses what cannot be read for the same reason at the same place', async () => {
    const HOSTILE = [
      '',
      'no xml',
      '<!DOCTYPE x><x/>',
      '<a><b></a>',
      '<a>\n<b attribute=1/></a>',
      '<definitions xmlns="http://elsewhere.example/"/>',
      '<a/><b/>',
      `<a>${'<b>'.repeat(60)}`,
    ];
    await compare(HOSTILE.map((xml) => ({ name: xml.slice(0, 40), xml, entry: null, engineLine: '8.0' })));
  });
});
