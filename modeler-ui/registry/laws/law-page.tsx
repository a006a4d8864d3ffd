import { Button } from 'antd';
import { useState, type ReactNode } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { withParameters } from '../../app/api.ts';
import { useWords } from '../../app/i18n.ts';
import { OrganName } from '../../app/organ-names.tsx';
import { useSession } from '../../app/use-session.ts';
import { dateAndTime } from '../../app/time.tsx';
import { useRead } from '../../app/use-read.ts';
import { RowTable } from '../../parts/row-table.tsx';
import { ChangeStateTag } from '../changes/pieces.tsx';
import { sectionOf } from '../entry/completeness.ts';
import type { LawDetail, LawPower } from '../../../domain/api/laws.ts';
import { stateOfLaw } from './law-rules.ts';
import { MarkDialog } from './mark-dialog.tsx';
import { WithdrawMark } from './withdraw-mark.tsx';
import { NotYet } from '../../parts/not-yet.tsx';

/** One law: what was marked of it, and every power, flowchart step and open case that rests on it (R7a). */
export function LawPage(): ReactNode {
  const { t, pick } = useWords('registry');
  const { can } = useSession();
  const navigate = useNavigate();
  const { lawId = '' } = useParams();
  const found = useRead<LawDetail>(`/laws/${encodeURIComponent(lawId)}`);
  const [marking, setMarking] = useState(false);
  const law = found.data;
  if (!law) return <NotYet read={found} rows={8} />;
  const state = stateOfLaw(law);
  const cases = law.powers.reduce((sum, { openCases }) => sum + openCases, 0);
  return (
    <section className="registry" data-testid="law-page" data-state={state}>
      <header className="page-head">
        <h1>《{law.name}》</h1>
        <span className={`state ${state === 'in-force' ? '' : 'on'}`}>{t(`laws.state.${state}`)}</span>
        <span className="quiet">{t('laws.impact', { powers: law.powers.length, cases })}</span>
        <span className="top-space" />
        <span className="line no-print">
          <Button size="small" onClick={() => window.print()}>
            {t('print')}
          </Button>
          {can('law.mark') && (
            <Button size="small" type="primary" onClick={() => setMarking(true)} data-testid="mark-law">
              {t('laws.mark')}
            </Button>
          )}
        </span>
      </header>
      {law.marks.length > 0 && (
        <section className="power-card">
          <h2>{t('laws.marks')}</h2>
          <ul data-testid="law-marks">
            {law.marks.map((mark) => (
              <li key={mark.id} className={mark.withdrawnAt ? 'quiet' : ''} data-testid="law-mark">
                <b>{t(`laws.state.${mark.kind}`)}</b> {mark.on} ·{' '}
                {mark.articles.length > 0 ? mark.articles.join(t('and')) : t('laws.whole')}{' '}
                <span className="quiet small">
                  {mark.person.name} {dateAndTime(mark.at)}
                </span>
                {mark.note && <p className="pre">{mark.note}</p>}
                {mark.withdrawnAt ? (
                  <p className="small">{t('laws.withdrawn', { at: dateAndTime(mark.withdrawnAt), reason: mark.withdrawnReason ?? '' })}</p>
                ) : (
                  can('law.mark') && <WithdrawMark markId={mark.id} />
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
      <div className="table-wrap">
        <RowTable
          label={t('laws.powers')}
          testId="law-powers"
          rows={law.powers}
          rowKey={({ id }) => id}
          open={({ id }) => void navigate(`/registry/${id}`)}
          columns={[
            {
              key: 'name',
              title: t('list.name'),
              className: 'two',
              render: (power) => (
                <>
                  <Link to={`/registry/${power.id}`}>{pick(power.name, power.nameEn)}</Link>
                  <code className="quiet">{power.code}</code>
                </>
              ),
            },
            { key: 'organ', title: t('list.organ'), width: 170, className: 'clip', render: (power) => <OrganName of={power.organ} /> },
            { key: 'articles', title: t('laws.citations'), width: 330, render: (power) => <Citations power={power} /> },
            {
              key: 'version',
              title: t('list.published'),
              width: 90,
              render: (power) =>
                power.publishedVersion ? (
                  t('version.number', { number: power.publishedVersion })
                ) : (
                  <span className="quiet">{t('version.none')}</span>
                ),
            },
            {
              key: 'flowchart',
              title: t('laws.flowchart'),
              width: 84,
              render: (power) =>
                power.publishedVersionId ? (
                  <Link to={`/modeler/${power.publishedVersionId}`}>{t('versions.view')}</Link>
                ) : (
                  <span className="quiet">—</span>
                ),
            },
            {
              key: 'cases',
              title: t('laws.openCases'),
              width: 90,
              render: (power) =>
                power.openCases > 0 ? (
                  <Link to={withParameters('/cases', { power: power.id, state: 'running' })}>{power.openCases}</Link>
                ) : (
                  <span className="quiet">0</span>
                ),
            },
            {
              key: 'change',
              title: t('changes.what'),
              width: 130,
              render: (power) =>
                power.changeId && power.changeState ? (
                  <Link to={`/registry/changes/${power.changeId}`}>
                    <ChangeStateTag state={power.changeState} />
                  </Link>
                ) : (
                  <span className="quiet">—</span>
                ),
            },
          ]}
        />
      </div>
      {marking && <MarkDialog law={law} close={() => setMarking(false)} done={() => setMarking(false)} />}
    </section>
  );
}

/** Which articles the entry cites, and where in it; what is marked stands out by sign and weight. */
function Citations({ power }: { power: LawPower }): ReactNode {
  const { t } = useWords('registry');
  return (
    <ul>
      {power.citations.map(({ article, place, marked }) => (
        <li key={place + article}>
          {marked ? <b>● {article}</b> : article}{' '}
          <span className="quiet small">
            {t(`section.${sectionOf(place)}`)}
            {marked && ` · ${t('laws.markedArticle')}`}
          </span>
        </li>
      ))}
    </ul>
  );
}
