/** `npm start`: sets up what is missing, then runs the platform in the foreground until Ctrl-C or SIGTERM, and again after a crash. */
import { spawn } from 'node:child_process';
import { keepRunning } from './keep-running.mjs';
import { root, say, setUpDependencies, setUpEngine, setUpPages } from './set-up.mjs';

say('Sunlit 阳光行权');
await setUpDependencies();
await setUpEngine();
await setUpPages();

const platform = keepRunning({
  start: () => spawn(process.execPath, ['--import', 'tsx', 'src/main.ts'], { cwd: root, stdio: ['inherit', 'inherit', 'inherit', 'ipc'] }),
  say,
});
// Ctrl-C reaches the platform through the terminal as well, which then hears it twice and stops once; SIGTERM is passed on here.
process.on('SIGINT', () => platform.stop('SIGINT'));
process.on('SIGTERM', () => platform.stop('SIGTERM'));
// npm runs this in a shell: a signal to npm ends that shell without reaching this process, which would go on alone.
const parent = process.ppid;
if (process.env.npm_lifecycle_event)
  setInterval(() => {
    if (process.ppid !== parent) platform.stop('SIGTERM');
  }, 500).unref();
process.exit(await platform.ended);
