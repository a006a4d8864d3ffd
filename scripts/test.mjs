/** `npm test [files] [mocha arguments]`: sets up what is missing, checks types and style, then runs every test, or those of the files named. */
import { spawn } from 'node:child_process';
import { root, say, setUpDependencies, setUpEngine, setUpPages } from './set-up.mjs';

await setUpDependencies();
await setUpEngine();
await setUpPages();
say('Running the tests …');
const given = process.argv.slice(2);
// Not in .mocharc.json, because mocha adds files on the command line to those of its configuration.
const files = given.some((argument) => argument.endsWith('.test.ts')) ? [] : ['test/**/*.test.ts'];
// The tests' brokers live for seconds: Java's quick compiler alone costs them a quarter less processor time. The bench starts its own.
const env = { ...process.env, JDK_JAVA_OPTIONS: process.env.JDK_JAVA_OPTIONS ?? '-XX:TieredStopAtLevel=1' };
const child = spawn(process.execPath, ['node_modules/mocha/bin/mocha.js', ...files, ...given], { cwd: root, stdio: 'inherit', env });
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
