import { Button } from 'antd';
import { useWords } from '../../app/i18n.ts';
import { HEADERS } from '../../../domain/contract.ts';
import { nameOfDocument } from '../../../domain/registry/documents.ts';
import { attachTimer } from '../bpmn/attach-timer.ts';
import { nextOf } from '../bpmn/context-pad.ts';
import { decidingSteps } from '../bpmn/deciding-steps.ts';
import { readHeader } from '../bpmn/headers.ts';
import type { Kind } from '../bpmn/kinds.ts';
import type { CanvasElement } from '../bpmn/model.ts';
import { formatOutcomes, outcomesOf } from '../bpmn/outcomes.ts';
import type { PieceFactory, PieceName } from '../bpmn/pieces.ts';
import type { Modeling, Selection } from '../bpmn/services.ts';
import { nextDocuments, nextTemplates, outcomesOfTemplate, positionOfTemplate, type StepTemplate } from '../bpmn/step-templates.ts';
import { usePanel } from './context.ts';

interface AutoPlace {
  append(element: CanvasElement, shape: CanvasElement): void;
}

/** What may follow, as buttons: the way to draw without a mouse. Above the plain pieces, what usually follows in this category. */
export const NextPieces = ({ element, kind }: { element: CanvasElement; kind: Kind }) => {
  const { t } = useWords('modeler');
  const { diagram, settings } = usePanel();
  const pieces = nextOf(element, kind);
  if (!settings || pieces.length === 0) return null;
  const append = (shape: CanvasElement): void => diagram.get<AutoPlace>('autoPlace').append(element, shape);
  const add = (piece: PieceName): void => {
    const shape = diagram.get<PieceFactory>('pieceFactory').create(piece);
    if (piece === 'border-timer')
      diagram.get<Selection>('selection').select(attachTimer(diagram.get<Modeling>('modeling'), element, shape));
    else append(shape);
  };
  return (
    <div className="panel-next">
      <span className="panel-label">{t('panel.next')}</span>
      <div>
        {pieces.map((piece) => (
          <Button key={piece} size="small" data-testid={`append-${piece}`} onClick={() => add(piece)}>
            {t(`kind.${piece}`)}
          </Button>
        ))}
      </div>
      {kind !== 'close' && kind !== 'parallel' && <UsualNext element={element} kind={kind} append={append} />}
    </div>
  );
};

const UsualNext = ({ element, kind, append }: { element: CanvasElement; kind: Kind; append: (shape: CanvasElement) => void }) => {
  const { t, language } = useWords('modeler');
  const { diagram, entry } = usePanel();
  const english = language === 'en';
  const factory = diagram.get<PieceFactory>('pieceFactory');
  const step = kind === 'step' ? element.businessObject : decidingSteps(element.businessObject)[0];
  const documents = step && kind !== 'document' ? nextDocuments(entry, outcomesOf(step)) : [];
  const templates = nextTemplates(entry, step && readHeader(step, HEADERS.stage), step?.name);
  const appendStep = (template: StepTemplate): void => {
    const position = positionOfTemplate(template, entry);
    append(
      factory.create('step', {
        name: template.name,
        headers: {
          ...(position === undefined ? {} : { [HEADERS.position]: position }),
          [HEADERS.stage]: template.stage,
          [HEADERS.outcomes]: formatOutcomes(outcomesOfTemplate(template, entry.category)),
          ...(template.officers ? { [HEADERS.officers]: '2' } : {}),
        },
      }),
    );
  };
  if (templates.length === 0 && documents.length === 0) return null;
  return (
    <>
      <span className="panel-label panel-usual">{t('panel.usual')}</span>
      <div data-testid="usual-next">
        {documents.map((code) => (
          <Button
            key={code}
            size="small"
            type="dashed"
            onClick={() =>
              append(factory.create('document', { name: `生成${nameOfDocument(code).name}`, headers: { [HEADERS.template]: code } }))
            }
            data-testid={`append-document-${code}`}
          >
            {english ? nameOfDocument(code).nameEn : nameOfDocument(code).name}
          </Button>
        ))}
        {templates.map((template) => (
          <Button
            key={template.name}
            size="small"
            type="dashed"
            onClick={() => appendStep(template)}
            data-testid={`append-stage-${template.stage}`}
          >
            {english ? template.nameEn : template.name}
          </Button>
        ))}
      </div>
    </>
  );
};
