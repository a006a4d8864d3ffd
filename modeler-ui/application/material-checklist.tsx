import { Checkbox, InputNumber } from 'antd';
import type { ReactNode } from 'react';
import type { Material } from '../../domain/registry/registry-entry.ts';
import { useWords } from '../app/i18n.ts';
import type { MaterialInput } from '../../domain/api/cases.ts';

interface Options {
  materials: Material[];
  given: MaterialInput[];
  change: (code: string, given: MaterialInput) => void;
}

/** What was handed in, by number of originals and copies; what is missing is for the acceptance step to judge (XK32). */
export function MaterialChecklist({ materials, given, change }: Options): ReactNode {
  const { t, pick } = useWords();
  return (
    <table className="plain checklist">
      <thead>
        <tr>
          <th style={{ width: 90 }}>{t('material.given')}</th>
          <th>{t('material.name')}</th>
          <th style={{ width: 90 }}>{t('material.originals')}</th>
          <th style={{ width: 90 }}>{t('material.copies')}</th>
        </tr>
      </thead>
      <tbody>
        {materials.map((material) => {
          const mine = given.find(({ code }) => code === material.code) ?? {
            code: material.code,
            originals: 0,
            copies: 0,
            provided: false,
          };
          const name = pick(material.name, material.nameEn);
          return (
            <tr key={material.code}>
              <td>
                <Checkbox
                  checked={mine.provided}
                  onChange={(event) => change(material.code, { ...mine, provided: event.target.checked })}
                  aria-label={name}
                  data-testid={`material-${material.code}`}
                >
                  {mine.provided ? t('material.yes') : t('material.no')}
                </Checkbox>
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
                    onChange={(value) => change(material.code, { ...mine, [key]: value ?? 0 })}
                    aria-label={`${name} ${t(`material.${key}`)}`}
                    style={{ width: 64 }}
                  />
                </td>
              ))}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
