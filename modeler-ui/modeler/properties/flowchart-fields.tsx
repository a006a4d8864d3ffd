import { Button } from 'antd';
import { useWords } from '../../app/i18n.ts';
import { kindOf } from '../bpmn/kinds.ts';
import type { CanvasElement } from '../bpmn/model.ts';
import type { ElementRegistry } from '../bpmn/services.ts';
import { usePanel } from './context.ts';

/** The flowchart as a whole: its id must be the power's, and what is drawn in it. */
export const FlowchartFields = ({ element }: { element: CanvasElement }) => {
  const { t } = useWords('modeler');
  const { diagram, entry, settings } = usePanel();
  const id = element.businessObject.id ?? '';
  const kinds = diagram
    .get<ElementRegistry>('elementRegistry')
    .filter((candidate) => candidate.type !== 'label' && candidate !== element)
    .map((candidate) => kindOf(candidate.businessObject));
  const count = (kind: string): number => kinds.filter((candidate) => candidate === kind).length;
  return (
    <>
      <div className="panel-field">
        <span className="panel-label">{t('flowchart.id')}</span>
        <code className="panel-value">{id}</code>
        {id !== entry.processId && (
          <>
            <p className="panel-notice" role="note">
              {t('flowchart.otherId', { expected: entry.processId })}
            </p>
            {settings && (
              <Button size="small" data-testid="repair-process-id" onClick={() => settings.setProperty(element, 'id', entry.processId)}>
                {t('flowchart.repairId')}
              </Button>
            )}
          </>
        )}
      </div>
      <div className="panel-field">
        <span className="panel-label">{t('flowchart.contents')}</span>
        <p className="panel-value">
          {t('flowchart.counts', { steps: count('step'), documents: count('document'), choices: count('choice'), closes: count('close') })}
        </p>
      </div>
      <p className="panel-help">{t(settings ? 'flowchart.help' : 'flowchart.readOnlyHelp')}</p>
      {settings && (
        <dl className="panel-keys">
          {(['save', 'undo', 'search', 'delete', 'edit', 'connect', 'next', 'move'] as const).map((key) => (
            <div key={key}>
              <dt>
                <kbd>{t(`keys.${key}Key`)}</kbd>
              </dt>
              <dd>{t(`keys.${key}`)}</dd>
            </div>
          ))}
        </dl>
      )}
    </>
  );
};
