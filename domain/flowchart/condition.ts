/**
 * Conditions of the flows that leave a decision: "taken when the step's outcome is one of these".
 *
 * One form is understood, `=outcome = "a" or outcome = "b"`, so that the check, the engine and the text for people
 * can never read a branch differently. Whatever else is written is not tied to an outcome.
 */
import { VARIABLES } from '../contract.ts';

const TERM = new RegExp(`^\\(?\\s*${VARIABLES.outcome}\\s*=\\s*"([a-z][a-z0-9-]*)"\\s*\\)?$`);

/** The condition that ties a flow to outcomes. */
export const conditionFor = (outcomes: readonly string[]): string =>
  `=${outcomes.map((code) => `${VARIABLES.outcome} = "${code}"`).join(' or ')}`;

/** The outcome codes that a condition names, or `undefined` when it says anything else. */
export function outcomesOfCondition(expression: string | undefined): string[] | undefined {
  const body = expression?.trim();
  if (!body?.startsWith('=')) return undefined;
  const codes = body
    .slice(1)
    .trim()
    .split(/\s+or\s+/)
    .map((term) => TERM.exec(term)?.[1]);
  return codes.every((code) => code !== undefined) ? codes : undefined;
}

/** Written so plainly that its FEEL cannot be wrong: no parentheses, no function. */
export const isPlainCondition = (expression: string | undefined): boolean =>
  expression !== undefined &&
  !expression.includes('(') &&
  !expression.includes(')') &&
  expression.startsWith('=') &&
  outcomesOfCondition(expression) !== undefined;
