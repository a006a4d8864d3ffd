import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import { useWords } from '../../app/i18n.ts';
import { dateAndTime, serverNow } from '../../app/time.tsx';
import type { Version } from '../../../domain/api/registry.ts';
import type { Diagram } from '../bpmn/create-modeler.ts';

/** One sheet with the drawing and whose it is, to be printed or saved as PDF by the browser. */
export const PrintSheet = ({ diagram, version, onClose }: { diagram: Diagram; version: Version; onClose: () => void }) => {
  const { t, language } = useWords('modeler');
  const [picture, setPicture] = useState<string | null>(null);
  const { basics } = version;

  useEffect(() => {
    let url: string | null = null;
    let left = false;
    void diagram.saveSVG().then(({ svg }) => {
      if (left) return;
      url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
      setPicture(url);
    });
    return () => {
      left = true;
      if (url) URL.revokeObjectURL(url);
    };
  }, [diagram]);

  useEffect(() => {
    const close = (event: KeyboardEvent): void => {
      if (event.key === 'Escape') onClose();
    };
    window.addEventListener('keydown', close);
    document.body.classList.add('printing-flowchart');
    return () => {
      window.removeEventListener('keydown', close);
      document.body.classList.remove('printing-flowchart');
    };
  }, [onClose]);

  const rows: [string, string][] = [
    [t('print.code'), basics.powerCode],
    [t('print.organ'), basics.organ.name],
    [t('print.version'), `${t('registry:version.number', { number: version.number })} · ${t(`registry:state.${version.state}`)}`],
    [t('print.printedAt'), dateAndTime(new Date(serverNow()).toISOString())],
  ];
  return createPortal(
    <div className="print-sheet" role="dialog" aria-modal="true" aria-label={t('print.title')} data-testid="print-sheet">
      <p className="print-bar">
        <Button onClick={onClose} data-testid="print-back">
          {t('print.back')}
        </Button>
        <Button type="primary" disabled={!picture} onClick={() => window.print()} autoFocus data-testid="print-now">
          {t('print.print')}
        </Button>
        <span className="quiet">{t('print.hint')}</span>
      </p>
      <article>
        <h1>{language === 'en' ? basics.powerNameEn : basics.powerName}</h1>
        <dl>
          {rows.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        {picture && <img src={picture} alt={t('print.title')} />}
        <p className="print-hash">SHA-256 {version.bpmnHash}</p>
      </article>
    </div>,
    document.body,
  );
};
