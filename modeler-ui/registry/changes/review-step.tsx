import { Button, Input } from 'antd';
import { useState, type ReactNode } from 'react';
import { api } from '../../app/api.ts';
import { ErrorNotice } from '../../app/errors.tsx';
import { useWords } from '../../app/i18n.ts';
import { useAction } from '../../app/use-action.ts';
import { useDraft } from '../../app/use-draft.ts';
import { DraftMark } from '../../parts/draft-mark.tsx';
import { Field } from '../../parts/field.tsx';
import type { ChangeDetail } from '../../../domain/api/changes.ts';
import type { Version } from '../../../domain/api/registry.ts';

const EMPTY = { opinion: '' };
type Ruling = 'confirm' | 'return' | 'dismiss';

/** The legal office takes up, confirms or returns in writing (R7b). The opinion is kept as a draft; a refused call loses nothing. */
export function ReviewStep({ change, proposed }: { change: ChangeDetail; proposed: Version | null }): ReactNode {
  const { t } = useWords('registry');
  const draft = useDraft<typeof EMPTY>(`opinion-${change.id}`, EMPTY);
  const [asked, setAsked] = useState<Ruling | null>(null);
  const [missing, setMissing] = useState(false);
  const path = `/registry/changes/${encodeURIComponent(change.id)}`;
  const takeUp = useAction<[], void>(async (key) => {
    await api.post(`${path}/take-up`, { lockVersion: change.lockVersion }, { key });
  });
  const answer = useAction<[Ruling, string], void>(async (key, kind, opinion) => {
    await api.post(`${path}/${kind}`, { opinion, lockVersion: change.lockVersion }, { key });
    await draft.discard();
    setAsked(null);
  });
  const errors = proposed?.findings.filter(({ severity }) => severity === 'error').length ?? 0;
  const hindrance = errors > 0 ? 'has-errors' : null;
  const opinion = draft.value.opinion.trim();
  const ask = (kind: Ruling): void => {
    setMissing(!opinion);
    if (opinion) setAsked(kind);
  };
  const problems =
    missing && !opinion
      ? [{ path: 'opinion', code: 'required', message: '请填写审查意见。', messageEn: 'Write the opinion.' }]
      : (answer.error?.fields ?? []);
  return (
    <div className="stack">
      {change.mayTakeUp && (
        <Button
          onClick={() => void takeUp.run()}
          loading={takeUp.pending}
          type={change.mayReview ? 'default' : 'primary'}
          data-testid="take-up"
        >
          {t('changes.takeUp')}
        </Button>
      )}
      {takeUp.error && <ErrorNotice error={takeUp.error} />}
      {(change.mayReview || change.mayDismiss) && (
        <>
          {change.mayReview && hindrance && (
            <div className="notice" data-testid="hindrance" data-hindrance={hindrance}>
              <p className="notice-title">{t('changes.hasErrors', { count: errors })}</p>
            </div>
          )}
          <Field path="opinion" label={t('versions.opinion')} required problems={problems} help={t('changes.opinionHelp')}>
            <Input.TextArea
              rows={5}
              maxLength={1000}
              value={draft.value.opinion}
              disabled={!draft.ready}
              aria-labelledby="label-opinion"
              onChange={(event) => {
                const { value } = event.target;
                draft.change({ opinion: value });
                setAsked(null);
              }}
              data-testid="review-opinion"
            />
          </Field>
          <p className="line small">
            <DraftMark state={draft.state} />
            {!opinion && change.mayReview && (
              <button type="button" className="linkish" onClick={() => draft.change({ opinion: t('changes.confirmPhrase') })}>
                {t('changes.usePhrase')}
              </button>
            )}
          </p>
          {asked === null && (
            <p className="line">
              {change.mayReview && (
                <Button type="primary" disabled={hindrance !== null} onClick={() => ask('confirm')} data-testid="confirm">
                  {t('changes.confirm')}
                </Button>
              )}
              {change.mayReview && (
                <Button onClick={() => ask('return')} data-testid="return">
                  {t('changes.return')}
                </Button>
              )}
              {change.mayDismiss && (
                <Button onClick={() => ask('dismiss')} data-testid="dismiss">
                  {t('changes.dismiss')}
                </Button>
              )}
            </p>
          )}
          {asked !== null && (
            <div className="notice" role="group" data-testid="review-confirmation">
              <p className="notice-title">{t(`changes.ask.${asked}`)}</p>
              <p>{t(`changes.then.${asked}`)}</p>
              <p className="line">
                <Button type="primary" loading={answer.pending} onClick={() => void answer.run(asked, opinion)} data-testid="review-submit">
                  {t(`changes.${asked}`)}
                </Button>
                <Button disabled={answer.pending} onClick={() => setAsked(null)}>
                  {t('cancel')}
                </Button>
              </p>
            </div>
          )}
          {answer.error && <ErrorNotice error={answer.error} safe={t('kept')} />}
        </>
      )}
    </div>
  );
}
