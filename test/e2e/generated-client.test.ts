/** A client that a generator of the ecosystem makes from the served description does a whole case; the compiler checks its use. */
import assert from 'node:assert/strict';
import { copyFile, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import openapiTypescript, { astToString, type OpenAPI3 } from 'openapi-typescript';
import ts from 'typescript';
import { PARTIES, plausibleAnswers } from '../../src/demonstration/index.ts';
import { platformForSuite } from '../support/platform.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** As `generated-client/whole-case.ts` says it, by the types that exist before anything is generated. */
type WholeCase = (instructions: {
  url: string;
  powerId: string;
  party: (typeof PARTIES)[number] | undefined;
  answer: typeof plausibleAnswers;
}) => Promise<{
  case: { id: string; serial: string; state: string; result: string | null; steps: { state: string }[] };
  documents: { template: string; mediaType: string | null; begins: string }[];
  listed: string[][];
  found: string[];
  refusedField: string | undefined;
}>;

describe('A client generated from the description', function () {
  this.timeout(600_000);
  const suite = platformForSuite();
  let folder: string;
  let program: string;

  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'sunlit-client-'));
    program = path.join(folder, 'whole-case.ts');
    await symlink(path.join(ROOT, 'node_modules'), path.join(folder, 'node_modules'));
    await copyFile(path.join(ROOT, 'test/e2e/generated-client/whole-case.ts'), program);
    const description = (await (await fetch(`${suite.url}/api/openapi.json`)).json()) as OpenAPI3;
    await writeFile(path.join(folder, 'schema.ts'), astToString(await openapiTypescript(description)));
  });
  after(() => rm(folder, { recursive: true, force: true }));

  it('fits what the program does with it', () => {
    const checked = ts.createProgram([program], {
      ...{ strict: true, noEmit: true, skipLibCheck: true, allowImportingTsExtensions: true, types: ['node'] },
      ...{ noUncheckedIndexedAccess: true, target: ts.ScriptTarget.ES2022, lib: ['lib.es2023.d.ts'] },
      ...{
        module: ts.ModuleKind.ESNext,
        moduleResolution: ts.ModuleResolutionKind.Bundler,
        typeRoots: [path.join(ROOT, 'node_modules/@types')],
      },
    });
    const faults = ts.getPreEmitDiagnostics(checked).map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
    assert.deepEqual(faults, []);
  });

  it('signs in, registers, decides each step, fetches the documents, lists, searches and pages', async () => {
    const { wholeCase } = (await import(pathToFileURL(program).href)) as { wholeCase: WholeCase };
    const handled = await wholeCase({
      url: `${suite.url}/api`,
      powerId: 'power-road-excavation',
      party: PARTIES[0],
      answer: plausibleAnswers,
    });
    assert.deepEqual([handled.case.state, handled.case.result, handled.case.steps.length], ['completed', 'granted', 7]);
    assert.deepEqual(
      handled.documents.map(({ template, mediaType, begins }) => [template, mediaType, begins]),
      ['acceptance-notice', 'licence-decision', 'licence-certificate', 'delivery-receipt'].map((one) => [one, 'application/pdf', '%PDF-']),
    );
    assert.deepEqual(
      handled.listed.map(({ length }) => length),
      [1, 1],
    );
    assert.equal(handled.listed[1]?.[0], handled.case.id, 'the newest first');
    assert.deepEqual(handled.found, [handled.case.serial]);
    assert.equal(handled.refusedField, 'after');
  });
});
