import { Button, Checkbox, Select, Tabs } from 'antd';
import { useState, type ReactNode } from 'react';
import { Link, useNavigate } from 'react-router';
import type { InvestigationStatistics, RedSignal } from '../../../domain/api/investigations.ts';
import type { MatterRowView } from '../../../domain/api/matters.ts';
import { withParameters } from '../../app/api.ts';
import { useWords } from '../../app/i18n.ts';
import { OrganName } from '../../app/organ-names.tsx';
import { dateAndTime, Moment, serverNow } from '../../app/time.tsx';
import { useRead, useRows } from '../../app/use-read.ts';
import { Due } from '../../parts/due.tsx';
import { List } from '../../parts/list.tsx';
import { Empty, Serial, SignalMark } from '../../parts/marks.tsx';
import { NotYet } from '../../parts/not-yet.tsx';
import { Panel } from '../../parts/panel.tsx';
import { useFilters } from '../../parts/use-filters.ts';
import { DAY_MS } from '../../../domain/time/duration.ts';
import { pageOfSignal } from '../address.ts';
import { MeasuresPanel } from './measures.tsx';

const TABS = ['waiting', 'matters', 'figures', 'measures'] as const;
const PAGE_SIZE = 100;

/** Investigations (R17): red signals that wait for one, those that are open and closed, figures, and the table of measures. */
export function InvestigationsPage(): ReactNode {
  const { t } = useWords();
  const filters = useFilters(['tab']);
  const tab = TABS.find((one) => one === filters.values.tab) ?? 'waiting';
  return (
    <>
      <div className="page-head">
        <h1>{t('investigation.title')}</h1>
        <span className="top-space" />
        <Link to="/supervision/signals">{t('wall.allSignals')}</Link>
        <Button size="small" onClick={() => window.print()}>
          {t('print')}
        </Button>
      </div>
      <Tabs
        className="no-print"
        activeKey={tab}
        onChange={(next) => filters.set('tab', next === 'waiting' ? undefined : next)}
        items={TABS.map((key) => ({ key, label: <span data-testid={`tab-${key}`}>{t(`investigation.tab.${key}`)}</span> }))}
      />
      {tab === 'waiting' && <RedSignals />}
      {tab === 'matters' && <Investigations />}
      {tab === 'figures' && <Figures />}
      {tab === 'measures' && <MeasuresPanel />}
    </>
  );
}

const daysSince = (instant: string): number => Math.floor((serverNow() - Date.parse(instant)) / DAY_MS);

function RedSignals(): ReactNode {
  const { t, pick } = useWords();
  const go = useNavigate();
  const filters = useFilters(['all']);
  const waiting = filters.values.all === '' ? 'true' : 'false';
  const list = useRows<RedSignal>(withParameters('/investigations/signals', { waiting, limit: PAGE_SIZE }), { fresh: true });
  const [chosen, setChosen] = useState<RedSignal[]>([]);
  const there = chosen.filter(({ id }) => list.rows.some((row) => row.id === id));
  const isOneOrgan = new Set(there.map(({ organ }) => organ.id)).size <= 1;
  return (
    <>
      <p className="line no-print" style={{ marginBottom: 8 }}>
        <Select
          size="small"
          style={{ width: 150 }}
          aria-label={t('investigation.investigated')}
          value={waiting}
          onChange={(value) => filters.set('all', value === 'true' ? undefined : '1')}
          options={[
            { value: 'true', label: t('investigation.waitingOnly') },
            { value: 'false', label: t('investigation.waitingAll') },
          ]}
          data-testid="filter-waiting"
        />
        {there.length > 0 && isOneOrgan && (
          <Button
            size="small"
            type="primary"
            onClick={() =>
              void go(
                withParameters('/investigations/new', { signals: there.map(({ id }) => id).join(','), organ: there[0]?.organ.id ?? '' }),
              )
            }
            data-testid="investigate-chosen"
          >
            {t('investigation.openChosen', { count: there.length })}
          </Button>
        )}
        {!isOneOrgan && <span role="alert">{t('investigation.oneOrgan')}</span>}
      </p>
      <List
        list={list}
        label={t('investigation.tab.waiting')}
        testId="red-signals"
        open={(one) => void go(pageOfSignal(one))}
        empty={<Empty title={t('investigation.noSignals')} text={t('investigation.noSignalsText')} />}
        columns={[
          {
            key: 'choose',
            title: t('investigation.choose'),
            width: 76,
            render: (one) =>
              one.investigation === null && (
                <Checkbox
                  aria-label={t('investigation.chooseSignal', { number: one.act?.number ?? one.serial })}
                  checked={chosen.some(({ id }) => id === one.id)}
                  onClick={(event) => event.stopPropagation()}
                  onChange={({ target }) =>
                    setChosen((before) => (target.checked ? [...before, one] : before.filter(({ id }) => id !== one.id)))
                  }
                  data-testid="choose-signal"
                />
              ),
          },
          { key: 'colour', title: t('cases.signal'), width: 84, render: (one) => <SignalMark colour={one.colour} /> },
          {
            key: 'what',
            title: t('signal.what'),
            className: 'two',
            render: (one) => (
              <>
                <span>{pick(one.text, one.textEn)}</span>
                <span className="quiet small">
                  {one.rule} · {one.serial} {one.subject}
                </span>
              </>
            ),
          },
          { key: 'organ', title: t('signal.addressee'), width: 170, render: (one) => <OrganName of={one.organ} /> },
          {
            key: 'who',
            title: t('signal.responsible'),
            width: 140,
            render: ({ responsible }) => [responsible?.position, responsible?.person].filter(Boolean).join(' · '),
          },
          { key: 'state', title: t('cases.state'), width: 100, render: (one) => pick(one.stateName.text, one.stateName.textEn) },
          {
            key: 'since',
            title: t('investigation.redSince'),
            width: 130,
            className: 'two',
            render: ({ redSince }) => (
              <>
                <b>{t('investigation.days', { count: daysSince(redSince) })}</b>
                <span className="quiet small">{dateAndTime(redSince)}</span>
              </>
            ),
          },
          {
            key: 'investigation',
            title: t('investigation.investigated'),
            width: 150,
            className: 'two',
            render: ({ investigation }) =>
              investigation ? (
                <>
                  <Link to={`/matters/${investigation.id}`} onClick={(event) => event.stopPropagation()}>
                    {investigation.number}
                  </Link>
                  <span className="quiet small">{pick(investigation.stateName.text, investigation.stateName.textEn)}</span>
                </>
              ) : (
                <span className="quiet">{t('investigation.none')}</span>
              ),
          },
        ]}
      />
    </>
  );
}

