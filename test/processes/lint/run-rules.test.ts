import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { BpmnModdle } from 'bpmn-moddle';
import { Linter } from 'bpmnlint';
import zeebe from 'zeebe-bpmn-moddle/resources/zeebe.json' with { type: 'json' };
import { createLinterConfig, type ModdleElement, type RegistryEntry } from '../../../processes/lint/index.ts';
import { runRules } from '../../../processes/lint/run-rules.ts';
import { entryOfFixtures } from './entry.ts';

const rulesFolder = fileURLToPath(new URL('./rules/', import.meta.url));
const powersFolder = fileURLToPath(new URL('../../../processes/powers/', import.meta.url));

const bpmnIn = (folder: string): string[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.bpmn'))
    .map((name) => `${folder}/${name}`);
const moddle = new BpmnModdle({ zeebe });

async function compare(file: string, entry: RegistryEntry, engineLine: string): Promise<void> {
  const definitions = (await moddle.fromXML(readFileSync(file, 'utf8'), 'bpmn:Definitions')).rootElement as ModdleElement;
  const config = createLinterConfig({ entry, engineLine });
  const theirs = await new Linter(config).lint(definitions);
  const plain = Object.fromEntries(
    Object.entries(theirs).map(([name, reports]) => [name, reports.map(({ meta: _, ...report }) => report)]),
  );
  assert.deepEqual(Object.fromEntries(runRules(definitions, config)), plain, `${file} ${engineLine}`);
}

describe('the walk over all rules at once', () => {
  for (const rule of readdirSync(rulesFolder)) {
    it(`finds in the flowcharts of ${rule} what bpmnlint finds`, async () => {
      const folder = `${rulesFolder}${rule}`;
      for (const file of bpmnIn(folder)) for (const line of ['8.0', '8.8']) await compare(file, entryOfFixtures(folder), line);
    });
  }

  it('finds in the powers of the demonstration city what bpmnlint finds', async () => {
    for (const file of bpmnIn(powersFolder)) {
      await compare(file, JSON.parse(readFileSync(file.replace(/bpmn$/, 'json'), 'utf8')) as RegistryEntry, '8.5');
    }
  });
});
