import type { ReactNode } from 'react';
import { useWords } from '../../app/i18n.ts';
import { dateAndTime } from '../../app/time.tsx';
import type { ChangeDetail } from '../../../domain/api/changes.ts';

/** A change that is declared at once is opened by its declaration, which says the same. */
const OPENED = 'open';
/** Moves at which a person says something; of the others the move's name says all. */
const IN_WORDS = new Set(['expect', 'declare', 'return', 'confirm', 'dismiss']);

/** What happened, latest first, and the legal office's written answers (R7b). */
export function ChangeHistory({ change }: { change: ChangeDetail }): ReactNode {
  const { t, wordOf } = useWords('registry');
  return (
    <>
      {change.documents.length > 0 && (
        <section className="power-card">
          <h2>{t('changes.documents')}</h2>
          <ul>
            {change.documents.map(({ id, title, number }) => (
              <li key={id}>
                <a
                  href={`/api/registry/change-documents/${encodeURIComponent(id)}/content`}
                  target="_blank"
                  rel="noreferrer"
                  data-testid="change-document"
                >
                  {title}
                </a>{' '}
                <span className="quiet small">{number}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      <section className="power-card">
        <h2>{t('power.history')}</h2>
        {change.history.length === 0 && <p className="quiet">{t('power.noHistory')}</p>}
        <ol className="version-history" data-testid="change-history">
          {change.history
            .filter(({ kind }) => kind !== OPENED)
            .toReversed()
            .map((event, index) => (
              <li key={index}>
                <time dateTime={event.at}>{dateAndTime(event.at)}</time> <b>{event.person?.name ?? t('history.system')}</b>{' '}
                {wordOf('changes.event', event.kind)}
                {IN_WORDS.has(event.kind) && <div>{event.text}</div>}
              </li>
            ))}
        </ol>
      </section>
    </>
  );
}
