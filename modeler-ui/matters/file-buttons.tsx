import type { ReactNode } from 'react';
import type { FileView } from '../../domain/api/matters.ts';
import { useWords } from '../app/i18n.ts';
import { sizeText } from './file-size.ts';
import './files.css';

/** Files by name; a click, or Enter, opens one in the viewer beside. */
export function FileButtons({ files, open }: { files: readonly FileView[]; open: (id: string) => void }): ReactNode {
  const { t } = useWords();
  if (!files.length) return null;
  return (
    <span className="material-files">
      {files.map((file) => (
        <button
          key={file.id}
          type="button"
          onClick={() => open(file.id)}
          className={file.withdrawn ? 'gone' : undefined}
          title={[sizeText(file.size), file.withdrawn && `${t('files.withdrawn')}：${file.withdrawn.reason}`].filter(Boolean).join(' · ')}
          data-testid="open-file"
        >
          {file.form && `[${t(`files.form.${file.form}`)}] `}
          {file.name}
        </button>
      ))}
    </span>
  );
}
