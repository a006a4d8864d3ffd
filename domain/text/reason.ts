/**
 * A negative opinion states its reason (R11.4); page, API and worker ask the same question.
 *
 * A reason has words: signs, digits and characters that nobody sees are none.
 */
import { cleanText } from './clean-text.ts';

/** Fewest letters or Han characters that can be a reason. */
export const SHORTEST_REASON = 2;

/** Letters of any script in a text; a Han character is one. */
export const lettersIn = (text: string): number => cleanText(text).match(/\p{L}/gu)?.length ?? 0;

export const lacksReason = (negative: boolean, text: string): boolean => negative && lettersIn(text) < SHORTEST_REASON;
