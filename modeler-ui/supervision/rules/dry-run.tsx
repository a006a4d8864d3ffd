import { Button, DatePicker } from 'antd';
import dayjs from 'dayjs';
import { useState, type ReactNode } from 'react';
import { Link, useNavigate } from 'react-router';
import type { DryRun, DryRunRow, RuleView } from '../../../domain/api/rules.ts';
import { api } from '../../app/api.ts';
import { ErrorNotice } from '../../app/errors.tsx';
import { useWords } from '../../app/i18n.ts';
import { OrganName } from '../../app/organ-names.tsx';
import { dateAndTime, serverNow } from '../../app/time.tsx';
import { useAction } from '../../app/use-action.ts';
import { Serial } from '../../parts/marks.tsx';
import { Panel } from '../../parts/panel.tsx';
import { RowTable } from '../../parts/row-table.tsx';

const DATE = 'YYYY-MM-DD';
/** Days that the period has at first. */
const USUAL_DAYS = 30;
const TOTALS = ['now', 'then', 'new', 'gone'] as const;

/** What the rule finds among the cases of a period, and what it would find with the figures that are being typed. */
export function DryRunPanel({ rule, proposed }: { rule: RuleView; proposed: Record<string, number> | null }): ReactNode {
  const { t } = useWords();
  const today = dayjs(serverNow());
  const [from, setFrom] = useState(today.subtract(USUAL_DAYS, 'day').format(DATE));
  const [to, setTo] = useState(today.format(DATE));
  const [result, setResult] = useState<DryRun | null>(null);
  const run = useAction(
    (key, body: object) => api.post<DryRun>(`/supervision/rules/${encodeURIComponent(rule.id)}/dry-run`, body, { key }),
    { changesNothing: true },
  );
  if (rule.trigger === 'by-hand') {
    return (
      <Panel title={t('rules.dryRun')}>
        <p className="quiet">{t('rules.byHand')}</p>
      </Panel>
    );
  }

  async function ask(): Promise<void> {
    const answer = await run.run({ from, to, ...(proposed ? { values: proposed } : {}) });
    if (answer) setResult(answer);
  }

  return (
    <div id="dry-run">
      <Panel title={t('rules.dryRun')} note={t('rules.dryRunText')} testId="dry-run" stacked>
        <div className="dry-run-form">
          <Day label={t('rules.from')} value={from} change={setFrom} testId="dry-run-from" />
          <Day label={t('rules.to')} value={to} change={setTo} testId="dry-run-to" />
          <Button type="primary" loading={run.pending} onClick={() => void ask()} data-testid="dry-run-go">
            {t('rules.run')}
          </Button>
        </div>
        {run.error && <ErrorNotice error={run.error} />}
        {result && <Result result={result} />}
      </Panel>
    </div>
  );
}

function Day({
  label,
  value,
  change,
  testId,
}: {
  label: string;
  value: string;
  change: (value: string) => void;
  testId: string;
}): ReactNode {
  return (
    <label>
      <span>{label}</span>
      <DatePicker
        format={DATE}
        allowClear={false}
        value={dayjs(value)}
        onChange={(day) => day && change(day.format(DATE))}
        data-testid={testId}
      />
    </label>
  );
}

function Result({ result }: { result: DryRun }): ReactNode {
  const { t, pick } = useWords();
  const navigate = useNavigate();
  const { looked, cut, totals, rows } = result;
  return (
    <div data-testid="dry-run-result" role="status">
      <p className="dry-run-totals">
        {TOTALS.map((key) => (
          <span key={key} data-testid={`dry-run-${key}`}>
            {t(`rules.total.${key}`)}
            <b>{totals[key]}</b>
          </span>
        ))}
        <span className="quiet">{t('rules.looked', { count: looked })}</span>
      </p>
      {cut && <p className="notice">{t('rules.cut', { count: looked })}</p>}
      {rows.length === 0 ? (
        <p className="quiet">{t('rules.none')}</p>
      ) : (
        <RowTable<DryRunRow>
          label={t('rules.dryRun')}
          rows={rows}
          rowKey={({ matterId, at, text }) => `${matterId}${at}${text}`}
          open={({ page }) => void navigate(page)}
          columns={[
            {
              key: 'change',
              title: t('rules.changeLabel'),
              width: 90,
              render: ({ change }) => <span className="dry-run-change">{t(`rules.change.${change}`)}</span>,
            },
            {
              key: 'case',
              title: t('inbox.column.subject'),
              className: 'two',
              render: (one) => (
                <>
                  <Link to={one.page}>{one.title}</Link>
                  <span className="quiet small">
                    <OrganName of={one.organ} /> · <Serial value={one.number} />
                  </span>
                </>
              ),
            },
            {
              key: 'found',
              title: t('rules.found'),
              className: 'two',
              render: (one) => (
                <>
                  <span>{pick(one.text, one.textEn)}</span>
                  <span className="quiet small">
                    {dateAndTime(one.at)}
                    {one.raised && ` · ${t('rules.raisedAlready')}`}
                  </span>
                </>
              ),
            },
          ]}
        />
      )}
    </div>
  );
}
