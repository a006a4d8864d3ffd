/** `npm test [mocha arguments]`: sets up what is missing, checks types and style, then runs every test. */
import { spawn } from 'node:child_process';
import { root, say, setUpDependencies, setUpEngine, setUpPages } from './set-up.mjs';

await setUpDependencies();
await setUpEngine();
await setUpPages();
say('Running the tests …');
const child = spawn(process.execPath, ['node_modules/mocha/bin/mocha.js', ...process.argv.slice(2)], { cwd: root, stdio: 'inherit' });
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
