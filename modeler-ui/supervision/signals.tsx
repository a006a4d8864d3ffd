import { Button, Input } from 'antd';
import type { ReactNode } from 'react';
import { Link, useNavigate } from 'react-router';
import { withParameters } from '../app/api.ts';
import { useWords } from '../app/i18n.ts';
import { OrganName, useOrganName } from '../app/organ-names.tsx';
import { dateAndTime } from '../app/time.tsx';
import type { Organisation } from '../../domain/api/organisation.ts';
import type { SignalView } from '../../domain/api/supervision.ts';
import { SIGNAL_STATES } from '../../domain/supervision/signal-states.ts';
import { useRead, useRows } from '../app/use-read.ts';
import { useSession } from '../app/use-session.ts';
import { useExport } from '../parts/export-list.tsx';
import { ClearFilters, FilterSelect } from '../parts/filter-bar.tsx';
import { List } from '../parts/list.tsx';
import { Empty, Serial, SignalMark } from '../parts/marks.tsx';
import { useFilters } from '../parts/use-filters.ts';
import { pageOfSignal } from './address.ts';

const PAGE_SIZE = 100;
/** Every signal in my scope; the filters are the page's address, so that a list can be kept and sent (R13). */
export function SignalsPage(): ReactNode {
  const { t, pick } = useWords();
  const { can } = useSession();
  const organName = useOrganName();
  const navigate = useNavigate();
  const filters = useFilters(['colour', 'state', 'organ', 'district', 'category', 'power', 'step', 'rule', 'from', 'to']);
  const { values } = filters;
  const list = useRows<SignalView>(withParameters('/supervision/signals', { ...values, limit: PAGE_SIZE }), { fresh: true });
  const { data: organisation } = useRead<Organisation>(can('organisation.read') ? '/organisation' : null);
  const exported = useExport('/supervision/signals', values, t('wall.allSignals'));
  const rules = new Map(list.rows.map((one) => [one.rule, `${one.rule} ${pick(one.ruleText, one.ruleTextEn)}`]));
  if (values.rule && !rules.has(values.rule)) rules.set(values.rule, values.rule);
  return (
    <>
      <div className="page-head">
        <h1>{t('wall.allSignals')}</h1>
        <FilterSelect
          filters={filters}
          name="state"
          label={t('signal.stateFilter')}
          width={112}
          options={SIGNAL_STATES.map((value) => ({ value, label: t(`signal.state.${value}`) }))}
        />
        <FilterSelect
          filters={filters}
          name="colour"
          width={96}
          label={t('cases.signal')}
          options={(['red', 'yellow'] as const).map((value) => ({ value, label: t(`signal.${value}`) }))}
        />
        <FilterSelect
          filters={filters}
          name="organ"
          label={t('signal.addressee')}
          width={150}
          searchable
          options={(organisation?.organs ?? []).map((organ) => ({ value: organ.id, label: organName(organ) }))}
        />
        <FilterSelect
          filters={filters}
          name="rule"
          label={t('signal.rule')}
          width={110}
          searchable
          options={[...rules].sort(([a], [b]) => a.localeCompare(b, 'en', { numeric: true })).map(([value, label]) => ({ value, label }))}
        />
        {(['from', 'to'] as const).map((name) => (
          <Input
            key={name}
            type="date"
            size="small"
            style={{ width: 122 }}
            title={t(name === 'from' ? 'signal.since' : 'signal.until')}
            aria-label={t(name === 'from' ? 'signal.since' : 'signal.until')}
            value={values[name]}
            onChange={(event) => filters.set(name, event.target.value || undefined)}
            data-testid={`filter-${name}`}
          />
        ))}
        <ClearFilters filters={filters} />
        <span className="top-space" />
        {can('investigation.handle') && <Link to="/supervision/investigations">{t('investigation.title')}</Link>}
        <Link to="/supervision/rules">{t('rules.toRules')}</Link>
        {can('signal.issue') && (
          <Button size="small" onClick={() => void navigate('/signals/new')} data-testid="new-signal">
            {t('signal.byHand')}
          </Button>
        )}
        {exported.button(list.rows.length === 0)}
      </div>
      {exported.notice}
      <List
        list={list}
        label={t('wall.allSignals')}
        testId="signals"
        open={(one) => void navigate(pageOfSignal(one))}
        empty={<Empty title={t('wall.noSignals')} text={t('wall.noSignalsText')} />}
        columns={[
          {
            key: 'colour',
            title: t('cases.signal'),
            width: 96,
            render: (one) =>
              one.stands || one.state === 'proposed' ? <SignalMark colour={one.colour} /> : <span className="quiet">—</span>,
          },
          { key: 'state', title: t('cases.state'), width: 104, render: (one) => pick(one.stateName.text, one.stateName.textEn) },
          {
            key: 'what',
            title: t('signal.what'),
            width: 200,
            className: 'two',
            render: (one) => (
              <>
                <span>{pick(one.text, one.textEn)}</span>
                <span className="quiet small">
                  {one.rule} {one.act?.number}
                </span>
              </>
            ),
          },
          {
            key: 'case',
            title: t('signal.concerns'),
            className: 'two',
            render: (one) => (
              <>
                <span title={one.subject}>{one.subject}</span>
                <span className="quiet small">
                  {pick(one.powerName, one.powerNameEn)} <Serial value={one.serial} />
                </span>
              </>
            ),
          },
          {
            key: 'organ',
            title: t('signal.addressee'),
            width: 170,
            className: 'two',
            render: (one) => (
              <>
                <OrganName of={one.organ} />
                <span className="quiet small">
                  {one.responsible?.position} {one.responsible?.person}
                </span>
              </>
            ),
          },
          { key: 'by', title: t('signal.explainBy'), width: 136, render: (one) => (one.explainBy ? dateAndTime(one.explainBy) : '—') },
          { key: 'raised', title: t('signal.raisedAt'), width: 136, render: (one) => dateAndTime(one.raisedAt) },
        ]}
      />
    </>
  );
}
