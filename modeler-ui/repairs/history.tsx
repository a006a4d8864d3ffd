import type { ReactNode } from 'react';
import { REPAIRS } from '../../domain/flowchart/repairs.ts';
import { useWords } from '../app/i18n.ts';
import { dateAndTime } from '../app/time.tsx';
import type { HistoryEvent } from '../../domain/api/repairs.ts';
import { Panel } from '../parts/panel.tsx';

/** What was found, proposed, decided and done, the newest last. */
export function History({ events }: { events: HistoryEvent[] }): ReactNode {
  const { t, wordOf, pick } = useWords();
  return (
    <Panel title={t('repair.history')}>
      <table className="plain" data-testid="repair-history">
        <tbody>
          {events.map(({ kind, at, person, repair, reason, message, messageEn }, index) => (
            <tr key={`${at}${index}`} data-kind={kind}>
              <td className="nowrap">{dateAndTime(at)}</td>
              <td>
                {wordOf('repair.event', kind)}
                {repair && `：${pick(REPAIRS[repair].name, REPAIRS[repair].nameEn)}`}
                {kind !== 'approved' && (message ?? reason) && <p className="quiet pre">{message ? pick(message, messageEn) : reason}</p>}
              </td>
              <td className="nowrap">{person ?? t('record.platform')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  );
}
