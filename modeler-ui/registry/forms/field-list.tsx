import { Button } from 'antd';
import { useState, type DragEvent, type KeyboardEvent, type ReactNode } from 'react';
import type { FormField } from '../../../domain/contract.ts';
import { useWords } from '../../app/i18n.ts';
import type { FormProblem } from './form-edits.ts';

interface Options {
  fields: readonly FormField[];
  chosen: number;
  problems: readonly FormProblem[];
  disabled: boolean;
  onChoose: (index: number) => void;
  onMove: (from: number, to: number) => void;
  onRemove: (index: number) => void;
}

/** The fields in the order in which they are asked; ordered by dragging, by buttons, or by Alt and the arrow keys. */
export function FieldList({ fields, chosen, problems, disabled, onChoose, onMove, onRemove }: Options): ReactNode {
  const { t, pick } = useWords('forms');
  const [dragged, setDragged] = useState<number | null>(null);
  const [over, setOver] = useState<number | null>(null);
  const onKey =
    (index: number) =>
    (event: KeyboardEvent): void => {
      if (disabled) return;
      if (event.altKey && event.key === 'ArrowUp') onMove(index, index - 1);
      else if (event.altKey && event.key === 'ArrowDown') onMove(index, index + 1);
      else if (event.key === 'Delete') onRemove(index);
      else return;
      event.preventDefault();
    };
  const onDrop =
    (index: number) =>
    (event: DragEvent): void => {
      event.preventDefault();
      if (dragged !== null) onMove(dragged, index);
      setDragged(null);
      setOver(null);
    };
  return (
    <ol className="designer-fields">
      {fields.map((field, index) => {
        const name = pick(field.label, field.labelEn) || t('unnamed');
        const wrong = problems.filter((problem) => problem.field === index).length;
        return (
          <li
            key={index}
            data-index={index}
            data-testid="form-field"
            data-key={field.key}
            className={`${index === chosen ? 'chosen' : ''} ${over === index && dragged !== null && dragged !== index ? 'over' : ''}`}
            draggable={!disabled}
            onDragStart={() => setDragged(index)}
            onDragEnd={() => {
              setDragged(null);
              setOver(null);
            }}
            onDragOver={(event) => {
              event.preventDefault();
              setOver(index);
            }}
            onDrop={onDrop(index)}
          >
            <button type="button" aria-pressed={index === chosen} onClick={() => onChoose(index)} onKeyDown={onKey(index)}>
              <span className="designer-number">{index + 1}</span>
              <span className="designer-name">
                {name}
                {field.required && (
                  <span className="must" aria-hidden="true">
                    *
                  </span>
                )}
              </span>
              <span className="quiet small">{t(`types.${field.type}`)}</span>
              {wrong > 0 && (
                <b className="small" aria-label={t('dialog.wrong', { count: wrong })}>
                  ✕ {wrong}
                </b>
              )}
            </button>
            {!disabled && index === chosen && (
              <span className="designer-tools">
                <Button
                  type="text"
                  size="small"
                  disabled={index === 0}
                  onClick={() => onMove(index, index - 1)}
                  aria-label={t('moveUp')}
                  title={t('moveUp')}
                >
                  ↑
                </Button>
                <Button
                  type="text"
                  size="small"
                  disabled={index === fields.length - 1}
                  onClick={() => onMove(index, index + 1)}
                  aria-label={t('moveDown')}
                  title={t('moveDown')}
                >
                  ↓
                </Button>
                <Button
                  type="text"
                  size="small"
                  onClick={() => onRemove(index)}
                  aria-label={t('remove', { name })}
                  title={t('remove', { name })}
                  data-testid="form-remove-field"
                >
                  ✕
                </Button>
              </span>
            )}
          </li>
        );
      })}
    </ol>
  );
}
