import { kindOf } from './kinds.ts';
import type { CanvasElement } from './model.ts';
import type { Modeling } from './services.ts';

/** From the right lower corner of the step. */
const INSET = 24;

/** A step has at most one timer on its border (`period-well-formed`). */
export const hasBorderTimer = (step: CanvasElement): boolean =>
  (step.attachers ?? []).some(({ businessObject, labelTarget }) => labelTarget === undefined && kindOf(businessObject) === 'border-timer');

/** Puts a timer on the lower border of a step, near its right corner, where its flow leaves downwards. */
export const attachTimer = (modeling: Modeling, step: CanvasElement, timer: CanvasElement): CanvasElement => {
  const { x = 0, y = 0, width = 0, height = 0 } = step;
  return modeling.createShape(timer, { x: x + width - INSET, y: y + height }, step, { attach: true });
};
