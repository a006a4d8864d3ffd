import { Button, Input } from 'antd';
import { useState, type ReactNode } from 'react';
import { Link } from 'react-router';
import type { OtherInspection, VisitProposal, VisitsOfCase } from '../../domain/api/visits.ts';
import { api } from '../app/api.ts';
import { ErrorNotice } from '../app/errors.tsx';
import { useWords } from '../app/i18n.ts';
import { useOrganName } from '../app/organ-names.tsx';
import { dateAndTime } from '../app/time.tsx';
import { useAction } from '../app/use-action.ts';
import { useRead } from '../app/use-read.ts';
import { Field } from '../parts/field.tsx';
import { ReasonDialog } from '../parts/reason-dialog.tsx';

type Doing = { kind: 'propose'; other: OtherInspection } | { kind: 'decline' | 'withdraw'; proposal: VisitProposal } | null;

/** At an inspection: who else inspects this enterprise near that day, what was proposed, and the visit that is shared (国办发〔2024〕54号). */
export function VisitsOfCaseNotice({ caseId }: { caseId: string }): ReactNode {
  const { t } = useWords();
  const say = useSayOther();
  const address = `/cases/${encodeURIComponent(caseId)}/visits`;
  const { data: found } = useRead<VisitsOfCase>(address, { fresh: true });
  const [doing, setDoing] = useState<Doing>(null);
  const accept = useAction((key, proposal: VisitProposal) => api.post<VisitsOfCase>(`/visits/${proposal.id}/accept`, {}, { key }));
  if (!found) return null;
  const waiting = found.proposals.filter(({ answer }) => !answer);
  // What was declined first and merged after all is told by the record.
  const merged = new Set(found.joint?.others.map(({ caseId: id }) => id));
  const ended = found.proposals.filter(({ answer, other }) => answer && answer.kind !== 'accepted' && !merged.has(other.caseId));
  const near = found.near.filter(({ caseId: id }) => !waiting.some(({ other }) => other.caseId === id));
  if (!found.joint && !near.length && !waiting.length && !ended.length) return null;
  const close = (): void => setDoing(null);
  return (
    <section className="notice stack" aria-label={t('visits.title')} data-testid="visits-of-case">
      {found.joint && (
        <div data-testid="joint-visit">
          <p className="notice-title">{t('visits.joint', { day: found.joint.day })}</p>
          {found.joint.others.map((other) => (
            <p key={other.caseId}>
              <Other other={other} />
            </p>
          ))}
          {found.joint.others.length === 0 && <p>{t('visits.alone')}</p>}
          {found.noticeOtherDay && found.isOpen && (
            <p>
              <span className="state on">!</span> {t('visits.noticeOtherDay')}
            </p>
          )}
        </div>
      )}
      {waiting.map((proposal) => (
        <div key={proposal.id} data-testid="visit-proposal" data-direction={proposal.direction}>
          <p className="line">
            <b>{t(`visits.${proposal.direction}`, { ...say(proposal.other), day: proposal.day })}</b>
            <span className="quiet small">{t('visits.by', { name: proposal.by, at: dateAndTime(proposal.at) })}</span>
          </p>
          {proposal.reason && <p>{proposal.reason}</p>}
          <p className="line no-print">
            {proposal.mayAnswer && (
              <>
                <Button
                  size="small"
                  type="primary"
                  loading={accept.pending}
                  onClick={() => void accept.run(proposal)}
                  data-testid="accept-visit"
                >
                  {t('visits.accept')}
                </Button>
                <Button size="small" onClick={() => setDoing({ kind: 'decline', proposal })} data-testid="decline-visit">
                  {t('visits.decline')}
                </Button>
              </>
            )}
            {proposal.mayWithdraw && (
              <Button size="small" onClick={() => setDoing({ kind: 'withdraw', proposal })} data-testid="withdraw-visit">
                {t('visits.withdraw')}
              </Button>
            )}
          </p>
        </div>
      ))}
      {accept.error && <Refused error={accept.error} />}
      {near.length > 0 && (
        <div data-testid="near-visits">
          <p className="notice-title">{t('visits.near')}</p>
          {near.map((other) => (
            <p key={other.caseId} className="line">
              <Other other={other} />
              {found.mayMerge && (
                <Button size="small" onClick={() => setDoing({ kind: 'propose', other })} data-testid="propose-visit">
                  {t('visits.propose')}
                </Button>
              )}
            </p>
          ))}
          <p className="quiet small">{t('visits.nearText', { days: found.withinDays })}</p>
        </div>
      )}
      {ended.map((proposal) => (
        <p key={proposal.id} className="quiet small" data-testid="visit-ended">
          {t(endedWords(proposal), { ...say(proposal.other), reason: proposal.answer?.reason ?? '' })}{' '}
          {proposal.answer && t('visits.by', { name: proposal.answer.by, at: dateAndTime(proposal.answer.at) })}
        </p>
      ))}
      <p className="quiet small">
        {(found.joint !== null || near.length > 0) && found.counted && <Counted of={found.counted} />}{' '}
        <Link to="/visits" className="no-print">
          {t('visits.toList')}
        </Link>
      </p>
      {doing?.kind === 'propose' && <Propose caseId={caseId} other={doing.other} planned={found.plannedOn ?? ''} close={close} />}
      {(doing?.kind === 'decline' || doing?.kind === 'withdraw') && <End kind={doing.kind} proposal={doing.proposal} close={close} />}
    </section>
  );
}

