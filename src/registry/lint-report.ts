/**
 * "Which published flowcharts fail today's rules, and why": for when a rule, an entry or the engine changes.
 *
 * Computed beside the requests, one flowchart at a time, and kept until what is published or the engine's line changes.
 */
import type { Finding } from '../../processes/lint/index.ts';
import type { Database } from '../platform/database/index.ts';
import type { Logger } from '../platform/logger.ts';
import type { Time } from '../platform/time/time.ts';
import type { RegistryService } from './service.ts';
import { entryOfVersion, type VersionRow } from './store.ts';

export interface FailingVersion {
  powerId: string;
  code: string;
  name: string;
  nameEn: string;
  organId: string;
  versionId: string;
  number: number;
  findings: Finding[];
}

export interface LintReport {
  state: 'computing' | 'ready';
  engineLine: string;
  checkedAt: number | null;
  total: number;
  checked: number;
  items: FailingVersion[];
}

type Published = Pick<VersionRow, 'id' | 'bpmn_hash'>;

const pause = (): Promise<void> =>
  new Promise((resolve) => {
    setImmediate(resolve);
  });

export function createLintReport({
  database,
  registry,
  engineLine,
  time,
  logger,
}: {
  database: Database;
  registry: RegistryService;
  engineLine: () => string;
  time: Time;
  logger: Logger;
}) {
  let kept: { signature: string; report: LintReport } | undefined;

  const published = (): Promise<Published[]> =>
    database.all<Published>("SELECT id, bpmn_hash FROM power_version WHERE state IN ('published', 'suspended') ORDER BY power_id, number");

  async function compute(versions: readonly Published[], report: LintReport): Promise<void> {
    for (const { id } of versions) {
      const { version, power } = await registry.versionOr404(id);
      const findings = await registry.lint(version.bpmn_xml, entryOfVersion(version));
      if (findings.length) {
        report.items.push({
          powerId: power.id,
          code: power.code,
          name: power.name,
          nameEn: power.name_en,
          organId: power.organ_id,
          versionId: id,
          number: version.number,
          findings,
        });
      }
      report.checked += 1;
      // Somebody else's request comes first.
      await pause();
    }
    report.items.sort((one, other) => errorsIn(other) - errorsIn(one) || one.code.localeCompare(other.code));
    report.state = 'ready';
    report.checkedAt = time.now().getTime();
  }

  /** The report as it stands; begins a new one when the registry or the engine has changed, or when it is wanted `anew`. */
  return async (anew = false): Promise<LintReport> => {
    const versions = await published();
    const signature = `${engineLine()} ${versions.map(({ id, bpmn_hash }) => id + bpmn_hash).join()}`;
    if (kept && kept.signature === signature && (!anew || kept.report.state === 'computing')) return kept.report;
    const report: LintReport = {
      state: 'computing',
      engineLine: engineLine(),
      checkedAt: null,
      total: versions.length,
      checked: 0,
      items: [],
    };
    const own = { signature, report };
    kept = own;
    compute(versions, report).catch((error: unknown) => {
      logger.error({ problem: String(error) }, 'the lint report could not be computed');
      if (kept === own) kept = undefined;
    });
    return report;
  };
}

const errorsIn = ({ findings }: FailingVersion): number => findings.filter(({ severity }) => severity === 'error').length;
