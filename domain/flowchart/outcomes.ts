/**
 * Outcomes of a step, kept as JSON in its header `outcomes` (R10, R11.4).
 *
 * Reading never throws and never guesses: what is wrong comes back as problems beside what could be read.
 */
import type { Outcome } from '../contract.ts';
import { isEffect } from '../registry/effects.ts';

export interface TextPair {
  message: string;
  messageEn: string;
}

export interface ReadOutcomes {
  outcomes: Outcome[];
  problems: TextPair[];
}

/** The outcomes that the step's own position gives: the buttons of the step. */
export const ownOutcomes = (outcomes: readonly Outcome[]): Outcome[] => outcomes.filter(({ position }) => position === undefined);

export const OUTCOME_CODE = /^[a-z][a-z0-9-]{0,63}$/;
const KEYS = new Set(['code', 'label', 'labelEn', 'negative', 'effect', 'position']);
const MAX_LABEL = 60;

export function readOutcomes(stored: string | undefined): ReadOutcomes {
  if (stored === undefined || stored.trim() === '') {
    return broken('没有设置办理结果', 'declares no outcomes');
  }
  let value: unknown;
  try {
    value = JSON.parse(stored);
  } catch {
    return broken('办理结果不是有效的 JSON', 'has outcomes that are not valid JSON');
  }
  if (!Array.isArray(value) || value.length === 0) {
    return broken('办理结果应当是至少含一项的列表', 'must declare a list of at least one outcome');
  }
  const outcomes: Outcome[] = [];
  const problems: TextPair[] = [];
  for (const [index, item] of value.entries()) {
    const found = problemOf(item, index + 1);
    if (found) problems.push(found);
    else outcomes.push(item as Outcome);
  }
  return { outcomes, problems };
}

function problemOf(item: unknown, number: number): TextPair | undefined {
  const say = (message: string, messageEn: string): TextPair => ({
    message: `第 ${number} 项办理结果${message}`,
    messageEn: `outcome ${number} ${messageEn}`,
  });
  if (typeof item !== 'object' || item === null || Array.isArray(item)) return say('不是对象', 'is not an object');
  const { code, label, labelEn, negative, effect, position } = item as Record<string, unknown>;
  if (typeof code !== 'string' || !OUTCOME_CODE.test(code)) {
    return say(
      '的代码应当由小写字母、数字和连字符组成，并以字母开头',
      'needs a code of lower-case letters, digits and hyphens, starting with a letter',
    );
  }
  if (!isLabel(label)) return say('没有名称，或者名称超过 60 个字', 'needs a label of at most 60 characters');
  if (labelEn !== undefined && !isLabel(labelEn)) return say('的英文名称不正确', 'has a wrong English label');
  if (negative !== undefined && typeof negative !== 'boolean')
    return say('的“否定”标记应当是 true 或 false', 'has a negative mark that is not true or false');
  if (effect !== undefined && !isEffect(effect)) return say(`的效力“${String(effect)}”未定义`, `has an unknown effect "${String(effect)}"`);
  if (position !== undefined && !isLabel(position)) return say('的办理岗位不正确', 'has a wrong position');
  if (position !== undefined && effect !== undefined)
    return say('由其他岗位作出，不能带有效力', 'is given by another position and may have no effect');
  const extra = Object.keys(item).find((key) => !KEYS.has(key));
  return extra === undefined ? undefined : say(`含有未定义的内容“${extra}”`, `has an unknown property "${extra}"`);
}

const broken = (message: string, messageEn: string): ReadOutcomes => ({ outcomes: [], problems: [{ message, messageEn }] });

const isLabel = (value: unknown): value is string => typeof value === 'string' && value.trim() !== '' && value.length <= MAX_LABEL;
