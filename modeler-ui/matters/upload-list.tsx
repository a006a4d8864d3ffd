import { Button, Progress } from 'antd';
import { useRef, useState, type ReactNode } from 'react';
import { FILE_KINDS } from '../../domain/files/file-kinds.ts';
import { useWords } from '../app/i18n.ts';
import { sizeText } from './file-size.ts';
import type { Upload, Uploads } from './use-uploads.ts';

const ACCEPT = Object.values(FILE_KINDS)
  .flatMap(({ endings }) => endings.map((ending) => `.${ending}`))
  .join(',');

/** A button that opens the choice of files, and a place on which they may be dropped; several at once. */
export function FileDrop({
  take,
  children,
  label,
  small = false,
  accept = ACCEPT,
  testId = 'add-file',
}: {
  take: (files: File[]) => void;
  children?: ReactNode;
  label: string;
  small?: boolean;
  accept?: string;
  testId?: string;
}): ReactNode {
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  return (
    <div
      className={`file-drop ${small ? 'small' : ''} ${over ? 'over' : ''}`}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        event.stopPropagation();
        setOver(false);
        take([...event.dataTransfer.files]);
      }}
    >
      <input
        ref={input}
        type="file"
        hidden
        multiple
        accept={accept}
        onChange={(event) => {
          take([...(event.target.files ?? [])]);
          event.target.value = '';
        }}
        data-testid={`${testId}-input`}
      />
      <Button size={small ? 'small' : 'middle'} onClick={() => input.current?.click()} data-testid={testId}>
        {label}
      </Button>
      {children}
    </div>
  );
}

/** What is on its way: how far it has come, cancelled or tried again by a button. */
export function UploadList({ uploads, nameOf }: { uploads: Uploads; nameOf?: (upload: Upload) => string | undefined }): ReactNode {
  const { t } = useWords();
  const shown = uploads.list.filter(({ state }) => state !== 'done');
  if (!shown.length) return null;
  return (
    <ul className="uploads" aria-live="polite" data-testid="uploads">
      {shown.map((upload) => (
        <li key={upload.id} data-testid="upload" data-state={upload.state}>
          <span className="upload-name">
            {nameOf?.(upload) && <span className="quiet">{nameOf(upload)} · </span>}
            {upload.file.name} <span className="quiet small">{sizeText(upload.file.size)}</span>
          </span>
          {upload.state === 'failed' ? (
            <UploadProblem upload={upload} />
          ) : (
            <Progress percent={Math.round(upload.part * 100)} size="small" status="normal" aria-label={upload.file.name} />
          )}
          <span className="line">
            {upload.state === 'failed' && upload.error?.status !== 415 && (
              <Button size="small" onClick={() => uploads.retry(upload.id)} data-testid="retry-upload">
                {t('error.retry')}
              </Button>
            )}
            <Button size="small" onClick={() => uploads.cancel(upload.id)} data-testid="cancel-upload">
              {t(upload.state === 'failed' ? 'files.drop' : 'cancel')}
            </Button>
          </span>
        </li>
      ))}
    </ul>
  );
}

function UploadProblem({ upload: { error } }: { upload: Upload }): ReactNode {
  const { t, pick } = useWords();
  const [field] = error?.fields ?? [];
  const told = field ?? error;
  return (
    <span className="field-problem" role="alert" data-code={field?.code ?? error?.code}>
      {error?.status === 0 ? t('files.lineLost') : pick(told?.message, told?.messageEn)}
    </span>
  );
}
