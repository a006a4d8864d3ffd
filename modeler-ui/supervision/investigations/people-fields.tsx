import { Select } from 'antd';
import type { ReactNode } from 'react';
import type { InvestigationForm } from '../../../domain/api/investigations.ts';
import type { FieldProblem } from '../../../domain/forms/field-problem.ts';
import { useWords } from '../../app/i18n.ts';
import { Field } from '../../parts/field.tsx';

export interface ChosenPeople {
  concerned: string[];
  investigators: string[];
}

interface Options {
  form: Pick<InvestigationForm, 'people' | 'investigators'>;
  value: ChosenPeople;
  change: (part: Partial<ChosenPeople>, path: keyof ChosenPeople) => void;
  problems: FieldProblem[];
}

/** Whom an investigation concerns, and which two of the office investigate it. */
export function PeopleFields({ form, value, change, problems }: Options): ReactNode {
  const { t } = useWords();
  const lists = { concerned: form.people, investigators: form.investigators } as const;
  return (
    <div className="fields">
      {(['concerned', 'investigators'] as const).map((key) => (
        <Field
          key={key}
          path={key}
          label={t(`investigation.${key}`)}
          required={key === 'investigators'}
          help={t(`investigation.${key}Help`)}
          problems={problems}
        >
          <Select
            mode="multiple"
            optionFilterProp="label"
            style={{ width: '100%' }}
            aria-labelledby={`label-${key}`}
            placeholder={t('choose')}
            maxCount={key === 'investigators' ? 2 : 20}
            value={value[key]}
            onChange={(ids: string[]) => change({ [key]: ids }, key)}
            options={lists[key].map(({ id, name }) => ({ value: id, label: name }))}
            data-testid={`investigation-${key}`}
          />
        </Field>
      ))}
    </div>
  );
}
