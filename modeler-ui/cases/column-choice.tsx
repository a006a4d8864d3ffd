import { Button, Checkbox, Popover } from 'antd';
import { useState, type ReactNode } from 'react';
import { useWords } from '../app/i18n.ts';
import type { Column } from '../parts/row-table.tsx';
import { USUAL_COLUMNS } from './columns.tsx';

export interface Choice<T> { shown: Column<T>[]; keys: string[]; change: (keys: string[]) => void }

/** Which columns a person wants, kept per person in this browser. */
export function useColumnChoice<T>(table: string, personId: string, columns: Column<T>[]): Choice<T> {
  const keptAs = `sunlit.columns.${table}.${personId}`;
  const [keys, setKeys] = useState<string[]>(() => readKept(keptAs) ?? USUAL_COLUMNS);
  const change = (next: string[]): void => {
    setKeys(next);
    try {
      localStorage.setItem(keptAs, JSON.stringify(next));
    } catch {
      // A browser that keeps nothing still shows the choice for this visit.
    }
  };
  return { keys, change, shown: columns.filter(({ key }) => keys.includes(key)) };
}

function readKept(name: string): string[] | null {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(name) ?? 'null');
    return Array.isArray(kept) && kept.length > 0 ? kept.filter((one): one is string => typeof one === 'string') : null;
  } catch {
    return null;
  }
}

export function ColumnChoice<T>({ choice, columns }: { choice: Choice<T>; columns: Column<T>[] }): ReactNode {
  const { t } = useWords();
  return (
    <Popover trigger="click" placement="bottomRight" content={<Checkbox.Group style={{ display: 'flex', flexDirection: 'column' }} value={choice.keys} onChange={(keys) => choice.change(['subject', ...keys.filter((key) => key !== 'subject')])} options={columns.map(({ key, title }) => ({ value: key, label: title, disabled: key === 'subject' }))} />}>
      <Button size="small" data-testid="columns">{t('cases.columns')}</Button>
    </Popover>
  );
}
