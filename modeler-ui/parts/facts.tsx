import { Fragment, type ReactNode } from 'react';

/** Labels and values, nothing else. */
export function Facts({ items, two = false }: { items: { label: string; value: ReactNode }[]; two?: boolean }): ReactNode {
  return (
    <dl className={`facts ${two ? 'two' : ''}`}>
      {items.map(({ label, value }) => (
        <Fragment key={label}>
          <dt>{label}</dt>
          <dd>{value === '' || value === null || value === undefined ? '—' : value}</dd>
        </Fragment>
      ))}
    </dl>
  );
}
