import type { ReactNode } from 'react';
import { useWords } from '../app/i18n.ts';
import { dateAndTime, duration, serverNow } from '../app/time.tsx';
import type { StepView } from '../../domain/api/steps.ts';
import { decidedBy } from '../parts/decided-by.ts';
import { Due } from '../parts/due.tsx';
import { outcomeName } from '../parts/outcome-name.ts';

/** The same path as a table: for readers, printers, and whoever wants the figures. */
export function StepTable({ steps }: { steps: StepView[] }): ReactNode {
  const { t, language, pick } = useWords();
  return (
    <div className="table-wrap">
      <table className="rows" data-testid="steps" style={{ tableLayout: 'auto' }}>
        <thead>
          <tr>
            <th>{t('inbox.column.step')}</th>
            <th>{t('steps.person')}</th>
            <th>{t('steps.outcome')}</th>
            <th>{t('steps.opened')}</th>
            <th>{t('steps.decided')}</th>
            <th>{t('steps.took')}</th>
            <th>{t('steps.due')}</th>
          </tr>
        </thead>
        <tbody>
          {steps.map((step) => {
            const end = step.decidedAt ?? step.opinion?.at;
            return (
              <tr key={step.id} data-testid="steps-row" data-state={step.state}>
                <td>{step.name}</td>
                <td>
                  {step.opinion ? decidedBy(step.opinion, t) : step.claimedBy?.name}{' '}
                  <span className="quiet small">{step.positionName}</span>
                </td>
                <td>
                  {outcomeName(step, pick) ?? <span className="quiet">{t(`stepState.${step.state}`)}</span>}
                  {step.takenBack && <span className="quiet small block">{t('goBack.mark')}</span>}
                </td>
                <td className="nowrap">{dateAndTime(step.openedAt)}</td>
                <td className="nowrap">{end ? dateAndTime(end) : '—'}</td>
                <td className="nowrap">{duration((end ? Date.parse(end) : serverNow()) - Date.parse(step.openedAt), language)}</td>
                <td>
                  <Due at={step.dueAt} colour={step.colour} />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
