import type { Words } from '../app/i18n.ts';
import type { StepView } from '../../domain/api/steps.ts';

/** How a step was decided, in the words of its drawing; undefined while it is not. An opinion itself keeps the Chinese words. */
export function outcomeName({ opinion, outcomes }: Pick<StepView, 'opinion' | 'outcomes'>, pick: Words['pick']): string | undefined {
  return opinion && pick(opinion.outcomeLabel, outcomes.find(({ code }) => code === opinion.outcome)?.labelEn);
}
