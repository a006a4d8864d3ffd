import { Button, Checkbox, Input, Tabs } from 'antd';
import { useDeferredValue, useState, type ReactNode } from 'react';
import { useNavigate, useParams, useLocation } from 'react-router';
import { withParameters } from '../app/api.ts';
import { ErrorNotice } from '../app/errors.tsx';
import { useWords, type Words } from '../app/i18n.ts';
import { useKeys } from '../app/keyboard.ts';
import { Moment } from '../app/time.tsx';
import type { InboxPage as Inbox, StepView } from '../../domain/api/steps.ts';
import { useRead } from '../app/use-read.ts';
import { useSession } from '../app/use-session.ts';
import { ColumnChoice, useColumnChoice } from '../parts/column-choice.tsx';
import { Due } from '../parts/due.tsx';
import { Empty, Serial } from '../parts/marks.tsx';
import { outcomeName } from '../parts/outcome-name.ts';
import { useFilters } from '../parts/use-filters.ts';
import { RowTable, type Column } from '../parts/row-table.tsx';
import { AwaitedNotice } from './awaited.tsx';
import { PromiseNotice } from './promises.tsx';
import { StepHolder } from './step-holder.tsx';
import { SavedFilters } from '../parts/saved-filters.tsx';
import { AssignDialog } from '../work/assign-dialog.tsx';
import { Notices } from '../work/notices.tsx';
import { Substitutes } from '../work/substitutes.tsx';
import { UnattendedLine } from '../work/unattended-line.tsx';
import { StepPanel } from './step-panel.tsx';
import './inbox.css';

type StepTab = 'open' | 'mine' | 'organ' | 'watched' | 'done';
type Tab = StepTab | 'notices';
const TABS: Tab[] = ['open', 'mine', 'organ', 'watched', 'notices', 'done'];
/** Where steps may be given to somebody else, many at once. */
const GIVEN_FROM: readonly Tab[] = ['open', 'mine', 'organ'];

/** Below this width a subject has no room beside the party. */
const NARROW = 1200;
const USUAL = ['choice', 'serial', 'subject', 'step', 'due', 'decided', 'outcome', 'from'];

/** The clerk's home: what waits at my positions, nearest due first; a step opens beside the list (R10). */
export function InboxPage(): ReactNode {
  const { t, pick } = useWords();
  const { stepId } = useParams();
  const navigate = useNavigate();
  const { search } = useLocation();
  const { values, set } = useFilters(['tab', 'q']);
  const tab = TABS.find((one) => one === values.tab) ?? 'open';
  const query = values.q;
  const inbox = useRead<Inbox>(withParameters('/inbox', { tab: tab === 'notices' ? 'mine' : tab, q: useDeferredValue(query) }), {
    fresh: true,
  });

  const to = (id?: string): void => void navigate({ pathname: id ? `/inbox/${id}` : '/inbox', search });
  useKeys(stepId ? { Escape: () => to() } : {});

  const items = tab === 'notices' ? [] : (inbox.data?.items ?? []);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [assigning, setAssigning] = useState(false);
  const toAssign = items.filter(({ id }) => chosen.has(id));
  const choice: Column<StepView> = {
    key: 'choice',
    title: '',
    width: 42,
    className: 'choice',
    render: ({ id, subject }) => (
      <Checkbox
        checked={chosen.has(id)}
        onChange={(event) => choose(id, event.target.checked)}
        aria-label={t('work.chooseRow', { subject })}
        data-testid="choose-row"
      />
    ),
  };
  const every = columns({ t, pick }, tab as StepTab, Boolean(stepId), GIVEN_FROM.includes(tab) ? choice : undefined);
  const { person } = useSession();
  const shownColumns = useColumnChoice('inbox', person?.id ?? '', every, window.innerWidth < NARROW ? [...USUAL] : [...USUAL, 'party']);
  const choose = (id: string, isChosen: boolean): void =>
    setChosen((before) => new Set(isChosen ? [...before, id] : [...before].filter((one) => one !== id)));
  const counts = inbox.data?.counts;
  const following = (): string | undefined => items.find(({ id, state }) => id !== stepId && (state === 'open' || state === 'claimed'))?.id;

  return (
    <div className={`inbox ${stepId ? 'beside' : ''}`}>
      <section className="inbox-list" aria-label={t('home.inbox')}>
        <div className="page-head">
          <h1>{t('home.inbox')}</h1>
          <span className="counts" data-testid="inbox-counts">
            <span className="count">
              {t('inbox.open')}
              <b data-testid="count-open">{counts?.open ?? '–'}</b>
            </span>
            <span className="count">
              {t('inbox.overdue')}
              <b data-testid="count-overdue">{counts?.overdue ?? '–'}</b>
            </span>
            <span className="count">
              {t('inbox.dueToday')}
              <b data-testid="count-due-today">{counts?.dueToday ?? '–'}</b>
            </span>
          </span>
          {counts && counts.toConfirm > 0 && (
            <span className="count">
              {t('work.toConfirm')}
              <b data-testid="count-to-confirm">{counts.toConfirm}</b>
            </span>
          )}
          <span className="top-space" />
          {toAssign.length > 0 && (
            <Button size="small" type="primary" onClick={() => setAssigning(true)} data-testid="assign-chosen">
              {t('work.assign')} · {t('work.chosen', { count: toAssign.length })}
            </Button>
          )}
          {!stepId && <Substitutes />}
          {!stepId && <SavedFilters page="inbox" />}
          {!stepId && <ColumnChoice choice={shownColumns} columns={every.filter(({ title }) => title)} always="subject" />}
          <Input
            size="small"
            allowClear
            className="inbox-search"
            style={{ width: 220 }}
            placeholder={t('inbox.search')}
            aria-label={t('inbox.search')}
            defaultValue={query}
            onChange={(event) => set('q', event.target.value.trim())}
            data-testid="inbox-search"
          />
        </div>
        <Tabs
          size="small"
          activeKey={tab}
          onChange={(next) => set('tab', next === 'open' ? '' : next)}
          items={TABS.filter((one) => one !== 'organ' || counts?.organ !== undefined).map((one) => ({
            key: one,
            label: (
              <span data-testid={`inbox-tab-${one}`}>
                {t(`inbox.tab.${one}`)}
                {counts && counts[one] !== undefined ? ` ${counts[one]}` : ''}
              </span>
            ),
          }))}
        />
        <AwaitedNotice />
        <PromiseNotice />
        {!stepId && counts?.organ !== undefined && <UnattendedLine />}
        {tab === 'notices' && <Notices />}
        {inbox.error && <ErrorNotice error={inbox.error} retry={() => void inbox.refetch()} />}
        <div className="table-wrap inbox-rows" aria-busy={inbox.isPending || inbox.isPlaceholderData}>
          {items.length > 0 && (
            <RowTable
              label={t('home.inbox')}
              testId="inbox"
              columns={stepId ? every : shownColumns.shown}
              rows={items}
              rowKey={({ id }) => id}
              open={({ id }) => to(id)}
              current={stepId ?? null}
            />
          )}
          {inbox.data && tab !== 'notices' && items.length === 0 && (
            <Empty
              title={t(query ? 'inbox.emptySearch' : `inbox.empty.${tab}.title`)}
              text={t(query ? 'inbox.emptySearchText' : `inbox.empty.${tab}.text`)}
            />
          )}
        </div>
        {inbox.data && items.length > 0 && (
          <p className="table-foot small">
            {t('total', { count: inbox.data.total })} · <kbd>j</kbd> <kbd>k</kbd> {t('inbox.keys')}
          </p>
        )}
      </section>
      {assigning && (
        <AssignDialog
          steps={toAssign}
          close={() => {
            setAssigning(false);
            setChosen(new Set());
          }}
        />
      )}
      {stepId && (
        <StepPanel key={stepId} stepId={stepId} close={() => to()} next={() => to(following())} hasNext={following() !== undefined} />
      )}
    </div>
  );
}

