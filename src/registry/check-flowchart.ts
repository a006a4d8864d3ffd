/**
 * Findings of a drawing under its entry and the engine's line (R6b): checked in a thread, because a drawing may be anybody's, and kept,
 * because the same bytes always have the same findings and a published version is read far more often than checked.
 */
import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { RegistryEntry } from '../../domain/registry/registry-entry.ts';
import type { Finding, LintFlowchartInput } from '../../processes/lint/index.ts';
import type { Parser, Parsers } from '../platform/parsers/index.ts';

const CHECK: Parser<LintFlowchartInput, Finding[]> = { file: new URL('./check-flowchart-thread.ts', import.meta.url), seconds: 10 };
/** Characters of findings kept; an ordinary drawing has none, one full of faults some 60,000. */
const MOST_KEPT = 8_000_000;

export type CheckFlowchart = (xml: string, entry: RegistryEntry) => Promise<Finding[]>;

export function createCheckFlowchart({ parsers, engineLine }: { parsers: Pick<Parsers, 'run'>; engineLine: () => string }): CheckFlowchart {
  const known = new LRUCache<string, Finding[]>({
    maxSize: MOST_KEPT,
    sizeCalculation: (findings) => 200 + JSON.stringify(findings).length,
  });
  /** Asked for twice at once, checked once. */
  const underWay = new Map<string, Promise<Finding[]>>();

  return async (xml, entry) => {
    const line = engineLine();
    const key = createHash('sha256')
      .update(`${line}\n${JSON.stringify(entry)}\n${xml}`, 'utf8')
      .digest('hex');
    const found = known.get(key) ?? underWay.get(key);
    if (found) return found;
    const checking = parsers.run(CHECK, { xml, entry, engineLine: line });
    underWay.set(key, checking);
    try {
      const findings = await checking;
      known.set(key, findings);
      return findings;
    } finally {
      underWay.delete(key);
    }
  };
}
