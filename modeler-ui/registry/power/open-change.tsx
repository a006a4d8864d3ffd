import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { isChangeOpen } from '../../../domain/registry/change-life.ts';
import { withParameters } from '../../app/api.ts';
import { useWords } from '../../app/i18n.ts';
import { useRead } from '../../app/use-read.ts';
import { DeadlineMark } from '../changes/deadline-mark.tsx';
import { ChangeStateTag } from '../changes/pieces.tsx';
import type { Page } from '../../../domain/api/basics.ts';
import type { Change } from '../../../domain/api/changes.ts';

/** The changes of this power that are not finished, each with its deadline (R7a, R7b, R8). */
export function OpenChange({ powerId, organId }: { powerId: string; organId: string }): ReactNode {
  const { t } = useWords('registry');
  const found = useRead<Page<Change>>(withParameters('/registry/changes', { power: powerId, organ: organId }), { fresh: true });
  const open = (found.data?.items ?? []).filter((change) => change.power.id === powerId && isChangeOpen(change.state));
  if (open.length === 0) return null;
  return (
    <section className="power-card" aria-label={t('power.openChange')} data-testid="open-change">
      <h2>{t('power.openChange')}</h2>
      {open.map((change) => (
        <div key={change.id} className="open-change">
          <p className="line">
            <Link to={`/registry/changes/${change.id}`}>{t(`changes.kind.${change.kind}`)}</Link>
            <ChangeStateTag state={change.state} />
          </p>
          <p>{change.cause}</p>
          <p>
            <DeadlineMark deadline={change.deadline} />
          </p>
        </div>
      ))}
    </section>
  );
}
