import { Button } from 'antd';
import type { CSSProperties, ReactNode } from 'react';
import { Link, useSearchParams } from 'react-router';
import { api } from '../../app/api.ts';
import { ErrorNotice } from '../../app/errors.tsx';
import { useWords } from '../../app/i18n.ts';
import { dateAndTime } from '../../app/time.tsx';
import { useAction } from '../../app/use-action.ts';
import { useRead } from '../../app/use-read.ts';
import { Empty } from '../../parts/marks.tsx';
import { FindingTable } from '../finding-table.tsx';
import type { LintReport } from '../../../domain/api/laws.ts';
import { NotYet } from '../../parts/not-yet.tsx';

const POLL_MS = 1_000;

/** Which published flowcharts fail today's rules, and why. */
export function LintReportPage(): ReactNode {
  const { t, pick } = useWords('registry');
  const [parameters, setParameters] = useSearchParams();
  const rule = parameters.get('rule');
  const found = useRead<LintReport>('/registry/lint-report', { every: (read) => read?.state === 'computing' && POLL_MS });
  const report = found.data;
  const again = useAction<[], void>(async () => {
    await api.get<LintReport>('/registry/lint-report?anew=1');
  });
  const busy = report?.state === 'computing';
  if (!report) return <NotYet read={found} rows={8} />;
  const items = report.items.filter(
    ({ findings }) => findings.length > 0 && (rule === null || findings.some((finding) => finding.rule === rule)),
  );
  const most = Math.max(1, ...report.byRule.map(({ count }) => count));
  return (
    <section className="registry" data-testid="lint-report">
      <header className="page-head">
        <h1>{t('nav.lint')}</h1>
        <span className="quiet">
          {t('lint.summary', {
            failing: report.failing,
            total: report.total,
            line: report.engineLine,
            at: report.checkedAt ? dateAndTime(report.checkedAt) : '…',
          })}
        </span>
        <span className="top-space" />
        <span className="line no-print">
          <Button size="small" onClick={() => void again.run()} loading={again.pending || busy}>
            {t('lint.again')}
          </Button>
          <Button size="small" onClick={() => window.print()}>
            {t('print')}
          </Button>
        </span>
      </header>
      {busy && (
        <div className="notice">
          <p className="notice-title">{t('lint.computing', { checked: report.checked, total: report.total })}</p>
        </div>
      )}
      {again.error && <ErrorNotice error={again.error} />}
      {!busy && items.length === 0 && report.byRule.length === 0 && (
        <div className="table-wrap">
          <Empty title={t('lint.clean')} text={t('lint.cleanHelp')} />
        </div>
      )}
      {report.byRule.length > 0 && (
        <section className="power-card">
          <h2>{t('lint.byRule')}</h2>
          <ul className="bars wide">
            {report.byRule.map(({ rule: name, count, severity }) => (
              <li key={name}>
                <button
                  type="button"
                  className={`linkish ${rule === name ? 'on' : ''}`}
                  aria-pressed={rule === name}
                  onClick={() => setParameters(rule === name ? {} : { rule: name }, { replace: true })}
                  data-testid={`rule-${name}`}
                >
                  <code>{name}</code>
                </button>
                <span className="small">{t(`lint.${severity}`)}</span>
                <span className="bar" style={{ '--share': count / most } as CSSProperties} aria-hidden="true" />
                <b>{count}</b>
              </li>
            ))}
          </ul>
        </section>
      )}
      {items.map((item) => (
        <section key={item.versionId} className="power-card" data-testid="lint-item">
          <h2>
            <Link to={`/registry/${item.powerId}`}>{pick(item.name, item.nameEn)}</Link>{' '}
            <span className="quiet small">
              {t('version.number', { number: item.number })} · {item.code}
            </span>
          </h2>
          <FindingTable
            findings={rule === null ? item.findings : item.findings.filter((finding) => finding.rule === rule)}
            versionId={item.versionId}
          />
        </section>
      ))}
    </section>
  );
}
