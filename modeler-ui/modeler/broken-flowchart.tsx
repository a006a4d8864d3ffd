import { Button } from 'antd';
import { useWords } from '../app/i18n.ts';
import type { BpmnProblem } from '../../domain/flowchart/problems.ts';
import { translateWith } from './bpmn/translate.ts';

const SHOWN = 20_000;

export interface BrokenFlowchartProps {
  xml: string;
  problems: BpmnProblem[];
  /** What the drawing library said, when the text could be read but not drawn. */
  reason?: string;
  onDownload: () => void;
  onImport?: () => void;
}

/** A stored flowchart that cannot be drawn: says why, keeps the text, offers the way out. */
export const BrokenFlowchart = ({ xml, problems, reason, onDownload, onImport }: BrokenFlowchartProps) => {
  const { t, language } = useWords('modeler');
  const english = language === 'en';
  return (
    <div className="broken-flowchart" data-testid="broken-flowchart">
      <div className="notice notice-problem" role="alert">
        <p className="notice-title">{t('broken.title')}</p>
        <ul>
          {problems.map((problem, index) => (
            <li key={index}>
              {english ? problem.messageEn : problem.message} <code>{problem.code}</code>
            </li>
          ))}
          {reason !== undefined && (
            <li>
              {t('broken.drawing')} <code>{translateWith(() => (english ? 'en' : 'zh'))(reason.slice(0, 300))}</code>
            </li>
          )}
        </ul>
        <p>{t(onImport ? 'broken.safeEditable' : 'broken.safe')}</p>
        <p className="broken-ways">
          <Button size="small" onClick={onDownload} data-testid="download-raw">
            {t('broken.download')}
          </Button>
          {onImport && (
            <Button size="small" type="primary" onClick={onImport} data-testid="import-replacement">
              {t('broken.import')}
            </Button>
          )}
        </p>
      </div>
      <h2>{t('broken.text')}</h2>
      <pre tabIndex={0}>
        {xml.slice(0, SHOWN)}
        {xml.length > SHOWN ? `\n… ${t('broken.more', { count: xml.length - SHOWN })}` : ''}
      </pre>
    </div>
  );
};
