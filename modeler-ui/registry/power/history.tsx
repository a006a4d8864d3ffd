import { useWords } from '../../app/i18n.ts';
import { dateAndTime } from '../../app/time.tsx';
import type { Version } from '../../../domain/api/registry.ts';

/** What happened to this version, latest first, and the state of its check. */
export const History = ({ version }: { version: Version }) => {
  const { t } = useWords('registry');
  const errors = version.findings.filter((finding) => finding.severity === 'error').length;
  const warnings = version.findings.length - errors;
  return (
    <section className="power-card" aria-label={t('power.history')}>
      <h2>{t('power.findings')}</h2>
      <p data-testid="version-findings">
        {errors === 0 && warnings === 0 && t('power.findingsNone')}
        {errors > 0 && <span className="finding-error">✕ {t('power.errors', { count: errors })}</span>}{' '}
        {warnings > 0 && <span className="finding-warning">⚠ {t('power.warnings', { count: warnings })}</span>}
      </p>
      <p className="quiet version-hash">
        {t('power.hash')} <code title={version.bpmnHash}>{version.bpmnHash.slice(0, 16)}…</code>
      </p>
      <h2>{t('power.history')}</h2>
      {version.history.length === 0 && <p className="quiet">{t('power.noHistory')}</p>}
      <ol className="version-history" data-testid="version-history">
        {version.history.toReversed().map((entry, index) => (
          <li key={index}>
            <time dateTime={entry.at}>{dateAndTime(entry.at)}</time> <b>{entry.person?.name ?? t('history.system')}</b>
            <div>{entry.text}</div>
          </li>
        ))}
      </ol>
    </section>
  );
};
