import { useState, type ReactNode } from 'react';
import { api } from '../app/api.ts';
import { useWords } from '../app/i18n.ts';
import { base64Of } from '../app/read-file.ts';
import { useAction } from '../app/use-action.ts';
import type { Hold } from '../../domain/api/archive.ts';
import type { FileView } from '../../domain/api/matters.ts';
import { sizeText } from '../matters/file-size.ts';
import { FileDrop } from '../matters/upload-list.tsx';
import { Field } from '../parts/field.tsx';
import { ReasonDialog } from '../parts/reason-dialog.tsx';

interface Options {
  caseId: string;
  close: () => void;
}

const done = (): void => undefined;
const MOST = 500;

/** A paper that came after the case had ended: chosen, and with the reason why it comes now. */
export function LateDialog({ caseId, close }: Options): ReactNode {
  const { t } = useWords();
  const [file, setFile] = useState<File | null>(null);
  const action = useAction(async (key, reason: string) =>
    file === null
      ? Promise.reject(new TypeError('no file was chosen'))
      : api.post<FileView>(
          `/matters/${encodeURIComponent(caseId)}/late-files`,
          { name: file.name, content: await base64Of(file), reason },
          { key },
        ),
  );
  return (
    <ReasonDialog
      title={t('volume.lateTitle')}
      text={t('volume.lateText')}
      label={t('volume.lateReason')}
      confirmText={t('volume.lateConfirm')}
      action={action}
      done={done}
      close={close}
      disabled={file === null}
      most={MOST}
      testId="late"
    >
      <Field path="content" label={t('volume.lateFile')} required problems={action.error?.fields ?? []}>
        <FileDrop
          label={t('volume.lateChoose')}
          small
          testId="late-file"
          take={([chosen]) => {
            setFile(chosen ?? null);
            action.clear();
          }}
        >
          {file && (
            <span className="small" data-testid="late-chosen">
              {file.name} · {sizeText(file.size)}
            </span>
          )}
        </FileDrop>
      </Field>
    </ReasonDialog>
  );
}

export function HoldDialog({ caseId, close }: Options): ReactNode {
  const { t } = useWords();
  const action = useAction((key, reason: string) =>
    api.post<{ id: string }>(`/cases/${encodeURIComponent(caseId)}/holds`, { reason }, { key }),
  );
  return (
    <ReasonDialog
      title={t('volume.holdTitle')}
      text={t('volume.holdText')}
      label={t('volume.holdReason')}
      confirmText={t('volume.holdConfirm')}
      {...{ action, done, close }}
      most={MOST}
      testId="hold-dialog"
    />
  );
}

export function EndHoldDialog({ caseId, hold, close }: Options & { hold: Hold }): ReactNode {
  const { t } = useWords();
  const action = useAction(async (key, reason: string) => {
    await api.post(`/cases/${encodeURIComponent(caseId)}/holds/${encodeURIComponent(hold.id)}/end`, { reason }, { key });
    return true;
  });
  return (
    <ReasonDialog
      title={t('volume.endHoldTitle')}
      text={t('volume.endHoldText')}
      label={t('volume.holdReason')}
      confirmText={t('volume.endHold')}
      {...{ action, done, close }}
      most={MOST}
      testId="end-hold-dialog"
    />
  );
}
