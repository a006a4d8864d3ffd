import { CASE_DAYS, CHECK_KINDS, CHECK_PART_NAMES, type CaseDay, type Check } from '../../domain/forms/checks/check.ts';
import type { RegistryEntry } from '../../domain/registry/registry-entry.ts';
import type { Words } from '../app/i18n.ts';
import { outcomeWords, type OutcomeNames } from './outcome-names.ts';

/** What stands in a check beside its kind, its article and its own words. */
export type CheckPart = readonly [name: string, value: unknown];

const NOT_PARTS = new Set(['kind', 'basis', 'message', 'messageEn']);

/** In one order, whatever order an entry was stored in. */
export const partsOfCheck = (check: Check): CheckPart[] =>
  Object.entries(check)
    .filter(([name]) => !NOT_PARTS.has(name))
    .sort(([one], [other]) => ORDER.indexOf(one) - ORDER.indexOf(other));
const ORDER = Object.keys(CHECK_PART_NAMES);

/** What gives the parts of a check their names: the forms of its entry and the steps of its drawing. */
export interface CheckedBy {
  entry: RegistryEntry;
  outcomes: OutcomeNames;
}

/** A check in one line: its kind, what it compares, and the article. */
export function checkWords(check: Check, by: CheckedBy, { pick }: Pick<Words<'registry'>, 'pick'>): string {
  const { name, nameEn } = CHECK_KINDS[check.kind];
  const parts = partsOfCheck(check).map(([part, value]) => `${partName(part, pick)} ${valueWords(part, value, by, pick)}`);
  return `${pick(name, nameEn)}：${parts.join(' · ')}（${check.basis}）`;
}

export const partName = (part: string, pick: PickWords): string => {
  const named = CHECK_PART_NAMES[part];
  return named ? pick(named.name, named.nameEn) : part;
};

type PickWords = Words<'registry'>['pick'];

function valueWords(part: string, value: unknown, by: CheckedBy, pick: PickWords): string {
  if (Array.isArray(value)) return value.map((one) => valueWords(part, one, by, pick)).join('、');
  if (typeof value === 'object' && value !== null)
    return Object.entries(value as Record<string, unknown>)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([, one]) => valueWords(part, one, by, pick))
      .join(' = ');
  if (typeof value === 'boolean') return value ? pick('是', 'yes') : pick('否', 'no');
  if (part === 'need') return value === 'every' ? pick('全部', 'every one') : pick('至少一项', 'one at least');
  if (typeof value !== 'string') return String(value);
  if (part === 'forms') {
    const form = by.entry.forms[value];
    return form ? pick(form.title, form.titleEn) : value;
  }
  if (part === 'outcomes') return outcomeWords(value, by.outcomes, pick);
  return part === 'allowed' ? value : refWords(value, by.entry, pick);
}

/** The name that a form gives to a field; the reference itself where none does. */
function refWords(ref: string, entry: RegistryEntry, pick: PickWords): string {
  if (ref === 'today') return pick('今天', 'today');
  const [room, key = ref] = ref.includes('.') ? (ref.split('.') as [string, string]) : ['', ref];
  if (room === 'case')
    return Object.hasOwn(CASE_DAYS, key) ? pick(CASE_DAYS[key as CaseDay].label, CASE_DAYS[key as CaseDay].labelEn) : ref;
  const field = [...entry.caseForm, ...Object.values(entry.forms).flatMap(({ fields }) => fields)].find((one) => one.key === key);
  const label = field ? pick(field.label, field.labelEn) : ref;
  if (room === 'earlier') return `${pick('此前的', 'earlier ')}${label}`;
  return room === 'applied' ? `${pick('申请的', 'applied ')}${label}` : label;
}
