import type { ReactNode } from 'react';
import { Link, useParams } from 'react-router';
import { withParameters } from '../app/api.ts';
import { useWords } from '../app/i18n.ts';
import { OrganName } from '../app/organ-names.tsx';
import { useSession } from '../app/use-session.ts';
import { dateAndTime, duration, useNow } from '../app/time.tsx';
import type { SignalDetail } from '../../domain/api/supervision.ts';
import { useRead } from '../app/use-read.ts';
import { Facts } from '../parts/facts.tsx';
import { SignalMark } from '../parts/marks.tsx';
import { NotYet } from '../parts/not-yet.tsx';
import { Panel } from '../parts/panel.tsx';

/** One signal: what, which limit, how late, who noticed, and what happened to it since (R16.9). */
export function SignalPage(): ReactNode {
  const { t, wordOf, pick, language } = useWords();
  const { can } = useSession();
  const { signalId = '' } = useParams();
  const found = useRead<SignalDetail>(`/supervision/signals/${encodeURIComponent(signalId)}`);
  const now = useNow(1_000);
  if (!found.data) return <NotYet read={found} />;
  const signal = found.data;
  return (
    <>
      <div className="page-head">
        <h1>
          <SignalMark colour={signal.colour} /> {pick(signal.text, signal.textEn)}
        </h1>
        <span className="state">{t(`signal.state.${signal.state}`)}</span>
      </div>
      <div className="signal-columns">
        <Panel title={t('signal.facts')}>
          <Facts
            items={[
              { label: t('signal.rule'), value: `${signal.rule} ${pick(signal.ruleText, signal.ruleTextEn)}` },
              {
                label: t('application.subject'),
                value: (
                  <Link
                    to={pageOf(signal)}
                    data-testid={signal.changeId ? 'signal-change' : signal.caseId ? 'signal-case' : 'signal-matter'}
                  >
                    {signal.subject ?? signal.serial}
                  </Link>
                ),
              },
              { label: t('inbox.column.serial'), value: signal.serial },
              { label: t('application.power'), value: pick(signal.powerName, signal.powerNameEn) },
              { label: t('application.organ'), value: <OrganName of={signal.organ} /> },
              {
                label: t('signal.limit'),
                value: signal.limit ? `${t(`limit.${signal.limit}`)}${signal.grave ? ` · ${t('signal.grave')}` : ''}` : '—',
              },
              { label: t('signal.dueAt'), value: signal.dueAt ? dateAndTime(signal.dueAt) : '—' },
              { label: t('signal.raisedAt'), value: dateAndTime(signal.raisedAt) },
              { label: t('signal.lateness'), value: signal.latenessMs === null ? '—' : duration(signal.latenessMs, language) },
              { label: t('signal.sinceDue'), value: signal.dueAt ? duration(now - Date.parse(signal.dueAt), language) : '—' },
              { label: t('signal.source'), value: wordOf('signal.from', signal.source) },
            ]}
          />
        </Panel>
        <Panel title={t('signal.history')}>
          <table className="plain">
            <tbody>
              {signal.history.map((event, index) => (
                <tr key={`${event.at}${index}`}>
                  <td className="nowrap">{dateAndTime(event.at)}</td>
                  <td>{pick(event.text, event.textEn) || wordOf('signal.kind', event.kind)}</td>
                  <td>{event.person ?? t('record.platform')}</td>
                </tr>
              ))}
            </tbody>
          </table>
          <p className="line" style={{ marginTop: 12 }}>
            {signal.caseId && <Link to={`/cases/${signal.caseId}/clock`}>{t('due.whyTitle')}</Link>}
            {can('order.issue') && (
              <Link
                to={withParameters('/orders/new', {
                  kind: 'signal',
                  id: signal.id,
                  about: `${signal.rule} ${signal.serial}`,
                  organ: signal.organ.id,
                })}
                data-testid="signal-order"
              >
                {t('home.order')}
              </Link>
            )}
            {can('supervision.read') && <Link to="/supervision">{t('home.supervision')}</Link>}
          </p>
        </Panel>
      </div>
    </>
  );
}

const pageOf = ({ changeId, caseId, matterId }: Pick<SignalDetail, 'changeId' | 'caseId' | 'matterId'>): string =>
  changeId ? `/registry/changes/${changeId}` : caseId ? `/cases/${caseId}` : `/matters/${matterId}`;
