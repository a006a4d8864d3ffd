import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ErrorNotice } from '../app/errors.tsx';
import { useWords } from '../app/i18n.ts';
import { OrganName } from '../app/organ-names.tsx';
import type { Page } from '../../domain/api/basics.ts';
import type { RegistrablePower } from '../../domain/api/cases.ts';
import type { Version } from '../../domain/api/registry.ts';
import { useRead } from '../app/use-read.ts';
import { Empty } from '../parts/marks.tsx';

/** What this person may register: published powers that begin at a position of theirs (R6a, R10). */
export const useRegistrablePowers = (): UseQueryResult<Page<RegistrablePower>> => useRead<Page<RegistrablePower>>('/cases/powers');

export function PowerChoice({
  powers,
  chosen,
  choose,
}: {
  powers: UseQueryResult<Page<RegistrablePower>>;
  chosen: string | null;
  choose: (powerId: string) => void;
}): ReactNode {
  const { t, pick } = useWords();
  const published = powers.data?.items;

  if (powers.error) return <ErrorNotice error={powers.error} retry={() => void powers.refetch()} />;
  if (published?.length === 0) return <Empty title={t('application.noPower')} text={t('application.noPowerText')} />;
  return (
    <div className="powers" role="radiogroup" aria-label={t('application.power')}>
      {published?.map((power) => (
        <button
          key={power.id}
          type="button"
          role="radio"
          aria-checked={power.id === chosen}
          className="power"
          onClick={() => {
            if (power.id !== chosen) choose(power.id);
          }}
          data-testid={`power-${power.id}`}
        >
          <b>{pick(power.name, power.nameEn)}</b>
          <span className="quiet small">
            <OrganName of={power.organ} />
          </span>
          <span className="quiet small">{power.code}</span>
        </button>
      ))}
    </div>
  );
}

/** The published version's basic information: what a new case starts on. */
export function usePublished(
  power: RegistrablePower | undefined,
): Pick<UseQueryResult<Version>, 'error' | 'refetch'> & { data: Version | undefined } {
  const { error, refetch, data } = useRead<Version>(power ? `/registry/versions/${encodeURIComponent(power.versionId)}` : null);
  return { error, refetch, data: power && data?.powerId === power.id ? data : undefined };
}
