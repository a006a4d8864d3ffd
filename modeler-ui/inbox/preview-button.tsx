import { Button } from 'antd';
import type { ReactNode } from 'react';
import { ErrorNotice } from '../app/errors.tsx';
import { useWords } from '../app/i18n.ts';
import { openFile } from '../app/open-file.ts';
import { useAction } from '../app/use-action.ts';

interface Options {
  stepId: string;
  disabled: boolean;
  /** What would be sent to decide; null while something is missing, which has been shown then. */
  decision: () => object | null;
}

/** The documents that the decision would make next, in a tab of their own; nothing is decided by looking (R11.5). */
export function PreviewButton({ stepId, disabled, decision }: Options): ReactNode {
  const { t } = useWords();
  const preview = useAction((_key, body: object) => openFile(`/steps/${stepId}/preview`, body), { changesNothing: true });
  const show = (): void => {
    const body = decision();
    preview.clear();
    if (body) void preview.run(body);
  };
  return (
    <>
      <Button disabled={disabled} loading={preview.pending} title={t('step.previewHelp')} onClick={show} data-testid="preview-decision">
        {t('step.preview')}
      </Button>
      {preview.error && <ErrorNotice error={preview.error} />}
    </>
  );
}
