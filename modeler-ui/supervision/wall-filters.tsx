import type { ReactNode } from 'react';
import type { Page } from '../../domain/api/basics.ts';
import type { PowerSummary } from '../../domain/api/catalogue.ts';
import type { Organisation } from '../../domain/api/organisation.ts';
import { CATEGORIES, CATEGORY_NAMES } from '../../domain/registry/registry-entry.ts';
import { useWords } from '../app/i18n.ts';
import { useOrganName } from '../app/organ-names.tsx';
import { useRead } from '../app/use-read.ts';
import { useSession } from '../app/use-session.ts';
import { ClearFilters, FilterSelect } from '../parts/filter-bar.tsx';
import type { Filters } from '../parts/use-filters.ts';

type Subject = 'organ' | 'district' | 'power' | 'category' | 'step';

/** By what cases are counted: organ, district, category, power; where steps are named, the present step as well. */
export function SubjectFilters<N extends string>({ filters, steps }: { filters: Filters<N>; steps?: readonly string[] }): ReactNode {
  const { t, pick } = useWords();
  const { can } = useSession();
  const organName = useOrganName();
  const { data: organisation } = useRead<Organisation>(can('organisation.read') ? '/organisation' : null);
  const powers = useRead<Page<PowerSummary>>(can('registry.read') ? '/registry/powers' : null);
  const wide = filters as unknown as Filters<Subject>;
  return (
    <>
      <FilterSelect
        filters={wide}
        name="organ"
        label={t('figures.organ')}
        width={190}
        searchable
        options={(organisation?.organs ?? []).map((organ) => ({ value: organ.id, label: organName(organ) }))}
      />
      <FilterSelect
        filters={wide}
        name="district"
        label={t('figures.district')}
        options={(organisation?.districts ?? []).map(({ id, name }) => ({ value: id, label: name }))}
      />
      <FilterSelect
        filters={wide}
        name="category"
        label={t('figures.category')}
        options={CATEGORIES.map((value) => ({ value, label: pick(CATEGORY_NAMES[value].name, CATEGORY_NAMES[value].nameEn) }))}
      />
      <FilterSelect
        filters={wide}
        name="power"
        label={t('figures.power')}
        width={200}
        searchable
        options={(powers.data?.items ?? []).map(({ id, name, nameEn }) => ({ value: id, label: pick(name, nameEn) }))}
      />
      {steps && (
        <FilterSelect
          filters={wide}
          name="step"
          label={t('figures.step')}
          width={150}
          searchable
          options={[...new Set([...steps, ...(wide.values.step ? [wide.values.step] : [])])]
            .sort()
            .map((name) => ({ value: name, label: name }))}
        />
      )}
      <ClearFilters filters={filters} />
    </>
  );
}
