import { Button, Input, Modal } from 'antd';
import { useRef, useState, type ReactNode } from 'react';
import { api } from '../app/api.ts';
import { ErrorNotice } from '../app/errors.tsx';
import { useWords } from '../app/i18n.ts';
import { base64Of } from '../app/read-file.ts';
import { dateAndTime } from '../app/time.tsx';
import type { FileList, FileView } from '../../domain/api/matters.ts';
import { useAction } from '../app/use-action.ts';
import { useRead } from '../app/use-read.ts';
import { useSession } from '../app/use-session.ts';
import { Empty } from '../parts/marks.tsx';
import { NotYet } from '../parts/not-yet.tsx';

const KINDS = '.pdf,.ofd,.png,.jpg,.jpeg,.docx,.xlsx,.txt';
const sizeOf = (bytes: number): string =>
  bytes < 1024 * 1024 ? `${Math.ceil(bytes / 1024)} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;

/** Files beside a matter: added by whoever has it in hand, kept with their hash, withdrawn and never deleted. */
export function FilesTab({ matterId }: { matterId: string }): ReactNode {
  const { t } = useWords();
  const { person } = useSession();
  const address = `/matters/${encodeURIComponent(matterId)}/files`;
  const files = useRead<FileList>(address);
  const input = useRef<HTMLInputElement>(null);
  const [tooLarge, setTooLarge] = useState<string | null>(null);
  const [leaving, setLeaving] = useState<FileView | null>(null);
  const upload = useAction<[File], FileView>(async (key, file) =>
    api.post<FileView>(address, { name: file.name, content: await base64Of(file) }, { key }),
  );
  if (!files.data) return <NotYet read={files} />;
  const { items, mayAdd, limits } = files.data;
  const megabytes = Math.floor(limits.bytes / 1024 / 1024);

  const take = async (chosen: globalThis.FileList | null): Promise<void> => {
    const sent = [...(chosen ?? [])];
    setTooLarge(sent.find(({ size }) => size > limits.bytes)?.name ?? null);
    for (const file of sent) if (file.size <= limits.bytes && !(await upload.run(file))) break;
  };

  return (
    <div
      className="stack"
      data-testid="files-tab"
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        if (mayAdd) void take(event.dataTransfer.files);
      }}
    >
      {mayAdd && (
        <p className="line">
          <input
            ref={input}
            type="file"
            hidden
            multiple
            accept={KINDS}
            onChange={(event) => {
              void take(event.target.files).then(() => {
                if (input.current) input.current.value = '';
              });
            }}
            data-testid="file-input"
          />
          <Button type="primary" loading={upload.pending} onClick={() => input.current?.click()} data-testid="add-file">
            {t('files.add')}
          </Button>
          <span className="quiet small">{t('files.help', { megabytes, files: limits.files })}</span>
        </p>
      )}
      {tooLarge && (
        <p className="field-problem" role="alert">
          {t('files.tooLarge', { name: tooLarge, megabytes })}
        </p>
      )}
      {upload.error && <ErrorNotice error={upload.error} />}
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
                    <a href={`/api/files/${encodeURIComponent(file.id)}/content`} download={file.name}>
                      {file.name}
                    </a>
                    {file.withdrawn && (
                      <p className="small">
                        <span className="state done">{t('files.withdrawn')}</span> {dateAndTime(file.withdrawn.at)} {file.withdrawn.reason}
                      </p>
                    )}
                  </td>
                  <td className="nowrap">{sizeOf(file.size)}</td>
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
