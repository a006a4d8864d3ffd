/**
 * `npm run bench:documents [-- --rounds=5] [--warm=1]`: what printing a document costs, without database, engine and network: every
 * template with plausible facts, one after the other, in the thread that the platform prints in (aim: 10 ms of processor time a document).
 *
 * Processor time is the whole process's, so that nothing a thread does besides is left out. No two documents have the same facts.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { createRenderer, TEMPLATES } from '../src/documents/index.ts';
import { sampleDocument as buildDocument } from '../src/documents/sample-document.ts';
import { latencyOf, median, percentile, round, table } from './figures.ts';

const AIM_CPU_MS = 10;

const { values: given } = parseArgs({ options: { rounds: { type: 'string', default: '5' }, warm: { type: 'string', default: '1' } } });

const cpuMs = (since: NodeJS.CpuUsage): number => {
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1000;
};

async function main(): Promise<void> {
  const [startCpu, start] = [process.cpuUsage(), performance.now()];
  const renderer = createRenderer();
  await renderer.render(buildDocument('acceptance-notice'));
  const first = { ms: Math.round(performance.now() - start), cpuMs: Math.round(cpuMs(startCpu)) };

  const codes = Object.keys(TEMPLATES);
  const samples: { ms: number; cpuMs: number; kilobytes: number; pages: number }[] = [];
  for (let round = -Number(given.warm); round < Number(given.rounds); round += 1) {
    for (const [index, code] of codes.entries()) {
      const ordinary = buildDocument(code);
      const facts = { ...ordinary, party: { ...ordinary.party, name: `阳城市第${round + 10}${index}燃气有限公司` } };
      const [cpu, began] = [process.cpuUsage(), performance.now()];
      const { bytes, pages } = await renderer.render(facts);
      if (round >= 0) samples.push({ ms: performance.now() - began, cpuMs: cpuMs(cpu), kilobytes: bytes.length / 1024, pages });
    }
  }
  await renderer.close();

  const cpu = samples.map((one) => one.cpuMs);
  const size = samples.map(({ kilobytes }) => kilobytes);
  const mean = (values: number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  const result = {
    at: new Date().toISOString(),
    machine: { cpus: cpus().length, cpu: cpus()[0]?.model, load: loadavg().map((load) => round(load)), node: process.version },
    templates: codes.length,
    documents: samples.length,
    pages: round(mean(samples.map(({ pages }) => pages))),
    first,
    cpuMs: { mean: round(mean(cpu)), p50: round(median(cpu)), p95: round(percentile(cpu, 0.95)) },
    wallMs: latencyOf(samples.map(({ ms }) => ms)),
    kilobytes: { p50: round(median(size)), p95: round(percentile(size, 0.95)), max: round(Math.max(...size)) },
    residentMb: Math.round(process.memoryUsage().rss / 1024 / 1024),
    aimMet: mean(cpu) <= AIM_CPU_MS,
  };
  const folder = fileURLToPath(new URL('./results/', import.meta.url));
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'documents.json'), JSON.stringify(result, null, 2));
  console.log(
    table(
      ['', 'p50', 'p95', 'mean or max'],
      [
        ['processor ms a document', result.cpuMs.p50, result.cpuMs.p95, result.cpuMs.mean],
        ['wall ms a document', result.wallMs.p50, result.wallMs.p95, result.wallMs.max],
        ['KB a document', result.kilobytes.p50, result.kilobytes.p95, result.kilobytes.max],
      ],
    ),
  );
  console.log(
    `${result.documents} documents of ${result.templates} templates, ${result.pages} pages each; thread and first document ${first.ms} ms ` +
      `(processor ${first.cpuMs}); ${result.residentMb} MB resident; load ${result.machine.load.join(' ')}; aim ${AIM_CPU_MS} ms ${result.aimMet ? 'met' : 'missed'}`,
  );
}

await main();
