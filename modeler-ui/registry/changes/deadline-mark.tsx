import type { ReactNode } from 'react';
import { useWords, type Translate } from '../../app/i18n.ts';
import { Due } from '../../parts/due.tsx';
import type { Deadline } from '../../../domain/api/changes.ts';

/** Date and hour · days left · which limit of the rules (R7a, R7b, R8). */
export function DeadlineMark({ deadline, brief = false }: { deadline: Deadline | null; brief?: boolean }): ReactNode {
  const { t } = useWords('registry');
  if (!deadline) return <span className="quiet">—</span>;
  if (!deadline.dueAt)
    return (
      <span className="quiet">
        {t(`changes.limit.${deadline.kind}`)} · {t('changes.undetermined')}
      </span>
    );
  return (
    <span className="deadline" data-testid="deadline" data-kind={deadline.kind}>
      <Due at={deadline.dueAt} colour={deadline.colour}>
        {deadline.daysLeft !== null && <span className="quiet">· {daysWords(deadline.daysLeft, t)}</span>}
      </Due>
      {!brief && <span className="quiet small"> {t(`changes.limit.${deadline.kind}`)}</span>}
    </span>
  );
}

export const daysWords = (left: number, t: Translate<'registry'>): string => {
  if (left < 0) return t('changes.over', { count: -left });
  return left === 0 ? t('changes.lastDay') : t('changes.left', { count: left });
};
