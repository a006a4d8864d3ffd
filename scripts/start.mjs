/** `npm start`: sets up what is missing, then runs the platform in the foreground until Ctrl-C or SIGTERM. */
import { spawn } from 'node:child_process';
import { root, say, setUpDependencies, setUpEngine, setUpPages } from './set-up.mjs';

say('Sunlit 阳光行权');
await setUpDependencies();
await setUpEngine();
await setUpPages();

const child = spawn(process.execPath, ['--import', 'tsx', 'src/main.ts'], { cwd: root, stdio: 'inherit' });
// Ctrl-C reaches the child through the terminal as well; SIGTERM is passed on here.
process.on('SIGINT', () => undefined);
process.on('SIGTERM', () => child.kill('SIGTERM'));
// npm runs this in a shell: a signal to npm ends that shell without reaching this process, which would go on alone.
const parent = process.ppid;
if (process.env.npm_lifecycle_event) setInterval(() => { if (process.ppid !== parent) child.kill('SIGTERM'); }, 500).unref();
child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
