import type { ReactNode } from 'react';
import { useWords } from '../app/i18n.ts';
import { civilDate, civilTime, weekdayOfDate } from '../app/time.tsx';
import type { DocumentView, TimelineEvent } from '../../domain/api/matters.ts';
import { documentAddress } from './pieces.tsx';

const ICONS: [RegExp, string][] = [
  [/^received/, '＋'],
  [/^step/, '→'],
  [/^opinion-negative/, '✕'],
  [/^opinion/, '✓'],
  [/^document/, '▤'],
  [/^file/, '▣'],
  [/^signal/, '⚑'],
  [/^claimed/, '☚'],
  [/^limit-passed/, '§'],
  [/^waiting-period/, '○'],
  [/^completed/, '■'],
];
const tone = (kind: string): string => (/overdue$|-red$/.test(kind) ? 'red' : /warning$|-yellow$/.test(kind) ? 'yellow' : '');
const icon = (kind: string): string =>
  /overdue$/.test(kind) ? '■' : /warning$/.test(kind) ? '▲' : (ICONS.find(([pattern]) => pattern.test(kind))?.[1] ?? '·');

/** Opinions, documents, clock and signals in one line of time. */
export function Timeline({ events, documents }: { events: TimelineEvent[]; documents: DocumentView[] }): ReactNode {
  const { pick, language } = useWords();
  const days = [...new Set(events.map(({ at }) => civilDate(at)))];
  return (
    <div className="timeline" data-testid="timeline">
      {days.map((day) => (
        <section key={day}>
          <h3>
            {day} {weekdayOfDate(day, language)}
          </h3>
          <ol>
            {events
              .filter(({ at }) => civilDate(at) === day)
              .map((event, index) => {
                const document = documents.find(({ id, sha256 }) => id === event.refId && sha256);
                return (
                  <li key={`${event.at}${event.kind}${index}`} className={tone(event.kind)} data-kind={event.kind}>
                    <time dateTime={event.at} className="quiet">
                      {civilTime(event.at)}
                    </time>
                    <span className="icon" aria-hidden="true">
                      {icon(event.kind)}
                    </span>
                    <p>
                      {document ? (
                        <a href={documentAddress(document.id)} target="_blank" rel="noreferrer">
                          {pick(event.text, event.textEn)}
                        </a>
                      ) : (
                        pick(event.text, event.textEn)
                      )}
                    </p>
                    <span className="quiet right">{event.person}</span>
                  </li>
                );
              })}
          </ol>
        </section>
      ))}
    </div>
  );
}
