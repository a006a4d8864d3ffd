import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useWords } from '../app/i18n.ts';
import { dateAndTime } from '../app/time.tsx';
import type { DivergenceView } from '../../domain/api/repairs.ts';
import { useSession } from '../app/use-session.ts';

/** Why nothing can be done at this case just now, and since when; whoever may repair it gets there from here (R12a). */
export function FrozenNotice({ divergence }: { divergence: DivergenceView }): ReactNode {
  const { t, pick } = useWords();
  const { can } = useSession();
  return (
    <div className="notice notice-problem" role="status" data-testid="case-frozen" data-code={divergence.code}>
      <p className="notice-title">
        {t(divergence.frozen ? 'repair.caseFrozen' : 'repair.caseBehind')}
        <span className="quiet small"> {dateAndTime(divergence.at)}</span>
      </p>
      <p>{pick(divergence.message, divergence.messageEn)}</p>
      <p className="quiet">
        {t(divergence.frozen ? 'repair.caseText' : 'repair.behindText')}{' '}
        {can('matter.repair') && (
          <Link to={`/repairs/${divergence.id}`} data-testid="to-repair">
            {t('repair.toRepair')}
          </Link>
        )}
      </p>
    </div>
  );
}
