import { Button, Checkbox, Select } from 'antd';
import type { ReactNode } from 'react';
import { factsAnswer, tiersFor, type TickedFact } from '../../domain/registry/benchmark-facts.ts';
import { heldFrom } from '../../domain/registry/benchmark-versions.ts';
import { TIER_LEVEL_NAMES, type BenchmarkTier } from '../../domain/registry/benchmarks.ts';
import type { TypedValues } from '../../domain/forms/form-values.ts';
import { yuanShort } from '../../domain/money/amount.ts';
import { useWords } from '../app/i18n.ts';
import type { BenchmarkInForm } from './use-benchmark.ts';

interface Options {
  benchmark: BenchmarkInForm;
  disabled: boolean;
  labelledBy: string;
  change: (changed: TypedValues) => void;
}

/**
 * The facts of a benchmark, ticked with the evidence that each rests on; the tier that follows is proposed and filled in (国办发〔2022〕27号
 * 第十四条). The version is that of the day of the act; a later milder one is offered (CF37).
 */
export function BenchmarkFacts({ benchmark: form, disabled, labelledBy, change }: Options): ReactNode {
  const { t, pick } = useWords();
  const { benchmark, facts, keys, evidence } = form;
  if (!benchmark) return <p className="quiet">{t('benchmark.chooseFirst')}</p>;
  const known = new Set(benchmark.tiers.flatMap(({ conditions }) => conditions));
  const unknown = facts.filter(({ condition }) => !known.has(condition));

  // The tier follows the facts as long as nobody chose another one.
  const keep = (next: TickedFact[]): void => {
    const follows = form.tier === undefined || form.tier === form.tiers[0]?.level;
    const [proposed] = tiersFor(benchmark, next);
    change({ [keys.facts]: factsAnswer(next) || undefined, ...(follows ? { [keys.tier]: proposed?.level } : {}) });
  };
  const tick = (condition: string, ticked: boolean): void =>
    keep(ticked ? [...facts, { condition, evidence: [] }] : facts.filter((fact) => fact.condition !== condition));
  const prove = (condition: string, names: string[]): void =>
    keep(facts.map((fact) => (fact.condition === condition ? { condition, evidence: names } : fact)));

  return (
    <div className="benchmark-facts" role="group" aria-labelledby={labelledBy} data-testid="benchmark-facts">
      <VersionLine form={form} disabled={disabled} change={change} />
      {evidence.length === 0 && <p className="quiet">{t('benchmark.nothingKnown')}</p>}
      {benchmark.tiers.map((tier, index) => (
        <fieldset key={index} disabled={disabled}>
          <legend>
            <b>{pick(TIER_LEVEL_NAMES[tier.level].name, TIER_LEVEL_NAMES[tier.level].nameEn)}</b> <Range tier={tier} />
            {tier.all && <span className="quiet"> · {t('benchmark.all')}</span>}
          </legend>
          {tier.conditions.map((condition) => {
            const fact = facts.find((one) => one.condition === condition);
            return (
              <div key={condition} className="benchmark-fact">
                <Checkbox
                  checked={fact !== undefined}
                  disabled={disabled}
                  onChange={(event) => tick(condition, event.target.checked)}
                  data-testid={`fact-${condition}`}
                >
                  {condition}
                </Checkbox>
                {fact && (
                  <Select
                    mode="multiple"
                    size="small"
                    disabled={disabled}
                    value={fact.evidence}
                    onChange={(names: string[]) => prove(condition, names)}
                    options={evidence.map((name) => ({ value: name, label: name }))}
                    placeholder={t('benchmark.noEvidence')}
                    aria-label={`${condition}：${t('benchmark.evidence')}`}
                    status={fact.evidence.length ? undefined : 'warning'}
                    data-testid={`evidence-${condition}`}
                  />
                )}
              </div>
            );
          })}
        </fieldset>
      ))}
      {unknown.length > 0 && (
        <div className="notice">
          <p>{t('benchmark.unknownFacts')}</p>
          {unknown.map(({ condition }) => (
            <p key={condition} className="line">
              <span className="breaks">{condition}</span>
              <Button size="small" disabled={disabled} onClick={() => tick(condition, false)}>
                {t('benchmark.remove')}
              </Button>
            </p>
          ))}
        </div>
      )}
      <Proposed form={form}>
        {form.tiers[0] && form.tiers[0].level !== form.tier && (
          <Button size="small" disabled={disabled} onClick={() => change({ [keys.tier]: form.tiers[0]?.level })} data-testid="use-tier">
            {t('benchmark.use')}
          </Button>
        )}
      </Proposed>
    </div>
  );
}

