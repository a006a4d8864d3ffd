import type { ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { REPAIRS } from '../../domain/flowchart/repairs.ts';
import { ErrorNotice } from '../app/errors.tsx';
import { useWords } from '../app/i18n.ts';
import { OrganName } from '../app/organ-names.tsx';
import { dateAndTime, duration, useNow } from '../app/time.tsx';
import { useRead } from '../app/use-read.ts';
import { Empty } from '../parts/marks.tsx';
import { RowTable, type Column } from '../parts/row-table.tsx';
import { FrozenMark } from './frozen-mark.tsx';
import type { DivergenceList, ListedDivergence } from '../../domain/api/repairs.ts';
import './repairs.css';
import { NotYet } from '../parts/not-yet.tsx';

const AGAIN_MS = 3_000;

/** Every matter about which engine and record disagree, and what is proposed for it; the last ones that were settled (R12a). */
export function RepairsPage(): ReactNode {
  const { t, wordOf, pick, language } = useWords();
  const navigate = useNavigate();
  const list = useRead<DivergenceList>('/divergences', { every: AGAIN_MS });
  const now = useNow(10_000);
  if (!list.data) return <NotYet read={list} />;
  const { items, settled } = list.data;
  const open = ({ id }: ListedDivergence): void => void navigate(`/repairs/${id}`);

  const what: Column<ListedDivergence>[] = [
    {
      key: 'matter',
      title: t('repair.matter'),
      width: '32%',
      className: 'two',
      render: (one) => (
        <>
          <span title={one.title ?? one.number}>{one.title ?? one.number}</span>
          <span className="quiet small">
            {one.title ? `${one.number} · ` : ''}
            <OrganName of={one.organ} />
          </span>
        </>
      ),
    },
    {
      key: 'what',
      title: t('repair.what'),
      className: 'two',
      render: (one) => (
        <>
          <span title={pick(one.message, one.messageEn)}>{pick(one.message, one.messageEn)}</span>
          <code className="quiet small">{one.code}</code>
        </>
      ),
    },
  ];

  return (
    <>
      <div className="page-head">
        <h1>{t('home.repairs')}</h1>
        <span className="quiet small">{t('repair.text')}</span>
      </div>
      {list.error && <ErrorNotice error={list.error} />}
      <div className="table-wrap">
        {items.length > 0 ? (
          <RowTable
            label={t('home.repairs')}
            testId="divergences"
            rows={items}
            rowKey={({ id }) => id}
            open={open}
            columns={[
              { key: 'state', title: t('repair.state'), width: 128, render: (one) => <FrozenMark frozen={one.frozen} /> },
              ...what,
              {
                key: 'since',
                title: t('repair.since'),
                width: 160,
                className: 'two',
                render: (one) => (
                  <>
                    <span>{dateAndTime(one.at)}</span>
                    <span className="quiet small">{t('repair.forSoLong', { time: duration(now - Date.parse(one.at), language) })}</span>
                  </>
                ),
              },
              {
                key: 'repair',
                title: t('repair.repair'),
                width: 200,
                className: 'two',
                render: ({ repair }) =>
                  repair ? (
                    <>
                      <b>{wordOf('repair.stateWord', repair.state)}</b>
                      <span className="quiet small">
                        {pick(REPAIRS[repair.kind].name, REPAIRS[repair.kind].nameEn)} · {repair.proposedBy}
                      </span>
                    </>
                  ) : (
                    <span className="quiet">{t('repair.none')}</span>
                  ),
              },
            ]}
          />
        ) : (
          <Empty title={t('repair.empty')} text={t('repair.emptyText')} />
        )}
      </div>
      {settled.length > 0 && (
        <>
          <h2 className="repairs-settled">{t('repair.settled')}</h2>
          <div className="table-wrap">
            <table className="rows" data-testid="settled">
              <tbody>
                {settled.map((one) => (
                  <tr key={one.id} className="opens" onClick={() => open(one)}>
                    {what.map(({ key, className, width, render }) => (
                      <td key={key} className={className} style={{ width }}>
                        {render(one)}
                      </td>
                    ))}
                    <td style={{ width: 220 }}>
                      <a
                        href={`/repairs/${one.id}`}
                        onClick={(event) => {
                          event.preventDefault();
                          open(one);
                        }}
                      >
                        {t('repair.settledAt', { at: one.settledAt ? dateAndTime(one.settledAt) : '—' })}
                      </a>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </>
      )}
    </>
  );
}
