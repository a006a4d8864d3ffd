/** A parser's thread ends at its limits, and nothing else does. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { Refusal } from '../../../src/platform/errors.ts';
import { createParsers, type Parser, type Parsers } from '../../../src/platform/parsers/index.ts';

describe('a parser in a thread', function () {
  this.timeout(300_000);
  // Beside the sources, so that what it imports is found.
  const folder = mkdtempSync(path.join(import.meta.dirname, 'invented-'));
  let parsers: Parsers;
  before(() => {
    parsers = createParsers({ threads: 1, megabytes: 64 });
  });
  after(async () => {
    await parsers.close();
    rmSync(folder, { recursive: true });
  });

  function parser<Input, Output>(name: string, body: string, seconds = 20): Parser<Input, Output> {
    const file = path.join(folder, `${name}.ts`);
    writeFileSync(
      file,
      `import { Refusal } from '../../../../src/platform/errors.ts';\nexport default (input: any) => { ${body} };\nvoid Refusal;\n`,
    );
    return { file: pathToFileURL(file), seconds };
  }
  const codeOf = async (work: Promise<unknown>): Promise<[number, string]> => {
    const error = await work.then(
      () => assert.fail('it must be refused'),
      (thrown: unknown) => thrown,
    );
    assert.ok(error instanceof Refusal, String(error));
    return [error.status, error.code];
  };
  const doubles = () => parser<number, number>('doubles', 'return input * 2;');

  it('hands back what it reads', async () => {
    assert.equal(await parsers.run(doubles(), 21), 42);
  });

  it('refuses what the parser refuses, with its status and code, and lets a fault be a fault', async () => {
    assert.deepEqual(await codeOf(parsers.run(parser('refuses', "throw new Refusal(413, 'much', '多', 'Much');"), 0)), [413, 'much']);
    await assert.rejects(parsers.run(parser('fails', "throw new TypeError('a mistake of ours');"), 0), { name: 'TypeError' });
    assert.equal(parsers.ended, 0);
  });

  it('is ended when it takes too long, and the next file is read', async () => {
    const [endless, next] = [parsers.run(parser('endless', 'for (;;);', 0.3), 0), parsers.run(doubles(), 4)];
    assert.deepEqual(await codeOf(endless), [422, 'input-too-costly']);
    assert.equal(await next, 8);
    assert.equal(parsers.ended, 1);
  });

  it('is ended when it takes too much memory, and the next file is read', async () => {
    const greedy = parser('greedy', 'const kept: unknown[] = []; for (;;) kept.push(new Array(1_000).fill({ kept }));', 60);
    assert.deepEqual(await codeOf(parsers.run(greedy, 0)), [422, 'input-too-costly']);
    assert.equal(await parsers.run(doubles(), 5), 10);
  });
});
