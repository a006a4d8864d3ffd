import { Button, Input } from 'antd';
import { useState, type ReactNode } from 'react';
import { lacksReason } from '../../../domain/text/reason.ts';
import { api } from '../../app/api.ts';
import { ErrorNotice } from '../../app/errors.tsx';
import { useWords } from '../../app/i18n.ts';
import { useAction } from '../../app/use-action.ts';
import { Field } from '../../parts/field.tsx';

/** Takes back a mark that was made in error, with the reason; the changes it opened are ended each in its own procedure. */
export function WithdrawMark({ markId }: { markId: string }): ReactNode {
  const { t } = useWords('registry');
  const [reason, setReason] = useState<string | null>(null);
  const withdraw = useAction((key, text: string) =>
    api.post(`/laws/marks/${encodeURIComponent(markId)}/withdraw`, { reason: text }, { key }),
  );
  if (reason === null)
    return (
      <button type="button" className="linkish small no-print" onClick={() => setReason('')} data-testid="withdraw-mark">
        {t('laws.withdraw')}
      </button>
    );
  return (
    <div className="stack">
      <Field
        path={`reason-${markId}`}
        label={t('laws.withdrawReason')}
        required
        help={t('laws.withdrawHelp')}
        problems={withdraw.error?.fields}
      >
        <Input.TextArea
          rows={2}
          maxLength={2000}
          value={reason}
          aria-labelledby={`label-reason-${markId}`}
          onChange={(event) => setReason(event.target.value)}
        />
      </Field>
      <p className="line">
        <Button
          size="small"
          disabled={lacksReason(true, reason)}
          loading={withdraw.pending}
          onClick={() => void withdraw.run(reason.trim())}
        >
          {t('laws.withdraw')}
        </Button>
        <Button size="small" type="text" onClick={() => setReason(null)}>
          {t('cancel')}
        </Button>
      </p>
      {withdraw.error && <ErrorNotice error={withdraw.error} safe={t('kept')} />}
    </div>
  );
}
