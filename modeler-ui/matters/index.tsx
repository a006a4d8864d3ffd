import { Button, Tabs } from 'antd';
import type { ReactNode } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { useWords } from '../app/i18n.ts';
import { OrganName } from '../app/organ-names.tsx';
import { dateAndTime } from '../app/time.tsx';
import type { MatterDetail } from '../../domain/api/matters.ts';
import type { SignalView } from '../../domain/api/supervision.ts';
import { useRead } from '../app/use-read.ts';
import { ClockTab } from '../cases/clock-tab.tsx';
import { DocumentsTab } from '../cases/documents-tab.tsx';
import { OpinionList } from '../cases/pieces.tsx';
import { RecordTab } from '../cases/record-tab.tsx';
import { StepTable } from '../cases/step-table.tsx';
import { Timeline } from '../cases/timeline.tsx';
import { LimitLine } from '../parts/due.tsx';
import { CurrentSteps, runningSteps, SignalLinks } from '../parts/head-lines.tsx';
import { Empty } from '../parts/marks.tsx';
import { FilesTab } from './files-tab.tsx';
import { WorkBar, WorkNotices } from '../work/work-bar.tsx';
import { GivenByOthers } from './given-by-others.tsx';
import { MatterFacts } from './known.tsx';
import { NotesTab } from './notes-tab.tsx';
import '../cases/cases.css';
import '../inbox/inbox.css';
import { NotYet } from '../parts/not-yet.tsx';
import { Panel } from '../parts/panel.tsx';
import { InvestigationOverview } from '../supervision/investigations/overview.tsx';
import { SignalOverview } from '../supervision/signal.tsx';

const TABS = ['overview', 'timeline', 'documents', 'files', 'notes', 'clock', 'record'] as const;
type Tab = (typeof TABS)[number];
/** Its overview says what was found and who answers until when. */
const WARNING_SIGNAL = 'warning-signal';
/** The same of whom it concerns and what it rests on. */
const INVESTIGATION = 'investigation';

/** One matter of any kind: where it is, what was decided by whom, and by when what is due. */
export function MatterPage(): ReactNode {
  const { t } = useWords();
  const { matterId = '', tab: asked } = useParams();
  const navigate = useNavigate();
  const resource = useRead<MatterDetail>(`/matters/${encodeURIComponent(matterId)}`, { fresh: true });
  const tab: Tab = TABS.find((one) => one === asked) ?? 'overview';
  if (!resource.data) return <NotYet read={resource} />;
  const found = resource.data;
  const count: Partial<Record<Tab, number>> = {
    timeline: found.timeline.length,
    documents: found.documents.length,
    files: found.files.length,
    notes: found.comments.length + found.links.length,
    record: found.record.length,
  };
  return (
    <div className="case-page">
      <MatterHead found={found} />
      <Tabs
        className="no-print"
        activeKey={tab}
        onChange={(next) => void navigate(`/matters/${found.id}/${next}`, { replace: true })}
        items={TABS.map((which) => ({
          key: which,
          label: (
            <span data-testid={`tab-${which}`}>
              {t(`matter.tab.${which}`)}
              {count[which] ? ` ${count[which]}` : ''}
            </span>
          ),
        }))}
      />
      <Content found={found} tab={tab} />
    </div>
  );
}

function Content({ found, tab }: { found: MatterDetail; tab: Tab }): ReactNode {
  const { t, pick } = useWords();
  const signals = found.signals as unknown as SignalView[];
  switch (tab) {
    case 'overview':
      if (found.kind === WARNING_SIGNAL) return <SignalOverview found={found} />;
      return found.kind === INVESTIGATION ? <InvestigationOverview found={found} /> : <Overview found={found} />;
    case 'timeline':
      return <Timeline events={found.timeline} documents={found.documents} />;
    case 'documents':
      return <DocumentsTab matterId={found.id} documents={found.documents} />;
    case 'files':
      return <FilesTab matterId={found.id} />;
    case 'notes':
      return <NotesTab matterId={found.id} />;
    case 'clock':
      return found.clocks.length === 0 ? (
        <Empty title={t('matter.noClock')} text={t('matter.noClockText')} />
      ) : (
        <div className="stack">
          {found.clocks.map((clock, index) => (
            <section key={clock.id} className="stack">
              <h2>
                {pick(clock.purposeName.text, clock.purposeName.textEn)} {clock.round > 1 && clock.round}
              </h2>
              <ClockTab clock={clock} signals={index === 0 ? signals : []} />
            </section>
          ))}
        </div>
      );
    case 'record':
      return <RecordTab lines={found.record} />;
  }
}

function Overview({ found }: { found: MatterDetail }): ReactNode {
  const { t } = useWords();
  return (
    <div className="stack">
      {found.steps.length > 0 ? <StepTable steps={found.steps} /> : <p className="quiet">{t('matter.noSteps')}</p>}
      <div className="case-columns">
        <Panel title={t('matter.facts')}>
          <MatterFacts found={found} />
        </Panel>
        <Panel title={t('case.opinions')}>
          <OpinionList steps={found.steps} />
        </Panel>
      </div>
    </div>
  );
}

function MatterHead({ found }: { found: MatterDetail }): ReactNode {
  const { t, pick } = useWords();
  const mine = runningSteps(found.steps).filter(({ id }) => found.atReader.includes(id));
  const clock = found.clocks.find(({ state }) => state === 'running') ?? found.clocks.at(-1);
  return (
    <header className="panel case-head" data-testid="matter-head">
      <div className="case-head-main">
        <p className="line">
          <span className="state">{pick(found.kindName.text, found.kindName.textEn)}</span>
          <span className={`state ${found.closedAt ? 'done' : 'on'}`}>{pick(found.stateName.text, found.stateName.textEn)}</span>
          <SignalLinks signals={found.signals} />
        </p>
        <h1>{found.title}</h1>
        <p className="line">
          <span className="breaks">{found.number}</span>
          <span className="quiet">
            <OrganName of={found.organ} />
            {found.answeringOrgan && ' → '}
            <OrganName of={found.answeringOrgan} />
          </span>
        </p>
        <p className="line small quiet">
          <span>
            {t('matters.opened')} {dateAndTime(found.openedAt)} {found.openedBy}
          </span>
          {found.closedAt && (
            <span>
              {t('matters.closed')} {dateAndTime(found.closedAt)}
            </span>
          )}
        </p>
        {found.frozenAt && <p className="notice notice-problem">{t('matter.frozen')}</p>}
        <WorkNotices matterId={found.id} />
      </div>
      <div className="case-head-side">
        <div className="line no-print" style={{ justifyContent: 'flex-end' }}>
          {mine.map((step) => (
            <Link key={step.id} to={`/inbox/${step.id}`} className="nowrap">
              {t('case.toStep', { step: step.name })}
            </Link>
          ))}
          <WorkBar matterId={found.id} subject={found.title} steps={found.steps} />
          <GivenByOthers gives={found.readerGives} />
          {!found.page.startsWith('/matters/') && <Link to={found.page}>{t('matter.ownPage')}</Link>}
          <Button onClick={() => window.print()}>{t('matter.print')}</Button>
        </div>
        <div className="case-clock">
          {clock?.limits.map((limit) => (
            <LimitLine
              key={limit.id}
              limit={limit}
              clock={clock}
              why={`/matters/${found.id}/clock`}
              name={clock.limits.length === 1 ? pick(clock.purposeName.text, clock.purposeName.textEn) : undefined}
            />
          ))}
          <CurrentSteps steps={found.steps} />
        </div>
      </div>
    </header>
  );
}
