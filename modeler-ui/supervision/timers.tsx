import type { ReactNode } from 'react';
import { useNavigate } from 'react-router';
import type { WallCase } from '../../domain/api/supervision.ts';
import { useWords } from '../app/i18n.ts';
import { OrganName } from '../app/organ-names.tsx';
import { dateAndTime } from '../app/time.tsx';
import { Empty, Serial } from '../parts/marks.tsx';
import { RowTable } from '../parts/row-table.tsx';
import { SignedTime } from '../parts/signed-time.tsx';

/** Who is late, where, whose and since when: late cases first, then late steps, then what falls due next (as the server orders them). */
export function Timers({ cases, running }: { cases: WallCase[]; running: number }): ReactNode {
  const { t, pick } = useWords();
  const navigate = useNavigate();
  return (
    <section className="panel wall-timers" aria-label={t('wall.timers')}>
      <header className="panel-head">
        <h2>{t('wall.timers')}</h2>
        <span className="quiet small">
          {cases.length < running ? t('wall.firstOf', { shown: cases.length, count: running }) : t('total', { count: cases.length })}
        </span>
      </header>
      <div className="wall-scroll" tabIndex={0} role="group" aria-label={t('wall.timers')}>
        {cases.length === 0 ? (
          <Empty title={t('wall.empty')} text={t('wall.emptyText')} />
        ) : (
          <RowTable
            label={t('wall.timers')}
            testId="timers"
            rows={cases}
            rowKey={({ caseId }) => caseId}
            open={({ caseId }) => void navigate(`/cases/${caseId}`)}
            columns={[
              { key: 'left', title: t('wall.left'), width: '20%', className: 'two', render: (one) => <Left one={one} /> },
              {
                key: 'case',
                title: t('inbox.column.subject'),
                className: 'two whole',
                render: (one) => (
                  <>
                    <span>{one.subject}</span>
                    <span className="quiet small">
                      {pick(one.powerName, one.powerNameEn)} · <Serial value={one.serial} />
                    </span>
                  </>
                ),
              },
              {
                key: 'organ',
                title: t('wall.whose'),
                width: '27%',
                className: 'two whole',
                render: (one) => (
                  <>
                    <OrganName of={{ id: one.organId, name: one.organName }} />
                    <span className="quiet small">
                      {[one.stepName, one.positionName, one.personName].filter(Boolean).join(' · ') || '—'}
                    </span>
                  </>
                ),
              },
              {
                key: 'since',
                title: t('wall.since'),
                width: '15%',
                className: 'two',
                render: ({ timer }) => (
                  <>
                    <span>{timer ? dateAndTime(timer.at).slice(5) : '—'}</span>
                    <span className="quiet small">{timer ? t(`wall.limit.${timer.limit}`) : ' '}</span>
                  </>
                ),
              },
            ]}
          />
        )}
      </div>
    </section>
  );
}

function Left({ one: { timer, standing, state } }: { one: WallCase }): ReactNode {
  const { t } = useWords();
  if (!timer) return <span className="quiet">{t(state === 'decided' ? 'wall.decided' : 'due.notStarted')}</span>;
  return (
    <>
      <SignedTime at={timer.at} workingDays={timer.workingDays} standing={standing} />
      <span className="small quiet">{t(`standing.${standing}`)}</span>
    </>
  );
}
