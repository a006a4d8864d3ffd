import { useWords } from '../../app/i18n.ts';
import type { CanvasElement } from '../bpmn/model.ts';
import { text } from '../bpmn/model.ts';
import { kindOf, type Kind } from '../bpmn/kinds.ts';
import { RepairButton, SeverityMark } from '../findings/finding-list.tsx';
import { CloseFields } from './close-fields.tsx';
import { usePanel } from './context.ts';
import { DocumentFields } from './document-fields.tsx';
import { Field, SettledText } from './field.tsx';
import { FlowFields } from './flow-fields.tsx';
import { FlowchartFields } from './flowchart-fields.tsx';
import { GatewayFields } from './gateway-fields.tsx';
import { NextPieces } from './next-pieces.tsx';
import { StepFields } from './step-fields.tsx';
import { TimerFields } from './timer-fields.tsx';

/** The right side: everything about the one selected element, in the words of the work. */
export const PropertiesPanel = ({ element, several }: { element: CanvasElement | null; several: number }) => {
  const { t } = useWords('modeler');
  if (!element)
    return (
      <aside className="properties" data-testid="properties-panel">
        <p className="panel-empty">{t('panel.several', { count: several })}</p>
      </aside>
    );
  const kind = kindOf(element.businessObject);
  return (
    <aside className="properties" aria-label={t('panel.title')} data-testid="properties-panel" data-kind={kind}>
      <h2>{t(`kind.${kind}`)}</h2>
      {kind === 'foreign' && (
        <p className="panel-notice" role="note">
          {t('panel.foreign', { type: element.type.replace('bpmn:', '') })}
        </p>
      )}
      <ElementFindings elementId={element.id} />
      {kind === 'note' ? (
        <NoteField element={element} />
      ) : (
        kind !== 'association' && <NameField key={element.id} element={element} kind={kind} />
      )}
      <KindFields key={`${element.id}-${kind}`} element={element} kind={kind} />
      <NextPieces element={element} kind={kind} />
    </aside>
  );
};

const KindFields = ({ element, kind }: { element: CanvasElement; kind: Kind }) => {
  switch (kind) {
    case 'flowchart':
      return <FlowchartFields element={element} />;
    case 'step':
      return <StepFields element={element} />;
    case 'border-timer':
    case 'waiting-period':
      return <TimerFields element={element} border={kind === 'border-timer'} />;
    case 'document':
      return <DocumentFields element={element} />;
    case 'close':
      return <CloseFields element={element} />;
    case 'choice':
    case 'parallel':
      return <GatewayFields element={element} />;
    case 'flow':
      return <FlowFields element={element} />;
    default:
      return null;
  }
};

const NameField = ({ element, kind }: { element: CanvasElement; kind: Kind }) => {
  const { t } = useWords('modeler');
  const { settings } = usePanel();
  const rename = (name: string): void => {
    if (kind === 'flowchart') settings?.setProperty(element, 'name', name);
    else settings?.rename(element, name);
  };
  return (
    <Field label={t(`name.${kind === 'flow' ? 'flow' : kind === 'choice' ? 'choice' : 'other'}`)} testId="field-name">
      {(id) => <SettledText id={id} value={element.businessObject.name ?? ''} onSettle={rename} disabled={!settings} maxLength={60} />}
    </Field>
  );
};

const NoteField = ({ element }: { element: CanvasElement }) => {
  const { t } = useWords('modeler');
  const { settings } = usePanel();
  return (
    <Field label={t('name.note')} testId="field-note">
      {(id) => (
        <SettledText
          id={id}
          value={text(element.businessObject, 'text') ?? ''}
          lines={4}
          maxLength={500}
          disabled={!settings}
          onSettle={(value) => settings?.setProperty(element, 'text', value)}
        />
      )}
    </Field>
  );
};

const ElementFindings = ({ elementId }: { elementId: string }) => {
  const { language } = useWords('modeler');
  const { findings, repair, repairName } = usePanel();
  const own = findings.filter((finding) => finding.elementId === elementId);
  if (own.length === 0) return null;
  const english = language === 'en';
  return (
    <ul className="panel-findings">
      {own.map((finding, index) => (
        <li key={`${finding.rule}-${index}`}>
          <SeverityMark severity={finding.severity} /> {english ? finding.messageEn : finding.message}
          {repair && finding.repair && <RepairButton repair={finding.repair} name={repairName(finding.repair)} onRepair={repair} />}
        </li>
      ))}
    </ul>
  );
};
