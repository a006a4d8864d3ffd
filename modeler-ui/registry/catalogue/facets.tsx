import { useState, type ReactNode } from 'react';
import { useWords } from '../../app/i18n.ts';
import { useOrganName } from '../../app/organ-names.tsx';
import type { Facets } from '../../../domain/api/catalogue.ts';

export const FACETS = ['category', 'state', 'district', 'organ'] as const;
export type Facet = (typeof FACETS)[number];

interface Value {
  id: string;
  name: string;
  count: number;
}

const FEW = 8;

/** Beside the list: each value that is left, with its number; a click keeps only it, a second click lets all back. */
export function FacetList({
  facets,
  chosen,
  choose,
}: {
  facets: Facets | undefined;
  chosen: Record<Facet, string>;
  choose: (facet: Facet, id: string) => void;
}): ReactNode {
  const { t } = useWords('registry');
  const organName = useOrganName();
  const values: Record<Facet, Value[]> = {
    category: (facets?.categories ?? []).map(({ id, count }) => ({ id, count, name: t(`category.${id}`) })),
    state: (facets?.states ?? []).map(({ id, count }) => ({ id, count, name: t(`state.${id}`) })),
    district: (facets?.districts ?? []).map((one) => (one.id === 'city' ? { ...one, name: t('list.cityLevel') } : one)),
    organ: (facets?.organs ?? []).map((one) => ({ ...one, name: organName(one) })),
  };
  return (
    <aside className="facets no-print" aria-label={t('list.narrow')} data-testid="facets">
      {FACETS.filter((facet) => values[facet].length > 0 || chosen[facet]).map((facet) => (
        <FacetGroup
          key={facet}
          name={facet}
          title={t(`list.${facet}`)}
          values={values[facet]}
          chosen={chosen[facet]}
          choose={(id) => choose(facet, id)}
        />
      ))}
    </aside>
  );
}

function FacetGroup({
  name,
  title,
  values,
  chosen,
  choose,
}: {
  name: Facet;
  title: string;
  values: Value[];
  chosen: string;
  choose: (id: string) => void;
}): ReactNode {
  const { t } = useWords('registry');
  const [all, setAll] = useState(false);
  const shown = all ? values : values.filter(({ id }, index) => index < FEW || id === chosen);
  return (
    <section>
      <h2>{title}</h2>
      <ul>
        {shown.map(({ id, name: label, count }) => (
          <li key={id}>
            <button
              type="button"
              aria-pressed={id === chosen}
              className={id === chosen ? 'on' : ''}
              onClick={() => choose(id === chosen ? '' : id)}
              data-testid={`facet-${name}-${id}`}
            >
              <span title={label}>{label}</span>
              <span className="quiet">{count}</span>
            </button>
          </li>
        ))}
      </ul>
      {values.length > FEW && (
        <button type="button" className="linkish small" onClick={() => setAll(!all)}>
          {all ? t('list.fewer') : t('list.all', { count: values.length })}
        </button>
      )}
    </section>
  );
}
