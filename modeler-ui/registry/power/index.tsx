import { Button, Skeleton, Tooltip } from 'antd';
import { lazy, Suspense, type ReactNode } from 'react';
import { Link, useNavigate, useParams, useSearchParams } from 'react-router';
import { api } from '../../app/api.ts';
import { ErrorNotice } from '../../app/errors.tsx';
import { useWords } from '../../app/i18n.ts';
import { useSession } from '../../app/use-session.ts';
import { useAction } from '../../app/use-action.ts';
import { useRead } from '../../app/use-read.ts';
import { versionPath } from '../api.ts';
import { StateTag } from '../state-tag.tsx';
import type { Power, Version, VersionSummary } from '../../../domain/api/registry.ts';
import { defaultVersion, isEditable, isOpen } from '../version-rules.ts';
import { Basics } from './basics.tsx';
import { DeclareMenu } from './declare-menu.tsx';
import { History } from './history.tsx';
import { OpenChange } from './open-change.tsx';
import { RunningCases } from './running-cases.tsx';
import { VersionTable } from './version-table.tsx';
import { NotYet } from '../../parts/not-yet.tsx';

const FlowchartPreview = lazy(() => import('../flowchart-preview.tsx'));

/** One power: its basic information, flowchart, versions, open change and running cases (R5, R6, R7). */
export function PowerPage(): ReactNode {
  const { powerId = '' } = useParams();
  return <OnePower key={powerId} powerId={powerId} />;
}

function OnePower({ powerId }: { powerId: string }): ReactNode {
  const { t, pick } = useWords('registry');
  const { can } = useSession();
  const navigate = useNavigate();
  const [parameters, setParameters] = useSearchParams();
  const found = useRead<Power>(`/registry/powers/${encodeURIComponent(powerId)}`, { fresh: true });
  const power = found.data;
  const shownId = parameters.get('version') ?? (power ? defaultVersion(power.versions) : null);
  const version = useRead<Version>(shownId === null ? null : versionPath(shownId));
  const start = useAction<[], void>(async (key) => {
    const created = await api.post<VersionSummary>(`/registry/powers/${encodeURIComponent(powerId)}/versions`, {}, { key });
    await navigate(`/modeler/${created.id}`);
  });

  if (!power) return <NotYet read={found} rows={10} />;

  const open = power.versions.find(({ state }) => isOpen(state));
  const drawable = open && isEditable(open.state) && power.mayEdit ? open : undefined;
  const shown = version.data?.id === shownId ? version.data : null;
  const flowchartId = drawable?.id ?? shownId;
  return (
    <section className="registry" data-testid="power-page" data-state={power.state}>
      <header className="page-head">
        <h1>{pick(power.name, power.nameEn)}</h1>
        <StateTag state={power.state} />
        <span className="top-space" />
        <span className="line no-print">
          <Button size="small" onClick={() => window.print()}>
            {t('print')}
          </Button>
          {power.mayDeclare && <DeclareMenu power={power} />}
          {drawable && (
            <Button size="small" onClick={() => void navigate(`/registry/versions/${drawable.id}/entry`)} data-testid="edit-entry">
              {t('power.editEntry')}
            </Button>
          )}
          {flowchartId !== null && (
            <Button
              size="small"
              type={drawable ? 'primary' : 'default'}
              data-testid="open-flowchart"
              onClick={() => void navigate(`/modeler/${flowchartId}`)}
            >
              {t(drawable ? 'power.editFlowchart' : 'power.openFlowchart')}
            </Button>
          )}
          {power.mayEdit && power.state !== 'abolished' && (
            <Tooltip title={open ? t('power.openExists', { number: open.number }) : t('power.newVersionHelp')}>
              <Button
                size="small"
                type={drawable ? 'default' : 'primary'}
                disabled={open !== undefined}
                loading={start.pending}
                onClick={() => void start.run()}
                data-testid="new-version"
              >
                {t('power.newVersion')}
              </Button>
            </Tooltip>
          )}
        </span>
      </header>
      {start.error && <ErrorNotice error={start.error} retry={start.clear} />}
      <StateNotice state={power.state} />
      <div className="power-columns">
        <div className="power-main">
          {shown && (
            <p className="quiet basics-which">
              {t('power.shownVersion', { version: t('version.number', { number: shown.number }), state: t(`state.${shown.state}`) })}
            </p>
          )}
          {version.error && <ErrorNotice error={version.error} retry={() => void version.refetch()} />}
          {shown && (
            <section className="power-card">
              <h2>
                {t('power.flowchart')}{' '}
                <Link to={`/modeler/${shown.id}`} className="small no-print">
                  {t('power.openFlowchart')}
                </Link>
              </h2>
              <Suspense fallback={<div className="flowchart-preview" aria-busy="true" />}>
                <FlowchartPreview xml={shown.bpmnXml} />
              </Suspense>
            </section>
          )}
          {shown ? <Basics version={shown} /> : !version.error && <Skeleton active paragraph={{ rows: 12 }} />}
        </div>
        <aside className="power-side">
          <OpenChange powerId={power.id} organId={power.organ.id} />
          {can('case.read') && <RunningCases powerId={power.id} />}
          <VersionTable power={power} shownId={shownId} onShow={(id) => setParameters({ version: id }, { replace: true })} />
          {shown && <History version={shown} />}
        </aside>
      </div>
    </section>
  );
}

/** A power that takes no new cases says so; running ones go on under their version (R6a, R8). */
function StateNotice({ state }: { state: string }): ReactNode {
  const { t } = useWords('registry');
  if (state !== 'suspended' && state !== 'abolished') return null;
  return (
    <div className="notice" data-testid="state-notice">
      <p className="notice-title">{t(`power.${state}`)}</p>
      <p>{t('power.runningGoOn')}</p>
    </div>
  );
}
