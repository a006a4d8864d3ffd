import type { ReactNode } from 'react';
import { useWords } from '../app/i18n.ts';
import { dateAndTime } from '../app/time.tsx';
import type { DivergenceDetail } from '../../domain/api/repairs.ts';

/** Side by side: where the recorded decisions lead, and where the engine claims that the matter stands. */
export function Standing({ found }: { found: DivergenceDetail }): ReactNode {
  const { t, pick } = useWords();
  const { places, broken } = found.recorded;
  return (
    <section className="panel">
      <div className="repairs-sides">
        <div data-testid="recorded">
          <h2>{t('repair.recorded')}</h2>
          {broken && <p>✕ {t('repair.broken', { what: pick(broken.message, broken.messageEn) })}</p>}
          {places.length === 0 && !broken && <p className="quiet">{t('repair.noPlace')}</p>}
          <ul>
            {places.map(({ elementId, name, kind, open }) => (
              <li key={elementId}>
                <b>{name}</b> <span className="quiet">{t(open ? 'repair.place.open' : `repair.place.${kind}`)}</span>
              </li>
            ))}
          </ul>
        </div>
        <div data-testid="claimed">
          <h2>{t('repair.claimed')}</h2>
          {found.instances.length === 0 && <p className="quiet">{t('repair.noJob')}</p>}
          <ul>
            {found.instances.map(({ processInstanceKey, isOwn, stands, jobs }) => (
              <li key={processInstanceKey}>
                <p className="line">
                  <code>{processInstanceKey}</code>
                  <span className="quiet">{t(isOwn ? 'repair.ownInstance' : 'repair.otherInstance')}</span>
                  <span className={stands ? 'repairs-same' : ''}>{stands ? `= ${t('repair.stands')}` : `≠ ${t('repair.elsewhere')}`}</span>
                </p>
                {jobs.map((job) => (
                  <p key={job.elementId + job.firstSeen}>
                    <b>{job.name}</b> <span className="quiet small">{t('repair.seen', { at: dateAndTime(job.lastSeen) })}</span>
                  </p>
                ))}
              </li>
            ))}
          </ul>
        </div>
      </div>
    </section>
  );
}
