import { InputNumber } from 'antd';
import { useState, type ReactNode } from 'react';
import type { ComplaintTimesView } from '../../../domain/api/complaints.ts';
import { COMPLAINT_TIME_KEYS, type ComplaintTimes } from '../../../domain/supervision/complaint-times.ts';
import { api } from '../../app/api.ts';
import { useWords } from '../../app/i18n.ts';
import { dateAndTime } from '../../app/time.tsx';
import { useAction } from '../../app/use-action.ts';
import { useRead } from '../../app/use-read.ts';
import { Field } from '../../parts/field.tsx';
import { NotYet } from '../../parts/not-yet.tsx';
import { ReasonDialog } from '../../parts/reason-dialog.tsx';

/** The times of complaints, in versions (R18): read by all who handle them, set by supervisors of the whole city. */
export function TimesDialog({ close }: { close: () => void }): ReactNode {
  const { t } = useWords();
  const read = useRead<ComplaintTimesView>('/complaints/times', { once: true });
  const [typed, setTyped] = useState<ComplaintTimes | null>(null);
  const action = useAction((key, reason: string) =>
    api.post<{ version: number }>(
      '/complaints/times',
      { times: typed ?? read.data?.times, reason, base: read.data?.version ?? 0 },
      { key },
    ),
  );
  const times = typed ?? read.data?.times;
  return (
    <ReasonDialog
      title={t('complaint.times')}
      text={read.data?.version ? t('complaint.version', { version: read.data.version }) : t('complaint.standard')}
      label={t('complaint.reason')}
      help={read.data?.maySet === false ? t('complaint.onlyCity') : undefined}
      confirmText={t('complaint.save')}
      action={action}
      done={() => undefined}
      close={close}
      disabled={!typed || read.data?.maySet !== true}
      testId="times-dialog"
    >
      {times ? (
        <>
          <div className="fields">
            {COMPLAINT_TIME_KEYS.map((key) => (
              <Field key={key} path={`times.${key}`} label={t(`complaint.${key}`)} problems={action.error?.fields ?? []}>
                <InputNumber
                  aria-labelledby={`label-times.${key}`}
                  min={1}
                  max={120}
                  precision={0}
                  value={times[key]}
                  onChange={(value) => setTyped({ ...times, [key]: value ?? times[key] })}
                  suffix={<span className="quiet">{t('complaint.days')}</span>}
                  style={{ width: '100%' }}
                />
              </Field>
            ))}
          </div>
          {read.data?.history.map((one) => (
            <p key={one.version} className="quiet small">
              {t('complaint.version', { version: one.version })} · {one.reason} · {one.person} · {dateAndTime(one.at)}
            </p>
          ))}
        </>
      ) : (
        <NotYet read={read} />
      )}
    </ReasonDialog>
  );
}
