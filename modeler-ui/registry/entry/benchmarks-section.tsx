import type { ReactNode } from 'react';
import { fenOf, yuanOf } from '../../../domain/money/amount.ts';
import {
  PENALTY_KIND_CODES,
  PENALTY_KINDS,
  RANGE_BASES,
  TIER_LEVEL_NAMES,
  TIER_LEVELS,
  type FineRange,
} from '../../../domain/registry/benchmarks.ts';
import { useWords } from '../../app/i18n.ts';
import { blankBenchmark, blankTier } from './blank-benchmark.ts';
import { ChoiceField, gathered, ManyField, NumberField, TextField, type SectionProps } from './controls.tsx';
import { ListEditor } from './list-editor.tsx';

/** Discretion benchmarks (R5, CF34): amounts are typed in yuan and kept in 分. */
export function BenchmarksSection({ entry, change, ...rest }: SectionProps): ReactNode {
  const { t, pick } = useWords('registry');
  return (
    <ListEditor
      {...rest}
      path="basics.benchmarks"
      items={entry.benchmarks ?? []}
      change={(benchmarks) => change({ benchmarks })}
      blank={blankBenchmark}
      addWord={t('entry.addBenchmark')}
    >
      {(benchmark, set, path) => (
        <div className="stack">
          <div className="fields">
            <TextField
              {...rest}
              path={`${path}.violation`}
              label={t('entry.violation')}
              required
              wide
              value={benchmark.violation}
              onChange={(violation) => set({ violation })}
            />
            <TextField
              {...rest}
              path={`${path}.from`}
              label={t('benchmark.from')}
              value={benchmark.from ?? ''}
              onChange={(from) => set({ from: from.trim() || undefined })}
              help={t('entry.fromHelp')}
            />
            <TextField
              {...rest}
              path={`${path}.violatedClause`}
              label={t('benchmark.violated')}
              required
              value={benchmark.violatedClause}
              onChange={(violatedClause) => set({ violatedClause })}
            />
            <TextField
              {...rest}
              path={`${path}.penaltyClause`}
              label={t('benchmark.applied')}
              required
              value={benchmark.penaltyClause}
              onChange={(penaltyClause) => set({ penaltyClause })}
            />
          </div>
          <RangeFields
            {...rest}
            path={`${path}.statutory`}
            label={t('benchmark.statutory')}
            range={benchmark.statutory}
            change={(statutory) => set({ statutory })}
          />
          <ListEditor
            {...rest}
            path={`${path}.tiers`}
            items={benchmark.tiers}
            change={(tiers) => set({ tiers })}
            blank={blankTier}
            addWord={t('entry.addTier')}
          >
            {(tier, setTier, at) => (
              <div className="stack">
                <div className="fields">
                  <ChoiceField
                    {...rest}
                    path={`${at}.level`}
                    label={t('benchmark.tier')}
                    value={tier.level}
                    onChange={(level) => setTier({ level: level ?? tier.level })}
                    options={TIER_LEVELS.map((value) => ({
                      value,
                      label: pick(TIER_LEVEL_NAMES[value].name, TIER_LEVEL_NAMES[value].nameEn),
                    }))}
                  />
                  <ManyField
                    {...rest}
                    path={`${at}.kinds`}
                    label={t('benchmark.kinds')}
                    value={tier.kinds}
                    options={PENALTY_KIND_CODES.map((value) => ({
                      value,
                      label: pick(PENALTY_KINDS[value].name, PENALTY_KINDS[value].nameEn),
                    }))}
                    onChange={(kinds) =>
                      setTier({ kinds, range: kinds.includes('fine') ? (tier.range ?? { basis: 'amount', min: 0, max: 0 }) : undefined })
                    }
                  />
                  <TextField
                    {...rest}
                    problems={gathered(rest.problems, `${at}.conditions`)}
                    path={`${at}.conditions`}
                    label={t('benchmark.conditions')}
                    required
                    wide
                    rows={1}
                    value={tier.conditions.join('\n')}
                    onChange={(text) => setTier({ conditions: text.split('\n') })}
                    help={t('entry.conditionsHelp')}
                  />
                  <ChoiceField
                    {...rest}
                    path={`${at}.all`}
                    label={t('benchmark.needs')}
                    value={tier.all ? 'all' : 'one'}
                    onChange={(needs) => setTier({ all: needs === 'all' ? true : undefined })}
                    options={(['one', 'all'] as const).map((value) => ({ value, label: t(`benchmark.need.${value}`) }))}
                  />
                </div>
                {tier.kinds.includes('fine') && (
                  <RangeFields
                    {...rest}
                    path={`${at}.range`}
                    label={t('benchmark.range')}
                    range={tier.range}
                    change={(range) => setTier({ range })}
                    needed
                  />
                )}
              </div>
            )}
          </ListEditor>
        </div>
      )}
    </ListEditor>
  );
}

/** A range in yuan, or in times; clearing the basis of an optional one removes it. */
function RangeFields({
  path,
  label,
  range,
  change,
  needed = false,
  ...rest
}: Pick<SectionProps, 'problems' | 'disabled'> & {
  path: string;
  label: string;
  range: FineRange | undefined;
  change: (range: FineRange | undefined) => void;
  needed?: boolean;
}): ReactNode {
  const { t } = useWords('registry');
  const money = range?.basis === 'amount';
  const suffix = t(money ? 'entry.yuan' : 'entry.times');
  const bound = (value: number | undefined): number => (money ? fenOf(value ?? 0) : (value ?? 0));
  const shown = (value: number): number => (money ? yuanOf(value) : value);
  return (
    <div className="fields three">
      <ChoiceField
        {...rest}
        path={`${path}.basis`}
        label={label}
        clear={!needed}
        value={range?.basis}
        options={RANGE_BASES.map((value) => ({ value, label: t(`entry.basis.${value}`) }))}
        onChange={(basis) => change(basis ? { basis, min: 0, max: 0 } : undefined)}
      />
      {range && (
        <NumberField
          {...rest}
          path={`${path}.min`}
          label={t('entry.least')}
          decimal
          suffix={suffix}
          value={shown(range.min)}
          onChange={(min) => change({ ...range, min: bound(min) })}
        />
      )}
      {range && (
        <NumberField
          {...rest}
          path={`${path}.max`}
          label={t('entry.most')}
          decimal
          suffix={suffix}
          value={shown(range.max)}
          onChange={(max) => change({ ...range, max: bound(max) })}
        />
      )}
    </div>
  );
}
