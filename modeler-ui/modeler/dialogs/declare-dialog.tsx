import { DatePicker, Form, Input, Modal } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useState } from 'react';
import { useWords } from '../../app/i18n.ts';
import type { Finding } from '../../../processes/lint/finding.ts';
import { DECLARATION_DAYS, declarationDays } from '../../registry/version-rules.ts';
import { SeverityMark } from '../findings/finding-list.tsx';
import { Failure } from './failure.tsx';
import { marked } from './test-id.ts';

export interface DeclareDialogProps {
  findings: Finding[];
  today: string;
  nameOf: (elementId: string) => string;
  onGo: (elementId: string) => void;
  onCancel: () => void;
  /** Saves if needed, then declares; throws what the server refused. */
  onDeclare: (cause: string, causeDate: string) => Promise<void>;
}

interface Values {
  cause: string;
  causeDate: Dayjs;
}

/** Submission to the legal office (R7a): blocked while there are errors, with cause and its date. */
export const DeclareDialog = ({ findings, today, nameOf, onGo, onCancel, onDeclare }: DeclareDialogProps) => {
  const { t, language } = useWords('modeler');
  const [form] = Form.useForm<Values>();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const causeDate = Form.useWatch('causeDate', form) as Dayjs | undefined;
  const errors = findings.filter((finding) => finding.severity === 'error');
  const english = language === 'en';
  const submit = async ({ cause, causeDate: date }: Values): Promise<void> => {
    setBusy(true);
    setFailure(null);
    try {
      await onDeclare(cause.trim(), date.format('YYYY-MM-DD'));
    } catch (fault) {
      setFailure(fault);
      setBusy(false);
    }
  };
  if (errors.length > 0) {
    return (
      <Modal
        open
        title={t('declare.title')}
        onCancel={onCancel}
        cancelText={t('dialog.back')}
        okButtonProps={{ style: { display: 'none' } }}
        width={640}
      >
        <div data-testid="declare-blocked">
          <p>{t('declare.blocked', { count: errors.length })}</p>
          <ul className="dialog-findings">
            {errors.map((finding, index) => (
              <li key={index}>
                <SeverityMark severity="error" />
                {finding.elementId === null ? (
                  <span>{t('findings.whole')}</span>
                ) : (
                  <button type="button" onClick={() => onGo(finding.elementId as string)}>
                    {nameOf(finding.elementId)}
                  </button>
                )}
                <span>{english ? finding.messageEn : finding.message}</span>
              </li>
            ))}
          </ul>
        </div>
      </Modal>
    );
  }
  const days = causeDate ? declarationDays(causeDate.format('YYYY-MM-DD'), today) : null;
  return (
    <Modal
      open
      title={t('declare.title')}
      onCancel={onCancel}
      okText={t('declare.submit')}
      cancelText={t('dialog.cancel')}
      confirmLoading={busy}
      onOk={() => form.submit()}
      okButtonProps={marked('declare-submit')}
      width={560}
    >
      <p className="dialog-intro">{t('declare.intro')}</p>
      <Form<Values> form={form} component={false} layout="vertical" onFinish={(values) => void submit(values)} requiredMark disabled={busy}>
        <Form.Item
          name="cause"
          label={t('declare.cause')}
          extra={t('declare.causeHelp')}
          rules={[
            { required: true, whitespace: true, message: t('declare.causeMissing') },
            { min: 4, message: t('declare.causeShort') },
          ]}
        >
          <Input.TextArea rows={3} maxLength={500} showCount data-testid="declare-cause" />
        </Form.Item>
        <Form.Item
          name="causeDate"
          label={t('declare.causeDate')}
          rules={[{ required: true, message: t('declare.causeDateMissing') }]}
          extra={
            days &&
            (days.left >= 0
              ? t('declare.daysLeft', { elapsed: days.elapsed, left: days.left, limit: DECLARATION_DAYS })
              : t('declare.daysOver', { elapsed: days.elapsed, limit: DECLARATION_DAYS }))
          }
        >
          <DatePicker format="YYYY-MM-DD" maxDate={dayjs(today)} data-testid="declare-cause-date" />
        </Form.Item>
      </Form>
      {findings.length > 0 && <p className="finding-warning">⚠ {t('declare.warnings', { count: findings.length })}</p>}
      <Failure fault={failure} />
    </Modal>
  );
};
