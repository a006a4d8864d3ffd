import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { Finding } from '../../processes/lint/finding.ts';
import { useWords } from '../app/i18n.ts';

/** Findings in words; the element opens in the modeler. */
export function FindingTable({ findings, versionId }: { findings: Finding[]; versionId: string }): ReactNode {
  const { t, pick } = useWords('registry');
  if (findings.length === 0)
    return (
      <p className="quiet" data-testid="no-findings">
        ✓ {t('power.findingsNone')}
      </p>
    );
  return (
    <table className="plain" data-testid="findings">
      <tbody>
        {findings
          .toSorted((one, other) => Number(other.severity === 'error') - Number(one.severity === 'error'))
          .map((finding, index) => (
            <tr key={index}>
              <td className="nowrap">{finding.severity === 'error' ? <b>✕ {t('lint.error')}</b> : <span>⚠ {t('lint.warning')}</span>}</td>
              <td>{pick(finding.message, finding.messageEn)}</td>
              <td className="nowrap">
                {finding.elementId && (
                  <Link to={`/modeler/${versionId}?element=${encodeURIComponent(finding.elementId)}`}>{finding.elementId}</Link>
                )}
              </td>
              <td className="quiet small nowrap">{finding.rule}</td>
            </tr>
          ))}
      </tbody>
    </table>
  );
}
