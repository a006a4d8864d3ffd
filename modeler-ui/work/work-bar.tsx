import { App, Button, Dropdown, Select } from 'antd';
import { useState, type ReactNode } from 'react';
import type { SubstitutionList } from '../../domain/api/organisation.ts';
import type { MatterWork, StepView, UnattendedStep } from '../../domain/api/steps.ts';
import { api } from '../app/api.ts';
import { useWords } from '../app/i18n.ts';
import { dateAndTime } from '../app/time.tsx';
import { useAction } from '../app/use-action.ts';
import { useRead } from '../app/use-read.ts';
import { useSession } from '../app/use-session.ts';
import { ReasonDialog } from '../parts/reason-dialog.tsx';
import { AssignDialog } from './assign-dialog.tsx';

interface Options {
  matterId: string;
  subject: string;
  steps: readonly StepView[];
}

type Doing = 'assign' | 'remind' | 'copy' | 'recuse' | null;

const isRunning = ({ state }: StepView): boolean => state === 'open' || state === 'claimed';

/** What may be done with a matter beside deciding its steps, and who may not or cannot act in it (R10, CF43). */
export function WorkBar({ matterId, subject, steps }: Options): ReactNode {
  const { t } = useWords();
  const { can, person } = useSession();
  const { data: work } = useRead<MatterWork>(`/matters/${encodeURIComponent(matterId)}/work`, { fresh: true });
  const [doing, setDoing] = useState<Doing>(null);
  const watch = useAction((key, watching: boolean) => api.put<undefined>(`/matters/${matterId}/watch`, { watching }, { key }));
  const running = steps.filter(isRunning);
  if (!work) return null;
  const assignable = running.filter(({ id }) => work.assignable.includes(id));
  const others = running.filter(
    ({ claimedBy, proposal }) => (proposal?.state === 'waiting' ? proposal.coOfficer.id : claimedBy?.id) !== person?.id,
  );
  const mayRecuse = can('step.decide') && running.length > 0;
  const items = [
    ...(assignable.length ? [{ key: 'assign', label: t('work.assign') }] : []),
    ...(others.length ? [{ key: 'remind', label: t('work.remind') }] : []),
    ...(can('step.decide') ? [{ key: 'copy', label: t('work.copy') }] : []),
    ...(mayRecuse ? [{ key: 'recuse', label: t('work.recuse') }] : []),
  ];
  const close = (): void => setDoing(null);
  return (
    <>
      <Button loading={watch.pending} onClick={() => void watch.run(!work.watching)} aria-pressed={work.watching} data-testid="watch">
        {t(work.watching ? 'work.watching' : 'work.watch')}
      </Button>
      {items.length > 0 && (
        <Dropdown menu={{ items, onClick: ({ key }) => setDoing(key as Doing) }} trigger={['click']}>
          <Button data-testid="work-more">{t('work.more')}</Button>
        </Dropdown>
      )}
      {doing === 'assign' && <AssignDialog steps={assignable.map(({ id }) => ({ id, subject }))} close={close} />}
      {doing === 'remind' && others[0] && <RemindDialog step={others[0]} close={close} />}
      {doing === 'copy' && <CopyDialog matterId={matterId} close={close} />}
      {doing === 'recuse' && <RecuseDialog matterId={matterId} others={work.mayRecuse} close={close} />}
    </>
  );
}

/** Who has stepped aside, and where nobody may lawfully act: a line each. */
export function WorkNotices({ matterId }: { matterId: string }): ReactNode {
  const { t } = useWords();
  const { data: work } = useRead<MatterWork>(`/matters/${encodeURIComponent(matterId)}/work`, { fresh: true });
  if (!work || (!work.unattended.length && !work.recusals.length)) return null;
  return (
    <div className="stack" data-testid="work-notices">
      {work.unattended.length > 0 && (
        <div className="notice notice-problem" role="alert" data-testid="unattended">
          <p className="notice-title">{t('work.unattended')}</p>
          <ul>
            {work.unattended.map((step) => (
              <li key={step.elementId}>
                <Lacking step={step} />
              </li>
            ))}
          </ul>
          <p className="quiet small">{t('work.unattendedHelp')}</p>
        </div>
      )}
      {work.recusals.map(({ person, by, reason, at }) => (
        <p key={person.id} className="notice small" data-testid="recusal">
          {t('work.recused', { name: person.name, at: dateAndTime(at) })}
          {by.id !== person.id && `（${by.name}）`} {reason}
        </p>
      ))}
    </div>
  );
}

