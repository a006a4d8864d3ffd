import { Button, Checkbox } from 'antd';
import { useRef, useState, type ReactNode } from 'react';
import { useWords } from '../app/i18n.ts';
import { dateAndTime } from '../app/time.tsx';
import type { DocumentView } from '../../domain/api/matters.ts';
import { Empty } from '../parts/marks.tsx';
import { documentAddress } from './pieces.tsx';

/** Documents for the party and the archive: seen here, printed from here, kept with their hash (R11.5). */
export function DocumentsTab({ matterId, documents }: { matterId: string; documents: DocumentView[] }): ReactNode {
  const { t } = useWords();
  const ready = documents.filter(({ sha256 }) => sha256);
  const [chosen, setChosen] = useState<string | null>(null);
  const [ticked, setTicked] = useState<string[]>([]);
  const frame = useRef<HTMLIFrameElement>(null);
  const shown = ready.find(({ id }) => id === chosen) ?? ready.at(-1);
  if (documents.length === 0) return <Empty title={t('case.noDocuments')} text={t('document.emptyText')} />;
  return (
    <div className="documents">
      {ready.length > 1 && (
        <p className="line" style={{ gridColumn: '1 / -1' }}>
          <Checkbox
            checked={ticked.length === ready.length}
            indeterminate={ticked.length > 0 && ticked.length < ready.length}
            onChange={({ target }) => setTicked(target.checked ? ready.map(({ id }) => id) : [])}
            data-testid="choose-all"
          >
            {t('document.chooseAll')}
          </Checkbox>
          <Button
            href={ticked.length ? togetherAddress(matterId, ticked) : undefined}
            disabled={!ticked.length}
            target="_blank"
            rel="noreferrer"
            data-testid="open-together"
          >
            {t('document.together', { count: ticked.length })}
          </Button>
        </p>
      )}
      <ul className="panel" data-testid="documents">
        {documents.map((document) => (
          <li key={document.id} className={document.id === shown?.id ? 'at' : ''} data-testid="document" data-template={document.template}>
            {document.sha256 && ready.length > 1 && (
              <Checkbox
                checked={ticked.includes(document.id)}
                onChange={({ target }) =>
                  setTicked((ids) => [...ids.filter((id) => id !== document.id), ...(target.checked ? [document.id] : [])])
                }
                aria-label={t('document.choose', { title: document.title, number: document.number })}
                style={{ marginInlineEnd: 6 }}
              />
            )}
            {document.sha256 ? (
              <button type="button" className="linkish" onClick={() => setChosen(document.id)}>
                <b>{document.title}</b>
              </button>
            ) : (
              <b>{document.title}</b>
            )}
            <p>{document.number}</p>
            <p className="quiet small">
              {document.sha256
                ? `${dateAndTime(document.createdAt)} · ${Math.ceil((document.size ?? 0) / 1024)} KB`
                : t('document.waiting')}
              {document.templateVersion !== null && ` · ${t('template.madeWith', { version: document.templateVersion })}`}
            </p>
            {document.sha256 && (
              <p className="quiet small breaks">
                SHA-256 <code>{document.sha256}</code>
              </p>
            )}
            {document.sha256 && (
              <p className="line" style={{ marginTop: 4 }}>
                <a href={documentAddress(document.id)} target="_blank" rel="noreferrer" data-testid="open-document">
                  {t('document.open')}
                </a>
                {document.id === shown?.id && (
                  <Button size="small" onClick={() => frame.current?.contentWindow?.print()}>
                    {t('print')}
                  </Button>
                )}
              </p>
            )}
          </li>
        ))}
      </ul>
      {shown && (
        <iframe
          ref={frame}
          key={shown.id}
          className="document-view"
          title={`${shown.title} ${shown.number}`}
          src={`${documentAddress(shown.id)}#navpanes=0&view=FitH`}
        />
      )}
    </div>
  );
}

const togetherAddress = (matterId: string, ids: string[]): string =>
  `/api/matters/${encodeURIComponent(matterId)}/documents.pdf?ids=${ids.map(encodeURIComponent).join(',')}`;
