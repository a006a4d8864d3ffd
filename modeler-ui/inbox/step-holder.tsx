import type { ReactNode } from 'react';
import type { StepView } from '../../domain/api/steps.ts';
import { useWords } from '../app/i18n.ts';
import { useSession } from '../app/use-session.ts';

/** Who has the step in hand, or whose confirmation it waits for; without either, whose position it is. */
export function StepHolder({ step }: { step: StepView }): ReactNode {
  const { t } = useWords();
  const { person } = useSession();
  const { proposal, claimedBy, positionName } = step;
  if (proposal?.state === 'waiting') {
    const forMe = proposal.coOfficer.id === person?.id;
    return (
      <span className={`small ${forMe ? 'tag-blue' : 'quiet'}`} data-testid={forMe ? 'mark-to-confirm' : 'mark-waits'}>
        {forMe ? t('work.mark.forMe') : t('work.mark.waiting', { name: proposal.coOfficer.name })}
      </span>
    );
  }
  if (proposal?.state === 'declined' && proposal.by.id === person?.id)
    return <span className="small tag-blue">{t('work.mark.declined')}</span>;
  return <span className="quiet small">{claimedBy ? `${t('inbox.claimedBy')}${claimedBy.name}` : positionName}</span>;
}
