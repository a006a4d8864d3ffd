import { Button, Input, Modal } from 'antd';
import { useState, type ReactNode } from 'react';
import { ErrorNotice } from '../app/errors.tsx';
import { useWords } from '../app/i18n.ts';
import type { Action } from '../app/use-action.ts';
import { Field } from './field.tsx';

interface Options<T> {
  title: string;
  /** What it means, before the reason. */
  text?: string;
  label: string;
  help?: string;
  confirmText: string;
  /** Sends the reason; what is refused stays in the dialog. */
  action: Action<[reason: string], T>;
  done: (result: T) => void;
  close: () => void;
  /** Without words it may be sent too. */
  optional?: boolean;
  /** Something else is still missing. */
  disabled?: boolean;
  most?: number;
  children?: ReactNode;
  testId: string;
}

/** One thing that is done with a reason, in words, before it is done. */
export function ReasonDialog<T>(options: Options<T>): ReactNode {
  const {
    title,
    text,
    label,
    help,
    confirmText,
    action,
    done,
    close,
    optional = false,
    disabled = false,
    most = 2_000,
    children,
    testId,
  } = options;
  const { t } = useWords();
  const [reason, setReason] = useState('');
  const send = async (): Promise<void> => {
    const result = await action.run(reason.trim());
    if (result === undefined) return;
    done(result);
    close();
  };
  return (
    <Modal
      open
      title={title}
      onCancel={close}
      width={520}
      mask={{ closable: false }}
      data-testid={testId}
      footer={[
        <Button key="cancel" onClick={close} disabled={action.pending}>
          {t('cancel')}
        </Button>,
        <Button
          key="confirm"
          type="primary"
          loading={action.pending}
          disabled={disabled || (!optional && !reason.trim())}
          onClick={() => void send()}
          data-testid={`${testId}-confirm`}
        >
          {confirmText}
        </Button>,
      ]}
    >
      <div className="stack">
        {text && <p>{text}</p>}
        {children}
        <Field path="reason" label={label} required={!optional} help={help} problems={action.error?.fields ?? []}>
          <Input.TextArea
            value={reason}
            onChange={(event) => {
              setReason(event.target.value);
              action.clear();
            }}
            autoFocus={children === undefined}
            autoSize={{ minRows: 3, maxRows: 8 }}
            maxLength={most}
            aria-labelledby="label-reason"
            data-testid={`${testId}-reason`}
          />
        </Field>
        {action.error && action.error.fields.length === 0 && <ErrorNotice error={action.error} />}
      </div>
    </Modal>
  );
}
