import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { UnattendedList } from '../../domain/api/steps.ts';
import { useWords } from '../app/i18n.ts';
import { useOrganName } from '../app/organ-names.tsx';
import { useRead } from '../app/use-read.ts';
import { Lacking } from './work-bar.tsx';

/** Open matters of the reader's scope that nobody can lawfully finish; nothing where there are none. */
export function UnattendedLine(): ReactNode {
  const { t } = useWords();
  const organName = useOrganName();
  const { data } = useRead<UnattendedList>('/work/unattended');
  const stuck = data?.items.filter(({ steps }) => steps.some(({ standing }) => standing)) ?? [];
  if (!stuck.length) return null;
  return (
    <details className="notice notice-problem" style={{ marginBottom: 8 }} data-testid="unattended-line">
      <summary>{t('work.unattendedCount', { count: stuck.reduce((sum, { matters }) => sum + matters, 0) })}</summary>
      <ul>
        {stuck.map(({ matterId, organ, matters, steps }) => (
          <li key={`${matterId}/${steps[0]?.elementId}`}>
            <Link to={`/matters/${matterId}`}>{t('work.unattendedOf', { organ: organName(organ), count: matters })}</Link>{' '}
            {steps
              .filter(({ standing }) => standing)
              .map((step) => (
                <Lacking key={step.elementId} step={step} />
              ))}
          </li>
        ))}
      </ul>
    </details>
  );
}
