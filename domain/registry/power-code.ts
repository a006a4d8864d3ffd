/**
 * Which codes a power may have (R5, R6b; docs/law.md, "Power codes"): the national implementation code, or the city's own pattern where
 * one is set.
 *
 * One rule for the page that asks, the server that refuses and the file that is imported; the help beside the field is made from it.
 */
import type { FieldProblem } from '../forms/field-problem.ts';

/** What any pattern is within: digits and capital letters, as the registry stores them. */
export const ANY_POWER_CODE = /^[0-9A-Z]{8,33}$/;

const NATIONAL_LENGTH = 31;
const ORGAN_LENGTH = 18;

export interface PowerCodeRule {
  /** Source of a regular expression for the whole code. */
  pattern: string;
  help: string;
  helpEn: string;
}

export const NATIONAL_CODE: PowerCodeRule = {
  pattern: `[0-9A-Z]{${NATIONAL_LENGTH}}`,
  help: '31 位国家实施编码：行使机关统一社会信用代码 18 位、行使层级 1 位、基本编码 12 位，例如 12441500196720244T3442199806003。',
  helpEn:
    "The national code of 31 characters: the organ's unified social credit code (18), its level (1) and the basic code (12), e.g. 12441500196720244T3442199806003.",
};

/** The city's own pattern, as an administrator set it. */
export const localCode = (pattern: string): PowerCodeRule => ({
  pattern,
  help: `本市权力编码，${inWords(pattern)}。`,
  helpEn: `The city's own power code: ${inEnglish(pattern)}.`,
});

export const fitsPowerCode = ({ pattern }: Pick<PowerCodeRule, 'pattern'>, code: string): boolean =>
  ANY_POWER_CODE.test(code) && new RegExp(`^(?:${pattern})$`).test(code);

/** Why a code cannot be this organ's; `organCode` is its unified social credit code, where it is known. */
export function powerCodeProblem(rule: PowerCodeRule, code: string, path: string, organCode?: string): FieldProblem | null {
  if (!fitsPowerCode(rule, code))
    return {
      path,
      code: 'wrong-format',
      message: `权力编码不符合编码规则：${rule.help}`,
      messageEn: `The power code does not follow the coding rule: ${rule.helpEn}`,
    };
  // The national code begins with the organ's unified social credit code.
  if (organCode === undefined || code.length !== NATIONAL_LENGTH || code.startsWith(organCode)) return null;
  return {
    path,
    code: 'code-of-another-organ',
    message: `权力编码的前 ${ORGAN_LENGTH} 位应当是行使机关的统一社会信用代码 ${organCode}。`,
    messageEn: `The first ${ORGAN_LENGTH} characters must be the organ's code ${organCode}.`,
  };
}

/** Patterns that only count characters are told in words, all others as they are written. */
const COUNTED = /^(\[0-9\]|\\d|\[0-9A-Z\]|\[A-Z0-9\])\{(\d+)(?:,(\d+))?\}$/;

function inWords(pattern: string): string {
  const counted = COUNTED.exec(pattern);
  if (!counted) return `须符合规则 ${pattern}`;
  const [, characters = '', least = '', most] = counted;
  return `${most ? `${least} 至 ${most}` : least} 位${characters.includes('A') ? '数字或者大写字母' : '数字'}`;
}

function inEnglish(pattern: string): string {
  const counted = COUNTED.exec(pattern);
  if (!counted) return `it must match ${pattern}`;
  const [, characters = '', least = '', most] = counted;
  return `${most ? `${least} to ${most}` : least} ${characters.includes('A') ? 'digits or capital letters' : 'digits'}`;
}
