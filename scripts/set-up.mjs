/**
 * What a fresh clone needs before anything else runs. Plain JavaScript without dependencies, because there are none yet.
 * Each part looks at what it made last time and does nothing when that still fits.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));
const at = (...parts) => path.join(root, ...parts);

export function say(message) {
  console.log(`· ${message}`);
}

function fail(message) {
  console.error(`\n✗ ${message}`);
  process.exit(1);
}

function hashOfFiles(files) {
  const hash = createHash('sha256');
  for (const file of files) hash.update(path.relative(root, file)).update(readFileSync(file));
  return hash.digest('hex');
}

function filesBelow(folder, skip = () => false) {
  return readdirSync(folder, { withFileTypes: true })
    .flatMap((entry) => {
      const file = path.join(folder, entry.name);
      if (skip(entry.name)) return [];
      return entry.isDirectory() ? filesBelow(file, skip) : [file];
    })
    .sort();
}

/** Runs a step unless its mark says that these inputs were done already. */
function once(markFile, hash, work) {
  if (existsSync(markFile) && readFileSync(markFile, 'utf8') === hash) return false;
  work();
  mkdirSync(path.dirname(markFile), { recursive: true });
  writeFileSync(markFile, hash);
  return true;
}

function run(command, args, what) {
  const started = Date.now();
  // Two optional parts of a dependency would otherwise report their installation to their maker.
  const env = { ...process.env, IBM_TELEMETRY_DISABLED: 'true' };
  const { status, error, stdout, stderr } = spawnSync(command, args, {
    cwd: root,
    env,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  if (error || status !== 0)
    fail(
      `${what} failed: ${error?.message ?? ''}\n${stdout ?? ''}${stderr ?? ''}\nMend what it says above and start again; nothing is lost.`,
    );
  say(`${what}: done in ${((Date.now() - started) / 1000).toFixed(0)} s`);
}

/** Node's version and the packages named by package-lock.json. */
export async function setUpDependencies() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) fail(`Node ${process.versions.node} is too old; 20.19 or newer is needed.`);
  const hash = hashOfFiles([at('package-lock.json')]);
  once(at('node_modules', '.sunlit-installed'), hash, () => {
    say('Installing packages (once; about half a minute) …');
    run('npm', ['ci', '--no-audit', '--no-fund'], 'npm ci');
  });
}

/** The pages, built by Vite into modeler-ui/dist. */
export async function setUpPages() {
  const inputs = [
    ...filesBelow(at('modeler-ui'), (name) => name === 'dist' || name === 'node_modules'),
    ...filesBelow(at('domain')),
    ...filesBelow(at('processes')),
    at('package-lock.json'),
  ];
  once(at('modeler-ui', 'dist', '.built-from'), hashOfFiles(inputs), () => {
    say('Building the pages (once after each change) …');
    run(process.execPath, [at('node_modules', 'vite', 'bin', 'vite.js'), 'build', 'modeler-ui', '--logLevel', 'warn'], 'page build');
  });
}

/** The embedded engine's jars, by Maven; of a distribution only the door; nothing when an engine of your own is named. */
export async function setUpEngine() {
  if (process.env.ZEEBE_ADDRESS) return;
  const { ensureDoorJar, ensureEngineJars } = await import('./engine-jars.mjs');
  if (process.env.ZEEBE_HOME) return ensureDoorJar(process.env.ZEEBE_HOME, say);
  await ensureEngineJars(say);
}
