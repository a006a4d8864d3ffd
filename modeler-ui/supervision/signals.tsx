import { Button, Select } from 'antd';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { api, ApiError, withParameters } from '../app/api.ts';
import { downloadFile } from '../app/download.ts';
import { ErrorNotice } from '../app/errors.tsx';
import { useWords } from '../app/i18n.ts';
import { OrganName } from '../app/organ-names.tsx';
import { dateAndTime, duration } from '../app/time.tsx';
import type { Page } from '../../domain/api/basics.ts';
import type { SignalView } from '../../domain/api/supervision.ts';
import { useAction } from '../app/use-action.ts';
import { useFresh } from '../app/use-fresh.ts';
import { useResource } from '../app/use-resource.ts';
import { Empty, Serial, SignalMark } from '../parts/marks.tsx';
import { RowTable } from '../parts/row-table.tsx';

/** Every signal in my scope. */
export function SignalsPage(): ReactNode {
  const { t, pick, language } = useWords();
  const navigate = useNavigate();
  const [parameters, setParameters] = useSearchParams();
  const colour = parameters.get('colour');
  const address = withParameters('/supervision/signals', { colour, limit: 100 });
  const first = useResource<Page<SignalView>>(address);
  useFresh(first.reload);
  const [further, setFurther] = useState<{ address: string; pages: Page<SignalView>[] }>({ address, pages: [] });
  const [error, setError] = useState<ApiError | null>(null);
  const pages = further.address === address ? further.pages : [];
  const next = (pages.at(-1) ?? first.data)?.next ?? null;
  const rows = [...(first.data?.items ?? []), ...pages.flatMap(({ items }) => items)];

  const more = async (): Promise<void> => {
    if (!next) return;
    setError(null);
    try {
      const page = await api.get<Page<SignalView>>(withParameters('/supervision/signals', { colour, limit: 100, after: next }));
      setFurther({ address, pages: [...pages, page] });
    } catch (caught) {
      if (!(caught instanceof ApiError)) throw caught;
      setError(caught);
    }
  };

  const exported = useAction<[], void>(() =>
    downloadFile(withParameters('/supervision/signals/export', { colour, format: 'xlsx', language }), `${t('wall.allSignals')}.xlsx`),
  );
  const problem = first.error ?? error ?? exported.error;
  return (
    <>
      <div className="page-head">
        <h1>{t('wall.allSignals')}</h1>
        <Select
          size="small"
          allowClear
          style={{ width: 120 }}
          placeholder={t('cases.signal')}
          aria-label={t('cases.signal')}
          value={colour ?? undefined}
          onChange={(value?: string) => setParameters(value ? { colour: value } : {}, { replace: true })}
          options={['red', 'yellow'].map((value) => ({ value, label: t(`signal.${value}`) }))}
        />
        <span className="top-space" />
        <Button
          size="small"
          loading={exported.pending}
          disabled={rows.length === 0}
          onClick={() => void exported.run()}
          data-testid="export"
        >
          {t('export')}
        </Button>
      </div>
      {problem && <ErrorNotice error={problem} retry={() => void first.reload()} />}
      <div className="table-wrap">
        {rows.length > 0 && (
          <RowTable
            label={t('wall.allSignals')}
            testId="signals"
            rows={rows}
            rowKey={({ id }) => id}
            open={({ id }) => void navigate(`/supervision/signals/${id}`)}
            columns={[
              { key: 'colour', title: t('cases.signal'), width: 96, render: (one) => <SignalMark colour={one.colour} /> },
              { key: 'rule', title: t('signal.rule'), width: 76, render: (one) => one.rule },
              {
                key: 'case',
                title: t('inbox.column.subject'),
                className: 'two',
                render: (one) => (
                  <>
                    <span title={one.subject}>{one.subject ?? pick(one.powerName, one.powerNameEn)}</span>
                    <span className="quiet small">
                      {pick(one.powerName, one.powerNameEn)} · <Serial value={one.serial} />
                    </span>
                  </>
                ),
              },
              { key: 'what', title: t('signal.what'), width: 190, render: (one) => pick(one.text, one.textEn) },
              { key: 'organ', title: t('application.organ'), width: 150, className: 'clip', render: (one) => <OrganName of={one.organ} /> },
              { key: 'due', title: t('signal.dueAt'), width: 140, render: (one) => (one.dueAt ? dateAndTime(one.dueAt) : '—') },
              { key: 'raised', title: t('signal.raisedAt'), width: 140, render: (one) => dateAndTime(one.raisedAt) },
              {
                key: 'late',
                title: t('signal.lateness'),
                width: 110,
                render: (one) => (one.latenessMs === null ? '—' : duration(one.latenessMs, language)),
              },
            ]}
          />
        )}
        {first.data && rows.length === 0 && <Empty title={t('wall.noSignals')} text={t('wall.noSignalsText')} />}
      </div>
      {first.data && rows.length > 0 && (
        <p className="table-foot">
          {t('cases.shown', { shown: rows.length, total: first.data.total })}
          {next && (
            <Button size="small" onClick={() => void more()}>
              {t('cases.more')}
            </Button>
          )}
        </p>
      )}
    </>
  );
}
