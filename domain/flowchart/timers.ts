/**
 * The two timer symbols of BPMN that a power's flowchart may contain, and why another timer is not one of them (R10, docs/adr/0014).
 *
 * On the border of a step: when its limit passes. In the flow: not before. Neither reaches the engine (`compile.ts`); their periods
 * are counted by the ledger, which knows suspensions, extensions and the calendar.
 */
import { many, one, text, type ModdleElement } from './moddle.ts';
import type { TextPair } from './outcomes.ts';

export type TimerKind = 'border-timer' | 'waiting-period';

const definitionsOf = (element: ModdleElement): ModdleElement[] => many(element, 'eventDefinitions');

/** The timer of an event that has one, and nothing else. */
export function timerOf(element: ModdleElement): ModdleElement | undefined {
  const [only, ...others] = definitionsOf(element);
  return only?.$type === 'bpmn:TimerEventDefinition' && !others.length ? only : undefined;
}

/** Which of the two symbols an element is. */
export function timerKindOf(element: ModdleElement): TimerKind | undefined {
  if (!timerOf(element) || timerProblem(element)) return undefined;
  return element.$type === 'bpmn:BoundaryEvent' ? 'border-timer' : 'waiting-period';
}

/** The duration that other tools read. */
export const storedDuration = (element: ModdleElement): string | undefined =>
  text(one(timerOf(element), 'timeDuration'), 'body')?.trim() || undefined;

/** Why a timer is neither of the two, and what to do; nothing when it is one, or no timer. */
export function timerProblem(element: ModdleElement): TextPair | undefined {
  const timer = timerOf(element);
  if (!timer) return undefined;
  if (element.$type !== 'bpmn:BoundaryEvent' && element.$type !== 'bpmn:IntermediateCatchEvent')
    return {
      message: '定时只能设在环节的边界上（到期）或者流程之中（等待期）',
      messageEn: 'a timer stands on the border of a step or in the flow only',
    };
  if (one(timer, 'timeCycle'))
    return {
      message: '期限不能循环；请改为时长，重复的事项另画环节',
      messageEn: 'a period does not repeat; give it a duration, and draw what repeats as a step',
    };
  if (one(timer, 'timeDate'))
    return {
      message: '期限不能写成固定的日期；请改为时长，由平台按日历推算',
      messageEn: 'a period is no fixed date; give it a duration, the platform counts by the calendar',
    };
  if (element.$type !== 'bpmn:BoundaryEvent') return undefined;
  if (one(element, 'attachedToRef')?.$type !== 'bpmn:UserTask')
    return {
      message: '到期定时只能设在人工环节的边界上；请移到环节上，或者改为流程中的等待期',
      messageEn: 'a border timer sits on a step only; move it to a step, or make it a waiting period in the flow',
    };
  if (element['cancelActivity'] === false)
    return {
      message: '到期定时应当中断环节（实线双圈）；提醒由平台按时限发出，不必画出',
      messageEn: 'a border timer interrupts its step (solid double circle); reminders are given by the platform and need not be drawn',
    };
  return undefined;
}
