import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { InvestigationName } from '../../../domain/api/investigations.ts';
import type { SignalDetail } from '../../../domain/api/supervision.ts';
import { withParameters } from '../../app/api.ts';
import { useWords } from '../../app/i18n.ts';
import { useRead } from '../../app/use-read.ts';

/** Whether a red signal that stands is investigated; where it is not, the way to do so (R17). */
export function InvestigationOfSignal({ signal }: { signal: SignalDetail }): ReactNode {
  const { t, pick } = useWords();
  const found = useRead<{ items: InvestigationName[] }>(`/investigations/of-signal/${encodeURIComponent(signal.id)}`, { fresh: true });
  if (!found.data) return null;
  if (found.data.items.length === 0)
    return (
      <span className="line">
        <span>{t('investigation.none')}</span>
        <Link
          to={withParameters('/investigations/new', { signals: signal.id, organ: signal.organ.id, about: signal.serial })}
          data-testid="investigate"
        >
          {t('investigation.open')}
        </Link>
      </span>
    );
  return (
    <span className="line">
      {found.data.items.map((one) => (
        <Link key={one.id} to={`/matters/${one.id}`} data-testid="signal-investigation">
          {one.number} {pick(one.stateName.text, one.stateName.textEn)}
        </Link>
      ))}
    </span>
  );
}
