/**
 * `npm run bench:catalogue [-- --powers=6000]`: how quick the catalogue is with a city's powers in it (target: search p95 under 200 ms).
 *
 * Measured at the index itself, on a fresh SQLite file and, where a server answers, on MariaDB or MySQL: search with its count, and the
 * facets.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { RegistryEntry } from '../domain/registry/registry-entry.ts';
import { migrate, openDatabase, type Database } from '../src/platform/database/index.ts';
import { createPowerIndex, type CatalogueFilter } from '../src/registry/power-index.ts';
import { ownMysql } from '../test/support/platform.ts';
import { latencyOf, table, type Latency } from './figures.ts';
import { save } from './results.ts';

const { values: given } = parseArgs({
  options: { powers: { type: 'string', default: '6000' }, rounds: { type: 'string', default: '20' } },
});

const FOLDER = new URL('../processes/powers/', import.meta.url);
const MODELS = readdirSync(FOLDER)
  .filter((file) => file.endsWith('.json'))
  .map((file) => JSON.parse(readFileSync(new URL(file, FOLDER), 'utf8')) as RegistryEntry);
const WORDS = [
  '道路',
  '燃气',
  '排水',
  '食品',
  '药品',
  '广告',
  '绿化',
  '河道',
  '建筑',
  '消防',
  '运输',
  '学校',
  '医疗',
  '土地',
  '林木',
  '水域',
];

const QUERIES: [name: string, filter: CatalogueFilter][] = [
  ['nothing, first page', {}],
  ['two characters', { q: '燃气' }],
  ['three words', { q: '城市 道路 审批' }],
  ['a law and article', { q: '城市道路管理条例第三十三条' }],
  ['a code', { q: '332011700' }],
  ['no hit', { q: '没有这样的事项' }],
  ['organ and category', { organ: 'organ-7', category: 'licence' }],
  ['state and words', { state: 'published', q: '许可' }],
];

/** Entries of the demonstration under other names, codes and organs: real lengths, real words. */
async function fill(database: Database, count: number): Promise<void> {
  const index = createPowerIndex(database);
  for (let number = 0; number < count; number += 1) {
    const model = MODELS[number % MODELS.length];
    if (!model) throw new Error('No power to copy');
    const id = `power-${number}`;
    const entry: RegistryEntry = {
      ...model,
      powerName: `${WORDS[number % WORDS.length]}${model.powerName}（${number}）`,
      powerCode: `${model.powerCode.slice(0, 24)}${String(number).padStart(7, '0')}`,
      processId: id,
    };
    await database.write(async () => {
      await database.insert('power', {
        id,
        code: entry.powerCode,
        name: entry.powerName,
        name_en: entry.powerNameEn,
        category: entry.category,
        organ_id: `organ-${number % 60}`,
        process_id: id,
        created_at: 0,
      });
      await database.insert('power_version', {
        id: `${id}/1`,
        power_id: id,
        number: 1,
        state: number % 5 ? 'published' : 'draft',
        basics: JSON.stringify(entry),
        bpmn_xml: '',
        bpmn_hash: '',
        lock_version: 1,
        created_at: 0,
      });
      await index.refresh(id);
    });
  }
}

async function measure(database: Database, rounds: number): Promise<Record<string, Latency>> {
  const index = createPowerIndex(database);
  const took: Record<string, number[]> = {};
  for (let round = 0; round <= rounds; round += 1) {
    for (const [name, filter] of QUERIES) {
      const from = performance.now();
      await index.search(filter, { limit: 50 });
      const between = performance.now();
      await index.facets(filter);
      // The first round fills caches.
      if (round) {
        (took[name] ??= []).push(between - from);
        (took['facets'] ??= []).push(performance.now() - between);
        (took['every search'] ??= []).push(between - from);
      }
    }
  }
  return Object.fromEntries(Object.entries(took).map(([name, list]) => [name, latencyOf(list)]));
}

async function main(): Promise<void> {
  const directory = mkdtempSync(path.join(tmpdir(), 'sunlit-bench-'));
  const mysql = await ownMysql();
  const results: Record<string, Record<string, Latency>> = {};
  try {
    for (const [name, url] of [['SQLite', undefined], ...(mysql ? [['MariaDB/MySQL', mysql.url]] : [])] as [string, string | undefined][]) {
      const database = await openDatabase({ url, dataDir: directory });
      await migrate(database);
      await fill(database, Number(given.powers));
      results[name] = await measure(database, Number(given.rounds));
      await database.close();
      console.log(`\n${name}, ${given.powers} powers: milliseconds`);
      console.log(
        table(
          ['query', 'p50', 'p95', 'p99', 'max'],
          Object.entries(results[name]).map(([query, { p50, p95, p99, max }]) => [query, p50, p95, p99, max]),
        ),
      );
    }
    console.log(
      `\n${cpus().length} processors, Node ${process.version}; kept in ${save({ at: new Date().toISOString(), powers: Number(given.powers), results }, 'catalogue-')}`,
    );
  } finally {
    rmSync(directory, { recursive: true, force: true });
    await mysql?.drop();
  }
}

await main();
