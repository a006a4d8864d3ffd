import type { ReactNode } from 'react';
import type { CheckedPromise } from '../../domain/api/cases.ts';
import { useWords } from '../app/i18n.ts';

/** What may be begun because a promise was false: the licence that rests on it is revoked or withdrawn. */
export function Proceeding({ checked: { proceeding } }: { checked: CheckedPromise }): ReactNode {
  const { t, pick } = useWords();
  if (!proceeding) return <span className="quiet">{t('promises.noProceeding')}</span>;
  const { powerId, licenceId, powerName, powerNameEn, licenceNumber: number } = proceeding;
  // A link by its address: the dialog that shows it stands outside the router.
  return (
    <a href={`/applications/new?${new URLSearchParams({ power: powerId, licence: licenceId }).toString()}`} data-testid="proceed">
      {t('promises.proceed', { power: pick(powerName, powerNameEn), number })}
    </a>
  );
}
