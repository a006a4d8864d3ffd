import { Select } from 'antd';
import type { ReactNode } from 'react';
import { useWords } from '../../app/i18n.ts';
import type { Step } from './steps-of.ts';

/** Where a case goes on that now waits at this step. */
export function MappingTable({
  steps,
  targets,
  mapping,
  set,
}: {
  steps: Step[];
  targets: Step[];
  mapping: Record<string, string>;
  set: (step: string, target: string) => void;
}): ReactNode {
  const { t } = useWords('registry');
  return (
    <table className="plain">
      <thead>
        <tr>
          <th>{t('migrations.from')}</th>
          <th>{t('migrations.to')}</th>
        </tr>
      </thead>
      <tbody>
        {steps.map((step) => (
          <tr key={step.id}>
            <td>{step.name || step.id}</td>
            <td>
              <Select
                size="small"
                allowClear
                style={{ width: 280 }}
                value={mapping[step.id] || undefined}
                placeholder={t('migrations.unmapped')}
                aria-label={step.name}
                onChange={(value?: string) => set(step.id, value ?? '')}
                options={targets.map(({ id, name }) => ({ value: id, label: name || id }))}
              />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
