import { Button } from 'antd';
import type { ReactNode } from 'react';
import { ErrorNotice } from '../app/errors.tsx';
import { useWords } from '../app/i18n.ts';
import type { Pages } from '../app/use-pages.ts';

/** Below a list: how many are shown of how many, and the next fifty. */
export function MoreRows<T>({ pages, total }: { pages: Pages<T>; total: number }): ReactNode {
  const { t } = useWords('registry');
  if (pages.rows.length === 0) return null;
  return (
    <p className="table-foot">
      <span data-testid="shown">{t('list.shown', { shown: pages.rows.length, total })}</span>
      {pages.next && (
        <Button size="small" loading={pages.loading} onClick={pages.load} data-testid="load-more">
          {t('list.more')}
        </Button>
      )}
      {pages.error && <ErrorNotice error={pages.error} />}
    </p>
  );
}
