import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useWords } from '../app/i18n.ts';
import { OrganName } from '../app/organ-names.tsx';
import { dateAndTime } from '../app/time.tsx';
import type { Wall } from '../../domain/api/supervision.ts';
import { FrozenMark } from '../repairs/frozen-mark.tsx';

/**
 * Matters about which engine and record disagree: no signal, because R16.11 is issued by hand; a supervisor sees them at once and judges
 * (R12a, R13).
 */
export function FrozenMatters({ frozen }: { frozen: Wall['frozen'] }): ReactNode {
  const { t } = useWords();
  if (frozen.length === 0) return null;
  return (
    <section className="panel wall-frozen" aria-label={t('wall.frozen')} data-testid="wall-frozen">
      <header className="panel-head">
        <h2>{t('wall.frozen')}</h2>
        <span className="quiet small">{frozen.length}</span>
      </header>
      <ol className="wall-scroll" aria-live="polite">
        {frozen.map((one) => (
          <li key={one.id} data-testid="frozen-matter" data-code={one.code}>
            {one.caseId ? (
              <Link to={`/cases/${one.caseId}`}>
                <What of={one} />
              </Link>
            ) : (
              <What of={one} />
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}

function What({ of }: { of: Wall['frozen'][number] }): ReactNode {
  const { pick } = useWords();
  return (
    <>
      <span className="line">
        <FrozenMark frozen={of.frozen} />
        <b className="clip" title={of.title}>
          {of.title}
        </b>
      </span>
      <span>{pick(of.message, of.messageEn)}</span>
      <span className="quiet small">
        <OrganName of={of.organ} /> · {dateAndTime(of.at).slice(5)}
      </span>
    </>
  );
}
