import { Button, Tabs } from 'antd';
import { lazy, Suspense, type ReactNode } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { withParameters } from '../app/api.ts';
import { useWords } from '../app/i18n.ts';
import { useSession } from '../app/use-session.ts';
import { dateAndTime, serverNow } from '../app/time.tsx';
import type { CaseDetail } from '../../domain/api/cases.ts';
import type { StepView } from '../../domain/api/steps.ts';
import { useRead } from '../app/use-read.ts';
import { runningSteps } from '../parts/head-lines.tsx';
import { Facts } from '../parts/facts.tsx';
import { CaseFile } from './case-file.tsx';
import { WorkBar, WorkNotices } from '../work/work-bar.tsx';
import { CaseHead } from './case-head.tsx';
import { ClockTab } from './clock-tab.tsx';
import { PeriodsPanel } from './periods-panel.tsx';
import { FrozenNotice } from './frozen-notice.tsx';
import { DocumentsTab } from './documents-tab.tsx';
import { MaterialList } from './material-list.tsx';
import { OpinionList, partyFacts } from './pieces.tsx';
import { ServiceTab } from './service-tab.tsx';
import { RecordTab } from './record-tab.tsx';
import { StepTable } from './step-table.tsx';
import { Timeline } from './timeline.tsx';
import { VolumeTab } from '../archive/volume-tab.tsx';
import { FilesTab } from '../matters/files-tab.tsx';
import { NotesTab } from '../matters/notes-tab.tsx';
import './cases.css';
import { NotYet } from '../parts/not-yet.tsx';
import { Panel } from '../parts/panel.tsx';
import { VisitsOfCaseNotice } from '../visits/of-case.tsx';

const TABS = ['flowchart', 'timeline', 'materials', 'documents', 'service', 'files', 'notes', 'clock', 'volume', 'record'] as const;
type Tab = (typeof TABS)[number];

// bpmn-js is as large as the rest together: loaded when a flowchart is looked at.
const Flowchart = lazy(() => import('./flowchart.tsx').then(({ Flowchart: component }) => ({ default: component })));

/** One case: where it is, how it came there, what was decided by whom, and by when it must end (R9–R12). */
export function CasePage(): ReactNode {
  const { t, pick } = useWords();
  const { person, can } = useSession();
  const { caseId = '', tab: asked } = useParams();
  const navigate = useNavigate();
  const resource = useRead<CaseDetail>(`/cases/${encodeURIComponent(caseId)}`, { fresh: true });
  const tab: Tab = TABS.find((one) => one === asked) ?? 'flowchart';

  if (!resource.data) return <NotYet read={resource} />;
  const found = resource.data;
  const isMine = ({ positionCode }: StepView): boolean =>
    person?.positions.some(({ code, organId }) => code === positionCode && (!found.organ || organId === found.organ.id)) ?? false;

  const content = (which: Tab): ReactNode => {
    switch (which) {
      case 'flowchart':
        return (
          <>
            <Suspense fallback={<div className="flowchart" aria-busy="true" />}>
              <Flowchart found={found} />
            </Suspense>
            <StepTable steps={found.steps} />
          </>
        );
      case 'timeline':
        return <Timeline events={found.timeline} documents={found.documents} />;
      case 'materials':
        return <Information found={found} />;
      case 'documents':
        return <DocumentsTab matterId={found.id} documents={found.documents} />;
      case 'service':
        return <ServiceTab matterId={found.id} />;
      case 'files':
        return <FilesTab matterId={found.id} />;
      case 'notes':
        return <NotesTab matterId={found.id} />;
      case 'clock':
        return (
          <ClockTab
            clock={found.clock}
            acceptance={found.acceptance}
            holding={found.holding}
            signals={found.signals}
            beside={<PeriodsPanel caseId={found.id} periods={found.periods} />}
          />
        );
      case 'volume':
        return <VolumeTab caseId={found.id} />;
      case 'record':
        return <RecordTab lines={found.record} />;
    }
  };
  const count: Partial<Record<Tab, number>> = {
    timeline: found.timeline.length,
    documents: found.documents.length,
    record: found.record.length,
  };

  return (
    <>
      <div className="no-print case-page">
        <CaseHead
          found={found}
          actions={
            <>
              <WorkBar matterId={found.id} subject={found.subject} steps={found.steps} />
              {runningSteps(found.steps)
                .filter(isMine)
                .map((step) => (
                  <Link key={step.id} to={`/inbox/${step.id}`} className="nowrap">
                    {t('case.toStep', { step: step.name })}
                  </Link>
                ))}
              {can('order.issue') && (
                <Link
                  to={withParameters('/orders/new', { kind: 'matter', id: found.id, about: found.serial, organ: found.organ?.id ?? null })}
                  className="nowrap"
                  data-testid="case-order"
                >
                  {t('home.order')}
                </Link>
              )}
              {can('signal.issue') && (
                <Link
                  to={withParameters('/signals/new', { matter: found.id, about: found.serial })}
                  className="nowrap"
                  data-testid="case-new-signal"
                >
                  {t('signal.byHand')}
                </Link>
              )}
              <Button onClick={() => window.print()} data-testid="print-case">
                {t('case.print')}
              </Button>
            </>
          }
        />
        <WorkNotices matterId={found.id} />
        <NotServedNotice found={found} />
        {found.isInspection && <VisitsOfCaseNotice caseId={found.id} />}
        {found.divergence && <FrozenNotice divergence={found.divergence} />}
        <Tabs
          activeKey={tab}
          onChange={(next) => void navigate(`/cases/${found.id}/${next}`, { replace: true })}
          destroyOnHidden
          items={TABS.map((which) => ({
            key: which,
            label: (
              <span data-testid={`tab-${which}`}>
                {t(`case.tab.${which}`)}
                {count[which] ? ` ${count[which]}` : ''}
              </span>
            ),
            children: which === tab ? content(which) : null,
          }))}
        />
      </div>
      <CaseFile found={found} printedAt={dateAndTime(serverNow())} power={pick(found.power.name, found.power.nameEn)} />
    </>
  );
}

/** Where a clerk looks first: which papers have not reached the party, and where that is recorded (CF61). */
function NotServedNotice({ found: { id, notServed } }: { found: CaseDetail }): ReactNode {
  const { t } = useWords();
  if (!notServed.length) return null;
  const tried = notServed.filter(({ attempted }) => attempted).length;
  return (
    <p className="notice small" role="status" data-testid="not-served">
      <b>{t('service.notServed', { count: notServed.length })}</b>{' '}
      {notServed.map(({ title, number }) => `《${title}》${number}`).join('、')}
      {tried > 0 && ` ${t('service.tried', { count: tried })}`}{' '}
      <Link to={`/cases/${id}/service`} className="no-print">
        {t('service.toTab')}
      </Link>
    </p>
  );
}

function Information({ found }: { found: CaseDetail }): ReactNode {
  const { t, pick } = useWords();
  return (
    <div className="case-columns">
      <div className="stack">
        <Panel title={t('case.party')}>
          <Facts items={partyFacts(found.party, pick)} />
        </Panel>
        <Panel title={t('case.form')}>
          <Facts items={found.form} />
        </Panel>
      </div>
      <div className="stack">
        <Panel title={t('case.materials')}>
          <MaterialList found={found} />
        </Panel>
        <Panel title={t('case.opinions')}>
          <OpinionList steps={found.steps} />
        </Panel>
      </div>
    </div>
  );
}
