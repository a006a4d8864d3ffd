/** The engines of lines 8.5 and 8.8 in memory, started from Maven's `zeebe-process-test-engine` with a JDK 21 or newer. */
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import readline from 'node:readline';
import { freePort } from '../../src/platform/zeebe/free-port.ts';

export interface TestEngine {
  readonly address: string;
  advance(milliseconds: number): Promise<void>;
  stop(): Promise<void>;
}

const OLDEST_JDK = 21;
/** Plain JavaScript without types, because set-up runs before anything is installed. */
const JARS = new URL('../../scripts/engine-jars.mjs', import.meta.url).href;

/** A JDK 21 or newer: JAVA_HOME's, or one of those installed under /usr/lib/jvm. */
export function newerJdk(): string | undefined {
  const installed = existsSync('/usr/lib/jvm') ? readdirSync('/usr/lib/jvm').map((name) => path.join('/usr/lib/jvm', name)) : [];
  return [process.env.JAVA_HOME ?? '', ...installed].find(
    (home) => majorOf(home) >= OLDEST_JDK && existsSync(path.join(home, 'bin', 'javac')),
  );
}

function majorOf(home: string): number {
  const release = path.join(home, 'release');
  return home && existsSync(release) ? Number(/JAVA_VERSION="(\d+)/.exec(readFileSync(release, 'utf8'))?.[1] ?? 0) : 0;
}

export async function startTestEngine(line: '8.5' | '8.8', javaHome: string): Promise<TestEngine> {
  const { ensureTestEngineJars } = (await import(JARS)) as {
    ensureTestEngineJars(line: string, options: { javaHome: string }): Promise<string>;
  };
  const lib = await ensureTestEngineJars(line, { javaHome });
  const port = await freePort();
  const child = spawn(
    path.join(javaHome, 'bin', 'java'),
    [
      '-Xmx512m',
      '--add-opens=java.base/sun.nio.ch=ALL-UNNAMED',
      '--add-opens=java.base/java.nio=ALL-UNNAMED',
      '--add-exports=java.base/jdk.internal.misc=ALL-UNNAMED',
      '-cp',
      `${path.join(lib, 'classes')}${path.delimiter}${path.join(lib, '*')}`,
      'TestEngine',
      String(port),
    ],
    { stdio: ['pipe', 'pipe', 'pipe'] },
  );
  let complaint = '';
  child.stderr.on('data', (chunk: Buffer) => {
    complaint = (complaint + chunk.toString()).slice(-2_000);
  });
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const lines = readline.createInterface({ input: child.stdout });
  // Commands are answered one after the other, in order.
  const answer = (): Promise<string> =>
    Promise.race([
      new Promise<string>((resolve) => lines.once('line', resolve)),
      exited.then(() => {
        throw new Error(`The ${line} test engine ended: ${complaint}`);
      }),
    ]);
  await answer();
  return {
    address: `127.0.0.1:${port}`,
    async advance(milliseconds) {
      const answered = answer();
      child.stdin.write(`{"advanceMs":${Math.trunc(milliseconds)}}\n`);
      await answered;
    },
    async stop() {
      child.stdin.end();
      const impatient = setTimeout(() => child.kill('SIGKILL'), 5_000);
      await exited;
      clearTimeout(impatient);
    },
  };
}
