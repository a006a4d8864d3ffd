import { CheckOutlined, CloudSyncOutlined, EditOutlined, ExclamationCircleOutlined } from '@ant-design/icons';
import { useWords } from '../app/i18n.ts';
import type { DraftState } from './use-draft.ts';

/** Where the drawing is: stored, changed here only, or kept as a draft on the server. */
export const SaveStatus = ({ changed, draft }: { changed: boolean; draft: DraftState }) => {
  const { t } = useWords('modeler');
  if (!changed)
    return (
      <>
        <CheckOutlined aria-hidden /> {t('status.saved')}
      </>
    );
  if (draft === 'kept')
    return (
      <>
        <CloudSyncOutlined aria-hidden /> {t('status.kept')}
      </>
    );
  if (draft === 'failed')
    return (
      <span className="status-failed">
        <ExclamationCircleOutlined aria-hidden /> {t('status.failed')}
      </span>
    );
  return (
    <>
      <EditOutlined aria-hidden /> {t('status.changed')}
    </>
  );
};
