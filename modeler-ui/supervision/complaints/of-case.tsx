import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { withParameters } from '../../app/api.ts';
import { useWords } from '../../app/i18n.ts';
import { useRead } from '../../app/use-read.ts';
import { useSession } from '../../app/use-session.ts';

interface Options {
  caseId: string;
  serial: string;
}

/** Complaints about a case and the way to register one: shown to those alone who handle complaints (R18). */
export function ComplaintsOfCase({ caseId, serial }: Options): ReactNode {
  const { t, pick } = useWords();
  const { can } = useSession();
  const mayHandle = can('complaint.handle');
  const read = useRead<{ items: { id: string; number: string; title: string; stateName: { text: string; textEn: string } }[] }>(
    mayHandle ? `/complaints/of-case/${encodeURIComponent(caseId)}` : null,
  );
  if (!mayHandle) return null;
  return (
    <p className="line small no-print" data-testid="complaints-of-case">
      {(read.data?.items ?? []).map((one) => (
        <Link key={one.id} to={`/supervision/complaints/${one.id}`}>
          {t('complaint.list')} {one.number} {pick(one.stateName.text, one.stateName.textEn)}
        </Link>
      ))}
      <Link to={withParameters('/supervision/complaints/new', { case: caseId, about: serial })}>{t('complaint.new')}</Link>
    </p>
  );
}
