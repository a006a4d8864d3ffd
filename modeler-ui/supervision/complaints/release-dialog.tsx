import { Button, Input, Modal, Select } from 'antd';
import { useState, type ReactNode } from 'react';
import type { FileView } from '../../../domain/api/matters.ts';
import { api } from '../../app/api.ts';
import { ErrorNotice } from '../../app/errors.tsx';
import { useWords } from '../../app/i18n.ts';
import { useAction } from '../../app/use-action.ts';
import { Field } from '../../parts/field.tsx';

interface Options {
  complaintId: string;
  files: readonly FileView[];
  close: () => void;
}

/** A copy of one file goes to the organ under a neutral name (R18). */
export function ReleaseDialog({ complaintId, files, close }: Options): ReactNode {
  const { t } = useWords();
  const [fileId, setFile] = useState(files[0]?.id ?? '');
  const [name, setName] = useState('附件1');
  const [done, setDone] = useState(false);
  const send = useAction((key) =>
    api.post<{ id: string }>(`/complaints/${encodeURIComponent(complaintId)}/releases`, { fileId, name }, { key }),
  );
  const problems = send.error?.fields ?? [];
  return (
    <Modal
      open
      title={t('complaint.release')}
      onCancel={close}
      width={520}
      data-testid="release-dialog"
      footer={[
        <Button key="close" onClick={close}>
          {t('cancel')}
        </Button>,
        <Button
          key="send"
          type="primary"
          loading={send.pending}
          disabled={!fileId || !name.trim()}
          onClick={() => void send.run().then((answer) => answer && setDone(true))}
          data-testid="confirm-release"
        >
          {t('complaint.release')}
        </Button>,
      ]}
    >
      <div className="stack">
        <p>{t('complaint.releaseText')}</p>
        <Select
          aria-label={t('complaint.files')}
          value={fileId}
          onChange={(value: string) => {
            setFile(value);
            setDone(false);
            send.clear();
          }}
          options={files.filter(({ withdrawn }) => withdrawn === null).map((one) => ({ value: one.id, label: one.name }))}
        />
        <Field path="name" label={t('complaint.releaseName')} required problems={problems}>
          <Input
            aria-labelledby="label-name"
            value={name}
            maxLength={100}
            onChange={(event) => {
              setName(event.target.value);
              setDone(false);
              send.clear();
            }}
          />
        </Field>
        {done && <p role="status">{t('complaint.released')}</p>}
        {send.error && problems.length === 0 && <ErrorNotice error={send.error} />}
      </div>
    </Modal>
  );
}
