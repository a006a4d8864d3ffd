import { Button, Skeleton } from 'antd';
import type { ReactNode } from 'react';
import { Link, useParams } from 'react-router';
import { withParameters } from '../../app/api.ts';
import { ErrorNotice } from '../../app/errors.tsx';
import { useWords } from '../../app/i18n.ts';
import { OrganName } from '../../app/organ-names.tsx';
import { dateAndTime } from '../../app/time.tsx';
import { useRead } from '../../app/use-read.ts';
import { Facts } from '../../parts/facts.tsx';
import { versionPath } from '../api.ts';
import { Comments } from '../comments.tsx';
import { FieldComparison } from '../comparison/field-comparison.tsx';
import { FlowchartPair } from '../comparison/flowchart-pair.tsx';
import { FindingTable } from '../finding-table.tsx';
import type { ChangeDetail } from '../../../domain/api/changes.ts';
import type { Version } from '../../../domain/api/registry.ts';
import { ChangeHistory } from './change-history.tsx';
import { DeadlineMark } from './deadline-mark.tsx';
import { NextStep } from './next-step.tsx';
import { ChangeStateTag } from './pieces.tsx';
import { NotYet } from '../../parts/not-yet.tsx';

/** One change in one place: facts, deadline, what differs, findings, comments, history and what can be done now (R7a, R7b, R8). */
export function ReviewPage(): ReactNode {
  const { t, pick } = useWords('registry');
  const { changeId = '' } = useParams();
  const found = useRead<ChangeDetail>(`/registry/changes/${encodeURIComponent(changeId)}`, { fresh: true });
  const change = found.data?.id === changeId ? found.data : null;
  const version = useRead<Version>(change?.versionId ? versionPath(change.versionId) : null);
  const base = useRead<Version>(change?.baseVersionId ? versionPath(change.baseVersionId) : null);

  if (!change) return <NotYet read={found} rows={10} />;
  const proposed = change.versionId && version.data?.id === change.versionId ? version.data : null;
  const inForce = change.baseVersionId && base.data?.id === change.baseVersionId ? base.data : null;
  return (
    <section className="registry" data-testid="review-page" data-state={change.state} data-kind={change.kind}>
      <header className="page-head">
        <h1>
          {t(`changes.kind.${change.kind}`)} ·{' '}
          <Link to={`/registry/${change.power.id}`}>{pick(change.power.name, change.power.nameEn)}</Link>
        </h1>
        <ChangeStateTag state={change.state} />
        <DeadlineMark deadline={change.deadline} />
        <span className="top-space" />
        <Button size="small" className="no-print" onClick={() => window.print()}>
          {t('print')}
        </Button>
      </header>
      {found.error && <ErrorNotice error={found.error} retry={() => void found.refetch()} />}
      <div className="power-columns review">
        <div className="power-main">
          <section className="power-card">
            <h2>{t('changes.facts')}</h2>
            <ChangeFacts change={change} />
          </section>
          {(version.error ?? base.error) && (
            <ErrorNotice
              error={(version.error ?? base.error)!}
              retry={() => {
                if (version.error) void version.refetch();
                if (base.error) void base.refetch();
              }}
            />
          )}
          {proposed && <Content change={change} proposed={proposed} inForce={inForce} />}
          {!change.versionId && (
            <section className="power-card">
              <p>{t(`changes.declareHelp.${change.kind}`)}</p>
            </section>
          )}
          <Running change={change} />
        </div>
        <aside className="power-side">
          <NextStep change={change} proposed={proposed} />
          <ChangeHistory change={change} />
        </aside>
      </div>
    </section>
  );
}

function Content({ change, proposed, inForce }: { change: ChangeDetail; proposed: Version; inForce: Version | null }): ReactNode {
  const { t } = useWords('registry');
  if (change.baseVersionId && !inForce) return <Skeleton active paragraph={{ rows: 8 }} />;
  return (
    <>
      <section className="power-card">
        <h2>
          {t('compare.fields')}{' '}
          <span className="quiet small">{inForce ? t('compare.against', { number: inForce.number }) : t('compare.first')}</span>
        </h2>
        <FieldComparison before={inForce} after={proposed} />
      </section>
      <section className="power-card">
        <h2>{t('compare.flowchart')}</h2>
        <FlowchartPair before={inForce} after={proposed} />
      </section>
      <section className="power-card">
        <h2>
          {t('power.findings')}{' '}
          <Link to={`/modeler/${proposed.id}`} className="small no-print">
            {t('power.openFlowchart')}
          </Link>
        </h2>
        <FindingTable findings={proposed.findings} versionId={proposed.id} />
      </section>
      <Comments versionId={proposed.id} />
    </>
  );
}

/** Cases that go on under the versions they started with, whatever becomes of the power (R8). */
function Running({ change }: { change: ChangeDetail }): ReactNode {
  const { t } = useWords('registry');
  if (!change.running?.length) return null;
  return (
    <section className="power-card" data-testid="change-running">
      <h2>{t('power.cases')}</h2>
      <ul>
        {change.running.map(({ versionId, versionNumber, running }) => (
          <li key={versionId}>
            {t('version.number', { number: versionNumber })} ·{' '}
            <Link to={withParameters('/cases', { power: change.power.id, state: 'running' })}>
              {t('power.running', { count: running })}
            </Link>
          </li>
        ))}
      </ul>
      <p className="quiet small">{t('power.runningGoOn')}</p>
    </section>
  );
}

function ChangeFacts({ change }: { change: ChangeDetail }): ReactNode {
  const { t } = useWords('registry');
  return (
    <Facts
      two
      items={[
        ...(change.serial ? [{ label: t('changes.serial'), value: change.serial }] : []),
        { label: t('list.code'), value: <code>{change.power.code}</code> },
        { label: t('list.organ'), value: <OrganName of={change.organ} /> },
        {
          label: t('versions.number'),
          value:
            change.versionId && change.versionNumber !== null ? (
              <Link to={`/registry/${change.power.id}?version=${change.versionId}`}>
                {t('version.number', { number: change.versionNumber })}
              </Link>
            ) : (
              '—'
            ),
        },
        { label: t('changes.cause'), value: change.cause },
        { label: t('changes.causeDate'), value: change.causeDate },
        {
          label: t('changes.declared'),
          value: change.declaredAt ? `${dateAndTime(change.declaredAt)} ${change.declaredBy?.name ?? ''}` : t('changes.notDeclared'),
        },
        { label: t('changes.reviewer'), value: change.reviewedBy?.name ?? '—' },
        ...(change.opinion ? [{ label: t('versions.opinion'), value: change.opinion }] : []),
      ]}
    />
  );
}
