import type { UseQueryResult } from '@tanstack/react-query';
import { Skeleton } from 'antd';
import type { ReactNode } from 'react';
import { ErrorNotice, NotFoundPage } from '../app/errors.tsx';

/** In place of a page whose answer is not there: that it is being read, that there is no such thing, or what went wrong. */
export function NotYet({ read, rows }: { read: Pick<UseQueryResult, 'error' | 'refetch'>; rows?: number }): ReactNode {
  if (read.error?.status === 404) return <NotFoundPage />;
  if (read.error) return <ErrorNotice error={read.error} retry={() => void read.refetch()} />;
  if (rows === undefined) return <div className="page-wait" aria-busy="true" />;
  return (
    <section className="registry">
      <Skeleton active paragraph={{ rows }} />
    </section>
  );
}
