import { App, Button, Checkbox, Input, Modal } from 'antd';
import { useState, type ReactNode } from 'react';
import { api } from '../app/api.ts';
import { ErrorNotice } from '../app/errors.tsx';
import { useWords } from '../app/i18n.ts';
import { serverNow } from '../app/time.tsx';
import { useAction } from '../app/use-action.ts';
import type { MatterServices } from '../../domain/api/service.ts';
import type { FormField } from '../../domain/contract.ts';
import { NOTHING_KNOWN } from '../../domain/forms/checks/judging.ts';
import { filledValues, formProblems, type TypedValues } from '../../domain/forms/form-values.ts';
import { servedOn } from '../../domain/service/served-on.ts';
import { lacksReason } from '../../domain/text/reason.ts';
import { civilDateInChina } from '../../domain/time/civil-time.ts';
import type { FieldValue } from '../../domain/forms/check-field.ts';
import { Field } from '../parts/field.tsx';
import { FormFields } from '../parts/form-fields.tsx';

interface Options {
  matterId: string;
  found: MatterServices;
  close: () => void;
}

/** Records a service beside a step, or an attempt that failed. */
export function ServiceDialog({ matterId, found, served, close }: Options & { served: boolean }): ReactNode {
  const { t } = useWords();
  const waiting = found.documents.filter(({ state }) => state === 'waiting');
  const [documents, setDocuments] = useState(waiting.map(({ id }) => id));
  const [reason, setReason] = useState('');
  const fields = served ? found.fields : found.attemptFields;
  return (
    <Recording
      {...{ fields, close }}
      title={t(served ? 'service.record' : 'service.recordFailed')}
      ready={documents.length > 0 && (served || !lacksReason(true, reason))}
      send={(key, values) =>
        api.post(`/matters/${encodeURIComponent(matterId)}/services`, { documents, served, reason: reason.trim(), fields: values }, { key })
      }
      told={(values) => (served ? servedOn(values as Record<string, FieldValue>, found.announcementDays) : undefined)}
      before={
        <Field path="documents" label={t('service.choose')} required wide>
          <Checkbox.Group
            value={documents}
            onChange={setDocuments}
            options={waiting.map(({ id, title, number }) => ({ value: id, label: `《${title}》${number}` }))}
            style={{ flexDirection: 'column' }}
          />
        </Field>
      }
      after={
        served ? null : (
          <Field path="reason" label={t('service.reason')} required wide>
            <Input.TextArea
              value={reason}
              onChange={(event) => setReason(event.target.value)}
              autoSize={{ minRows: 2, maxRows: 6 }}
              maxLength={2_000}
              aria-labelledby="label-reason"
            />
          </Field>
        )
      }
    />
  );
}

/** Where and how the party wants to be served, as it signed it. */
export function AddressDialog({ matterId, found, close }: Options): ReactNode {
  const { t } = useWords();
  return (
    <Recording
      {...{ close, fields: found.addressFields, title: t('service.confirm') }}
      ready
      send={(key, fields) => api.post(`/matters/${encodeURIComponent(matterId)}/service-addresses`, { fields }, { key })}
    />
  );
}

interface RecordingOptions {
  title: string;
  fields: FormField[];
  ready: boolean;
  send: (key: string, values: TypedValues) => Promise<unknown>;
  /** The day that follows from what was typed. */
  told?: (values: TypedValues) => string | undefined;
  before?: ReactNode;
  after?: ReactNode;
  close: () => void;
}

function Recording({ title, fields, ready, send, told, before, after, close }: RecordingOptions): ReactNode {
  const { t } = useWords();
  const { message } = App.useApp();
  const [values, setValues] = useState<TypedValues>({});
  const [tried, setTried] = useState(false);
  const act = useAction((key, filled: TypedValues) => send(key, filled));
  const filled = filledValues(fields, values);
  const judging = { checks: [], known: NOTHING_KNOWN, today: civilDateInChina(serverNow()) };
  const own = formProblems(fields, values, 'fields', undefined, judging);
  const problems = [...(tried ? own : []), ...(act.error?.fields ?? [])];
  const day = told?.(filled);
  const confirm = async (): Promise<void> => {
    setTried(true);
    if (own.length || !ready || (await act.run(filled)) === undefined) return;
    void message.success(t('service.recorded'));
    close();
  };
  return (
    <Modal
      open
      title={title}
      onCancel={close}
      width={760}
      mask={{ closable: false }}
      data-testid="service-dialog"
      footer={[
        <Button key="cancel" onClick={close} disabled={act.pending}>
          {t('cancel')}
        </Button>,
        <Button
          key="confirm"
          type="primary"
          loading={act.pending}
          disabled={!ready}
          onClick={() => void confirm()}
          data-testid="confirm-service"
        >
          {title}
        </Button>,
      ]}
    >
      <div className="stack">
        {before}
        <FormFields
          fields={fields}
          values={values}
          prefix="fields"
          problems={problems}
          onChange={(key, value) => {
            setValues((old) => ({ ...old, [key]: value }));
            act.clear();
          }}
        />
        {after}
        {day && (
          <p data-testid="derived-day">
            <b>{t('service.derived', { day })}</b> <span className="quiet small">{t('service.derivedHelp')}</span>
          </p>
        )}
        {act.error && act.error.fields.length === 0 && <ErrorNotice error={act.error} />}
      </div>
    </Modal>
  );
}
