import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useWords } from '../app/i18n.ts';
import type { DryRun } from '../../domain/api/templates.ts';

/** What a wording would make of papers that were issued, one by one. */
export function DryRunTable({ found }: { found: DryRun }): ReactNode {
  const { t } = useWords();
  const { papers, changed, errors } = found;
  if (!papers) return <p className="quiet">{t('template.dryRunNone')}</p>;
  return (
    <div className="stack" data-testid="dry-run-result" data-changed={changed} data-errors={errors}>
      <p>
        <b>{t('template.dryRunText', { papers, changed, errors })}</b> {!found.all && t('template.dryRunMore', { papers })}
      </p>
      {found.items.map((item) => (
        <details key={item.documentId} open={found.items.length <= 3}>
          <summary>
            <Link to={`/cases/${item.matterId}/documents`}>{item.number}</Link>
            {item.error && <span className="field-problem"> {item.error}</span>}
          </summary>
          <div className="template-diff small">
            {item.removed.map((text) => (
              <del key={text} title={t('template.removed')}>
                − {text}
              </del>
            ))}
            {item.added.map((text) => (
              <ins key={text} title={t('template.added')}>
                + {text}
              </ins>
            ))}
          </div>
        </details>
      ))}
    </div>
  );
}
