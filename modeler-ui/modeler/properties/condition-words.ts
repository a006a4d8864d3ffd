import type { Translate } from '../../app/i18n.ts';
import { parseCondition } from '../bpmn/condition.ts';
import { decidingSteps } from '../bpmn/deciding-steps.ts';
import { one, text, type CanvasElement } from '../bpmn/model.ts';
import type { Language } from '../bpmn/naming.ts';
import { outcomesOf } from '../bpmn/outcomes.ts';
import { isDefault } from '../bpmn/settings.ts';

/** The stored expression of a flow. */
export const expressionOf = (flow: CanvasElement): string | undefined => text(one(flow.businessObject, 'conditionExpression'), 'body');

/** A flow's condition in words: the outcomes' names, "otherwise", or that nothing was chosen. */
export const conditionWords = (flow: CanvasElement, language: Language, t: Translate<'modeler'>): string => {
  if (isDefault(flow)) return t('flow.otherwise');
  const codes = parseCondition(expressionOf(flow));
  if (codes === null) return t('flow.foreignShort');
  if (codes.length === 0) return t('flow.unset');
  return codes.map((code) => outcomeName(flow, code, language)).join(language === 'en' ? ', ' : '、');
};

export const outcomeName = (flow: CanvasElement, code: string, language: Language): string => {
  const gateway = one(flow.businessObject, 'sourceRef');
  const outcome = (gateway ? decidingSteps(gateway) : []).flatMap(outcomesOf).find((candidate) => candidate.code === code);
  return (language === 'en' && outcome?.labelEn) || outcome?.label || code;
};