export function Lacking({ step }: { step: UnattendedStep }): ReactNode {
  const { t } = useWords();
  return (
    <>
      {t(step.standing ? 'work.standing' : 'work.toCome', { step: step.name, position: step.positionName })}{' '}
      {step.eligible === 0 ? t(step.expires ? 'work.nobodyThen' : 'work.nobody') : t(step.expires ? 'work.onlyOneThen' : 'work.onlyOne')}
    </>
  );
}

function RemindDialog({ step, close }: { step: StepView; close: () => void }): ReactNode {
  const { t } = useWords();
  const { message } = App.useApp();
  const remind = useAction((key, text: string) => api.post<undefined>(`/steps/${step.id}/remind`, { text }, { key }).then(() => true));
  return (
    <ReasonDialog
      title={t('work.remindTitle', { step: step.name })}
      text={t('work.remindText')}
      label={t('work.note')}
      confirmText={t('work.remind')}
      action={remind}
      optional
      most={1_000}
      done={() => void message.success(t('work.remindDone'))}
      close={close}
      testId="remind"
    />
  );
}

function CopyDialog({ matterId, close }: { matterId: string; close: () => void }): ReactNode {
  const { t } = useWords();
  const { person } = useSession();
  const { message } = App.useApp();
  const { data } = useRead<SubstitutionList>('/substitutions');
  const [personIds, setPersonIds] = useState<string[]>([]);
  const copy = useAction((key, text: string) =>
    api.post<undefined>(`/matters/${matterId}/copies`, { personIds, text }, { key }).then(() => true),
  );
  return (
    <ReasonDialog
      title={t('work.copy')}
      text={t('work.copyText')}
      label={t('work.note')}
      confirmText={t('work.copy')}
      action={copy}
      optional
      disabled={!personIds.length}
      most={1_000}
      done={() => void message.success(t('work.copyDone'))}
      close={close}
      testId="copy"
    >
      <Select
        mode="multiple"
        style={{ width: '100%' }}
        value={personIds}
        onChange={setPersonIds}
        placeholder={t('work.copyTo')}
        aria-label={t('work.copyTo')}
        optionFilterProp="label"
        options={(data?.colleagues ?? []).filter(({ id }) => id !== person?.id).map(({ id, name }) => ({ value: id, label: name }))}
        data-testid="copy-to"
      />
    </ReasonDialog>
  );
}

function RecuseDialog({ matterId, others, close }: { matterId: string; others: boolean; close: () => void }): ReactNode {
  const { t } = useWords();
  const { person } = useSession();
  const { message } = App.useApp();
  const { data } = useRead<SubstitutionList>('/substitutions');
  const [personId, setPersonId] = useState(person?.id ?? '');
  const recuse = useAction((key, reason: string) =>
    api.post<undefined>(`/matters/${matterId}/recusals`, { personId, reason }, { key }).then(() => true),
  );
  return (
    <ReasonDialog
      title={t('work.recuse')}
      text={t('work.recuseText')}
      label={t('work.recuseReason')}
      confirmText={t('work.recuse')}
      action={recuse}
      most={1_000}
      done={() => void message.success(t('work.recuseDone'))}
      close={close}
      testId="recuse"
    >
      {others && (
        <Select
          style={{ width: '100%' }}
          value={personId}
          onChange={setPersonId}
          aria-label={t('work.recuse')}
          showSearch={{ optionFilterProp: 'label' }}
          options={(data?.colleagues ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
    </ReasonDialog>
  );
}
