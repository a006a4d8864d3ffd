import { Button, Popconfirm, Progress } from 'antd';
import type { ReactNode } from 'react';
import { Link, useParams, useSearchParams } from 'react-router';
import { api } from '../../app/api.ts';
import { ErrorNotice } from '../../app/errors.tsx';
import { useWords } from '../../app/i18n.ts';
import { dateAndTime } from '../../app/time.tsx';
import { useAction } from '../../app/use-action.ts';
import { useRead } from '../../app/use-read.ts';
import { RowTable } from '../../parts/row-table.tsx';
import { sectionOf } from '../entry/completeness.ts';
import type { ImportDetail, ImportRow } from '../../../domain/api/imports.ts';
import { IMPORT_ACTIONS } from '../../../domain/registry/import-states.ts';
import { NotYet } from '../../parts/not-yet.tsx';

const POLL_MS = 1_000;
/** More rows than this are not drawn at once; the filters lead to the others. */
const MOST_ROWS = 500;

const isBusy = (data: ImportDetail | undefined): boolean => data?.state === 'checking' || data?.state === 'applying';

/** One import: what each row would do, then all of it or nothing. */
export function ImportPage(): ReactNode {
  const { t } = useWords('registry');
  const { importId = '' } = useParams();
  const [parameters, setParameters] = useSearchParams();
  const found = useRead<ImportDetail>(`/registry/imports/${encodeURIComponent(importId)}`, { every: (read) => isBusy(read) && POLL_MS });
  const { data } = found;
  const busy = isBusy(data);
  const apply = useAction<[], unknown>((key) => api.post(`/registry/imports/${encodeURIComponent(importId)}/apply`, {}, { key }));
  if (!data) return <NotYet read={found} rows={8} />;
  const only = IMPORT_ACTIONS.find((action) => action === parameters.get('action')) ?? null;
  const rows = data.rows.filter(({ action }) => only === null || action === only);
  const changes = data.counts.create + data.counts.change;
  return (
    <section className="registry" data-testid="import-page" data-state={data.state}>
      <header className="page-head">
        <h1>{data.fileName}</h1>
        <span className="state">{t(`imports.state.${data.state}`)}</span>
        <span className="quiet">
          {data.createdBy.name} · {dateAndTime(data.createdAt)}
        </span>
        <span className="top-space" />
        <Link to="/registry/imports">{t('nav.imports')}</Link>
      </header>
      {busy && (
        <div className="notice">
          <p className="notice-title">{t(`imports.state.${data.state}`)}</p>
          <Progress
            percent={data.total > 0 ? Math.floor(((data.state === 'checking' ? data.checked : data.applied) / data.total) * 100) : 0}
            status="active"
          />
        </div>
      )}
      {data.state === 'failed' && (
        <div className="notice notice-problem" role="alert">
          <p className="notice-title">{data.problem}</p>
          <p>{t('imports.nothingDone')}</p>
        </div>
      )}
      {data.state === 'checked' && (
        <div className="notice" data-testid="import-next">
          <p className="notice-title">
            {t(data.counts.error > 0 ? 'imports.hasErrors' : changes > 0 ? 'imports.ready' : 'imports.nothingToDo', {
              errors: data.counts.error,
              create: data.counts.create,
              change: data.counts.change,
            })}
          </p>
          <p>{t('imports.allOrNothing')}</p>
          {data.counts.error === 0 && changes > 0 && (
            <Popconfirm
              title={t('imports.applyAsk')}
              okText={t('imports.apply')}
              cancelText={t('cancel')}
              onConfirm={() => void apply.run()}
            >
              <Button type="primary" loading={apply.pending} data-testid="import-apply">
                {t('imports.apply')}
              </Button>
            </Popconfirm>
          )}
        </div>
      )}
      {data.state === 'done' && (
        <div className="notice notice-good" data-testid="import-done">
          <p className="notice-title">{t('imports.done', { create: data.counts.create, change: data.counts.change })}</p>
          <p>
            <Link to="/registry?state=draft">{t('imports.toDrafts')}</Link>
          </p>
        </div>
      )}
      {apply.error && <ErrorNotice error={apply.error} safe={t('imports.nothingDone')} />}
      <p className="counts">
        <Button size="small" type={only === null ? 'primary' : 'default'} onClick={() => setParameters({}, { replace: true })}>
          {t('imports.all')} <b>{data.rows.length}</b>
        </Button>
        {IMPORT_ACTIONS.map((action) => (
          <Button
            key={action}
            size="small"
            type={only === action ? 'primary' : 'default'}
            onClick={() => setParameters({ action }, { replace: true })}
            data-testid={`import-filter-${action}`}
          >
            {t(`imports.action.${action}`)} <b>{data.counts[action]}</b>
          </Button>
        ))}
      </p>
      <div className="table-wrap">
        <RowTable
          label={t('imports.rows')}
          testId="import-rows"
          rows={rows.slice(0, MOST_ROWS)}
          rowKey={({ row }) => String(row)}
          columns={[
            { key: 'row', title: t('imports.row'), width: 70, render: ({ row }) => row },
            {
              key: 'action',
              title: t('imports.what'),
              width: 90,
              render: ({ action }) => (action === 'error' ? <b>✕ {t('imports.action.error')}</b> : t(`imports.action.${action}`)),
            },
            { key: 'code', title: t('list.code'), width: 270, className: 'breaks', render: ({ code }) => <code>{code}</code> },
            { key: 'name', title: t('list.name'), width: 220, render: ({ name }) => name },
            { key: 'problems', title: t('imports.problems'), render: (row) => <Remarks row={row} /> },
          ]}
        />
      </div>
      {rows.length > MOST_ROWS && <p className="table-foot">{t('list.shown', { shown: MOST_ROWS, total: rows.length })}</p>}
    </section>
  );
}

/** What is wrong with a row, or what it would change and what it would write over. */
function Remarks({ row: { problems, differs = [], draft } }: { row: ImportRow }): ReactNode {
  const { t, pick } = useWords('registry');
  const changed = [...new Set(differs.map((field) => (field === 'flowchart' ? t('power.flowchart') : t(`section.${sectionOf(field)}`))))];
  return (
    <>
      {problems.length > 0 && (
        <ul>
          {problems.map((one) => (
            <li key={one.path + one.code}>
              <code className="quiet">{one.path}</code> {pick(one.message, one.messageEn)}
            </li>
          ))}
        </ul>
      )}
      {changed.length > 0 && changed.join(t('and'))}
      {draft !== undefined && <span className="quiet"> · {t('imports.overDraft', { number: draft })}</span>}
    </>
  );
}
