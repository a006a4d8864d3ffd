import { Input, Modal } from 'antd';
import { useState, type ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { api } from '../../app/api.ts';
import type { FieldProblem } from '../../../domain/forms/field-problem.ts';
import { ErrorNotice } from '../../app/errors.tsx';
import { useWords } from '../../app/i18n.ts';
import { civilDate, serverNow } from '../../app/time.tsx';
import { useAction } from '../../app/use-action.ts';
import { useDraft } from '../../app/use-draft.ts';
import { DraftMark } from '../../parts/draft-mark.tsx';
import { Field } from '../../parts/field.tsx';
import { DateField } from '../../parts/form-fields.tsx';
import { marked } from '../../modeler/dialogs/test-id.ts';
import type { Change } from '../../../domain/api/changes.ts';
import type { ChangeKind } from '../../../domain/registry/change-life.ts';
import { causeProblems, DECLARATION_DAYS, declarationDays } from '../version-rules.ts';

interface Declaration {
  cause: string;
  causeDate: string;
}
const EMPTY: Declaration = { cause: '', causeDate: '' };

/** Declares a suspension, resumption or abolition with its cause and the cause's date (R7a); what is typed is kept as a draft. */
export function ChangeDialog({
  power,
  kind,
  close,
  done,
}: {
  power: Change['power'];
  kind: ChangeKind;
  close: () => void;
  done: () => void;
}): ReactNode {
  const { t, pick } = useWords('registry');
  const navigate = useNavigate();
  const draft = useDraft<Declaration>(`change-${power.id}-${kind}`, EMPTY);
  const [tried, setTried] = useState(false);
  const declare = useAction<[Declaration], void>(async (key, body) => {
    const change = await api.post<Change>(`/registry/powers/${encodeURIComponent(power.id)}/changes`, { kind, ...body }, { key });
    await draft.discard();
    done();
    await navigate(`/registry/changes/${change.id}`);
  });
  const { cause, causeDate } = draft.value;
  const today = civilDate(serverNow());
  const problems: FieldProblem[] = [...(tried ? causeProblems(draft.value, today) : []), ...(declare.error?.fields ?? [])];
  const days = causeDate ? declarationDays(causeDate, today) : null;
  const submit = (): void => {
    setTried(true);
    if (causeProblems(draft.value, today).length === 0) void declare.run({ cause: cause.trim(), causeDate });
  };
  return (
    <Modal
      open
      title={`${t(`changes.declareKind.${kind}`)} · ${pick(power.name, power.nameEn)}`}
      onCancel={close}
      cancelText={t('cancel')}
      okText={t('changes.submit')}
      confirmLoading={declare.pending}
      onOk={submit}
      okButtonProps={marked('change-submit')}
      width={560}
    >
      <div className="stack" data-testid="change-dialog">
        <p>{t(`changes.declareHelp.${kind}`)}</p>
        <Field path="cause" label={t('changes.cause')} required problems={problems} help={t('changes.causeHelp')}>
          <Input.TextArea
            rows={3}
            maxLength={500}
            value={cause}
            disabled={!draft.ready}
            aria-labelledby="label-cause"
            onChange={(event) => draft.change((before) => ({ ...before, cause: event.target.value }))}
            data-testid="change-cause"
          />
        </Field>
        <Field
          path="causeDate"
          label={t('changes.causeDate')}
          required
          problems={problems}
          help={
            days
              ? t(days.left >= 0 ? 'changes.daysLeft' : 'changes.daysOver', { ...days, limit: DECLARATION_DAYS })
              : t('changes.causeDateHelp', { limit: DECLARATION_DAYS })
          }
        >
          <DateField
            value={causeDate}
            disabled={!draft.ready}
            onChange={(next) => draft.change((before) => ({ ...before, causeDate: next ?? '' }))}
          />
        </Field>
        <DraftMark state={draft.state} />
        {declare.error && <ErrorNotice error={declare.error} safe={t('kept')} />}
      </div>
    </Modal>
  );
}
