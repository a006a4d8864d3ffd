import { Button } from 'antd';
import { useRef, useState, type ReactNode } from 'react';
import { Link, useNavigate } from 'react-router';
import { api, ApiError } from '../../app/api.ts';
import { downloadFile } from '../../app/download.ts';
import { ErrorNotice } from '../../app/errors.tsx';
import { useWords } from '../../app/i18n.ts';
import { dateAndTime } from '../../app/time.tsx';
import { useAction } from '../../app/use-action.ts';
import { useRead } from '../../app/use-read.ts';
import { Empty } from '../../parts/marks.tsx';
import { RowTable } from '../../parts/row-table.tsx';
import type { Page } from '../../../domain/api/basics.ts';
import type { ImportSummary } from '../../../domain/api/imports.ts';
import { base64Of } from '../../app/read-file.ts';
import { isReadable } from './readable.ts';

/** Imports: choose a file, see what it would do, then apply it as a whole or not at all. */
export function ImportsPage(): ReactNode {
  const { t } = useWords('registry');
  const navigate = useNavigate();
  const found = useRead<Page<ImportSummary>>('/registry/imports', { fresh: true });
  const input = useRef<HTMLInputElement>(null);
  const [wrongKind, setWrongKind] = useState(false);
  const upload = useAction<[File], void>(async (key, file) => {
    const { id } = await api.post<{ id: string }>('/registry/imports', { fileName: file.name, content: await base64Of(file) }, { key });
    await navigate(`/registry/imports/${id}`);
  });
  const exported = useAction<[string], void>(
    (_key, format) => downloadFile(`/registry/export?format=${format}`, `${t('title')}.${format}`),
    { changesNothing: true },
  );
  const take = (file: File | undefined): void => {
    setWrongKind(file !== undefined && !isReadable(file.name));
    if (file && isReadable(file.name)) void upload.run(file);
  };
  const failure: ApiError | null = upload.error ?? exported.error;
  return (
    <section className="registry" data-testid="imports-page">
      <header className="page-head">
        <h1>{t('nav.imports')}</h1>
      </header>
      <div className="two-cards">
        <section
          className="power-card"
          onDragOver={(event) => event.preventDefault()}
          onDrop={(event) => {
            event.preventDefault();
            take(event.dataTransfer.files[0]);
          }}
        >
          <h2>{t('imports.import')}</h2>
          <p>{t('imports.help')}</p>
          <input
            ref={input}
            type="file"
            hidden
            accept=".xlsx,.json"
            onChange={(event) => {
              take(event.target.files?.[0]);
              event.target.value = '';
            }}
            data-testid="import-file"
          />
          <p className="line">
            <Button type="primary" loading={upload.pending} onClick={() => input.current?.click()} data-testid="import-choose">
              {t('imports.choose')}
            </Button>
            <span className="quiet small">{t('imports.drop')}</span>
          </p>
          {wrongKind && (
            <p className="field-problem" role="alert">
              {t('imports.wrongKind')}
            </p>
          )}
        </section>
        <section className="power-card">
          <h2>{t('imports.export')}</h2>
          <p>{t('imports.exportHelp')}</p>
          <p className="line">
            {(['xlsx', 'json'] as const).map((format) => (
              <Button key={format} size="small" loading={exported.pending} onClick={() => void exported.run(format)}>
                {t(`list.export.${format}`)}
              </Button>
            ))}
            <Link to="/registry">{t('imports.filtered')}</Link>
          </p>
        </section>
      </div>
      {failure && <ErrorNotice error={failure} />}
      {found.error && <ErrorNotice error={found.error} retry={() => void found.refetch()} />}
      <div className="table-wrap">
        {found.data && found.data.items.length > 0 && (
          <RowTable
            label={t('nav.imports')}
            testId="imports"
            rows={found.data.items}
            rowKey={({ id }) => id}
            open={({ id }) => void navigate(`/registry/imports/${id}`)}
            columns={[
              { key: 'file', title: t('imports.file'), render: (one) => <Link to={`/registry/imports/${one.id}`}>{one.fileName}</Link> },
              {
                key: 'state',
                title: t('list.state'),
                width: 130,
                render: (one) => <span className="state">{t(`imports.state.${one.state}`)}</span>,
              },
              { key: 'total', title: t('imports.rows'), width: 90, render: (one) => one.total },
              { key: 'by', title: t('imports.by'), width: 100, render: (one) => one.createdBy.name },
              { key: 'at', title: t('imports.at'), width: 150, render: (one) => dateAndTime(one.createdAt) },
              {
                key: 'applied',
                title: t('imports.appliedAt'),
                width: 150,
                render: (one) => (one.appliedAt ? dateAndTime(one.appliedAt) : <span className="quiet">—</span>),
              },
            ]}
          />
        )}
        {found.data?.items.length === 0 && <Empty title={t('imports.empty')} text={t('imports.emptyHelp')} />}
      </div>
    </section>
  );
}
