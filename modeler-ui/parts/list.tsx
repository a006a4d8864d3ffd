import { Button } from 'antd';
import type { ReactNode } from 'react';
import { ErrorNotice } from '../app/errors.tsx';
import { useWords } from '../app/i18n.ts';
import type { Rows } from '../app/use-read.ts';
import { RowTable, type Column } from './row-table.tsx';

interface Options<T extends { id: string }> {
  /** As `useRows` reads them. */
  list: Rows<T>;
  columns: Column<T>[];
  open: (row: T) => void;
  label: string;
  testId: string;
  /** In place of the table when there is no row: what will appear here and what to do first. */
  empty: ReactNode;
}

/** A list of the server's: its rows, how many of how many, the next ones below, and what to do when they cannot be read. */
export function List<T extends { id: string }>({
  list: { rows, total, query },
  columns,
  open,
  label,
  testId,
  empty,
}: Options<T>): ReactNode {
  const { t } = useWords();
  const again = query.isFetchNextPageError ? query.fetchNextPage : query.refetch;
  return (
    <>
      {query.error && <ErrorNotice error={query.error} retry={() => void again()} />}
      <div className="table-wrap" aria-busy={query.isPending || query.isPlaceholderData}>
        {rows.length > 0 && <RowTable label={label} testId={testId} columns={columns} rows={rows} rowKey={({ id }) => id} open={open} />}
        {query.data && rows.length === 0 && empty}
      </div>
      {rows.length > 0 && (
        <p className="table-foot">
          <span data-testid={`${testId}-total`}>{t('cases.shown', { shown: rows.length, total: total ?? 0 })}</span>
          {query.hasNextPage && (
            <Button size="small" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()} data-testid="load-more">
              {t('cases.more')}
            </Button>
          )}
        </p>
      )}
    </>
  );
}
