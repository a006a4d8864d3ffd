import { Button } from 'antd';
import { useState, type ReactNode } from 'react';
import { useWords } from '../app/i18n.ts';
import { dateAndTime } from '../app/time.tsx';
import type { PeriodView } from '../../domain/api/periods.ts';
import { PeriodLine } from '../parts/period-line.tsx';
import { WaiveDialog } from './waive-dialog.tsx';

/** The timer symbols that the case has come to: until when and why, what follows, and the party's waiver where the law allows one. */
export function PeriodsPanel({ caseId, periods }: { caseId: string; periods: PeriodView[] }): ReactNode {
  const { t } = useWords();
  const [waiving, setWaiving] = useState<PeriodView | null>(null);
  if (!periods.length) return null;
  return (
    <section className="panel" data-testid="periods">
      <header className="panel-head">
        <h2>{t('period.title')}</h2>
      </header>
      <div className="panel-body">
        {[...periods].reverse().map((period) => (
          <Period key={period.id} period={period} waive={() => setWaiving(period)} />
        ))}
      </div>
      {waiving && <WaiveDialog caseId={caseId} period={waiving} close={() => setWaiving(null)} />}
    </section>
  );
}

function Period({ period, waive }: { period: PeriodView; waive: () => void }): ReactNode {
  const { t, pick } = useWords();
  return (
    <article className="opinion" data-testid="period" data-element={period.elementId} data-ended={period.endedBy ?? undefined}>
      <p className="line">
        <PeriodLine period={period} />
        {period.mayWaive && (
          <Button size="small" onClick={waive} data-testid="waive-period">
            {t('period.waive')}
          </Button>
        )}
      </p>
      <ul className="small quiet period-why">
        {period.derivation.map((line) => (
          <li key={`${line.at}${line.text}`}>
            {line.at && <span className="nowrap">{dateAndTime(line.at)} </span>}
            {pick(line.text, line.textEn)}
          </li>
        ))}
      </ul>
      {period.waiver && (
        <p className="opinion-text">
          {t('period.waived', { name: period.waiver.personName, at: dateAndTime(period.waiver.at) })}
          {period.waiver.reason}
        </p>
      )}
    </article>
  );
}
