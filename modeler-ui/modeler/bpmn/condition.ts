import { VARIABLES } from '../../../processes/contract.ts';

/**
 * Conditions of the flows that leave a decision: "taken when the step's outcome is one of these".
 *
 * The modeler writes one form only, `=outcome = "a" or outcome = "b"`, and reads also the list form that other
 * tools write. Whatever else is stored is shown as it is and not changed unless the person chooses outcomes.
 */

const TERM = new RegExp(`^${VARIABLES.outcome}\\s*=\\s*"([^"\\\\]*)"$`);
const LIST = new RegExp(`^(?:list contains\\(\\s*\\[([^\\]]*)\\]\\s*,\\s*${VARIABLES.outcome}\\s*\\)|${VARIABLES.outcome}\\s+in\\s+[([]([^)\\]]*)[)\\]])$`);
const STRING = /^"([^"\\]*)"$/;

/** The FEEL expression for "outcome is one of `codes`"; no codes, no expression. */
export const formatCondition = (codes: readonly string[]): string | undefined =>
  codes.length === 0 ? undefined : `=${codes.map((code) => `${VARIABLES.outcome} = "${code}"`).join(' or ')}`;

/** The outcome codes of a stored expression, or `null` when it says something else. */
export const parseCondition = (expression: string | undefined): string[] | null => {
  const body = expression?.trim();
  if (!body) return [];
  if (!body.startsWith('=')) return null;
  const feel = stripParentheses(body.slice(1).trim());
  const list = LIST.exec(feel);
  if (list) return readAll((list[1] ?? list[2] ?? '').split(','), STRING);
  return readAll(feel.split(/\s+or\s+/), TERM);
};

/** The same expression after an outcome's code has changed; other expressions stay untouched. */
export const renameInCondition = (expression: string, from: string, to: string): string => {
  const codes = parseCondition(expression);
  if (!codes || !codes.includes(from)) return expression;
  return formatCondition(codes.map((code) => (code === from ? to : code))) ?? expression;
};

const readAll = (parts: string[], pattern: RegExp): string[] | null => {
  const codes = parts.map((part) => pattern.exec(stripParentheses(part.trim()))?.[1]);
  return codes.every((code) => code !== undefined) ? codes : null;
};

const stripParentheses = (feel: string): string =>
  feel.startsWith('(') && feel.endsWith(')') && !feel.slice(1, -1).includes('(') ? feel.slice(1, -1).trim() : feel;
