/**
 * The embedded engine's jars and launcher: fetched by Maven into engine/lib when engine/pom.xml is new or has changed,
 * compiled by javac when a file of engine/*.java has. Plain JavaScript without dependencies, because `npm start` needs
 * it before anything is installed.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const ENGINE = fileURLToPath(new URL('../engine/', import.meta.url));
/** What guards the gateway, for the embedded engine and for a distribution. */
const DOOR = path.join(ENGINE, 'RequireSecret.java');
const OLDEST_JDK = 17;
const WAY_OUT = 'or name an engine of your own with ZEEBE_ADDRESS';

/** Path of a program of the JDK: of the given home, JAVA_HOME's, or the one on the PATH. */
export const javaProgram = (name, javaHome = process.env.JAVA_HOME) => (javaHome ? path.join(javaHome, 'bin', name) : name);

/** The JDK's major version; a problem that names what to do when it is missing or too old. */
export function checkJdk(javaHome) {
  const javac = javaProgram('javac', javaHome);
  const text = run(
    javac,
    ['-version'],
    `The embedded engine needs a JDK (${OLDEST_JDK} or newer) and "${javac}" cannot be run: install one, set JAVA_HOME, ${WAY_OUT}.`,
  );
  const major = Number(/javac (?:1\.)?(\d+)/.exec(text)?.[1]);
  if (!(major >= OLDEST_JDK))
    throw new Error(
      `The JDK found ("${javac}") is version ${major}; ${OLDEST_JDK} or newer is needed. Set JAVA_HOME to a newer one, ${WAY_OUT}.`,
    );
  return major;
}

/** Makes engine/lib fit engine/pom.xml, and engine/lib/classes the launcher and its door. */
export async function ensureEngineJars(say = () => undefined) {
  fetchJars({ pom: path.join(ENGINE, 'pom.xml'), lib: path.join(ENGINE, 'lib'), say });
  compile({ sources: [path.join(ENGINE, 'SunlitBroker.java'), DOOR], lib: path.join(ENGINE, 'lib'), release: OLDEST_JDK, say });
}

/** A jar with the gateway's door for the distribution at this place (ZEEBE_HOME), which loads it into its own gateway. */
export async function ensureDoorJar(home, say = () => undefined) {
  const folder = path.join(ENGINE, 'lib-door');
  const classes = path.join(folder, 'classes');
  once(path.join(folder, '.compiled-from'), [DOOR], () => {
    checkJdk();
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(classes, { recursive: true });
    run(
      javaProgram('javac'),
      ['--release', String(OLDEST_JDK), '-cp', path.join(home, 'lib', '*'), '-d', classes, DOOR],
      'javac is missing',
    );
    run(javaProgram('jar'), ['--create', '--file', path.join(folder, 'require-secret.jar'), '-C', classes, '.'], 'jar is missing');
    say("The door of the distribution's gateway is ready");
  });
}

/** The same for the in-memory engine of another line (`8.5`, `8.8`), which tests use. */
export async function ensureTestEngineJars(line, { javaHome, say = () => undefined } = {}) {
  const folder = path.join(ENGINE, 'test-engine');
  const lib = path.join(folder, 'lib', line);
  fetchJars({ pom: path.join(folder, line, 'pom.xml'), lib, say });
  compile({ sources: [path.join(folder, 'TestEngine.java')], lib, release: 21, javaHome, say });
  return lib;
}

/** The jars of veraPDF, with which tests check that documents are PDF/A; answers their folder. */
export async function ensurePdfaJars(say = () => undefined) {
  const folder = fileURLToPath(new URL('../test/documents/pdfa/', import.meta.url));
  const lib = path.join(folder, 'lib');
  const missing = 'Maven (mvn) is needed to fetch the check of PDF/A: install it.';
  fetchJars({ pom: path.join(folder, 'pom.xml'), lib, say, what: 'the check of PDF/A', missing });
  return lib;
}

function fetchJars({
  pom,
  lib,
  say,
  what = 'the engine',
  missing = `Maven (mvn) is needed to fetch the embedded engine: install it, ${WAY_OUT}.`,
}) {
  once(path.join(lib, '.fetched-from'), [pom], () => {
    say(`Fetching ${what} by Maven (once; about a minute) …`);
    // Beside it first: a fetch that breaks off leaves nothing half done behind.
    const fresh = `${lib}.${process.pid}`;
    rmSync(fresh, { recursive: true, force: true });
    run('mvn', ['-q', '-B', '-f', pom, 'dependency:copy-dependencies', `-DoutputDirectory=${fresh}`, '-DincludeScope=runtime'], missing);
    rmSync(lib, { recursive: true, force: true });
    renameSync(fresh, lib);
  });
}

function compile({ sources, lib, release, javaHome, say }) {
  const classes = path.join(lib, 'classes');
  once(path.join(classes, '.compiled-from'), [...sources, path.join(lib, '.fetched-from')], () => {
    checkJdk(javaHome);
    mkdirSync(classes, { recursive: true });
    run(
      javaProgram('javac', javaHome),
      ['--release', String(release), '-cp', path.join(lib, '*'), '-d', classes, ...sources],
      'javac is missing',
    );
    say('Engine ready');
  });
}

/** Does the work unless its mark says that it was done for files with this content. */
function once(mark, files, work) {
  const hash = createHash('sha256');
  for (const file of files) hash.update(readFileSync(file));
  const wanted = hash.digest('hex');
  if (existsSync(mark) && readFileSync(mark, 'utf8') === wanted) return;
  work();
  mkdirSync(path.dirname(mark), { recursive: true });
  writeFileSync(mark, wanted);
}

function run(command, args, missing) {
  const { status, error, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8', shell: process.platform === 'win32' });
  if (error) throw new Error(`${missing} (${error.message})`);
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} failed:\n${stdout}\n${stderr}`);
  return `${stdout}${stderr}`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    await ensureEngineJars((message) => console.log(message));
  } catch (problem) {
    console.error(problem.message);
    process.exitCode = 1;
  }
}
