import { Button } from 'antd';
import type { ReactNode } from 'react';
import type { FieldProblem } from '../../../domain/forms/field-problem.ts';
import { useWords } from '../../app/i18n.ts';
import { Field } from '../../parts/field.tsx';

interface Options<T> {
  path: string;
  items: T[];
  change: (items: T[]) => void;
  blank: () => T;
  addWord: string;
  disabled: boolean;
  problems: FieldProblem[];
  /** One item's fields; `set` changes some of them. */
  children: (item: T, set: (patch: Partial<T>) => void, path: string, index: number) => ReactNode;
}

/** An ordered list in the entry: add, remove, move; the order is that of the law or of the work, so it can be changed. */
export function ListEditor<T>({ path, items, change, blank, addWord, disabled, problems, children }: Options<T>): ReactNode {
  const { t } = useWords('registry');
  const move = (from: number, to: number): void => {
    const next = [...items];
    const [moved] = next.splice(from, 1);
    if (moved === undefined) return;
    next.splice(to, 0, moved);
    change(next);
  };
  const whole = problems.find((problem) => problem.path === path);
  return (
    <Field path={path} label="" problems={whole ? [whole] : []} wide>
      <ol className="list-editor">
        {items.map((item, index) => (
          <li key={index} data-testid={`${path}.${index}`}>
            <span className="list-number">{index + 1}</span>
            <div className="grow">
              {children(
                item,
                (patch) =>
                  change(items.map((one, at) => (at === index ? ((typeof patch === 'object' ? { ...one, ...patch } : patch) as T) : one))),
                `${path}.${index}`,
                index,
              )}
            </div>
            {!disabled && (
              <span className="list-tools">
                <Button
                  type="text"
                  size="small"
                  disabled={index === 0}
                  onClick={() => move(index, index - 1)}
                  aria-label={t('entry.up', { number: index + 1 })}
                >
                  ↑
                </Button>
                <Button
                  type="text"
                  size="small"
                  disabled={index === items.length - 1}
                  onClick={() => move(index, index + 1)}
                  aria-label={t('entry.down', { number: index + 1 })}
                >
                  ↓
                </Button>
                <Button
                  type="text"
                  size="small"
                  onClick={() => change(items.filter((_, at) => at !== index))}
                  aria-label={t('entry.remove', { number: index + 1 })}
                >
                  ✕
                </Button>
              </span>
            )}
          </li>
        ))}
      </ol>
      {!disabled && (
        <Button size="small" className="list-add" onClick={() => change([...items, blank()])} data-testid={`add-${path}`}>
          ＋ {addWord}
        </Button>
      )}
    </Field>
  );
}
