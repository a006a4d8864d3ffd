import { useWords } from '../../app/i18n.ts';
import { kindOf } from '../bpmn/kinds.ts';
import type { CanvasElement } from '../bpmn/model.ts';
import { conditionWords } from './condition-words.ts';
import { usePanel } from './context.ts';

/** A gateway: where each outcome leads. Conditions are set on the flows; a row opens its flow. */
export const GatewayFields = ({ element }: { element: CanvasElement }) => {
  const { t, language } = useWords('modeler');
  const { open } = usePanel();
  const outgoing = element.outgoing ?? [];
  const choice = kindOf(element.businessObject) === 'choice';
  if (outgoing.length < 2) return <p className="panel-help">{t(choice ? 'gateway.joining' : 'gateway.parallelJoining')}</p>;
  return (
    <div className="panel-field" data-testid="field-flows">
      <span className="panel-label">{t('gateway.flows')}</span>
      <ul className="gateway-flows">
        {outgoing.map((flow) => (
          <li key={flow.id}>
            <button type="button" onClick={() => open(flow.id)}>
              <span>{choice ? conditionWords(flow, language, t) : t('gateway.always')}</span>
              <span aria-hidden>→</span>
              <span>{flow.target?.businessObject.name || (flow.target && t(`kind.${kindOf(flow.target.businessObject)}`))}</span>
            </button>
          </li>
        ))}
      </ul>
      <p className="panel-help">{t(choice ? 'gateway.choiceHelp' : 'gateway.parallelHelp')}</p>
    </div>
  );
};
