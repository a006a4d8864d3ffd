/**
 * The embedded engine's jars and launcher: fetched once by Maven into engine/lib, compiled once by javac. Plain
 * JavaScript without dependencies, because `npm start` needs it before anything is installed.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const engine = fileURLToPath(new URL('../engine/', import.meta.url));
const lib = path.join(engine, 'lib');

/** Path of a program of the JDK: JAVA_HOME's, or the one on the PATH. */
export const javaProgram = (name) => (process.env.JAVA_HOME ? path.join(process.env.JAVA_HOME, 'bin', name) : name);

function run(command, args, missing) {
  const { status, error, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8', shell: process.platform === 'win32' });
  if (error) throw new Error(`${missing} (${error.message})`);
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} failed:\n${stdout}\n${stderr}`);
  return `${stdout}${stderr}`;
}

export function checkJava() {
  const text = run(javaProgram('javac'), ['-version'], 'A JDK (17 or newer) is needed for the embedded engine: install one, set JAVA_HOME, or name an engine of your own with ZEEBE_ADDRESS.');
  const major = Number(/javac (\d+)/.exec(text)?.[1]);
  if (major < 17) throw new Error(`The JDK found is version ${major}; 17 or newer is needed. Set JAVA_HOME to a newer one.`);
  return major;
}

/** Makes engine/lib and engine/lib/classes fit engine/pom.xml and engine/SunlitBroker.java. */
export async function ensureEngineJars(say = () => undefined) {
  const mark = path.join(lib, '.made-from');
  const source = path.join(engine, 'SunlitBroker.java');
  const pom = path.join(engine, 'pom.xml');
  const hash = createHash('sha256').update(readFileSync(pom)).update(readFileSync(source)).digest('hex');
  if (existsSync(mark) && readFileSync(mark, 'utf8') === hash) return;
  checkJava();
  say('Fetching the engine by Maven (once; about a minute) …');
  rmSync(lib, { recursive: true, force: true });
  mkdirSync(path.join(lib, 'classes'), { recursive: true });
  run('mvn', ['-q', '-B', '-f', pom, 'dependency:copy-dependencies', `-DoutputDirectory=${lib}`, '-DincludeScope=runtime'],
    'Maven (mvn) is needed to fetch the embedded engine: install it, or name an engine of your own with ZEEBE_ADDRESS.');
  run(javaProgram('javac'), ['--release', '17', '-cp', path.join(lib, '*'), '-d', path.join(lib, 'classes'), source], 'javac is missing');
  writeFileSync(mark, hash);
  say('Engine ready');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await ensureEngineJars((message) => console.log(message));
