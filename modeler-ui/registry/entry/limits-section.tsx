import { Checkbox } from 'antd';
import type { ReactNode } from 'react';
import { PERIOD_UNITS } from '../../../domain/contract.ts';
import { intakeOf, type LegalLimit, type Limits } from '../../../domain/registry/registry-entry.ts';
import { useWords } from '../../app/i18n.ts';
import { ChoiceField, NumberField, TextField, type SectionProps } from './controls.tsx';

/** Statutory, promised and acceptance limits, and by how much the head may extend (R5, XK32, XK42). */
export function LimitsSection({ entry, change, ...rest }: SectionProps): ReactNode {
  const { t } = useWords('registry');
  const { limits } = entry;
  const set = (patch: Partial<Limits>): void => change({ limits: { ...limits, ...patch } });
  const units = PERIOD_UNITS.map((value) => ({ value, label: t(`entry.unit.${value}`) }));
  const unitWord = t(`entry.unit.${limits.statutory.unit}`);
  return (
    <div className="stack">
      <div className="fields limits">
        <NumberField
          {...rest}
          path="basics.limits.statutory.days"
          label={t('limits.statutory')}
          required
          value={limits.statutory.days}
          onChange={(days) => set({ statutory: { ...limits.statutory, days: days ?? 0 } })}
        />
        <ChoiceField
          {...rest}
          path="basics.limits.statutory.unit"
          label={t('entry.unitLabel')}
          value={limits.statutory.unit}
          options={units}
          onChange={(unit) => set({ statutory: { ...limits.statutory, unit: unit ?? 'working-day' } })}
        />
        <TextField
          {...rest}
          path="basics.limits.statutory.basis"
          label={t('entry.limitBasis')}
          required
          value={limits.statutory.basis}
          onChange={(basis) => set({ statutory: { ...limits.statutory, basis } })}
        />
        <NumberField
          {...rest}
          path="basics.limits.promised.days"
          label={t('limits.promised')}
          required
          value={limits.promised.days}
          onChange={(days) => set({ promised: { ...limits.promised, days: days ?? 0 } })}
        />
        <ChoiceField
          {...rest}
          path="basics.limits.promised.unit"
          label={t('entry.unitLabel')}
          value={limits.promised.unit}
          options={units}
          onChange={(unit) => set({ promised: { ...limits.promised, unit: unit ?? 'working-day' } })}
          help={t('entry.promisedHelp')}
        />
        <span />
        {(['statutory', 'promised'] as const)
          .filter((which) => ROLLING.has(limits[which].unit))
          .map((which) => (
            <Checkbox
              key={which}
              disabled={rest.disabled}
              checked={limits[which].roll === false}
              onChange={(event) => set({ [which]: { ...limits[which], roll: event.target.checked ? false : undefined } })}
              data-testid={`no-roll-${which}`}
            >
              {t(`limits.${which}`)}：{t('entry.noRoll')}
            </Checkbox>
          ))}
        <NumberField
          {...rest}
          path="basics.limits.acceptance.days"
          label={t(intakeOf(entry).kind === 'application' ? 'limits.acceptance' : 'limits.filing')}
          required
          value={limits.acceptance.days}
          suffix={t('entry.unit.working-day')}
          onChange={(days) => set({ acceptance: { days: days ?? 0, unit: 'working-day' } })}
        />
      </div>
      <Checkbox
        disabled={rest.disabled}
        checked={limits.extension !== undefined}
        onChange={(event) => set({ extension: event.target.checked ? { days: 10, basis: '' } : undefined })}
        data-testid="extension"
      >
        {t('entry.extension')}
      </Checkbox>
      {limits.extension && (
        <div className="fields">
          <NumberField
            {...rest}
            path="basics.limits.extension.days"
            label={t('limits.extension')}
            required
            suffix={unitWord}
            value={limits.extension.days}
            onChange={(days) => set({ extension: { basis: limits.extension?.basis ?? '', days: days ?? 0 } })}
          />
          <TextField
            {...rest}
            path="basics.limits.extension.basis"
            label={t('entry.limitBasis')}
            required
            value={limits.extension.basis}
            onChange={(basis) => set({ extension: { days: limits.extension?.days ?? 0, basis } })}
          />
        </div>
      )}
    </div>
  );
}

/** Limits whose last day can be a day off: a working day never is one, and hours run on. */
const ROLLING: ReadonlySet<LegalLimit['unit']> = new Set<LegalLimit['unit']>(['calendar-day', 'month']);
