import { Fragment, type ReactNode } from 'react';
import { useWords } from '../app/i18n.ts';

interface Fact {
  label: string;
  labelEn?: string;
  value: ReactNode;
}

/** Labels and values, nothing else. */
export function Facts({ items, two = false }: { items: Fact[]; two?: boolean }): ReactNode {
  const { pick } = useWords();
  return (
    <dl className={`facts ${two ? 'two' : ''}`}>
      {items.map(({ label, labelEn, value }) => (
        <Fragment key={label}>
          <dt>{pick(label, labelEn)}</dt>
          <dd>{value === '' || value === null || value === undefined ? '—' : value}</dd>
        </Fragment>
      ))}
    </dl>
  );
}
