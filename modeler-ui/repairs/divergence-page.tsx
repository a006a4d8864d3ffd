import type { ReactNode } from 'react';
import { Link, useParams } from 'react-router';
import { ErrorNotice } from '../app/errors.tsx';
import { useWords } from '../app/i18n.ts';
import { OrganName } from '../app/organ-names.tsx';
import { dateAndTime, duration, useNow } from '../app/time.tsx';
import { useRead } from '../app/use-read.ts';
import { FrozenMark } from './frozen-mark.tsx';
import { History } from './history.tsx';
import { OpenRepair } from './open-repair.tsx';
import { ProposalForm } from './proposal-form.tsx';
import { Standing } from './standing.tsx';
import type { DivergenceDetail } from '../../domain/api/repairs.ts';
import './repairs.css';
import { NotYet } from '../parts/not-yet.tsx';

const AGAIN_MS = 3_000;

/** One diverged matter: what the record says, where the engine claims to stand, what can be done, and what was done (R12a). */
export function DivergencePage(): ReactNode {
  const { t, pick, language } = useWords();
  const { divergenceId = '' } = useParams();
  const found = useRead<DivergenceDetail>(`/divergences/${encodeURIComponent(divergenceId)}`, { every: AGAIN_MS });
  const now = useNow(10_000);
  if (!found.data) return <NotYet read={found} />;
  const one = found.data;
  return (
    <>
      <div className="page-head">
        <Link to="/repairs">‹ {t('home.repairs')}</Link>
        <h1>{one.title ?? one.number}</h1>
        <FrozenMark frozen={one.frozen} settled={one.settledAt !== null} />
        <span className="quiet small">
          {one.title && `${one.number} · `}
          <OrganName of={one.organ} />
        </span>
        <span className="top-space" />
        {one.mayOpen && one.matterKind === 'case' && <Link to={`/cases/${one.matterId}`}>{t('repair.toCase')}</Link>}
      </div>
      {found.error && <ErrorNotice error={found.error} />}
      <div className="notice repairs-what" data-testid="divergence" data-code={one.code}>
        <p className="notice-title">{pick(one.message, one.messageEn)}</p>
        <p className="quiet small">
          {dateAndTime(one.at)}
          {one.settledAt === null && ` · ${t('repair.forSoLong', { time: duration(now - Date.parse(one.at), language) })}`} ·{' '}
          <code>{one.code}</code>
        </p>
        {one.settledAt === null && <p>{t(one.frozen ? 'repair.frozenText' : 'repair.behindText')}</p>}
      </div>
      <div className="signal-columns">
        <div className="stack">
          {one.settledAt === null && <Standing found={one} />}
          <History events={one.history} />
        </div>
        {one.settledAt !== null ? (
          <p className="panel panel-body" data-testid="settled-at">
            ✓ {t('repair.settledAt', { at: dateAndTime(one.settledAt) })}
          </p>
        ) : one.repair ? (
          <OpenRepair key={one.repair.id} repair={one.repair} />
        ) : (
          <ProposalForm found={one} />
        )}
      </div>
    </>
  );
}
