import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { BpmnModdle } from 'bpmn-moddle';
import zeebe from 'zeebe-bpmn-moddle/resources/zeebe.json' with { type: 'json' };
import { lintDefinitions, OWN_SEVERITY, RULES, type ModdleElement } from '../../../processes/lint/index.ts';
import { entryOfFixtures } from './entry.ts';

const fixtures = fileURLToPath(new URL('./rules/', import.meta.url));
const lintFolder = fileURLToPath(new URL('../../../processes/lint/', import.meta.url));

/** Read without the guard, so that a rule is seen to catch by itself what the guard would stop earlier. */
const readUnguarded = async (path: string): Promise<ModdleElement> =>
  (await new BpmnModdle({ zeebe }).fromXML(readFileSync(path, 'utf8'), 'bpmn:Definitions')).rootElement as ModdleElement;

const namesIn = (folder: string, extension: string): string[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith(extension))
    .map((name) => name.slice(0, -extension.length))
    .sort();

describe('the registry rules', () => {
  it('are the same in the folder, the list, the severities, the pages and the fixtures', () => {
    const listed = RULES.map(({ name }) => name).sort();
    assert.deepEqual(
      namesIn(`${lintFolder}rules`, '.ts').filter((name) => name !== 'index'),
      listed,
      'files in processes/lint/rules',
    );
    assert.deepEqual(Object.keys(OWN_SEVERITY).sort(), listed, 'severities in config.ts');
    assert.deepEqual(namesIn(`${lintFolder}docs`, '.md'), listed, 'pages in processes/lint/docs');
    assert.deepEqual(readdirSync(fixtures).sort(), listed, 'fixture folders');
  });

  for (const rule of RULES) {
    describe(rule.name, () => {
      const folder = `${fixtures}${rule.name}/`;
      const files = existsSync(folder) ? namesIn(folder, '.bpmn') : [];
      const expected = existsSync(`${folder}expected.json`)
        ? (JSON.parse(readFileSync(`${folder}expected.json`, 'utf8')) as Record<string, string[]>)
        : {};

      it('has a valid and an invalid flowchart, and says for each invalid one which elements it finds', () => {
        assert.ok(files.some((name) => name.startsWith('valid')));
        assert.deepEqual(
          Object.keys(expected).sort(),
          files
            .filter((name) => name.startsWith('invalid'))
            .map((name) => `${name}.bpmn`)
            .sort(),
        );
      });

      for (const name of files) {
        it(`${name.startsWith('valid') ? 'passes' : 'finds'} ${name}`, async () => {
          const findings = (
            await lintDefinitions(await readUnguarded(`${folder}${name}.bpmn`), { entry: entryOfFixtures(folder), engineLine: '8.0' })
          ).filter((finding) => finding.rule === rule.name);
          assert.deepEqual(
            findings.map(({ elementId }) => elementId).sort(),
            [...(expected[`${name}.bpmn`] ?? [])].sort(),
            JSON.stringify(findings, null, 1),
          );
          for (const { message, messageEn, doc } of findings) {
            assert.match(message, /[\u4e00-\u9fa5]/);
            assert.doesNotMatch(messageEn.replace(/"[^"]*"|\([^)]*\)/g, ''), /^$|undefined|[\u4e00-\u9fa5]/);
            assert.equal(doc, rule.name);
          }
        });
      }
    });
  }

  it('find nothing at all in the valid flowcharts', async () => {
    for (const rule of RULES) {
      for (const name of namesIn(`${fixtures}${rule.name}`, '.bpmn').filter((file) => file.startsWith('valid'))) {
        const findings = await lintDefinitions(await readUnguarded(`${fixtures}${rule.name}/${name}.bpmn`), {
          entry: entryOfFixtures(`${fixtures}${rule.name}`),
          engineLine: '8.0',
        });
        assert.deepEqual(findings, [], `${rule.name}/${name}`);
      }
    }
  });
});
