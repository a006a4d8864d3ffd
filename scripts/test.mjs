/**
 * `npm test [files] [mocha arguments]`: sets up what is missing; checks style, circles and types and then runs every test, or runs those
 * of the files named.
 */
import { spawn, spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { root, say, setUpDependencies, setUpEngine, setUpPages } from './set-up.mjs';

await setUpDependencies();
await setUpEngine();
await setUpPages();
const given = process.argv.slice(2);
// Not in .mocharc.json, because mocha adds files on the command line to those of its configuration.
const files = given.some((argument) => argument.endsWith('.test.ts')) ? [] : allTests();
if (files.length) checkSource();
say('Running the tests …');
// The tests' brokers live for seconds: Java's quick compiler alone costs them a quarter less processor time. The bench starts its own.
const env = { ...process.env, JDK_JAVA_OPTIONS: process.env.JDK_JAVA_OPTIONS ?? '-XX:TieredStopAtLevel=1' };
const child = spawn(process.execPath, ['node_modules/mocha/bin/mocha.js', ...files, ...given], { cwd: root, stdio: 'inherit', env });
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));

/**
 * Two run side by side (.mocharc.json): each may be an engine, a platform and a browser. Four on two processors took longer, and passed
 * limits that are no faults. The longest begin, so that none is left alone at the end.
 */
function allTests() {
  const longest = ['e2e/faults/kills', 'e2e/faults/', 'bench/', 'platform/zeebe/progress', 'browser/', 'e2e/'];
  const rank = (file) => {
    const found = longest.findIndex((start) => file.startsWith(start));
    return found < 0 ? longest.length : found;
  };
  return readdirSync(`${root}/test`, { recursive: true })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => file.endsWith('.test.ts'))
    .sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1))
    .map((file) => `test/${file}`);
}

/** Before the tests and outside them: what does not fit together need not be run. */
function checkSource() {
  say('Checking style, circles and types (a minute or two) …');
  const { status } = spawnSync('npm', ['run', '--silent', 'lint'], { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' });
  if (status === 0) return;
  console.error('\n✗ The source does not pass `npm run lint`; mend what it says above. No test was run.');
  process.exit(status ?? 1);
}
