import { Input, Modal } from 'antd';
import { useState } from 'react';
import { useWords } from '../../app/i18n.ts';
import { Failure } from './failure.tsx';
import { marked } from './test-id.ts';

export interface ReviewDialogProps {
  kind: 'confirm' | 'return';
  title: string;
  onCancel: () => void;
  /** Throws what the server refused, e.g. that nobody confirms their own. */
  onReview: (opinion: string) => Promise<void>;
}

/** The legal office answers in writing (R7b): confirms, or returns with reasons. */
export const ReviewDialog = ({ kind, title, onCancel, onReview }: ReviewDialogProps) => {
  const { t } = useWords('modeler');
  const [opinion, setOpinion] = useState(kind === 'confirm' ? t('review.confirmPhrase') : '');
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const missing = opinion.trim() === '';
  const submit = async (): Promise<void> => {
    setBusy(true);
    setFailure(null);
    try {
      await onReview(opinion.trim());
    } catch (fault) {
      setFailure(fault);
      setBusy(false);
    }
  };
  return (
    <Modal
      open
      title={t(`review.${kind}Title`)}
      onCancel={onCancel}
      cancelText={t('dialog.cancel')}
      okText={t(`review.${kind}`)}
      confirmLoading={busy}
      onOk={() => void submit()}
      okButtonProps={marked('review-submit', { disabled: missing })}
    >
      <p className="dialog-intro">{t(`review.${kind}Intro`, { title })}</p>
      <label htmlFor="review-opinion">{t('review.opinion')}</label>
      <Input.TextArea
        id="review-opinion"
        className="review-opinion"
        rows={4}
        maxLength={1000}
        showCount
        value={opinion}
        disabled={busy}
        data-testid="review-opinion"
        onChange={(event) => setOpinion(event.target.value)}
      />
      {missing && <p className="panel-help">{t('review.opinionMissing')}</p>}
      <Failure fault={failure} />
    </Modal>
  );
};
