/** Figures are kept as JSON beside the bench, or where `SUNLIT_BENCH_RESULTS` says. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** Answers the file's path, relative to where one is. */
export function save(results: object, name = ''): string {
  const folder = process.env.SUNLIT_BENCH_RESULTS ?? fileURLToPath(new URL('./results/', import.meta.url));
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, `${name}${new Date().toISOString().replace(/[:.]/g, '-')}.json`);
  writeFileSync(file, `${JSON.stringify(results, null, 2)}\n`);
  return path.relative(process.cwd(), file);
}
