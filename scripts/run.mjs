/** Runs a TypeScript program of the project after its set-up: `node scripts/run.mjs FILE [ARGS]`. */
import { spawn } from 'node:child_process';
import { setUpDependencies, setUpEngine, setUpPages } from './set-up.mjs';

await setUpDependencies();
// The record is verified from its rows alone, on any machine.
// Only the benches of cases start an engine of their own; the other programs speak to a database or a running platform, or to nobody.
const WITHOUT_ENGINE = ['bench/lint.ts', 'bench/documents.ts'];
if (process.argv[2]?.startsWith('bench/') && !WITHOUT_ENGINE.includes(process.argv[2])) await setUpEngine();
if (process.argv[2] === 'bench/pages.ts') await setUpPages();
const child = spawn(process.execPath, ['--import', 'tsx', ...process.argv.slice(2)], { stdio: 'inherit' });
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
