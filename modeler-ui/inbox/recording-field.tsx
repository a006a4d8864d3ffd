import { Input } from 'antd';
import type { ReactNode } from 'react';
import type { FileList } from '../../domain/api/matters.ts';
import { FILE_KINDS } from '../../domain/files/file-kinds.ts';
import { recordingOf } from '../../domain/penalties/recordings.ts';
import { useWords } from '../app/i18n.ts';
import { useRead } from '../app/use-read.ts';
import { FileDrop, UploadList } from '../matters/upload-list.tsx';
import { useUploads } from '../matters/use-uploads.ts';
import '../matters/files.css';

interface Options {
  matterId: string;
  stepId: string;
  value: unknown;
  disabled: boolean;
  labelledBy: string;
  change: (value: string | undefined) => void;
}

const ACCEPT = Object.values(FILE_KINDS)
  .filter(({ group }) => group === 'recording')
  .flatMap(({ endings }) => endings.map((ending) => `.${ending}`))
  .join(',');

/** The recordings of a step, kept with their hash as they come in; or why there is none (CF47; 国办发〔2018〕118号). */
export function RecordingField({ matterId, stepId, value, disabled, labelledBy, change }: Options): ReactNode {
  const { t } = useWords();
  const files = useRead<FileList>(`/matters/${encodeURIComponent(matterId)}/files`);
  const uploads = useUploads(matterId, files.data?.limits.bytes);
  const kept = (files.data?.items ?? []).filter((file) => file.stepId === stepId && !file.withdrawn && recordingOf(file.mediaType));
  return (
    <div className="stack" style={{ gap: 6 }} data-testid="recordings">
      {kept.length === 0 && <span className="quiet">{t('recording.none')}</span>}
      {kept.map((file) => (
        <span key={file.id} className="line" data-testid="recording">
          <b className="breaks">{file.name}</b>
          <code title={file.sha256}>SHA-256 {file.sha256.slice(0, 16)}…</code>
        </span>
      ))}
      {!disabled && (
        <FileDrop
          small
          label={t('recording.add')}
          accept={ACCEPT}
          testId="add-recording"
          take={(taken) => uploads.add(taken, { stepId })}
        />
      )}
      <UploadList uploads={uploads} />
      {kept.length === 0 && (
        <Input.TextArea
          aria-labelledby={labelledBy}
          disabled={disabled}
          value={typeof value === 'string' ? value : ''}
          onChange={(event) => change(event.target.value || undefined)}
          autoSize={{ minRows: 1, maxRows: 6 }}
        />
      )}
    </div>
  );
}
