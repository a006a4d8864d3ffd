/**
 * `npm run bench:lint [-- --count=1000] [--edits=300]`: how fast flowcharts are read and checked on one core, and one edit checked again
 * (targets: 1,000 flowcharts of about 30 elements in under 30 s, one edit in under 50 ms).
 *
 * The powers of the demonstration city in turn, each text changed a little, so that nothing can be remembered from the one before.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { ENGINE_LINES, lintDefinitions, lintFlowchart, readBpmn, type Finding, type RegistryEntry } from '../processes/lint/index.ts';
import { latencyOf, table, type Latency } from './figures.ts';

const LIMIT_ALL_MS = 30_000;
const LIMIT_EDIT_MS = 50;

const { values: given } = parseArgs({
  options: {
    count: { type: 'string', default: '1000' },
    edits: { type: 'string', default: '300' },
    line: { type: 'string', default: ENGINE_LINES[0] ?? '8.0' },
  },
});

const folder = new URL('../processes/powers/', import.meta.url);
const powers = readdirSync(folder)
  .filter((file) => file.endsWith('.bpmn'))
  .map((file) => ({
    xml: readFileSync(new URL(file, folder), 'utf8'),
    entry: JSON.parse(readFileSync(new URL(file.replace(/bpmn$/, 'json'), folder), 'utf8')) as RegistryEntry,
  }));
type Power = (typeof powers)[number];
const powerAt = (index: number): Power => powers[index % powers.length] as Power;

/** The same flowchart after somebody typed into the name of a step. */
const edited = (xml: string, number: number): string => xml.replace(/(<bpmn:userTask id="[^"]+" name=")([^"]+)/, `$1$2${number}`);
const elementsIn = (xml: string): number =>
  (xml.match(/<bpmn:(?:userTask|serviceTask|exclusiveGateway|parallelGateway|startEvent|endEvent)\b/g) ?? []).length;

async function timed(
  times: number,
  run: (index: number) => Promise<Finding[]>,
): Promise<{ totalMs: number; cpuMs: number; findings: number; times: Latency }> {
  const samples: number[] = [];
  let findings = 0;
  const [began, cpu] = [performance.now(), process.cpuUsage()];
  for (let index = 0; index < times; index += 1) {
    const start = performance.now();
    findings += (await run(index)).length;
    samples.push(performance.now() - start);
  }
  const totalMs = performance.now() - began;
  const { user, system } = process.cpuUsage(cpu);
  return { totalMs: Math.round(totalMs), cpuMs: Math.round((user + system) / 1000), findings, times: latencyOf(samples) };
}

async function main(): Promise<void> {
  const [count, edits, engineLine] = [Number(given.count), Number(given.edits), given.line];
  const all = await timed(count, async (index) => {
    const { xml, entry } = powerAt(index);
    return (await lintFlowchart({ xml: edited(xml, index), entry, engineLine })).findings;
  });
  // What the modeler does at each edit: the text of the whole drawing is read and checked again.
  const edit = await timed(
    edits,
    async (index) => (await lintFlowchart({ xml: edited(powerAt(0).xml, index), entry: powerAt(0).entry, engineLine })).findings,
  );
  const read = await readBpmn(powerAt(0).xml);
  if (!read.ok) throw new Error('the first power cannot be read');
  const rulesOnly = await timed(edits, () => lintDefinitions(read.definitions, { entry: powerAt(0).entry, engineLine }));

  const elements = powers.map(({ xml }) => elementsIn(xml));
  const result = {
    at: new Date().toISOString(),
    machine: { cpus: cpus().length, cpu: cpus()[0]?.model, node: process.version },
    engineLine,
    powers: powers.length,
    elements,
    all: { count, ...all },
    edit,
    rulesOnly,
    met: { all: (all.totalMs * 1000) / count <= LIMIT_ALL_MS, edit: edit.times.p99 <= LIMIT_EDIT_MS },
  };
  console.log(
    table(
      ['what', 'times', 'total ms', 'CPU ms', 'p50 ms', 'p99 ms', 'max ms', 'findings'],
      [
        ['read and check a flowchart', count, all.totalMs, all.cpuMs, all.times.p50, all.times.p99, all.times.max, all.findings],
        [
          'one edit, read and checked again',
          edits,
          edit.totalMs,
          edit.cpuMs,
          edit.times.p50,
          edit.times.p99,
          edit.times.max,
          edit.findings,
        ],
        [
          'rules only',
          edits,
          rulesOnly.totalMs,
          rulesOnly.cpuMs,
          rulesOnly.times.p50,
          rulesOnly.times.p99,
          rulesOnly.times.max,
          rulesOnly.findings,
        ],
      ],
    ),
  );
  console.log(
    `${powers.length} flowcharts of ${Math.min(...elements)} to ${Math.max(...elements)} elements, engine line ${engineLine}; limits: 1,000 in ${LIMIT_ALL_MS / 1000} s ${result.met.all ? 'met' : 'MISSED'}, an edit in ${LIMIT_EDIT_MS} ms ${result.met.edit ? 'met' : 'MISSED'}`,
  );
  console.log(`kept in ${path.relative(process.cwd(), save(result))}`);
  process.exitCode = result.met.all && result.met.edit ? 0 : 1;
}

function save(result: object): string {
  const results = process.env.SUNLIT_BENCH_RESULTS ?? fileURLToPath(new URL('./results/', import.meta.url));
  mkdirSync(results, { recursive: true });
  const file = path.join(results, `lint-${new Date().toISOString().replace(/[:.]/g, '-')}.json`);
  writeFileSync(file, `${JSON.stringify(result, null, 2)}\n`);
  return file;
}

await main();
