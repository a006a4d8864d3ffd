/** What a schema found wrong with an input, field by field, in Chinese and English. */
import type { z } from 'zod';
import type { FieldProblem } from '../../../domain/forms/field-problem.ts';

type Issue = z.core.$ZodIssue;

/** More than a page can show helps nobody, and a hostile input can have thousands. */
const MOST = 50;

/** `issues` from a parse with `reportInput`, which tells a missing input from a wrong one. */
export const inputProblems = (issues: readonly Issue[]): FieldProblem[] => issues.flatMap((issue) => problemsOf(issue, [])).slice(0, MOST);

function problemsOf(issue: Issue, before: PropertyKey[]): FieldProblem[] {
  const path = [...before, ...issue.path];
  if (issue.code === 'invalid_union' && issue.errors.length) {
    // The branch that fits best is the one that was meant.
    const closest = issue.errors.reduce((best, branch) => (branch.length < best.length ? branch : best));
    return closest.flatMap((inner) => problemsOf(inner, path));
  }
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => at([...path, key], 'unknown-field', '含有系统未定义的内容，请删除。', 'This field is not known.'));
  return [at(path, ...describe(issue))];
}

const at = (path: PropertyKey[], code: string, message: string, messageEn: string): FieldProblem => ({
  path: path.map(String).join('.').slice(0, 200),
  code,
  message,
  messageEn,
});

const TYPES: Record<string, [string, string]> = {
  string: ['文字', 'text'],
  number: ['数字', 'a number'],
  int: ['整数', 'a whole number'],
  boolean: ['是或否', 'true or false'],
  array: ['列表', 'a list'],
  object: ['对象', 'an object'],
  record: ['对象', 'an object'],
};

function describe(issue: Issue): [code: string, message: string, messageEn: string] {
  if (isMissing(issue)) return ['required', '此项必填。', 'This is required.'];
  switch (issue.code) {
    case 'invalid_type': {
      const [zh, en] = TYPES[issue.expected] ?? [issue.expected, issue.expected];
      return ['wrong-type', `此项应为${zh}。`, `This must be ${en}.`];
    }
    case 'too_small':
      return bound(issue.origin, issue.minimum, 'least');
    case 'too_big':
      return bound(issue.origin, issue.maximum, 'most');
    case 'invalid_value':
      return ['wrong-choice', '此项不在可选范围内。', `Choose one of: ${issue.values.map(String).join(', ').slice(0, 300)}.`];
    case 'invalid_union':
      return ['wrong-choice', '此项不在可选范围内。', 'This is none of the known kinds.'];
    case 'invalid_format':
      return issue.format === 'date'
        ? ['wrong-date', '日期应写作“年-月-日”，例如 2026-11-23，且须真实存在。', 'Write an existing date as YYYY-MM-DD.']
        : ['wrong-format', '此项格式不正确。', 'This has the wrong form.'];
    case 'custom':
      if (issue.params?.code === 'reason-required') return ['reason-required', issue.message, 'State the reason in words.'];
      return ['wrong', /\p{Script=Han}/u.test(issue.message) ? issue.message : '此项不正确。', issue.message];
    default:
      return ['wrong', '此项不正确。', 'This is not valid.'];
  }
}

function isMissing(issue: Issue): boolean {
  if (issue.code !== 'invalid_type' && issue.code !== 'invalid_value' && issue.code !== 'invalid_union') {
    return issue.code === 'too_small' && issue.origin === 'string' && issue.minimum === 1;
  }
  // For a discriminated union the input is the whole object and the path ends at the field that tells its kind.
  const kind = issue.path.at(-1);
  const input =
    issue.code === 'invalid_union' && kind !== undefined ? (issue.input as Record<PropertyKey, unknown> | undefined)?.[kind] : issue.input;
  return input === undefined || input === null;
}

function bound(origin: string, limit: number | bigint, side: 'least' | 'most'): [string, string, string] {
  const [zh, en] = side === 'least' ? ['至少', 'at least'] : ['最多', 'at most'];
  if (origin === 'string')
    return [side === 'least' ? 'too-short' : 'too-long', `此项${zh} ${limit} 个字。`, `This must have ${en} ${limit} characters.`];
  if (origin === 'array' || origin === 'set')
    return [side === 'least' ? 'too-few' : 'too-many', `此项${zh} ${limit} 条。`, `This must have ${en} ${limit} entries.`];
  return [
    side === 'least' ? 'too-small' : 'too-big',
    `此项${side === 'least' ? '不得小于' : '不得大于'} ${limit}。`,
    `This must be ${en} ${limit}.`,
  ];
}
