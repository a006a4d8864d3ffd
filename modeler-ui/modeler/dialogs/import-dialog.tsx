import { Modal, Upload } from 'antd';
import { InboxOutlined } from '@ant-design/icons';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readBpmn } from '../../../processes/lint/read-bpmn.ts';
import type { BpmnProblem } from '../../../processes/lint/problems.ts';
import { languageOf } from '../language.ts';
import { marked } from './test-id.ts';

export interface ImportDialogProps {
  changed: boolean;
  onCancel: () => void;
  onImport: (xml: string) => void;
}

/** Takes a .bpmn file through the safe reader; a refused file changes nothing and says why. */
export const ImportDialog = ({ changed, onCancel, onImport }: ImportDialogProps) => {
  const { t, i18n } = useTranslation('modeler');
  const [refused, setRefused] = useState<{ name: string; problems: BpmnProblem[] } | null>(null);
  const [accepted, setAccepted] = useState<{ name: string; xml: string } | null>(null);
  const english = languageOf(i18n.language) === 'en';
  const take = async (file: File): Promise<void> => {
    const read = await readBpmn(new Uint8Array(await file.arrayBuffer()));
    setRefused(read.ok ? null : { name: file.name, problems: read.problems });
    setAccepted(read.ok ? { name: file.name, xml: read.xml } : null);
  };
  return (
    <Modal
      open title={t('import.title')} onCancel={onCancel} okText={t('import.open')} cancelText={t('dialog.cancel')}
      okButtonProps={marked('import-open', { disabled: !accepted })} onOk={() => accepted && onImport(accepted.xml)}
    >
      <Upload.Dragger
        accept=".bpmn,.xml" maxCount={1} showUploadList={false} data-testid="import-file"
        beforeUpload={(file) => {
          void take(file);
          return false;
        }}
      >
        <p className="ant-upload-drag-icon"><InboxOutlined /></p>
        <p>{t('import.drop')}</p>
        <p className="panel-help">{t('import.limits')}</p>
      </Upload.Dragger>
      {refused && (
        <div className="notice notice-problem dialog-failure" role="alert" data-testid="import-refused">
          <p className="notice-title">{t('import.refused', { name: refused.name })}</p>
          <ul>{refused.problems.map((problem, index) => <li key={index}>{english ? problem.messageEn : problem.message} <code>{problem.code}</code></li>)}</ul>
        </div>
      )}
      {accepted && (
        <div className="notice dialog-failure" role="status" data-testid="import-accepted">
          <p className="notice-title">{t('import.accepted', { name: accepted.name })}</p>
          <p>{t(changed ? 'import.replacesChanged' : 'import.replaces')}</p>
        </div>
      )}
    </Modal>
  );
};
