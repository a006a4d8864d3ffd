import { Button, Checkbox, Select } from 'antd';
import { useState, type ReactNode } from 'react';
import type { Version } from '../../domain/api/registry.ts';
import { unmetText } from '../../domain/cases/unmet.ts';
import { useWords } from '../app/i18n.ts';
import { useRead } from '../app/use-read.ts';

/** The conditions of the entry that are not met, each with its article, put into the opinion and so onto the paper (XK38). */
export function UnmetConditions({
  versionId,
  write,
  disabled,
}: {
  versionId: string;
  write: (text: string) => void;
  disabled: boolean;
}): ReactNode {
  const { t } = useWords();
  const { data } = useRead<Version>(`/registry/versions/${encodeURIComponent(versionId)}`);
  // By the condition's place: at which of the bases it fails.
  const [unmet, setUnmet] = useState<ReadonlyMap<number, number>>(new Map());
  const { conditions = [], legalBasis = [] } = data?.basics ?? {};
  if (!conditions.length || !legalBasis.length) return null;
  const mark = (index: number, basis: number | null): void =>
    setUnmet((before) => {
      const next = new Map(before);
      if (basis === null) next.delete(index);
      else next.set(index, basis);
      return next;
    });
  const chosen = [...unmet]
    .sort(([one], [other]) => one - other)
    .flatMap(([index, basis]) => {
      const [condition, rule] = [conditions[index], legalBasis[basis]];
      return condition && rule ? [{ condition, law: rule.law, article: rule.article }] : [];
    });
  return (
    <details className="unmet" open data-testid="unmet-conditions">
      <summary>{t('unmet.title')}</summary>
      <p className="quiet small">{t('unmet.text')}</p>
      <ul className="stack">
        {conditions.map((condition, index) => (
          <li key={condition}>
            <Checkbox
              disabled={disabled}
              checked={unmet.has(index)}
              onChange={(event) => mark(index, event.target.checked ? 0 : null)}
              data-testid={`unmet-${index}`}
            >
              {condition}
            </Checkbox>
            {unmet.has(index) && (
              <Select
                size="small"
                value={unmet.get(index)}
                onChange={(basis: number) => mark(index, basis)}
                options={legalBasis.map(({ law, article }, basis) => ({ value: basis, label: `《${law}》${article}` }))}
                aria-label={t('unmet.basis')}
                style={{ width: '100%', marginTop: 2 }}
              />
            )}
          </li>
        ))}
      </ul>
      <Button size="small" disabled={disabled || !chosen.length} onClick={() => write(unmetText(chosen))} data-testid="write-unmet">
        {t('unmet.write')}
      </Button>
    </details>
  );
}
