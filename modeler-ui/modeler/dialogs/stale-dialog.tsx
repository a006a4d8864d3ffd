import { Button, Modal } from 'antd';
import { useWords } from '../../app/i18n.ts';

export interface StaleDialogProps {
  onKeepDrawing: () => void;
  onExport: () => void;
  /** Puts my drawing on top of what the other person stored. */
  onOverwrite: () => void;
  /** Opens what is stored now; my drawing stays as a draft to be offered. */
  onLoadStored: () => void;
}

/** Somebody saved this version meanwhile. My drawing is kept whatever I choose. */
export const StaleDialog = ({ onKeepDrawing, onExport, onOverwrite, onLoadStored }: StaleDialogProps) => {
  const { t } = useWords('modeler');
  return (
    <Modal
      open
      title={t('stale.title')}
      onCancel={onKeepDrawing}
      width={600}
      footer={[
        <Button key="keep" onClick={onKeepDrawing} data-testid="stale-keep">
          {t('stale.keep')}
        </Button>,
        <Button key="export" onClick={onExport} data-testid="stale-export">
          {t('stale.export')}
        </Button>,
        <Button key="overwrite" onClick={onOverwrite} data-testid="stale-overwrite">
          {t('stale.overwrite')}
        </Button>,
        <Button key="load" type="primary" onClick={onLoadStored} data-testid="stale-load">
          {t('stale.load')}
        </Button>,
      ]}
    >
      <div data-testid="stale-dialog">
        <p>{t('stale.what')}</p>
        <ul className="dialog-list">
          <li>{t('stale.loadHelp')}</li>
          <li>{t('stale.overwriteHelp')}</li>
          <li>{t('stale.exportHelp')}</li>
        </ul>
      </div>
    </Modal>
  );
};
