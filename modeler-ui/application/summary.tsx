import { useEffect, useState, type ReactNode } from 'react';
import { isLacking } from '../../domain/cases/materials.ts';
import type { LimitUnit, RegistryEntry } from '../../domain/registry/registry-entry.ts';
import { api, ApiError, withParameters } from '../app/api.ts';
import { useWords } from '../app/i18n.ts';
import { civilDate, serverNow } from '../app/time.tsx';
import { Facts } from '../parts/facts.tsx';
import { applicationProblems, givenMaterials, type Application } from './application.ts';

/** What will be registered, what is missing, and by when the city must answer. */
export function Summary({ application, entry, organ }: { application: Application; entry: RegistryEntry; organ: string }): ReactNode {
  const { t, pick } = useWords();
  const materials = givenMaterials(application, entry);
  const missing = entry.materials.filter((material) =>
    isLacking({ provided: false, ...materials.find(({ code }) => code === material.code), required: material.required }),
  );
  const open = applicationProblems(application, entry, civilDate(serverNow())).length;
  const limit = ({ days, unit }: { days: number; unit: LimitUnit }): string => t(`days.${unit}`, { count: days });
  return (
    <section className="panel" aria-label={t('application.summary')}>
      <header className="panel-head">
        <h2>{t('application.summary')}</h2>
      </header>
      <div className="panel-body stack">
        <Facts
          items={[
            { label: t('application.power'), value: pick(entry.powerName, entry.powerNameEn) },
            { label: t('application.organ'), value: organ },
            { label: t('application.party'), value: application.party.name },
            { label: t('limit.acceptance'), value: <AcceptanceDue days={entry.limits.acceptance.days} /> },
            { label: t('limit.promised'), value: limit(entry.limits.promised) },
            { label: t('limit.statutory'), value: limit(entry.limits.statutory) },
          ]}
        />
        <p data-testid="application-open">{open > 0 ? t('application.open', { count: open }) : t('application.complete')}</p>
        {missing.length > 0 && (
          <div>
            <p className="quiet">{t('application.missing', { count: missing.length })}</p>
            <ul className="small">
              {missing.map(({ code, name, nameEn }) => (
                <li key={code}>· {pick(name, nameEn)}</li>
              ))}
            </ul>
          </div>
        )}
      </div>
    </section>
  );
}

/** The last day to accept, in the calendar's own working days. */
function AcceptanceDue({ days }: { days: number }): ReactNode {
  const { t } = useWords();
  const [date, setDate] = useState<string | null>(null);
  useEffect(() => {
    let left = false;
    api
      .get<{ date: string }>(withParameters('/calendar/working-days', { from: civilDate(serverNow()), days }), { quiet: true, patience: 0 })
      .then(
        (answer) => {
          if (!left) setDate(answer.date);
        },
        (error: unknown) => {
          if (!(error instanceof ApiError)) throw error;
        },
      );
    return () => {
      left = true;
    };
  }, [days]);
  return (
    <>
      {t('days.working-day', { count: days })}
      {date && <span className="quiet"> · {t('application.until', { date })}</span>}
    </>
  );
}
