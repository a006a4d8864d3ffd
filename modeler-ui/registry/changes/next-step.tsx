import type { ReactNode } from 'react';
import { useWords } from '../../app/i18n.ts';
import { useSession } from '../../app/use-session.ts';
import type { ChangeDetail } from '../../../domain/api/changes.ts';
import type { Version } from '../../../domain/api/registry.ts';
import { isOwnChange, whoActs } from './change-rules.ts';
import { OrganStep } from './organ-step.tsx';
import { ReviewStep } from './review-step.tsx';

/** What can be done now and by whom; who may do nothing is told for whom the change waits. */
export function NextStep({ change, proposed }: { change: ChangeDetail; proposed: Version | null }): ReactNode {
  const { t } = useWords('registry');
  const { can, person } = useSession();
  const reviews = change.mayTakeUp || change.mayReview || change.mayDismiss;
  const actor = whoActs(change.state);
  const own = !reviews && can('registry.review') && actor === 'legal-office' && isOwnChange(change, proposed, person?.id ?? null);
  const declares = change.mayAdjust || change.mayDeclare || change.mayWithdraw;
  return (
    <section className="power-card no-print" aria-label={t('changes.now')} data-testid="next-step">
      <h2>{t('changes.now')}</h2>
      {reviews && <ReviewStep key={change.lockVersion} change={change} proposed={proposed} />}
      {declares && <OrganStep change={change} proposed={proposed} />}
      {own && (
        <div className="notice" data-testid="hindrance" data-hindrance="own-declaration">
          <p className="notice-title">{t('changes.ownDeclaration')}</p>
        </div>
      )}
      {!reviews && !declares && (
        <p className="quiet">
          {change.state === 'confirmed' && change.adjustedAt
            ? t('changes.deploying')
            : actor
              ? t(`changes.waitsFor.${actor}`)
              : t('changes.finished')}
        </p>
      )}
    </section>
  );
}
