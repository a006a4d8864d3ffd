import type { Action } from '../../domain/organisation/roles.ts';
import { lazy, Suspense, type ComponentType, type LazyExoticComponent, type ReactNode } from 'react';
import { createBrowserRouter, Navigate, Outlet, useLocation } from 'react-router';
import { ForbiddenPage, NotFoundPage, PageBoundary } from './errors.tsx';
import { firstHome } from './homes.ts';
import { useSession } from './use-session.ts';
import { Shell } from './shell.tsx';
import { SignInPage } from '../sign-in/index.tsx';

type LazyPage = LazyExoticComponent<ComponentType>;

/** One address per page; each page is a file of its own, loaded when it is first opened. */
const page = <N extends string>(load: () => Promise<Record<N, ComponentType>>, name: N): LazyPage =>
  lazy<ComponentType>(async () => ({ default: (await load())[name] }));

const InboxPage = page(() => import('../inbox/index.tsx'), 'InboxPage');
const NewApplicationPage = page(() => import('../application/index.tsx'), 'NewApplicationPage');
const BatchPage = page(() => import('../application/batch.tsx'), 'BatchPage');
const CasesPage = page(() => import('../cases/list.tsx'), 'CasesPage');
const CasePage = page(() => import('../cases/index.tsx'), 'CasePage');
const CheckPage = page(() => import('../check/index.tsx'), 'CheckPage');
const LicencesPage = page(() => import('../licences/list.tsx'), 'LicencesPage');
const VisitsPage = page(() => import('../visits/list.tsx'), 'VisitsPage');
const PublicationsPage = page(() => import('../publications/list.tsx'), 'PublicationsPage');
const LicencePage = page(() => import('../licences/index.tsx'), 'LicencePage');
const ArchivePage = page(() => import('../archive/list.tsx'), 'ArchivePage');
const MattersPage = page(() => import('../matters/list.tsx'), 'MattersPage');
const MatterPage = page(() => import('../matters/index.tsx'), 'MatterPage');
const RegistryFrame = page(() => import('../registry/frame.tsx'), 'RegistryFrame');
const CataloguePage = page(() => import('../registry/catalogue/index.tsx'), 'CataloguePage');
const PowerPage = page(() => import('../registry/power/index.tsx'), 'PowerPage');
const NewPowerPage = page(() => import('../registry/wizard/index.tsx'), 'NewPowerPage');
const EntryPage = page(() => import('../registry/entry/index.tsx'), 'EntryPage');
const ComparePage = page(() => import('../registry/comparison/index.tsx'), 'ComparePage');
const ChangesPage = page(() => import('../registry/changes/index.tsx'), 'ChangesPage');
const ReviewPage = page(() => import('../registry/changes/review-page.tsx'), 'ReviewPage');
const ImportsPage = page(() => import('../registry/imports/index.tsx'), 'ImportsPage');
const ImportPage = page(() => import('../registry/imports/import-page.tsx'), 'ImportPage');
const LawsPage = page(() => import('../registry/laws/index.tsx'), 'LawsPage');
const LawPage = page(() => import('../registry/laws/law-page.tsx'), 'LawPage');
const TemplatesPage = page(() => import('../templates/list.tsx'), 'TemplatesPage');
const TemplatePage = page(() => import('../templates/index.tsx'), 'TemplatePage');
const LintReportPage = page(() => import('../registry/reports/lint-report.tsx'), 'LintReportPage');
const MigrationsPage = page(() => import('../registry/reports/migrations.tsx'), 'MigrationsPage');
const StatisticsPage = page(() => import('../registry/reports/statistics.tsx'), 'StatisticsPage');
const ModelerPage = page(() => import('../modeler/index.tsx'), 'ModelerPage');
const HeatPage = page(() => import('../supervision/heat/index.tsx'), 'HeatPage');
const CaseStatisticsPage = page(() => import('../statistics/index.tsx'), 'StatisticsPage');
const WallPage = page(() => import('../supervision/index.tsx'), 'WallPage');
const SignalsPage = page(() => import('../supervision/signals.tsx'), 'SignalsPage');
const SignalPage = page(() => import('../supervision/signal.tsx'), 'SignalPage');
const RulesPage = page(() => import('../supervision/rules/index.tsx'), 'RulesPage');
const RulePage = page(() => import('../supervision/rules/rule.tsx'), 'RulePage');
const NewSignalPage = page(() => import('../supervision/by-hand/index.tsx'), 'NewSignalPage');
const InvestigationsPage = page(() => import('../supervision/investigations/index.tsx'), 'InvestigationsPage');
const NewInvestigationPage = page(() => import('../supervision/investigations/new.tsx'), 'NewInvestigationPage');
const ComplaintsPage = page(() => import('../supervision/complaints/index.tsx'), 'ComplaintsPage');
const NewComplaintPage = page(() => import('../supervision/complaints/new.tsx'), 'NewComplaintPage');
const ComplaintPage = page(() => import('../supervision/complaints/complaint.tsx'), 'ComplaintPage');
const NewOrderPage = page(() => import('../supervision/orders/index.tsx'), 'NewOrderPage');
const RepairsPage = page(() => import('../repairs/index.tsx'), 'RepairsPage');
const DivergencePage = page(() => import('../repairs/divergence-page.tsx'), 'DivergencePage');
const CalendarPage = page(() => import('../calendar/index.tsx'), 'CalendarPage');
const StatusPage = page(() => import('../status/index.tsx'), 'StatusPage');

