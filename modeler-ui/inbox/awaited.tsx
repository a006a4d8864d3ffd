import { useState, type ReactNode } from 'react';
import { Link } from 'react-router';
import type { Page } from '../../domain/api/basics.ts';
import type { AwaitedMaterial } from '../../domain/api/cases.ts';
import { useWords } from '../app/i18n.ts';
import { civilDate, useNow } from '../app/time.tsx';
import { useRead } from '../app/use-read.ts';
import { useSession } from '../app/use-session.ts';
import '../matters/files.css';

/** What was tolerated and is due now, for whoever takes materials in: nobody has to remember it. */
export function AwaitedNotice(): ReactNode {
  const { t, pick } = useWords();
  const { can } = useSession();
  const today = civilDate(useNow());
  const [open, setOpen] = useState(false);
  const { data } = useRead<Page<AwaitedMaterial>>(can('case.create') ? '/cases/awaited' : null, { fresh: true });
  const due = (data?.items ?? []).filter(({ followBy }) => followBy <= today);
  if (!due.length) return null;
  const over = due.filter(({ overdue }) => overdue).length;
  return (
    <div className="notice awaited" data-testid="awaited">
      <p className="notice-title line">
        <span>{t('awaited.title', { count: due.length, over })}</span>
        <button type="button" className="as-link" aria-expanded={open} onClick={() => setOpen(!open)} data-testid="show-awaited">
          {t(open ? 'awaited.hide' : 'awaited.show')}
        </button>
      </p>
      {open && (
        <ul>
          {due.map(({ caseId, serial, subject, partyName, material, followBy, overdue }) => (
            <li key={`${caseId}${material.code}`}>
              <Link to={`/cases/${caseId}/materials`}>{subject}</Link> <span className="quiet">{serial}</span> · {partyName} ·{' '}
              {pick(material.name, material.nameEn)} · <b>{t(overdue ? 'awaited.over' : 'awaited.today', { date: followBy })}</b>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
