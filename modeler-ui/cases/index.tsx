import { Button, Tabs } from 'antd';
import { lazy, Suspense, type ReactNode } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { ErrorNotice, NotFoundPage } from '../app/errors.tsx';
import { useWords } from '../app/i18n.ts';
import { useSession } from '../app/session.tsx';
import { dateAndTime, serverNow } from '../app/time.tsx';
import type { CaseDetail, StepView } from '../app/types.ts';
import { useFresh } from '../app/use-fresh.ts';
import { useResource } from '../app/use-resource.ts';
import { Facts } from '../parts/facts.tsx';
import { CaseFile } from './case-file.tsx';
import { CaseHead } from './case-head.tsx';
import { ClockTab } from './clock-tab.tsx';
import { DocumentsTab } from './documents-tab.tsx';
import { MaterialTable, OpinionList, partyFacts } from './pieces.tsx';
import { RecordTab } from './record-tab.tsx';
import { StepTable } from './step-table.tsx';
import { Timeline } from './timeline.tsx';
import './cases.css';

const TABS = ['flowchart', 'timeline', 'materials', 'documents', 'clock', 'record'] as const;
type Tab = (typeof TABS)[number];

// bpmn-js is as large as the rest together: loaded when a flowchart is looked at.
const Flowchart = lazy(() => import('./flowchart.tsx').then(({ Flowchart: component }) => ({ default: component })));

/** One case: where it is, how it came there, what was decided by whom, and by when it must end (R9–R12). */
export function CasePage(): ReactNode {
  const { t, pick } = useWords();
  const { person } = useSession();
  const { caseId = '', tab: asked } = useParams();
  const navigate = useNavigate();
  const resource = useResource<CaseDetail>(`/cases/${encodeURIComponent(caseId)}`);
  useFresh(resource.reload);
  const tab: Tab = TABS.find((one) => one === asked) ?? 'flowchart';

  if (resource.error && !resource.data) return resource.error.status === 404 ? <NotFoundPage /> : <ErrorNotice error={resource.error} retry={() => void resource.reload()} />;
  if (!resource.data) return <div className="page-wait" aria-busy="true" />;
  const found = resource.data;
  const isMine = ({ positionCode }: StepView): boolean => person?.positions.some(({ code, organId }) => code === positionCode && (!found.organ || organId === found.organ.id)) ?? false;

  const content = (which: Tab): ReactNode => {
    switch (which) {
      case 'flowchart': return <><Suspense fallback={<div className="flowchart" aria-busy="true" />}><Flowchart found={found} /></Suspense><StepTable steps={found.steps} /></>;
      case 'timeline': return <Timeline events={found.timeline} documents={found.documents} />;
      case 'materials': return <Information found={found} />;
      case 'documents': return <DocumentsTab documents={found.documents} />;
      case 'clock': return <ClockTab clock={found.clock} signals={found.signals} />;
      case 'record': return <RecordTab lines={found.record} />;
    }
  };
  const count: Partial<Record<Tab, number>> = { timeline: found.timeline.length, documents: found.documents.length, record: found.record.length };

  return (
    <>
      <div className="no-print case-page">
        <CaseHead found={found} actions={(
          <>
            {found.steps.filter((step) => (step.state === 'open' || step.state === 'claimed') && isMine(step)).map((step) => <Link key={step.id} to={`/inbox/${step.id}`} className="nowrap">{t('case.toStep', { step: step.name })}</Link>)}
            <Button onClick={() => window.print()} data-testid="print-case">{t('case.print')}</Button>
          </>
        )} />
        <Tabs
          activeKey={tab} onChange={(next) => void navigate(`/cases/${found.id}/${next}`, { replace: true })} destroyOnHidden
          items={TABS.map((which) => ({ key: which, label: <span data-testid={`tab-${which}`}>{t(`case.tab.${which}`)}{count[which] ? ` ${count[which]}` : ''}</span>, children: which === tab ? content(which) : null }))}
        />
      </div>
      <CaseFile found={found} printedAt={dateAndTime(serverNow())} power={pick(found.power.name, found.power.nameEn)} />
    </>
  );
}

function Information({ found }: { found: CaseDetail }): ReactNode {
  const { t } = useWords();
  return (
    <div className="case-columns">
      <div className="stack">
        <section className="panel"><header className="panel-head"><h2>{t('case.party')}</h2></header><div className="panel-body"><Facts items={partyFacts(found.party, t)} /></div></section>
        <section className="panel"><header className="panel-head"><h2>{t('case.form')}</h2></header><div className="panel-body"><Facts items={found.form} /></div></section>
      </div>
      <div className="stack">
        <section className="panel"><header className="panel-head"><h2>{t('case.materials')}</h2></header><div className="panel-body"><MaterialTable materials={found.materials} /></div></section>
        <section className="panel"><header className="panel-head"><h2>{t('case.opinions')}</h2></header><div className="panel-body"><OpinionList opinions={found.steps.flatMap(({ opinion }) => opinion ?? [])} /></div></section>
      </div>
    </div>
  );
}