/** What the facts in the record give, where a later step decides. */
export function BenchmarkGiven({ benchmark: form }: { benchmark: BenchmarkInForm }): ReactNode {
  const { t } = useWords();
  if (!form.benchmark || !form.facts.length) return null;
  return (
    <div className="benchmark-facts" data-testid="benchmark-given">
      <b>{t('benchmark.given')}</b>
      <ul>
        {form.facts.map(({ condition, evidence }) => (
          <li key={condition}>
            {condition} <span className="quiet">{evidence.join('、')}</span>
          </li>
        ))}
      </ul>
      <Proposed form={form} />
    </div>
  );
}

function Proposed({ form: { facts, tiers }, children }: { form: BenchmarkInForm; children?: ReactNode }): ReactNode {
  const { t, pick } = useWords();
  const [proposed, ...others] = tiers;
  const nameOf = ({ level }: BenchmarkTier): string => pick(TIER_LEVEL_NAMES[level].name, TIER_LEVEL_NAMES[level].nameEn);
  return (
    <p className="line next-step" data-testid="proposed-tier" data-tier={proposed?.level}>
      {proposed ? (
        <>
          <span>
            {t('benchmark.proposed')} <b>{nameOf(proposed)}</b>：<Range tier={proposed} />
          </span>
          {others.length > 0 && (
            <span className="quiet">
              {t('benchmark.also')} {others.map(nameOf).join('、')}
            </span>
          )}
        </>
      ) : (
        t(facts.length ? 'benchmark.noTier' : 'benchmark.none')
      )}
      {children}
    </p>
  );
}

function Range({ tier: { range } }: { tier: BenchmarkTier }): ReactNode {
  const { t } = useWords();
  if (!range) return <span className="quiet">{t('benchmark.noFine')}</span>;
  const { basis, min, max } = range;
  return <span className="quiet">{basis === 'amount' ? `${yuanShort(min)}–${yuanShort(max)} ${t('yuan')}` : `${min}–${max} ×`}</span>;
}

function VersionLine({ form, disabled, change }: Pick<Options, 'disabled' | 'change'> & { form: BenchmarkInForm }): ReactNode {
  const { t } = useWords();
  const { benchmark, versions, keys } = form;
  if (!benchmark) return null;
  const appliesLater = versions?.later.some((one) => one.benchmark === benchmark) ?? false;
  const isOnly = benchmark.from === undefined && !versions?.later.length;
  const { version } = keys;
  return (
    <div data-testid="benchmark-version">
      <p>
        {t('benchmark.version')}：
        <b>{benchmark.from ? t('benchmark.since', { date: benchmark.from }) : t(isOnly ? 'benchmark.always' : 'benchmark.ofAct')}</b>
      </p>
      {version && appliesLater && (
        <Button size="small" disabled={disabled} onClick={() => change({ [version]: undefined })} data-testid="apply-of-act">
          {t('benchmark.applyOfAct')}
        </Button>
      )}
      {version &&
        versions?.later
          .filter((one) => one.benchmark !== benchmark)
          .map(({ benchmark: later, weight }) => (
            <p key={heldFrom(later)} className="line">
              <span>
                {weight === 'milder' && t('benchmark.laterMilder', { date: heldFrom(later) })}
                {weight === 'mixed' && t('benchmark.laterMixed', { date: heldFrom(later) })}
                {weight === 'heavier' && t('benchmark.laterHeavier', { date: heldFrom(later) })}
              </span>
              {weight !== 'heavier' && (
                <Button size="small" disabled={disabled} onClick={() => change({ [version]: heldFrom(later) })} data-testid="apply-later">
                  {t('benchmark.apply')}
                </Button>
              )}
            </p>
          ))}
    </div>
  );
}
