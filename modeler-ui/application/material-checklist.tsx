import { Button, Checkbox, InputNumber, Select } from 'antd';
import type { ReactNode } from 'react';
import { materialState, statesOf, type MaterialState } from '../../domain/cases/materials.ts';
import type { Material } from '../../domain/registry/registry-entry.ts';
import type { MaterialInput } from '../../domain/api/cases.ts';
import { useWords } from '../app/i18n.ts';
import { FileDrop, UploadList } from '../matters/upload-list.tsx';
import type { Uploads } from '../matters/use-uploads.ts';
import { useAlt } from './party-search.tsx';
import '../matters/files.css';

interface Options {
  materials: Material[];
  given: MaterialInput[];
  change: (lines: MaterialInput[]) => void;
  uploads: Uploads;
}

/** What was handed in, by number of originals and copies, with its files; what is missing is for the acceptance step to judge (XK32). */
export function MaterialChecklist({ materials, given, change, uploads }: Options): ReactNode {
  const { t, pick } = useWords();
  const lineOf = ({ code, original, copies }: Material): MaterialInput =>
    given.find((one) => one.code === code) ?? { code, originals: original, copies, provided: false };
  const all = (): void =>
    change(
      materials.map((material) => ({ ...plain(lineOf(material)), originals: material.original, copies: material.copies, provided: true })),
    );
  useAlt('a', all);
  const nameOf = (code?: string): string | undefined => {
    const material = materials.find((one) => one.code === code);
    return material && pick(material.name, material.nameEn);
  };

  return (
    <>
      <p className="line" style={{ marginBottom: 6 }}>
        <Button size="small" onClick={all} data-testid="all-materials">
          {t('material.all')} <kbd>Alt+A</kbd>
        </Button>
        <span className="quiet small">{t('material.filesLater')}</span>
      </p>
      <table className="plain checklist">
        <thead>
          <tr>
            <th style={{ width: 96 }}>{t('material.given')}</th>
            <th>{t('material.name')}</th>
            <th style={{ width: 76 }}>{t('material.originals')}</th>
            <th style={{ width: 76 }}>{t('material.copies')}</th>
          </tr>
        </thead>
        <tbody>
          {materials.map((material) => {
            const mine = lineOf(material);
            const name = pick(material.name, material.nameEn);
            return (
              <tr key={material.code}>
                <td>
                  <State material={material} mine={mine} name={name} change={(line) => change([line])} />
                </td>
                <td>
                  {name}
                  {material.required && (
                    <span className="must" style={{ color: 'var(--blue)' }}>
                      {' '}
                      *
                    </span>
                  )}
                  {material.note && (
                    <span className="quiet small" style={{ display: 'block' }}>
                      {material.note}
                    </span>
                  )}
                  <FileDrop
                    small
                    label={t('material.attach')}
                    take={(files) => {
                      uploads.add(files, { materialCode: material.code });
                      if (!mine.provided)
                        change([{ ...plain(mine), originals: material.original, copies: material.copies, provided: true }]);
                    }}
                    testId={`attach-${material.code}`}
                  />
                </td>
                {(['originals', 'copies'] as const).map((key) => (
                  <td key={key}>
                    <InputNumber
                      size="small"
                      min={0}
                      max={99}
                      precision={0}
                      disabled={!mine.provided}
                      value={mine.provided ? mine[key] : 0}
                      onChange={(value) => change([{ ...mine, [key]: value ?? 0 }])}
                      aria-label={`${name} ${t(`material.${key}`)}`}
                      style={{ width: 60 }}
                    />
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
      <UploadList uploads={uploads} nameOf={({ materialCode }) => nameOf(materialCode)} />
    </>
  );
}

const plain = ({ code, originals, copies, provided }: MaterialInput): MaterialInput => ({ code, originals, copies, provided });

/** A box to tick; a choice only where the entry lets something stand in the material's place. */
function State({
  material,
  mine,
  name,
  change,
}: {
  material: Material;
  mine: MaterialInput;
  name: string;
  change: (line: MaterialInput) => void;
}): ReactNode {
  const { t } = useWords();
  const states = statesOf(material);
  if (states.length === 2)
    return (
      <Checkbox
        checked={mine.provided}
        onChange={(event) => change({ ...mine, provided: event.target.checked })}
        aria-label={name}
        data-testid={`material-${material.code}`}
      >
        {t(`material.state.${materialState(mine)}`)}
      </Checkbox>
    );
  return (
    <Select
      size="small"
      value={materialState(mine)}
      onChange={(state: MaterialState) =>
        change({
          ...plain(mine),
          provided: state === 'received',
          ...(state === 'promised' || state === 'tolerated' ? { instead: state } : {}),
        })
      }
      options={states.map((state) => ({ value: state, label: t(`material.state.${state}`) }))}
      aria-label={name}
      style={{ width: 88 }}
      data-testid={`material-${material.code}`}
    />
  );
}
