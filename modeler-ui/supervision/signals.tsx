import type { ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { withParameters } from '../app/api.ts';
import { useWords } from '../app/i18n.ts';
import { OrganName } from '../app/organ-names.tsx';
import { dateAndTime, duration } from '../app/time.tsx';
import type { SignalView } from '../../domain/api/supervision.ts';
import { useRows } from '../app/use-read.ts';
import { useExport } from '../parts/export-list.tsx';
import { FilterSelect } from '../parts/filter-bar.tsx';
import { List } from '../parts/list.tsx';
import { Empty, Serial, SignalMark } from '../parts/marks.tsx';
import { useFilters } from '../parts/use-filters.ts';

const PAGE_SIZE = 100;

/** Every signal in my scope. */
export function SignalsPage(): ReactNode {
  const { t, pick, language } = useWords();
  const navigate = useNavigate();
  const filters = useFilters(['colour']);
  const list = useRows<SignalView>(withParameters('/supervision/signals', { ...filters.values, limit: PAGE_SIZE }), { fresh: true });

  const exported = useExport('/supervision/signals', filters.values, t('wall.allSignals'));
  return (
    <>
      <div className="page-head">
        <h1>{t('wall.allSignals')}</h1>
        <FilterSelect
          filters={filters}
          name="colour"
          label={t('cases.signal')}
          options={(['red', 'yellow'] as const).map((value) => ({ value, label: t(`signal.${value}`) }))}
        />
        <span className="top-space" />
        {exported.button(list.rows.length === 0)}
      </div>
      {exported.notice}
      <List
        list={list}
        label={t('wall.allSignals')}
        testId="signals"
        open={({ id }) => void navigate(`/supervision/signals/${id}`)}
        empty={<Empty title={t('wall.noSignals')} text={t('wall.noSignalsText')} />}
        columns={[
          { key: 'colour', title: t('cases.signal'), width: 96, render: (one) => <SignalMark colour={one.colour} /> },
          { key: 'rule', title: t('signal.rule'), width: 76, render: (one) => one.rule },
          {
            key: 'case',
            title: t('inbox.column.subject'),
            className: 'two',
            render: (one) => (
              <>
                <span title={one.subject}>{one.subject ?? pick(one.powerName, one.powerNameEn)}</span>
                <span className="quiet small">
                  {pick(one.powerName, one.powerNameEn)} · <Serial value={one.serial} />
                </span>
              </>
            ),
          },
          { key: 'what', title: t('signal.what'), width: 190, render: (one) => pick(one.text, one.textEn) },
          { key: 'organ', title: t('application.organ'), width: 150, className: 'clip', render: (one) => <OrganName of={one.organ} /> },
          { key: 'due', title: t('signal.dueAt'), width: 140, render: (one) => (one.dueAt ? dateAndTime(one.dueAt) : '—') },
          { key: 'raised', title: t('signal.raisedAt'), width: 140, render: (one) => dateAndTime(one.raisedAt) },
          {
            key: 'late',
            title: t('signal.lateness'),
            width: 110,
            render: (one) => (one.latenessMs === null ? '—' : duration(one.latenessMs, language)),
          },
        ]}
      />
    </>
  );
}
