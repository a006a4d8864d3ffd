import { Button, Checkbox, Popover } from 'antd';
import { useState, type ReactNode } from 'react';
import { useWords } from '../app/i18n.ts';
import type { Column } from './row-table.tsx';

export interface Choice<T> {
  shown: Column<T>[];
  keys: string[];
  change: (keys: string[]) => void;
}

/** Which columns a person wants, kept per person in this browser. */
export function useColumnChoice<T>(table: string, personId: string, columns: Column<T>[], usual: string[]): Choice<T> {
  const keptAs = `sunlit.columns.${table}.${personId}`;
  const [keys, setKeys] = useState<string[]>(() => readKept(keptAs) ?? usual);
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

/** The column that names the row, `always`, cannot be switched off. */
export function ColumnChoice<T>({ choice, columns, always }: { choice: Choice<T>; columns: Column<T>[]; always: string }): ReactNode {
  const { t } = useWords();
  // What another view of the list has, and what is no choice, stays as it is.
  const keptBeside = choice.keys.filter((key) => !columns.some((column) => column.key === key));
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      content={
        <Checkbox.Group
          style={{ display: 'flex', flexDirection: 'column' }}
          value={choice.keys}
          onChange={(keys) => choice.change([always, ...keys.filter((key) => key !== always), ...keptBeside])}
          options={columns.map(({ key, title }) => ({ value: key, label: title, disabled: key === always }))}
        />
      }
    >
      <Button size="small" data-testid="columns">
        {t('cases.columns')}
      </Button>
    </Popover>
  );
}
