import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useKeys } from '../app/keyboard.ts';

export interface Column<T> {
  key: string;
  title: string;
  /** CSS width; the columns without one share the rest. */
  width?: number | string;
  className?: string;
  render: (row: T) => ReactNode;
}

interface Options<T> {
  columns: Column<T>[];
  rows: T[];
  rowKey: (row: T) => string;
  open?: (row: T) => void;
  /** The row whose detail is open. */
  current?: string | null;
  label: string;
  testId?: string;
}

/** A dense table for the keyboard: `j` and `k` move, Enter opens; a plain table for readers and printers. */
export function RowTable<T>({ columns, rows, rowKey, open, current, label, testId }: Options<T>): ReactNode {
  const [at, setAt] = useState<number>(-1);
  const body = useRef<HTMLTableSectionElement>(null);

  useEffect(() => {
    setAt(current ? rows.findIndex((row) => rowKey(row) === current) : -1);
  }, [current]);

  const move = (by: number): void => {
    const next = Math.min(Math.max(at + by, 0), rows.length - 1);
    setAt(next);
    const element = body.current?.rows[next];
    element?.focus({ preventScroll: true });
    element?.scrollIntoView({ block: 'nearest' });
  };
  const openAt = (): void => {
    const row = rows[at];
    if (row && open) open(row);
  };
  useKeys(
    rows.length > 0 && open
      ? {
          j: () => move(1),
          k: () => move(-1),
          Enter: (event) => {
            if (!(event.target instanceof HTMLAnchorElement || event.target instanceof HTMLButtonElement)) openAt();
          },
        }
      : {},
  );

  return (
    <table className="rows" aria-label={label} data-testid={testId}>
      <colgroup>
        {columns.map(({ key, width }) => (
          <col key={key} style={{ width }} />
        ))}
      </colgroup>
      <thead>
        <tr>
          {columns.map(({ key, title, className }) => (
            <th key={key} scope="col" className={className}>
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody ref={body}>
        {rows.map((row, index) => {
          const key = rowKey(row);
          return (
            <tr
              key={key}
              tabIndex={open ? 0 : undefined}
              className={`${open ? 'opens' : ''} ${key === current || index === at ? 'at' : ''}`}
              aria-current={key === current ? 'true' : undefined}
              data-testid={testId && `${testId}-row`}
              data-key={key}
              onFocus={() => setAt(index)}
              onClick={
                open &&
                ((event) => {
                  if (!(event.target as HTMLElement).closest('a,button,input')) open(row);
                })
              }
            >
              {columns.map((column) => (
                <td key={column.key} className={column.className}>
                  {column.render(row)}
                </td>
              ))}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
