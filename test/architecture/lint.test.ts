/** Types, style and who may import whom (design.md section 7) are rules like any other, so they are tests like any other. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

const run = (script: string, ...args: string[]): Promise<{ code: number; output: string }> => new Promise((resolve) => {
  execFile(process.execPath, [script, ...args], { cwd: ROOT, maxBuffer: 16 * 1024 * 1024 }, (error, stdout, stderr) => resolve({ code: error ? 1 : 0, output: `${stdout}${stderr}` }));
});

const CHECKS: [title: string, script: string, args: string[]][] = [
  ['follows the style and imports only what it may', 'node_modules/eslint/bin/eslint.js', ['.', '--max-warnings', '0']],
  ['has right types: server, workers, processes, scripts and tests', 'node_modules/typescript/bin/tsc', ['--noEmit']],
  ['has right types: the pages', 'node_modules/typescript/bin/tsc', ['--noEmit', '-p', 'modeler-ui']],
];

describe('The source', function () {
  this.timeout(300_000);
  for (const [title, script, args] of CHECKS) {
    it(title, async () => {
      const { code, output } = await run(script, ...args);
      assert.equal(code, 0, `\n${output.slice(0, 8_000)}`);
    });
  }
});
