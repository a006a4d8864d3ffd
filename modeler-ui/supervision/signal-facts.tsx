import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { withParameters } from '../app/api.ts';
import { useWords } from '../app/i18n.ts';
import { OrganName, useOrganName } from '../app/organ-names.tsx';
import { dateAndTime, duration } from '../app/time.tsx';
import { useSession } from '../app/use-session.ts';
import type { SignalDetail } from '../../domain/api/supervision.ts';
import { Facts } from '../parts/facts.tsx';
import { SignalMark } from '../parts/marks.tsx';
import { Panel } from '../parts/panel.tsx';
import { InvestigationOfSignal } from './investigations/of-signal.tsx';
import './signal.css';

/** The matter that a signal is about; null where it is about an organ. */
const subjectPage = ({ changeId, caseId, matterId, act }: SignalDetail): string | null => {
  if (matterId === act?.id) return null;
  return changeId ? `/registry/changes/${changeId}` : caseId ? `/cases/${caseId}` : `/matters/${matterId}`;
};

/** States in which somebody is awaited, and how the others ended; each says in a sentence what is so. */
const SAID = [
  'opened',
  'proposed',
  'explaining',
  'judging',
  'appealed',
  'investigating',
  'accepted',
  'concluded',
  'referred',
  'withdrawn',
  'dismissed',
  'terminated',
  'earlier',
] as const;

/** What happened, who answers until when, and what can be done now: read before anything else. */
export function SignalLead({ signal }: { signal: SignalDetail }): ReactNode {
  const { t, pick } = useWords();
  const organName = useOrganName();
  const said = SAID.find((one) => one === signal.state);
  const { responsible, explainBy } = signal;
  const who = [organName(signal.organ), responsible?.position, responsible?.person].filter(Boolean).join(' ');
  const words = { who, office: signal.office ? organName(signal.office) : '', by: explainBy ? dateAndTime(explainBy) : '' };
  const late = signal.colour === 'yellow' ? t('signal.late.yellow') : t('signal.late.red');
  return (
    <section
      className={`panel signal-lead ${signal.stands ? signal.colour : ''}`}
      data-testid="signal-lead"
      data-colour={signal.colour}
      data-state={signal.state}
    >
      <p className="line">
        {signal.stands && <SignalMark colour={signal.colour} />}
        <b>{pick(signal.text, signal.textEn)}</b>
        <span className="quiet">
          {signal.rule} {pick(signal.ruleText, signal.ruleTextEn)}
        </span>
      </p>
      {said && (
        <p>
          {t(`signal.now.${said}`, words)} {said === 'explaining' && late}
        </p>
      )}
    </section>
  );
}

/** What the signal is about and of whom it speaks. */
export function SignalFacts({ signal }: { signal: SignalDetail }): ReactNode {
  const { t, wordOf, pick, language } = useWords();
  const { can } = useSession();
  const page = subjectPage(signal);
  const { responsible, limit, dueAt, latenessMs } = signal;
  return (
    <Panel title={t('signal.facts')}>
      <Facts
        items={[
          ...(page
            ? [
                {
                  label: t('signal.concerns'),
                  value: (
                    <Link to={page} data-testid={signal.changeId ? 'signal-change' : signal.caseId ? 'signal-case' : 'signal-matter'}>
                      {signal.subject}
                    </Link>
                  ),
                },
                { label: t('inbox.column.serial'), value: signal.serial },
                ...(signal.powerName ? [{ label: t('application.power'), value: pick(signal.powerName, signal.powerNameEn) }] : []),
              ]
            : []),
          { label: t('signal.addressee'), value: <OrganName of={signal.organ} /> },
          ...(responsible
            ? [{ label: t('signal.responsible'), value: [responsible.position, responsible.person].filter(Boolean).join(' · ') }]
            : []),
          ...(limit ? [{ label: t('signal.limit'), value: `${t(`limit.${limit}`)}${signal.grave ? ` · ${t('signal.grave')}` : ''}` }] : []),
          ...(dueAt ? [{ label: t('signal.dueAt'), value: dateAndTime(dueAt) }] : []),
          { label: t('signal.raisedAt'), value: dateAndTime(signal.raisedAt) },
          ...(latenessMs === null ? [] : [{ label: t('signal.lateness'), value: duration(latenessMs, language) }]),
          { label: t('signal.issue'), value: t(`signal.issued.${signal.issue}`) },
          { label: t('signal.source'), value: wordOf('signal.from', signal.source) },
          ...(signal.colour === 'red' && signal.stands && can('investigation.handle')
            ? [{ label: t('investigation.investigated'), value: <InvestigationOfSignal signal={signal} /> }]
            : []),
          ...(signal.office ? [{ label: t('signal.office'), value: <OrganName of={signal.office} /> }] : []),
        ]}
      />
      <p className="line no-print" style={{ marginTop: 12 }}>
        {signal.caseId && page && <Link to={`/cases/${signal.caseId}/clock`}>{t('due.whyTitle')}</Link>}
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
        {can('supervision.read') && <Link to="/supervision/signals">{t('wall.allSignals')}</Link>}
      </p>
    </Panel>
  );
}

/** What it rests on, line by line, and what has become of it. */
export function SignalGrounds({ signal }: { signal: SignalDetail }): ReactNode {
  const { t, wordOf, pick } = useWords();
  const lines = signal.evidence ? pick(signal.evidence.text, signal.evidence.textEn).split('\n') : [];
  return (
    <>
      <Panel title={t('signal.evidence')} testId="signal-evidence">
        {lines.length > 0 ? (
          <ol className="signal-lines">
            {lines.map((line, index) => (
              <li key={index}>{line}</li>
            ))}
          </ol>
        ) : (
          <p className="quiet">{t('signal.noEvidence')}</p>
        )}
      </Panel>
      <Panel title={t('signal.history')}>
        <table className="plain">
          <tbody>
            {signal.history.map((event, index) => (
              <tr key={`${event.at}${index}`}>
                <td className="nowrap">{dateAndTime(event.at)}</td>
                <td>
                  {wordOf('signal.kind', event.kind)}
                  {typeof event.reason === 'string' && (
                    <div className="quiet breaks signal-reason">
                      {pick(event.reason, typeof event.reasonEn === 'string' ? event.reasonEn : undefined)}
                    </div>
                  )}
                </td>
                <td>{event.person ?? t('record.platform')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Panel>
    </>
  );
}
