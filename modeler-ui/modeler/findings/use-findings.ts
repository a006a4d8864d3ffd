import { useEffect, useState } from 'react';
import type { Finding } from '../../../processes/lint/finding.ts';
import { lintFlowchart } from '../../../processes/lint/index.ts';
import type { RegistryEntry } from '../../../domain/registry/registry-entry.ts';

export interface Findings {
  findings: Finding[];
  /** False until the first check of this drawing is done. */
  checked: boolean;
}

/** Checks the drawing in the browser each time it has settled; a check that breaks is itself an error finding. */
export const useFindings = (xml: string | null, entry: RegistryEntry, engineLine: string): Findings => {
  const [state, setState] = useState<Findings>({ findings: [], checked: false });
  useEffect(() => {
    if (xml === null) return undefined;
    let overtaken = false;
    void check(xml, entry, engineLine).then((findings) => {
      if (!overtaken) setState({ findings, checked: true });
    });
    return () => {
      overtaken = true;
    };
  }, [xml, entry, engineLine]);
  return state;
};

const check = async (xml: string, entry: RegistryEntry, engineLine: string): Promise<Finding[]> => {
  try {
    const { findings } = await lintFlowchart({ xml, entry, engineLine });
    return findings.toSorted(bySeverity);
  } catch (fault) {
    const reason = fault instanceof Error ? fault.message : String(fault);
    return [
      {
        rule: 'check-failed',
        severity: 'error',
        elementId: null,
        message: `检查程序未能完成（${reason}）。图形仍可保存，请联系系统管理员。`,
        messageEn: `The check could not finish (${reason}). The drawing can still be saved; tell the administrator.`,
      },
    ];
  }
};

const bySeverity = (one: Finding, other: Finding): number => Number(other.severity === 'error') - Number(one.severity === 'error');

export const countOf = (findings: Finding[]): { errors: number; warnings: number } => ({
  errors: findings.filter((finding) => finding.severity === 'error').length,
  warnings: findings.filter((finding) => finding.severity === 'warning').length,
});

/** Findings by the element they are about. */
export const byElement = (findings: Finding[]): Map<string, Finding[]> => {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    if (finding.elementId === null) continue;
    groups.set(finding.elementId, [...(groups.get(finding.elementId) ?? []), finding]);
  }
  return groups;
};