function columns({ t, pick }: Pick<Words, 't' | 'pick'>, tab: StepTab, narrow: boolean, choice?: Column<StepView>): Column<StepView>[] {
  const due: Column<StepView> =
    tab === 'done'
      ? { key: 'decided', title: t('inbox.column.decided'), width: 150, render: (step) => <Moment at={step.decidedAt} short /> }
      : {
          key: 'due',
          title: t('inbox.column.due'),
          width: narrow ? 132 : 190,
          render: (step) => <Due at={step.dueAt} colour={step.colour} />,
        };
  const subject: Column<StepView> = {
    key: 'subject',
    title: t('inbox.column.subject'),
    className: 'two',
    render: (step) =>
      narrow ? (
        <>
          <span title={step.subject}>{step.subject}</span>
          <span className="quiet small">{[step.name, step.partyName ?? pick(step.kindName.text, step.kindName.textEn)].join(' · ')}</span>
        </>
      ) : (
        <>
          <span title={step.subject}>{step.subject}</span>
          <span className="quiet small">{pick(step.powerName ?? step.kindName.text, step.powerNameEn ?? step.kindName.textEn)}</span>
        </>
      ),
  };
  if (narrow) return [subject, due];
  return [
    ...(choice ? [choice] : []),
    { key: 'serial', title: t('inbox.column.serial'), width: 118, render: (step) => <Serial value={step.serial} /> },
    subject,
    {
      key: 'party',
      title: t('inbox.column.party'),
      width: '19%',
      className: 'clip',
      render: (step) => <span title={step.partyName}>{step.partyName}</span>,
    },
    {
      key: 'step',
      title: t('inbox.column.step'),
      width: 150,
      className: 'two',
      render: (step) => (
        <>
          <span>{step.name}</span>
          <StepHolder step={step} />
        </>
      ),
    },
    due,
    tab === 'done'
      ? { key: 'outcome', title: t('inbox.column.outcome'), width: 130, render: (step) => outcomeName(step, pick) ?? '' }
      : {
          key: 'from',
          title: t('inbox.column.from'),
          width: 130,
          className: 'two',
          render: (step) =>
            step.from ? (
              <>
                <span>{step.from.personName}</span>
                <span className="quiet small">{step.from.name}</span>
              </>
            ) : (
              <span className="quiet">{step.caseId === null ? '—' : t('inbox.fromWindow')}</span>
            ),
        },
  ];
}
