import { Button, Input, Modal } from 'antd';
import { useState, type ReactNode } from 'react';
import { api } from '../app/api.ts';
import { ErrorNotice } from '../app/errors.tsx';
import { useWords } from '../app/i18n.ts';
import { dateAndTime } from '../app/time.tsx';
import type { FileList, FileView } from '../../domain/api/matters.ts';
import { useAction } from '../app/use-action.ts';
import { useRead } from '../app/use-read.ts';
import { useSession } from '../app/use-session.ts';
import { Empty } from '../parts/marks.tsx';
import { contentAddress, sizeText } from './file-size.ts';
import { FileViewer, isShown } from './file-viewer.tsx';
import { FileDrop, UploadList } from './upload-list.tsx';
import { useUploads } from './use-uploads.ts';
import { NotYet } from '../parts/not-yet.tsx';

/** Files beside a matter: added by whoever has it in hand, kept with their hash, withdrawn and never deleted. */
export function FilesTab({ matterId }: { matterId: string }): ReactNode {
  const { t } = useWords();
  const { person } = useSession();
  const address = `/matters/${encodeURIComponent(matterId)}/files`;
  const files = useRead<FileList>(address);
  const [leaving, setLeaving] = useState<FileView | null>(null);
  const [shown, setShown] = useState<string | null>(null);
  const uploads = useUploads(matterId, files.data?.limits.bytes);
  if (!files.data) return <NotYet read={files} />;
  const { items, mayAdd, limits } = files.data;
  const megabytes = Math.floor(limits.bytes / 1024 / 1024);

  const taken = (sent: File[]): void => uploads.add(sent);

  return (
    <div
      className="stack"
      data-testid="files-tab"
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        if (mayAdd) taken([...event.dataTransfer.files]);
      }}
    >
      {mayAdd && (
        <FileDrop label={t('files.add')} take={taken}>
          <span className="quiet small">{t('files.help', { megabytes, files: limits.files })}</span>
        </FileDrop>
      )}
      <UploadList uploads={uploads} />
      {shown && <FileViewer files={items} shown={shown} show={setShown} close={() => setShown(null)} />}
      {items.length === 0 ? (
        <Empty title={t('files.empty')} text={t('files.emptyText')} />
      ) : (
        <div className="table-wrap">
          <table className="rows" style={{ tableLayout: 'auto' }} aria-label={t('matter.tab.files')} data-testid="files">
            <thead>
              <tr>
                <th>{t('files.name')}</th>
                <th>{t('files.size')}</th>
                <th>{t('files.by')}</th>
                <th>{t('files.at')}</th>
                <th>{t('files.hash')}</th>
                <th aria-hidden="true" />
              </tr>
            </thead>
            <tbody>
              {items.map((file) => (
                <tr key={file.id} data-testid="file">
                  <td>
                    {isShown(file) ? (
                      <button type="button" className="as-link" onClick={() => setShown(file.id)} data-testid="open-file">
                        {file.name}
                      </button>
                    ) : (
                      <a href={contentAddress(file.id)} download={file.name}>
                        {file.name}
                      </a>
                    )}
                    {file.form && <span className="quiet small"> {t(`files.form.${file.form}`)}</span>}
                    {file.lateReason !== null && (
                      <p className="small">
                        <span className="state on">{t('volume.late')}</span> {file.lateReason}
                      </p>
                    )}
                    {file.withdrawn && (
                      <p className="small">
                        <span className="state done">{t('files.withdrawn')}</span> {dateAndTime(file.withdrawn.at)} {file.withdrawn.reason}
                      </p>
                    )}
                  </td>
                  <td className="nowrap">{sizeText(file.size)}</td>
                  <td className="nowrap">{file.by.name}</td>
                  <td className="nowrap">{dateAndTime(file.at)}</td>
                  <td title={file.sha256}>
                    <code>{file.sha256.slice(0, 16)}…</code>
                  </td>
                  <td className="right">
                    {file.by.id === person?.id && !file.withdrawn && (
                      <Button size="small" onClick={() => setLeaving(file)} data-testid="withdraw-file">
                        {t('files.withdraw')}
                      </Button>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {leaving && <Withdraw file={leaving} close={() => setLeaving(null)} />}
    </div>
  );
}

function Withdraw({ file, close }: { file: FileView; close: () => void }): ReactNode {
  const { t } = useWords();
  const [reason, setReason] = useState('');
  const withdraw = useAction((key, text: string) => api.post<FileView>(`/files/${file.id}/withdraw`, { reason: text }, { key }));
  const send = async (): Promise<void> => {
    if (await withdraw.run(reason.trim())) close();
  };
  return (
    <Modal
      open
      title={t('files.withdrawTitle', { name: file.name })}
      onCancel={close}
      onOk={() => void send()}
      okText={t('files.withdraw')}
      cancelText={t('cancel')}
      okButtonProps={{ disabled: !reason.trim(), loading: withdraw.pending }}
    >
      <div className="stack">
        <p>{t('files.withdrawText')}</p>
        <Input.TextArea
          value={reason}
          onChange={(event) => setReason(event.target.value)}
          maxLength={500}
          aria-label={t('files.reason')}
          placeholder={t('files.reason')}
          data-testid="withdraw-reason"
        />
        {withdraw.error && <ErrorNotice error={withdraw.error} />}
      </div>
    </Modal>
  );
}
