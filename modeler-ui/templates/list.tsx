import { Input } from 'antd';
import { useState, type ReactNode } from 'react';
import { Link } from 'react-router';
import { useWords } from '../app/i18n.ts';
import { useRead } from '../app/use-read.ts';
import type { TemplateRow } from '../../domain/api/templates.ts';
import { NotYet } from '../parts/not-yet.tsx';
import './templates.css';

/** Every document that the platform makes, and which version of its text is in force (R11.5). */
export function TemplatesPage(): ReactNode {
  const { t } = useWords();
  const read = useRead<{ items: TemplateRow[] }>('/document-templates');
  const [asked, setAsked] = useState('');
  if (!read.data) return <NotYet read={read} />;
  const words = asked.trim().toLowerCase();
  const items = read.data.items.filter(({ code, title, titleEn }) => `${code} ${title} ${titleEn}`.toLowerCase().includes(words));
  return (
    <section className="registry" data-testid="templates-page">
      <div className="page-head">
        <h1>{t('template.list')}</h1>
        <Input.Search
          allowClear
          value={asked}
          onChange={(event) => setAsked(event.target.value)}
          placeholder={t('template.search')}
          aria-label={t('template.search')}
          style={{ maxWidth: 320 }}
          data-testid="templates-search"
        />
      </div>
      <table className="plain templates">
        <thead>
          <tr>
            <th>{t('template.column.title')}</th>
            <th>{t('template.column.code')}</th>
            <th>{t('template.column.version')}</th>
            <th>{t('template.column.state')}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((row) => (
            <Row key={row.code} row={row} />
          ))}
          {items.length === 0 && (
            <tr>
              <td colSpan={4} className="quiet">
                {t('template.nothing')}
              </td>
            </tr>
          )}
        </tbody>
      </table>
    </section>
  );
}

function Row({ row }: { row: TemplateRow }): ReactNode {
  const { t, pick } = useWords();
  return (
    <tr data-testid="template-row">
      <td>
        <Link to={`/registry/templates/${row.code}`}>{pick(row.title, row.titleEn)}</Link>
      </td>
      <td className="quiet">{row.code}</td>
      <td>{row.version ? t('template.versionNumber', { version: row.version }) : t('template.shippedVersion')}</td>
      <td>{row.waiting && <span className="state on">{t('template.waiting')}</span>}</td>
    </tr>
  );
}
