import type { Check, CheckKind, Condition } from '../../../domain/forms/checks/check.ts';

/** How a part of a check is typed: a key or reference, several, a number, whatever value the field has, or `field = value`. */
export type PartShape = 'ref' | 'refs' | 'number' | 'bound' | 'value' | 'flag' | 'condition';

/** What each kind of check says beside its article. */
export const CHECK_PARTS: Readonly<Record<CheckKind, Readonly<Record<string, PartShape>>>> = {
  'dates-in-order': { earlier: 'ref', later: 'ref', earlierTime: 'ref', laterTime: 'ref' },
  'not-in-future': { field: 'ref' },
  'not-before': { field: 'ref', date: 'ref' },
  'times-in-order': { earlier: 'ref', later: 'ref' },
  'at-most': { field: 'ref', of: 'bound' },
  'at-least': { field: 'ref', of: 'bound' },
  'fine-in-tier': {
    ...{ tier: 'ref', amount: 'ref', penaltyKind: 'ref', violation: 'ref', discretion: 'ref', base: 'ref', proposal: 'flag' },
    ...{ facts: 'ref', actDate: 'ref', version: 'ref', versionGround: 'ref' },
  },
  'answers-for-outcome': { fields: 'refs', need: 'ref', value: 'value' },
  'one-of-kinds': { field: 'ref', allowed: 'refs' },
  'forbidden-fact': { field: 'ref', value: 'value', below: 'number', above: 'number' },
  'amount-limit': { field: 'ref', person: 'number', organisation: 'number' },
  'recording-kept': { field: 'ref', recording: 'ref' },
  'term-from': { field: 'ref', from: 'ref', days: 'number' },
};

/** Parts that every check may have. */
export const COMMON_PARTS = { forms: 'refs', outcomes: 'refs', when: 'condition', unless: 'condition' } as const satisfies Record<
  string,
  PartShape
>;

export function partText(value: unknown): string {
  if (Array.isArray(value)) return value.join('、');
  if (value === undefined || value === null) return '';
  if (typeof value === 'object') return `${(value as Condition).field} = ${String((value as Condition).value)}`;
  return String(value as string | number | boolean);
}

/** What was typed as the part; nothing where nothing was typed. */
export function partOf(shape: PartShape, typed: string): unknown {
  const text = typed.trim();
  if (text === '') return undefined;
  if (shape === 'refs') return text.split(/[、,，\s]+/).filter(Boolean);
  if (shape === 'condition') {
    const [field = '', ...value] = text.split('=');
    return { field: field.trim(), value: partOf('value', value.join('=')) ?? '' };
  }
  const isNumber = /^-?\d+(?:\.\d+)?$/.test(text);
  if (shape === 'number' || shape === 'bound') return isNumber ? Number(text) : text;
  if (shape === 'flag') return text === 'true' ? true : undefined;
  if (shape === 'value' && (text === 'true' || text === 'false')) return text === 'true';
  return shape === 'value' && isNumber ? Number(text) : text;
}

/** The check with the part changed; one that is empty is left out. */
export function withPart(check: Check, name: string, value: unknown): Check {
  const rest = Object.fromEntries(Object.entries(check).filter(([key]) => key !== name));
  return (value === undefined ? rest : { ...rest, [name]: value }) as unknown as Check;
}

/** A check of another kind keeps the article, the forms, the outcomes and the conditions. */
export function ofKind(check: Check, kind: CheckKind): Check {
  const { basis, message, messageEn, forms, outcomes, when, unless } = check;
  const kept = Object.entries({ kind, basis, message, messageEn, forms, outcomes, when, unless });
  return Object.fromEntries(kept.filter(([, value]) => value !== undefined)) as unknown as Check;
}

export const blankCheck = (): Check => ({ kind: 'dates-in-order', earlier: '', later: '', basis: '' });
