import { Button } from 'antd';
import type { ReactNode } from 'react';
import { withParameters } from '../app/api.ts';
import { downloadFile } from '../app/download.ts';
import { ErrorNotice } from '../app/errors.tsx';
import { useWords } from '../app/i18n.ts';
import { useAction } from '../app/use-action.ts';

interface Exported {
  /** Nothing to export: the list is empty. */
  button: (empty: boolean) => ReactNode;
  /** What went wrong, for a line of its own. */
  notice: ReactNode;
}

/** The list that is shown, as a workbook: `path` is the list's own, `values` its filters. */
export function useExport(path: string, values: Record<string, string | undefined>, title: string): Exported {
  const { t, language } = useWords();
  const { run, pending, error, clear } = useAction<[], void>(
    () => downloadFile(withParameters(`${path}/export`, { ...values, format: 'xlsx', language }), `${title}.xlsx`),
    { changesNothing: true },
  );
  return {
    button: (empty) => (
      <Button size="small" loading={pending} disabled={empty} onClick={() => void run()} data-testid="export">
        {t('export')}
      </Button>
    ),
    notice: error && <ErrorNotice error={error} retry={clear} />,
  };
}