/** A page that needs any of these permissions; the server checks every call again. */
function Needs({ actions, children }: { actions: Action[]; children: ReactNode }): ReactNode {
  const { can } = useSession();
  return actions.length === 0 || actions.some(can) ? children : <ForbiddenPage />;
}

function SignedIn(): ReactNode {
  const { person } = useSession();
  const { pathname, search } = useLocation();
  if (!person) return <Navigate to={`/sign-in?to=${encodeURIComponent(pathname + search)}`} replace />;
  return (
    <Shell>
      <PageBoundary key={pathname.split('/')[1]}>
        <Suspense fallback={<div className="page-wait" aria-busy="true" />}>
          <Outlet />
        </Suspense>
      </PageBoundary>
    </Shell>
  );
}

function Home(): ReactNode {
  const { can } = useSession();
  return <Navigate to={firstHome(can)} replace />;
}

const guarded = (path: string, actions: Action[], Page: LazyPage) => ({
  path,
  element: (
    <Needs actions={actions}>
      <Page />
    </Needs>
  ),
});

export const createRouter = () =>
  createBrowserRouter([
    { path: '/sign-in', element: <SignInPage /> },
    {
      path: '/check',
      element: (
        <Suspense fallback={<div className="page-wait" aria-busy="true" />}>
          <CheckPage />
        </Suspense>
      ),
    },
    {
      element: <SignedIn />,
      children: [
        { index: true, element: <Home /> },
        guarded('/inbox', ['step.decide'], InboxPage),
        guarded('/inbox/:stepId', ['step.decide'], InboxPage),
        guarded('/applications/new', ['case.create'], NewApplicationPage),
        guarded('/applications/batch', ['case.create'], BatchPage),
        guarded('/cases', ['case.read'], CasesPage),
        guarded('/cases/:caseId', ['case.read'], CasePage),
        guarded('/cases/:caseId/:tab', ['case.read'], CasePage),
        guarded('/licences', ['licence.read'], LicencesPage),
        guarded('/publications', ['case.read'], PublicationsPage),
        guarded('/visits', ['case.read'], VisitsPage),
        guarded('/licences/:licenceId', ['licence.read'], LicencePage),
        guarded('/archive', ['archive.read'], ArchivePage),
        guarded('/matters', ['matter.read'], MattersPage),
        guarded('/matters/:matterId', ['matter.read'], MatterPage),
        guarded('/matters/:matterId/:tab', ['matter.read'], MatterPage),
        {
          element: <RegistryFrame />,
          children: [
            guarded('/registry', ['registry.read'], CataloguePage),
            guarded('/registry/new', ['registry.edit'], NewPowerPage),
            guarded('/registry/changes', ['registry.read'], ChangesPage),
            guarded('/registry/changes/:changeId', ['registry.read'], ReviewPage),
            guarded('/registry/versions/:versionId/entry', ['registry.read'], EntryPage),
            guarded('/registry/compare/:fromId/:toId', ['registry.read'], ComparePage),
            guarded('/registry/imports', ['registry.import'], ImportsPage),
            guarded('/registry/imports/:importId', ['registry.import'], ImportPage),
            guarded('/registry/laws', ['registry.read'], LawsPage),
            guarded('/registry/laws/:lawId', ['registry.read'], LawPage),
            guarded('/registry/templates', ['template.edit'], TemplatesPage),
            guarded('/registry/templates/:code', ['template.edit'], TemplatePage),
            guarded('/registry/lint-report', ['registry.read'], LintReportPage),
            guarded('/registry/migrations', ['case.migrate'], MigrationsPage),
            guarded('/registry/statistics', ['registry.read'], StatisticsPage),
            guarded('/registry/:powerId', ['registry.read'], PowerPage),
          ],
        },
        guarded('/modeler/:versionId', ['registry.read'], ModelerPage),
        guarded('/orders/new', ['order.issue'], NewOrderPage),
        guarded('/signals/new', ['signal.issue'], NewSignalPage),
        guarded('/supervision', ['supervision.read'], WallPage),
        guarded('/supervision/heat', ['supervision.read'], HeatPage),
        guarded('/statistics', ['case.read'], CaseStatisticsPage),
        guarded('/supervision/signals', ['supervision.read'], SignalsPage),
        guarded('/supervision/signals/:signalId', ['supervision.read', 'case.read'], SignalPage),
        guarded('/supervision/rules', ['supervision.read'], RulesPage),
        guarded('/supervision/rules/:ruleId', ['supervision.read'], RulePage),
        guarded('/supervision/investigations', ['investigation.handle'], InvestigationsPage),
        guarded('/investigations/new', ['investigation.handle'], NewInvestigationPage),
        guarded('/supervision/complaints', ['complaint.handle'], ComplaintsPage),
        guarded('/supervision/complaints/new', ['complaint.handle'], NewComplaintPage),
        guarded('/supervision/complaints/:complaintId', ['complaint.handle'], ComplaintPage),
        guarded('/repairs', ['matter.repair'], RepairsPage),
        guarded('/repairs/:divergenceId', ['matter.repair'], DivergencePage),
        guarded('/calendar', [], CalendarPage),
        guarded('/status', ['status.read'], StatusPage),
        { path: '/forbidden', element: <ForbiddenPage /> },
        { path: '*', element: <NotFoundPage /> },
      ],
    },
  ]);
