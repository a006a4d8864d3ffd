/**
 * The benchmarks of a case: those of the version it began with, and what the power has come to since then (CF37): a milder rule that came
 * into force meanwhile is offered, although a case keeps its version.
 */
import type { Benchmark } from '../../domain/registry/benchmarks.ts';
import { withLater } from '../../domain/registry/benchmark-versions.ts';
import type { RegistryEntry } from '../../domain/registry/registry-entry.ts';
import type { RegistryService } from '../registry/index.ts';
import type { Flowcharts } from './flowcharts.ts';
import type { CaseRow } from './store.ts';

export type BenchmarksOfCase = (
  caseRow: Pick<CaseRow, 'power_id' | 'version_id'>,
  entry: Pick<RegistryEntry, 'benchmarks'>,
) => Promise<Benchmark[]>;

export const createBenchmarksOfCase =
  ({ registry, flowcharts }: { registry: Pick<RegistryService, 'store'>; flowcharts: Flowcharts }): BenchmarksOfCase =>
  async ({ power_id: powerId, version_id: versionId }, { benchmarks = [] }) => {
    if (!benchmarks.length) return [];
    const published = await registry.store.publishedVersion(powerId);
    if (!published || published.id === versionId) return benchmarks;
    return withLater(benchmarks, (await flowcharts(published.id)).entry.benchmarks ?? []);
  };
