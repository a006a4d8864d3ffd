import { App, Button, Select } from 'antd';
import { useState, type ReactNode } from 'react';
import type { ReturnChoices, StepView } from '../../domain/api/steps.ts';
import { api } from '../app/api.ts';
import { useWords } from '../app/i18n.ts';
import { Moment } from '../app/time.tsx';
import { useAction } from '../app/use-action.ts';
import { useRead } from '../app/use-read.ts';
import { ReasonDialog } from '../parts/reason-dialog.tsx';

const choicesOf = (stepId: string): string => `/steps/${encodeURIComponent(stepId)}/returns`;

/** Returns the matter from an open step to an earlier one (退回, R10); nothing is shown where there is no way back. */
export function ReturnButton({ step, done }: { step: StepView; done: () => void }): ReactNode {
  const { t } = useWords();
  const { message } = App.useApp();
  const [open, setOpen] = useState(false);
  const { data } = useRead<ReturnChoices>(choicesOf(step.id));
  const targets = data?.targets ?? [];
  const [chosen, setChosen] = useState<string | null>(null);
  const elementId = chosen ?? targets[0]?.elementId;
  const action = useAction((key, reason: string) =>
    api.post(`/steps/${encodeURIComponent(step.id)}/return`, { elementId, reason }, { key }).then(() => true),
  );
  if (!targets.length) return null;
  return (
    <>
      <Button onClick={() => setOpen(true)} data-testid="return-step">
        {t('goBack.return')}
      </Button>
      {open && (
        <ReasonDialog
          title={t('goBack.returnTitle', { step: step.name })}
          text={t('goBack.returnText')}
          label={t('goBack.reason')}
          confirmText={t('goBack.return')}
          action={action}
          done={() => {
            void message.success(t('goBack.returnDone'));
            done();
          }}
          close={() => setOpen(false)}
          most={1_000}
          testId="return"
        >
          <Select
            style={{ width: '100%' }}
            value={elementId}
            onChange={(id: string) => setChosen(id)}
            aria-label={t('goBack.to')}
            options={targets.map(({ elementId: id, name, personName }) => ({ value: id, label: `${name} · ${personName}` }))}
            data-testid="return-to"
          />
        </ReasonDialog>
      )}
    </>
  );
}

/** Takes back what the reader decided, before the next step was taken up (撤回, R10). */
export function TakeBackButton({ step }: { step: Pick<StepView, 'id' | 'name'> }): ReactNode {
  const { t } = useWords();
  const { message } = App.useApp();
  const [open, setOpen] = useState(false);
  const { data } = useRead<ReturnChoices>(choicesOf(step.id), { fresh: true });
  const action = useAction((key, reason: string) =>
    api.post(`/steps/${encodeURIComponent(step.id)}/take-back`, { reason }, { key }).then(() => true),
  );
  if (!data?.mayTakeBack) return null;
  return (
    <>
      <Button onClick={() => setOpen(true)} data-testid="take-back">
        {t('goBack.takeBack')}
      </Button>
      {open && (
        <ReasonDialog
          title={t('goBack.takeBackTitle', { step: step.name })}
          text={t('goBack.takeBackText')}
          label={t('goBack.reason')}
          confirmText={t('goBack.takeBack')}
          action={action}
          done={() => void message.success(t('goBack.takeBackDone'))}
          close={() => setOpen(false)}
          most={1_000}
          testId="take-back-dialog"
        />
      )}
    </>
  );
}

/** Why the step is open again. */
export function ReturnedNotice({ returned: { by, fromStep, reason, at } }: { returned: NonNullable<StepView['returned']> }): ReactNode {
  const { t } = useWords();
  return (
    <div className="notice" style={{ marginBottom: 10 }} data-testid="returned">
      <p className="notice-title">
        {fromStep === null ? t('goBack.wasTakenBack', { name: by }) : t('goBack.wasReturned', { name: by, step: fromStep })}{' '}
        <span className="quiet small">
          <Moment at={at} />
        </span>
      </p>
      <p>{reason}</p>
    </div>
  );
}
