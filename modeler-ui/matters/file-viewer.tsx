import { Button } from 'antd';
import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import type { FileView } from '../../domain/api/matters.ts';
import { fileKind, kindOfMediaType } from '../../domain/files/file-kinds.ts';
import { useWords } from '../app/i18n.ts';
import { contentAddress } from './file-size.ts';
import './files.css';

interface Options {
  files: readonly FileView[];
  /** Id of the file that is shown. */
  shown: string;
  show: (id: string) => void;
  close: () => void;
}

/** Whether a page can show it; the others are only saved. */
export const isShown = ({ mediaType }: FileView): boolean => shownAs(mediaType) !== undefined;

const shownAs = (mediaType: string) => {
  const kind = kindOfMediaType(mediaType);
  return kind && fileKind(kind).shown;
};

const ZOOMS = [0.25, 0.5, 0.75, 1, 1.5, 2, 3, 4, 6];

/**
 * One file beside the form: documents, pictures turned and enlarged by keys, sound and film played. The bytes come as a file to be saved,
 * under a policy that lets nothing in them run, and are shown as what the platform found them to be.
 */
export function FileViewer({ files, shown, show, close }: Options): ReactNode {
  const { t } = useWords();
  const box = useRef<HTMLElement>(null);
  const at = files.findIndex(({ id }) => id === shown);
  const file = files[at];
  const [view, setView] = useState({ turned: 0, zoom: 3 });
  const { content, problem } = useContent(file);

  useEffect(() => {
    setView({ turned: 0, zoom: 3 });
    box.current?.focus();
  }, [shown]);

  if (!file) return null;
  const kind = shownAs(file.mediaType);
  const step = (by: number): void => {
    const next = files[at + by];
    if (next) show(next.id);
  };
  const turn = (): void => setView((before) => ({ ...before, turned: (before.turned + 90) % 360 }));
  const zoom = (by: number): void => setView((before) => ({ ...before, zoom: Math.min(Math.max(before.zoom + by, 0), ZOOMS.length - 1) }));
  const onKey = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const acts: Record<string, () => void> = {
      Escape: close,
      ArrowLeft: () => step(-1),
      ArrowRight: () => step(1),
      ...(kind === 'image' ? { r: turn, '+': () => zoom(1), '=': () => zoom(1), '-': () => zoom(-1), '0': () => zoom(3 - view.zoom) } : {}),
    };
    // Film and sound have keys of their own.
    if (event.target instanceof HTMLMediaElement && event.key !== 'Escape') return;
    const act = acts[event.key];
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  };

  return (
    <section
      ref={box}
      tabIndex={-1}
      className="viewer"
      aria-label={t('viewer.title', { name: file.name })}
      onKeyDown={onKey}
      data-testid="file-viewer"
    >
      <header className="viewer-head">
        <b className="clip" title={file.name}>
          {file.name}
        </b>
        <span className="quiet small nowrap">{t('viewer.place', { at: at + 1, count: files.length })}</span>
        <span className="top-space" />
        <Button size="small" disabled={at <= 0} onClick={() => step(-1)} aria-label={t('viewer.previous')} title="←">
          ‹
        </Button>
        <Button size="small" disabled={at >= files.length - 1} onClick={() => step(1)} aria-label={t('viewer.next')} title="→">
          ›
        </Button>
        {kind === 'image' && (
          <>
            <Button size="small" onClick={() => zoom(-1)} aria-label={t('viewer.smaller')} title="-">
              −
            </Button>
            <Button size="small" onClick={() => zoom(1)} aria-label={t('viewer.larger')} title="+">
              +
            </Button>
            <Button size="small" onClick={turn} title="R" data-testid="turn-picture">
              {t('viewer.turn')}
            </Button>
          </>
        )}
        <a href={contentAddress(file.id)} download={file.name} className="small">
          {t('viewer.save')}
        </a>
        <Button size="small" type="text" onClick={close} aria-label={t('close')} title="Esc" data-testid="close-viewer">
          ✕
        </Button>
      </header>
      <div className={`viewer-body ${kind ?? ''}`} data-testid="viewer-body" data-kind={kind ?? 'none'}>
        {problem ? (
          <p className="field-problem" role="alert">
            {t('viewer.unread')}
          </p>
        ) : !content ? (
          <p className="quiet">{kind ? t('viewer.loading') : t('viewer.notShown')}</p>
        ) : (
          <Content kind={kind} address={content} file={file} turned={view.turned} zoom={ZOOMS[view.zoom] ?? 1} />
        )}
      </div>
      {kind === 'image' && <p className="quiet small viewer-keys">{t('viewer.keys')}</p>}
    </section>
  );
}

function Content({
  kind,
  address,
  file,
  turned,
  zoom,
}: {
  kind: ReturnType<typeof shownAs>;
  address: string;
  file: FileView;
  turned: number;
  zoom: number;
}): ReactNode {
  const { t } = useWords();
  switch (kind) {
    case 'pdf':
      return <iframe src={address} title={file.name} />;
    case 'image':
      return <Picture address={address} name={file.name} turned={turned} zoom={zoom} />;
    case 'sound':
      return (
        <audio src={address} controls aria-label={file.name}>
          {t('viewer.notShown')}
        </audio>
      );
    case 'video':
      return (
        <video src={address} controls aria-label={file.name}>
          {t('viewer.notShown')}
        </video>
      );
    default:
      return null;
  }
}

/** In a box of the size that the turned picture has, so that all of it can be scrolled to. */
function Picture({ address, name, turned, zoom }: { address: string; name: string; turned: number; zoom: number }): ReactNode {
  // Height to width of the picture, known once it is there.
  const [ratio, setRatio] = useState(1);
  const onSide = turned % 180 !== 0;
  return (
    <div
      className="viewer-picture"
      style={{ width: `${zoom * 100 * (onSide ? ratio : 1)}%`, aspectRatio: onSide ? `${ratio}` : `${1 / ratio}` }}
    >
      <img
        src={address}
        alt={name}
        data-turned={turned}
        data-zoom={zoom}
        onLoad={({ currentTarget: { naturalWidth, naturalHeight } }) => setRatio(naturalHeight / (naturalWidth || 1) || 1)}
        style={{ width: onSide ? `${100 / ratio}%` : '100%', transform: `translate(-50%, -50%) rotate(${turned}deg)` }}
      />
    </div>
  );
}

/** The file's bytes under an address of this page alone; given up when another is shown. */
function useContent(file: FileView | undefined): { content: string | null; problem: boolean } {
  const [found, setFound] = useState<{ content: string | null; problem: boolean }>({ content: null, problem: false });
  const [id, mediaType] = [file?.id, file?.mediaType];
  useEffect(() => {
    setFound({ content: null, problem: false });
    if (id === undefined || mediaType === undefined || !shownAs(mediaType)) return undefined;
    const stop = new AbortController();
    let address: string | undefined;
    fetch(contentAddress(id), { signal: stop.signal, credentials: 'same-origin' })
      .then(async (response) => {
        if (!response.ok) throw new TypeError(String(response.status));
        address = URL.createObjectURL(new Blob([await response.arrayBuffer()], { type: mediaType }));
        setFound({ content: address, problem: false });
      })
      .catch(() => {
        if (!stop.signal.aborted) setFound({ content: null, problem: true });
      });
    return () => {
      stop.abort();
      if (address) URL.revokeObjectURL(address);
    };
  }, [id, mediaType]);
  return found;
}
