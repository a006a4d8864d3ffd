/** `npm start` after a crash: with small programs in the platform's place. */
import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { eventually } from '../support/eventually.ts';

interface KeepRunning {
  (options: { start: () => ChildProcess; say: (message: string) => void; firstPauseMs?: number }): {
    stop(signal: NodeJS.Signals): void;
    ended: Promise<number>;
  };
}
const MODULE = new URL('../../scripts/keep-running.mjs', import.meta.url).href;
const READY = "process.send('ready', () => ";

describe('npm start', function () {
  this.timeout(180_000);
  let keepRunning: KeepRunning;
  before(async () => {
    ({ keepRunning } = (await import(MODULE)) as { keepRunning: KeepRunning });
  });

  /** Runs these programs in turn, the last one again and again. */
  function run(...programs: string[]) {
    const starts: number[] = [];
    const said: string[] = [];
    const running = keepRunning({
      start() {
        const program = programs[Math.min(starts.length, programs.length - 1)] ?? '';
        starts.push(Date.now());
        return spawn(process.execPath, ['-e', program], { stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
      },
      say: (message) => said.push(message),
      firstPauseMs: 100,
    });
    return { starts, said, ...running };
  }

  it('starts a platform again that crashed after it was ready, each time after a longer pause', async () => {
    const crash = `${READY}process.abort());`;
    const { starts, said, ended } = run(crash, crash, crash, `${READY}process.exit(0));`);
    assert.equal(await ended, 0);
    assert.equal(starts.length, 4);
    assert.deepEqual(
      said.map((message) => /SIGABRT.* in ([\d.]+) s/.exec(message)?.[1]),
      ['0.1', '0.2', '0.4'],
    );
  });

  it('goes on trying where a later start fails, because what failed may come back', async () => {
    const { starts, ended } = run(`${READY}process.exit(1));`, 'process.exit(1)', `${READY}process.exit(0));`);
    assert.deepEqual([await ended, starts.length], [0, 3]);
  });

  for (const [title, program, code] of [
    ['that could not begin', 'process.exit(1)', 1],
    ['with a wrong setting', `${READY}process.exit(78));`, 78],
    ['that ended in order', `${READY}process.exit(0));`, 0],
  ] as const) {
    it(`leaves one at that ${title}`, async () => {
      const { starts, ended } = run(program);
      assert.deepEqual([await ended, starts.length], [code, 1]);
    });
  }

  it('starts none again once it was told to stop, in a pause neither', async () => {
    const { starts, stop, ended } = run(`${READY}setInterval(() => {}, 1_000));`);
    await eventually('a start', () => starts.length === 1);
    stop('SIGTERM');
    await ended;
    assert.equal(starts.length, 1);
    const pausing = run(`${READY}process.abort());`);
    await eventually('a crash', () => pausing.said.length === 2);
    pausing.stop('SIGTERM');
    await pausing.ended;
    const count = pausing.starts.length;
    await new Promise((resolve) => setTimeout(resolve, 500));
    assert.equal(pausing.starts.length, count);
  });
});
