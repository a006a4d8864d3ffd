import { Button, Select } from 'antd';
import type { ReactNode } from 'react';
import { useWords } from '../app/i18n.ts';
import type { Filters } from './use-filters.ts';

export interface FilterOption {
  value: string;
  label: string;
}

interface Options<N extends string> {
  filters: Filters<N>;
  name: N;
  label: string;
  options: FilterOption[];
  width?: number;
  /** For more options than one reads through. */
  searchable?: boolean;
}

/** One filter of a list: nothing, or one of the options. */
export function FilterSelect<N extends string>({ filters, name, label, options, width = 120, searchable }: Options<N>): ReactNode {
  return (
    <Select
      size="small"
      allowClear
      showSearch={searchable ? { optionFilterProp: 'label' } : false}
      style={{ width }}
      placeholder={label}
      aria-label={label}
      value={filters.values[name] || undefined}
      onChange={(value?: string) => filters.set(name, value)}
      options={options}
      data-testid={`filter-${name}`}
    />
  );
}

/** Takes all filters away; there while one is set. */
export function ClearFilters<N extends string>({ filters }: { filters: Filters<N> }): ReactNode {
  const { t } = useWords();
  return (
    filters.any && (
      <Button type="link" size="small" onClick={filters.clear} data-testid="clear-filters">
        {t('cases.clear')}
      </Button>
    )
  );
}
