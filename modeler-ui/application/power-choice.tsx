import type { UseQueryResult } from '@tanstack/react-query';
import { Input } from 'antd';
import { useState, type ReactNode } from 'react';
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
  const [sought, setSought] = useState('');
  const published = powers.data?.items;
  const words = sought.trim().toLowerCase();
  const shown = published?.filter(({ code, name, nameEn }) =>
    words ? [code, name, nameEn].some((text) => text.toLowerCase().includes(words)) : true,
  );
  const take = (powerId: string): void => {
    if (powerId !== chosen) choose(powerId);
  };

  if (powers.error) return <ErrorNotice error={powers.error} retry={() => void powers.refetch()} />;
  if (published?.length === 0) return <Empty title={t('application.noPower')} text={t('application.noPowerText')} />;
  const choice = (
    <div className="powers narrow" role="radiogroup" aria-label={t('application.power')}>
      {shown?.map((power) => (
        <button
          key={power.id}
          type="button"
          role="radio"
          aria-checked={power.id === chosen}
          className="power"
          onClick={() => take(power.id)}
          data-testid={`power-${power.id}`}
        >
          <b>{pick(power.name, power.nameEn)}</b>
          <span className="quiet small">
            <OrganName of={power.organ} />
          </span>
          <span className="quiet small">{power.code}</span>
        </button>
      ))}
      {shown?.length === 0 && <p className="quiet">{t('application.noSuchPower')}</p>}
    </div>
  );
  if (!published || published.length < 2) return choice;
  return (
    <>
      <Input
        className="power-search"
        autoFocus={chosen === null}
        value={sought}
        onChange={(event) => setSought(event.target.value)}
        onPressEnter={(event) => {
          const [first] = shown ?? [];
          if (event.ctrlKey || !first) return;
          take(first.id);
          setSought('');
        }}
        placeholder={t('application.findPower')}
        aria-label={t('application.findPower')}
        data-testid="power-search"
      />
      {choice}
    </>
  );
}

/** The published version's basic information: what a new case starts on. */
export function usePublished(
  power: RegistrablePower | undefined,
): Pick<UseQueryResult<Version>, 'error' | 'refetch'> & { data: Version | undefined } {
  const { error, refetch, data } = useRead<Version>(power ? `/registry/versions/${encodeURIComponent(power.versionId)}` : null);
  return { error, refetch, data: power && data?.powerId === power.id ? data : undefined };
}
