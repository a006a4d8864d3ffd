import type { ReactNode } from 'react';
import { PENALTY_KINDS, TIER_LEVEL_NAMES, type Benchmark } from '../../../domain/registry/benchmarks.ts';
import { useWords } from '../../app/i18n.ts';
import { rangeWords } from '../words.ts';

/** Discretion benchmarks of a penalty (R5, CF34): each violation with its tiers, their conditions, kinds and ranges in yuan. */
export function Benchmarks({ benchmarks }: { benchmarks: Benchmark[] }): ReactNode {
  const { t, pick } = useWords('registry');
  return benchmarks.map((benchmark, index) => (
    <section key={index} className="benchmark" data-testid="benchmark">
      <h3>
        {index + 1}. {benchmark.violation}
      </h3>
      <dl className="facts-grid">
        {benchmark.from && (
          <div>
            <dt>{t('benchmark.from')}</dt>
            <dd>{benchmark.from}</dd>
          </div>
        )}
        <div>
          <dt>{t('benchmark.violated')}</dt>
          <dd>{benchmark.violatedClause}</dd>
        </div>
        <div>
          <dt>{t('benchmark.applied')}</dt>
          <dd>{benchmark.penaltyClause}</dd>
        </div>
        {benchmark.statutory && (
          <div>
            <dt>{t('benchmark.statutory')}</dt>
            <dd>{rangeWords(benchmark.statutory, t)}</dd>
          </div>
        )}
      </dl>
      <table className="plain">
        <thead>
          <tr>
            <th style={{ width: 84 }}>{t('benchmark.tier')}</th>
            <th>{t('benchmark.conditions')}</th>
            <th style={{ width: 150 }}>{t('benchmark.kinds')}</th>
            <th style={{ width: 180 }}>{t('benchmark.range')}</th>
          </tr>
        </thead>
        <tbody>
          {benchmark.tiers.map((tier, at) => (
            <tr key={at}>
              <td>
                <b>{pick(TIER_LEVEL_NAMES[tier.level].name, TIER_LEVEL_NAMES[tier.level].nameEn)}</b>
              </td>
              <td>
                {tier.all && <span className="quiet">{t('benchmark.need.all')}</span>}
                {tier.conditions.length === 1 ? (
                  tier.conditions[0]
                ) : (
                  <ol>
                    {tier.conditions.map((condition, row) => (
                      <li key={row}>{condition}</li>
                    ))}
                  </ol>
                )}
              </td>
              <td>{tier.kinds.map((kind) => pick(PENALTY_KINDS[kind].name, PENALTY_KINDS[kind].nameEn)).join(t('and')) || '—'}</td>
              <td>{tier.range ? rangeWords(tier.range, t) : '—'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  ));
}
