import { Select } from 'antd';
import type { ReactNode } from 'react';
import type { FieldProblem } from '../../domain/forms/field-problem.ts';
import { useWords } from '../app/i18n.ts';
import { useOrganName, type NamedOrgan } from '../app/organ-names.tsx';
import { Field } from '../parts/field.tsx';

/** Which organ has to answer, of those that the person may oversee. */
export function OrganChoice({
  label,
  organs,
  organId,
  change,
  problems,
  testId,
}: {
  label: string;
  organs: readonly NamedOrgan[];
  organId: string;
  change: (organId: string) => void;
  problems: FieldProblem[];
  testId: string;
}): ReactNode {
  const { t } = useWords();
  const organName = useOrganName();
  return (
    <Field path="organId" label={label} required help={t('order.organHelp')} problems={problems}>
      <Select
        showSearch
        optionFilterProp="label"
        style={{ width: '100%' }}
        aria-labelledby="label-organId"
        placeholder={t('choose')}
        value={organId || undefined}
        onChange={change}
        options={organs.map((organ) => ({ value: organ.id, label: organName(organ) }))}
        data-testid={testId}
      />
    </Field>
  );
}
