import { Checkbox, Radio } from 'antd';
import { useWords } from '../../app/i18n.ts';
import { parseCondition } from '../bpmn/condition.ts';
import { decidingSteps } from '../bpmn/deciding-steps.ts';
import { one, type CanvasElement } from '../bpmn/model.ts';
import { outcomesOf } from '../bpmn/outcomes.ts';
import { isDefault } from '../bpmn/settings.ts';
import { expressionOf, outcomeName } from './condition-words.ts';
import { usePanel } from './context.ts';

/** A flow out of a choice: taken for some outcomes of the step before it, or when no other flow fits. */
export const FlowFields = ({ element }: { element: CanvasElement }) => {
  const { t, language } = useWords('modeler');
  const { settings } = usePanel();
  const gateway = one(element.businessObject, 'sourceRef');
  if (gateway?.$type !== 'bpmn:ExclusiveGateway' || (element.source?.outgoing ?? []).length < 2) {
    return <p className="panel-help">{t('flow.unconditional')}</p>;
  }
  const steps = decidingSteps(gateway);
  const stored = expressionOf(element);
  const codes = parseCondition(stored);
  const chosen = new Set(codes ?? []);
  const offered = new Set(steps.flatMap(outcomesOf).map(({ code }) => code));
  const lost = [...chosen].filter((code) => !offered.has(code));
  const choose = (next: string[]): void =>
    settings?.together(() => {
      const before = (codes ?? []).map((code) => outcomeName(element, code, 'zh')).join('、');
      const name = element.businessObject.name ?? '';
      settings.setCondition(element, next);
      if (name === '' || name === before) settings.rename(element, next.map((code) => outcomeName(element, code, 'zh')).join('、'));
    });
  const toggle = (code: string, on: boolean): void => choose(on ? [...chosen, code] : [...chosen].filter((other) => other !== code));
  return (
    <fieldset className="panel-outcomes" data-testid="field-condition">
      <legend>{t('flow.when')}</legend>
      <Radio.Group
        className="flow-modes"
        disabled={!settings}
        value={isDefault(element) ? 'default' : 'outcomes'}
        onChange={(event) => settings?.setDefault(element, event.target.value === 'default')}
        options={[
          { value: 'outcomes', label: t('flow.byOutcome') },
          { value: 'default', label: t('flow.isDefault') },
        ]}
      />
      {!isDefault(element) && (
        <>
          {codes === null && (
            <p className="panel-notice" role="note">
              {t('flow.foreign')}
              <code>{stored}</code>
            </p>
          )}
          {steps.length === 0 && (
            <p className="panel-notice" role="note">
              {t('flow.noStep')}
            </p>
          )}
          {steps.map((step) => (
            <div key={step.id} className="flow-step">
              <span className="panel-label">{t('flow.outcomesOf', { name: step.name || t('kind.step') })}</span>
              {outcomesOf(step).map((outcome) => (
                <Checkbox
                  key={outcome.code}
                  disabled={!settings}
                  checked={chosen.has(outcome.code)}
                  data-testid={`condition-${outcome.code}`}
                  onChange={(event) => toggle(outcome.code, event.target.checked)}
                >
                  {(language === 'en' && outcome.labelEn) || outcome.label}
                </Checkbox>
              ))}
            </div>
          ))}
          {lost.map((code) => (
            <Checkbox key={code} checked disabled={!settings} onChange={() => toggle(code, false)}>
              {t('flow.lost', { code })}
            </Checkbox>
          ))}
        </>
      )}
      {isDefault(element) && <p className="panel-help">{t('flow.defaultHelp')}</p>}
    </fieldset>
  );
};
