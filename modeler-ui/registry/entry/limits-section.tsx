import { Checkbox } from 'antd';
import type { ReactNode } from 'react';
import { PERIOD_UNITS } from '../../../domain/contract.ts';
import {
  intakeOf,
  JOINT_WAY_NAMES,
  JOINT_WAYS,
  type Extension,
  type Frequency,
  type JointHandling,
  type LegalLimit,
  type Limits,
} from '../../../domain/registry/registry-entry.ts';
import { useWords } from '../../app/i18n.ts';
import { ChoiceField, NumberField, TextField, type SectionProps } from './controls.tsx';

/** Statutory, promised and acceptance limits, and by how much the head may extend (R5, XK32, XK42). */
export function LimitsSection({ entry, change, ...rest }: SectionProps): ReactNode {
  const { t, pick } = useWords('registry');
  const { limits } = entry;
  const set = (patch: Partial<Limits>): void => change({ limits: { ...limits, ...patch } });
  const units = PERIOD_UNITS.map((value) => ({ value, label: t(`entry.unit.${value}`) }));
  const setExtension = (patch: Partial<Extension>): void => set({ extension: { days: 0, basis: '', ...limits.extension, ...patch } });
  const setJoint = (patch: Partial<JointHandling>): void => set({ joint: { way: 'joint', departments: [], ...limits.joint, ...patch } });
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
      {entry.category === 'compulsion' && (
        <Checkbox
          disabled={rest.disabled}
          checked={limits.holding !== undefined}
          onChange={(event) => set({ holding: event.target.checked ? LAWFUL_HOLDING : undefined })}
          data-testid="holding"
        >
          {t('entry.holding')}
        </Checkbox>
      )}
      {limits.holding && (
        <div className="fields">
          <NumberField
            {...rest}
            path="basics.limits.holding.days"
            label={t('limits.holding')}
            required
            suffix={t(`entry.unit.${limits.holding.unit}`)}
            value={limits.holding.days}
            onChange={(days) => set({ holding: { ...(limits.holding ?? LAWFUL_HOLDING), days: days ?? 0 } })}
          />
          <TextField
            {...rest}
            path="basics.limits.holding.basis"
            label={t('entry.limitBasis')}
            required
            value={limits.holding.basis}
            onChange={(basis) => set({ holding: { ...(limits.holding ?? LAWFUL_HOLDING), basis } })}
          />
        </div>
      )}
      {entry.category === 'inspection' && (
        <Checkbox
          disabled={rest.disabled}
          checked={entry.frequency !== undefined}
          onChange={(event) => change({ frequency: event.target.checked ? NO_MORE_THAN_TWICE : undefined })}
          data-testid="frequency"
        >
          {t('entry.frequency')}
        </Checkbox>
      )}
      {entry.frequency && <FrequencyFields entry={entry} change={change} {...rest} frequency={entry.frequency} />}
      {limits.extension && (
        <div className="fields">
          <NumberField
            {...rest}
            path="basics.limits.extension.days"
            label={t('limits.extension')}
            required
            value={limits.extension.days}
            onChange={(days) => setExtension({ days: days ?? 0 })}
          />
          <ChoiceField
            {...rest}
            path="basics.limits.extension.unit"
            label={t('entry.unitLabel')}
            value={limits.extension.unit ?? limits.statutory.unit}
            options={units}
            onChange={(unit) => setExtension({ unit: unit === limits.statutory.unit ? undefined : unit })}
          />
          <TextField
            {...rest}
            path="basics.limits.extension.basis"
            label={t('entry.limitBasis')}
            required
            value={limits.extension.basis}
            onChange={(basis) => setExtension({ basis })}
          />
        </div>
      )}
      {entry.category === 'licence' && (
        <Checkbox
          disabled={rest.disabled}
          checked={limits.joint !== undefined}
          onChange={(event) => set({ joint: event.target.checked ? { way: 'joint', departments: [] } : undefined })}
          data-testid="joint"
        >
          {t('entry.joint')}
        </Checkbox>
      )}
      {limits.joint && (
        <div className="fields">
          <ChoiceField
            {...rest}
            path="basics.limits.joint.way"
            label={t('limits.joint')}
            value={limits.joint.way}
            options={JOINT_WAYS.map((value) => ({ value, label: pick(JOINT_WAY_NAMES[value].name, JOINT_WAY_NAMES[value].nameEn) }))}
            onChange={(way) => setJoint({ way: way ?? 'joint' })}
          />
          <TextField
            {...rest}
            path="basics.limits.joint.departments"
            label={t('entry.departments')}
            help={t('entry.departmentsHelp')}
            required
            value={limits.joint.departments.join('、')}
            onChange={(typed) => setJoint({ departments: typed.split(/[、,，;；]/).filter((name) => name.trim() !== '') })}
          />
        </div>
      )}
    </div>
  );
}

/** How often one party may be inspected in a year, and which kinds of inspection count. */
function FrequencyFields({ entry, change, frequency, ...rest }: SectionProps & { frequency: Frequency }): ReactNode {
  const { t, pick } = useWords('registry');
  const set = (patch: Partial<Frequency>): void => change({ frequency: { ...frequency, ...patch } });
  const choices = entry.caseForm.filter(({ type }) => type === 'choice');
  const options = choices.find(({ key }) => key === frequency.field)?.options ?? [];
  return (
    <div className="fields">
      <NumberField
        {...rest}
        path="basics.frequency.perYear"
        label={t('limits.frequency')}
        required
        suffix={t('entry.perYear')}
        value={frequency.perYear}
        onChange={(perYear) => set({ perYear: perYear ?? 0 })}
      />
      <ChoiceField
        {...rest}
        path="basics.frequency.field"
        label={t('entry.frequencyField')}
        value={frequency.field}
        options={choices.map(({ key, label, labelEn }) => ({ value: key, label: pick(label, labelEn) }))}
        onChange={(field) => set({ field: field ?? '', counted: [] })}
      />
      <TextField
        {...rest}
        path="basics.frequency.basis"
        label={t('entry.limitBasis')}
        required
        value={frequency.basis}
        onChange={(basis) => set({ basis })}
      />
      <Checkbox.Group
        disabled={rest.disabled}
        value={frequency.counted}
        options={options.map(({ value, label, labelEn }) => ({ value, label: pick(label, labelEn) }))}
        onChange={(counted) => set({ counted })}
        aria-label={t('entry.frequencyCounted')}
        data-testid="frequency-counted"
      />
    </div>
  );
}

const NO_MORE_THAN_TWICE: Frequency = { perYear: 2, field: '', counted: [], basis: '' };

/** QZ25: thirty days that are not to be exceeded, and thirty more. */
const LAWFUL_HOLDING: NonNullable<Limits['holding']> = {
  days: 30,
  unit: 'calendar-day',
  roll: false,
  basis: '《中华人民共和国行政强制法》第二十五条第一款',
  extension: { days: 30, basis: '《中华人民共和国行政强制法》第二十五条第一款' },
};

/** Limits whose last day can be a day off: a working day never is one, and hours run on. */
const ROLLING: ReadonlySet<LegalLimit['unit']> = new Set<LegalLimit['unit']>(['calendar-day', 'month']);