function Investigations(): ReactNode {
  const { t, pick } = useWords();
  const go = useNavigate();
  const list = useRows<MatterRowView>(withParameters('/matters', { kind: 'investigation', limit: PAGE_SIZE }), { fresh: true });
  return (
    <List
      list={list}
      label={t('investigation.tab.matters')}
      testId="investigations"
      open={({ page }) => void go(page)}
      empty={<Empty title={t('investigation.noMatters')} text={t('investigation.noMattersText')} />}
      columns={[
        { key: 'number', title: t('matters.number'), width: 150, render: ({ number }) => <Serial value={number} /> },
        { key: 'title', title: t('matters.title'), render: ({ title }) => title },
        {
          key: 'concerned',
          title: t('investigation.concerned'),
          width: 160,
          render: ({ extra }) => extra.facts.find(({ labelEn }) => labelEn === 'Persons concerned')?.value ?? '—',
        },
        { key: 'state', title: t('cases.state'), width: 120, render: ({ stateName }) => pick(stateName.text, stateName.textEn) },
        {
          key: 'due',
          title: t('matters.due'),
          width: 150,
          render: ({ due, colour, closedAt }) => (due && !closedAt ? <Due at={due.dueAt} colour={due.running ? colour : 'normal'} /> : '—'),
        },
        { key: 'opened', title: t('matters.opened'), width: 130, render: ({ openedAt }) => <Moment at={openedAt} /> },
      ]}
    />
  );
}

const COUNTS = ['open', 'fault', 'cleared', 'revoked', 'ended'] as const;

function Figures(): ReactNode {
  const { t } = useWords();
  const read = useRead<InvestigationStatistics>('/investigations/statistics', { fresh: true });
  if (!read.data) return <NotYet read={read} />;
  const { waiting, oldestSince, organs, people } = read.data;
  return (
    <div className="stack" data-testid="investigation-figures">
      <p>
        {t('investigation.wait')} <Link to="/supervision/investigations">{waiting}</Link>
        {oldestSince && (
          <span className="quiet">
            {' '}
            · {t('investigation.oldest')} {dateAndTime(oldestSince)}（{t('investigation.days', { count: daysSince(oldestSince) })}）
          </span>
        )}
      </p>
      <Panel title={t('investigation.byOrgan')}>
        {organs.length === 0 ? (
          <p className="quiet">{t('investigation.noFigures')}</p>
        ) : (
          <table className="plain">
            <thead>
              <tr>
                <th>{t('investigation.organ')}</th>
                {COUNTS.map((key) => (
                  <th key={key}>{t(`investigation.count.${key}`)}</th>
                ))}
              </tr>
            </thead>
            <tbody>
              {organs.map((row) => (
                <tr key={row.organ.id}>
                  <td>
                    <OrganName of={row.organ} />
                  </td>
                  {COUNTS.map((key) => (
                    <td key={key}>{row[key]}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Panel>
      <Panel title={t('investigation.byPerson')}>
        {people.length === 0 ? (
          <p className="quiet">{t('investigation.noPeople')}</p>
        ) : (
          <table className="plain">
            <thead>
              <tr>
                <th>{t('investigation.person')}</th>
                <th>{t('investigation.organ')}</th>
                <th>{t('investigation.faults')}</th>
                <th>{t('investigation.measure')}</th>
              </tr>
            </thead>
            <tbody>
              {people.map(({ person, organ, faults, measures }) => (
                <tr key={person.id}>
                  <td>{person.name}</td>
                  <td>
                    <OrganName of={organ} />
                  </td>
                  <td>{faults}</td>
                  <td>{measures.map(({ measure, n }) => (n > 1 ? `${measure} × ${n}` : measure)).join('；')}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Panel>
    </div>
  );
}
