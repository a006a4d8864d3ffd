import type { ReactNode } from 'react';
import { ErrorNotice } from '../app/errors.tsx';
import { useWords } from '../app/i18n.ts';
import type { Page, Power, PowerVersion, PowerVersions } from '../app/types.ts';
import { useResource, type Resource } from '../app/use-resource.ts';
import { Empty } from '../parts/marks.tsx';

/** Only a published power can be handled (R6a). */
export const usePublishedPowers = (): Resource<Page<Power>> & { published: Power[] | undefined } => {
  const powers = useResource<Page<Power>>('/registry/powers');
  return { ...powers, published: powers.data?.items.filter(({ publishedVersion }) => publishedVersion !== null) };
};

export function PowerChoice({ powers, chosen, choose }: { powers: ReturnType<typeof usePublishedPowers>; chosen: string | null; choose: (powerId: string) => void }): ReactNode {
  const { t, pick } = useWords();
  const { published } = powers;

  if (powers.error) return <ErrorNotice error={powers.error} retry={() => void powers.reload()} />;
  if (published?.length === 0) return <Empty title={t('application.noPower')} text={t('application.noPowerText')} />;
  return (
    <div className="powers" role="radiogroup" aria-label={t('application.power')}>
      {published?.map((power) => (
        <button key={power.id} type="button" role="radio" aria-checked={power.id === chosen} className="power" onClick={() => { if (power.id !== chosen) choose(power.id); }} data-testid={`power-${power.id}`}>
          <b>{pick(power.name, power.nameEn)}</b><span className="quiet small">{power.organ.name}</span><span className="quiet small">{power.code}</span>
        </button>
      ))}
    </div>
  );
}

/** The published version's basic information: what a new case starts on. */
export function usePublished(powerId: string | null): Resource<PowerVersion> {
  const power = useResource<PowerVersions>(powerId && `/registry/powers/${encodeURIComponent(powerId)}`);
  const versionId = power.data?.versions.find(({ number }) => number === power.data?.publishedVersion)?.id ?? null;
  const version = useResource<PowerVersion>(versionId && `/registry/versions/${encodeURIComponent(versionId)}`);
  return { ...version, error: power.error ?? version.error, data: powerId && version.data?.powerId === powerId ? version.data : null };
}
