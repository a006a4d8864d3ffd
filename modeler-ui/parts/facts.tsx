import { Fragment, type ReactNode } from 'react';
import { useWords } from '../app/i18n.ts';

interface Fact {
  label: string;
  labelEn?: string;
  value: ReactNode;
  valueEn?: string;
}

/** Labels and values, nothing else. */
export function Facts({ items, two = false }: { items: Fact[]; two?: boolean }): ReactNode {
  const { pick } = useWords();
  return (
    <dl className={`facts ${two ? 'two' : ''}`}>
      {items.map(({ label, labelEn, value, valueEn }) => (
        <Fragment key={label}>
          <dt>{pick(label, labelEn)}</dt>
          <dd>{value === '' || value === null || value === undefined ? '—' : typeof value === 'string' ? pick(value, valueEn) : value}</dd>
        </Fragment>
      ))}
    </dl>
  );
}