const endedWords = ({ answer, direction }: VisitProposal) =>
  answer?.kind === 'withdrawn' ? 'visits.withdrawn' : direction === 'sent' ? 'visits.declined' : 'visits.declinedByUs';

function Counted({ of }: { of: { text: string; textEn: string } }): ReactNode {
  const { pick } = useWords();
  return <span data-testid="visit-counted">{pick(of.text, of.textEn)}</span>;
}

/** What stands against it, in its own words: a day that is past meanwhile is a field's problem. */
function Refused({ error }: { error: NonNullable<ReturnType<typeof useAction>['error']> }): ReactNode {
  const { pick } = useWords();
  if (!error.fields.length) return <ErrorNotice error={error} />;
  return (
    <p className="notice notice-problem" role="alert">
      {error.fields.map(({ message, messageEn }) => pick(message, messageEn)).join(' ')}
    </p>
  );
}

/** What may be told of another organ's inspection, as words of a sentence. */
function useSayOther(): (other: OtherInspection) => Record<'organ' | 'power' | 'serial' | 'day', string> {
  const { t, pick } = useWords();
  const organName = useOrganName();
  return ({ organ, power, serial, day }) => ({
    organ: organName(organ),
    power: pick(power.name, power.nameEn),
    serial,
    day: day ?? t('visits.unplanned'),
  });
}

function Other({ other }: { other: OtherInspection }): ReactNode {
  const { t } = useWords();
  const words = t('visits.other', useSayOther()(other));
  return other.readable ? <Link to={`/cases/${other.caseId}`}>{words}</Link> : <span>{words}</span>;
}

function Propose({
  caseId,
  other,
  planned,
  close,
}: {
  caseId: string;
  other: OtherInspection;
  planned: string;
  close: () => void;
}): ReactNode {
  const { t } = useWords();
  const say = useSayOther();
  const [day, setDay] = useState(planned);
  const propose = useAction((key, reason: string) =>
    api.post<VisitsOfCase>(`/cases/${encodeURIComponent(caseId)}/visits`, { otherId: other.caseId, day, reason }, { key }),
  );
  return (
    <ReasonDialog
      title={t('visits.proposeTitle', say(other))}
      text={t('visits.proposeText')}
      label={t('visits.reason')}
      confirmText={t('visits.propose')}
      action={propose}
      done={close}
      close={close}
      optional
      disabled={!day}
      most={500}
      testId="propose"
    >
      <p>{t('visits.other', say(other))}</p>
      <Field path="day" label={t('visits.day')} required problems={propose.error?.fields ?? []}>
        <Input
          type="date"
          style={{ width: 160 }}
          value={day}
          onChange={(event) => {
            setDay(event.target.value);
            propose.clear();
          }}
          aria-labelledby="label-day"
          data-testid="visit-day"
        />
      </Field>
    </ReasonDialog>
  );
}

function End({ kind, proposal, close }: { kind: 'decline' | 'withdraw'; proposal: VisitProposal; close: () => void }): ReactNode {
  const { t } = useWords();
  const end = useAction((key, reason: string) => api.post<VisitsOfCase>(`/visits/${proposal.id}/${kind}`, { reason }, { key }));
  return (
    <ReasonDialog
      title={t(`visits.${kind}Title`)}
      label={t(`visits.${kind}Reason`)}
      confirmText={t(`visits.${kind}`)}
      action={end}
      done={close}
      close={close}
      most={500}
      testId="end-visit"
    />
  );
}
