import { App, Select } from 'antd';
import { useEffect, useState, type ReactNode } from 'react';
import type { AssignedSteps, CandidateList, CandidateView } from '../../domain/api/steps.ts';
import { api } from '../app/api.ts';
import { ErrorNotice } from '../app/errors.tsx';
import { useWords } from '../app/i18n.ts';
import { useAction } from '../app/use-action.ts';
import { ReasonDialog } from '../parts/reason-dialog.tsx';

interface Options {
  /** One, or many at once; whether each may go to a person is told beforehand. */
  steps: readonly { id: string; subject: string }[];
  close: () => void;
}

/** Gives steps to somebody else, with a reason (R10). */
export function AssignDialog({ steps, close }: Options): ReactNode {
  const { t, pick } = useWords();
  const { message } = App.useApp();
  const [chosen, setChosen] = useState<CandidateView | null>(null);
  const stepIds = steps.map(({ id }) => id);
  const asked = useAction((_key, ids: string[]) => api.post<CandidateList>('/steps/candidates', { stepIds: ids }), {
    changesNothing: true,
  });
  const [candidates, setCandidates] = useState<CandidateView[] | null>(null);
  const { run } = asked;
  useEffect(() => {
    void run(stepIds).then((found) => setCandidates(found?.items ?? []));
  }, []);
  const assign = useAction((key, reason: string) =>
    api.post<AssignedSteps>('/steps/assign', { stepIds: chosen?.eligible ?? [], personId: chosen?.id, reason }, { key }),
  );
  return (
    <ReasonDialog
      title={steps.length === 1 ? t('work.assignTitle') : t('work.assignMany', { count: steps.length })}
      text={t('work.assignText')}
      label={t('work.assignReason')}
      confirmText={t('work.assign')}
      action={assign}
      disabled={!chosen?.eligible.length}
      done={({ items }) => {
        const given = items.filter(({ assigned }) => assigned).length;
        void message.success(t('work.assignDone', { count: given, name: chosen?.name ?? '' }));
      }}
      close={close}
      testId="assign"
    >
      <Select
        style={{ width: '100%' }}
        value={chosen?.id}
        placeholder={t('work.assignTo')}
        aria-label={t('work.assignTo')}
        loading={!candidates}
        onChange={(id: string) => setChosen(candidates?.find((one) => one.id === id) ?? null)}
        options={(candidates ?? []).map(({ id, name, inHand, eligible, problems }) => ({
          value: id,
          disabled: eligible.length === 0,
          label:
            eligible.length === 0
              ? `${name} · ${pick(problems[0]?.message ?? '', problems[0]?.messageEn)}`
              : `${name} · ${t('work.inHand', { count: inHand })}${steps.length > 1 ? ` · ${t('work.eligibleOf', { count: eligible.length, all: steps.length })}` : ''}`,
        }))}
        data-testid="assign-to"
      />
      {asked.error && <ErrorNotice error={asked.error} />}
      {chosen && chosen.problems.length > 0 && (
        <ul className="small" data-testid="assign-problems">
          {chosen.problems.map(({ stepId, message: zh, messageEn }) => (
            <li key={stepId}>
              {steps.find(({ id }) => id === stepId)?.subject}：{pick(zh, messageEn)}
            </li>
          ))}
        </ul>
      )}
    </ReasonDialog>
  );
}
