import { VARIABLES } from '../../../domain/contract.ts';
import { outcomesOfCondition } from '../../../domain/flowchart/condition.ts';

/**
 * Conditions of the flows that leave a decision: "taken when the step's outcome is one of these".
 *
 * The modeler writes one form only, `=outcome = "a" or outcome = "b"`, the one that the check reads. Whatever else is
 * stored is shown as it is and not changed unless the person chooses outcomes.
 */

/** The FEEL expression for "outcome is one of `codes`"; no codes, no expression. */
export const formatCondition = (codes: readonly string[]): string | undefined =>
  codes.length === 0 ? undefined : `=${codes.map((code) => `${VARIABLES.outcome} = "${code}"`).join(' or ')}`;

/** The outcome codes of a stored expression, none where nothing is stored, `null` when it says something else. */
export const parseCondition = (expression: string | undefined): string[] | null =>
  expression === undefined || expression.trim() === '' ? [] : (outcomesOfCondition(expression) ?? null);

/** The same expression after an outcome's code has changed; other expressions stay untouched. */
export const renameInCondition = (expression: string, from: string, to: string): string => {
  const codes = parseCondition(expression);
  if (!codes?.includes(from)) return expression;
  return formatCondition(codes.map((code) => (code === from ? to : code))) ?? expression;
};
