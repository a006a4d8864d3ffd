import { App, Button, Input, Modal } from 'antd';
import { useState, type ReactNode } from 'react';
import { LONGEST } from '../../domain/forms/lengths.ts';
import { api } from '../app/api.ts';
import { ErrorNotice } from '../app/errors.tsx';
import { useWords } from '../app/i18n.ts';
import type { PeriodView } from '../../domain/api/periods.ts';
import { useAction } from '../app/use-action.ts';
import { Field } from '../parts/field.tsx';

interface Options {
  caseId: string;
  period: PeriodView;
  close: () => void;
}

/** The party has waived a waiting period in writing: what they wrote, and that it ends the period for good. */
export function WaiveDialog({ caseId, period, close }: Options): ReactNode {
  const { t } = useWords();
  const { message } = App.useApp();
  const [reason, setReason] = useState('');
  const waive = useAction((key, text: string) =>
    api.post<{ periodId: string }>(
      `/matters/${encodeURIComponent(caseId)}/waiting-periods/${encodeURIComponent(period.elementId)}/waive`,
      { reason: text },
      { key },
    ),
  );
  const send = async (): Promise<void> => {
    if (!(await waive.run(reason.trim()))) return;
    void message.success(t('period.waiveDone', { name: period.name }));
    close();
  };
  return (
    <Modal
      open
      title={t('period.waiveTitle', { name: period.name })}
      onCancel={close}
      width={520}
      mask={{ closable: false }}
      data-testid="waive-dialog"
      footer={[
        <Button key="cancel" onClick={close} disabled={waive.pending}>
          {t('cancel')}
        </Button>,
        <Button
          key="confirm"
          type="primary"
          loading={waive.pending}
          disabled={!reason.trim()}
          onClick={() => void send()}
          data-testid="confirm-waiver"
        >
          {t('period.waiveConfirm')}
        </Button>,
      ]}
    >
      <div className="stack">
        <p>{t('period.waiveText')}</p>
        <Field path="reason" label={t('period.reason')} required help={t('period.reasonHelp')} problems={waive.error?.fields ?? []}>
          <Input.TextArea
            value={reason}
            onChange={(event) => {
              setReason(event.target.value);
              waive.clear();
            }}
            autoFocus
            autoSize={{ minRows: 3, maxRows: 8 }}
            maxLength={LONGEST.opinion}
            aria-labelledby="label-reason"
            data-testid="waiver-reason"
          />
        </Field>
        {waive.error && waive.error.fields.length === 0 && <ErrorNotice error={waive.error} />}
        <p className="quiet">{t('period.waiveFinal')}</p>
      </div>
    </Modal>
  );
}
