import type { ReactNode } from 'react';
import { useWords } from '../app/i18n.ts';
import { dateAndTime } from '../app/time.tsx';
import type { PeriodView } from '../../domain/api/periods.ts';
import { Due } from './due.tsx';

/** One period of a drawing: what it is, until when, and how it ended; a running one also says what the law then gives, unless `brief`. */
export function PeriodLine({ period, brief }: { period: PeriodView; brief?: boolean }): ReactNode {
  const { t, pick } = useWords();
  const basis = period.basis ? t('period.basis', { basis: period.basis }) : '';
  const then = period.gives && t('period.gives', { what: pick(period.gives.label, period.gives.labelEn), basis });
  return (
    <span className="line">
      <span className="quiet">{t(`period.${period.purpose}`)}</span> <b>{period.name}</b>
      {period.endedAt ? (
        <span className="quiet">
          {dateAndTime(period.endedAt)} {period.endedBy && t(`period.ended.${period.endedBy}`)}
          {period.endedBy === 'passed' && then && ` · ${then}`}
        </span>
      ) : (
        <>
          {period.dueAt ? (
            <Due at={period.dueAt} colour="normal" />
          ) : (
            <span className="quiet">
              {period.undeterminedYear ? t('due.undetermined', { year: period.undeterminedYear }) : t('due.suspended')}
            </span>
          )}
          {!brief && <span className="quiet">{then ? `→ ${then}` : t('period.notBefore', { basis })}</span>}
        </>
      )}
    </span>
  );
}
