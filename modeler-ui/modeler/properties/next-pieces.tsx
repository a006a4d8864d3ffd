import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { NEXT } from '../bpmn/context-pad.ts';
import type { Kind } from '../bpmn/kinds.ts';
import type { CanvasElement } from '../bpmn/model.ts';
import type { PieceFactory } from '../bpmn/pieces.ts';
import { usePanel } from './context.ts';

interface AutoPlace {
  append(element: CanvasElement, shape: CanvasElement): void;
}

/** What may follow, as buttons: the way to draw without a mouse. */
export const NextPieces = ({ element, kind }: { element: CanvasElement; kind: Kind }) => {
  const { t } = useTranslation('modeler');
  const { diagram, settings } = usePanel();
  const pieces = NEXT[kind];
  if (!settings || !pieces) return null;
  return (
    <div className="panel-next">
      <span className="panel-label">{t('panel.next')}</span>
      <div>
        {pieces.map((piece) => (
          <Button
            key={piece} size="small" data-testid={`append-${piece}`}
            onClick={() => diagram.get<AutoPlace>('autoPlace').append(element, diagram.get<PieceFactory>('pieceFactory').create(piece))}
          >
            {t(`kind.${piece}`)}
          </Button>
        ))}
      </div>
    </div>
  );
};
