/** Which answers forbid a favourable outcome, as the entry's `forbidden-fact` checks say (R16.5). */
import type { FieldValue } from '../../../domain/forms/check-field.ts';
import type { Condition, ForbiddenFact } from '../../../domain/forms/checks/check.ts';
import { inWords } from '../../../domain/forms/labelled.ts';
import type { RegistryEntry } from '../../../domain/registry/registry-entry.ts';

type Answers = Readonly<Record<string, FieldValue>>;

export function forbiddenFacts(entry: RegistryEntry, answers: Answers): string[] {
  const checks = (entry.checks ?? []).filter((check): check is ForbiddenFact => check.kind === 'forbidden-fact');
  return checks
    .filter((check) => isAsked(check, answers) && forbids(check, valueOf(answers, check.field)))
    .map((check) => told(entry, check, answers));
}

/** A reference names where the value stands; all that was answered is here. */
const valueOf = (answers: Answers, ref: string): FieldValue | undefined => answers[ref.split('.').at(-1) ?? ref];

const holds = (answers: Answers, { field, value }: Condition): boolean => valueOf(answers, field) === value;

const isAsked = ({ when, unless }: ForbiddenFact, answers: Answers): boolean =>
  (!when || holds(answers, when)) && !(unless && holds(answers, unless));

function forbids({ value, below, above }: ForbiddenFact, found: FieldValue | undefined): boolean {
  if (found === undefined) return false;
  if (value !== undefined) return found === value;
  return typeof found === 'number' && ((below !== undefined && found < below) || (above !== undefined && found > above));
}

function told(entry: RegistryEntry, { field: ref, basis }: ForbiddenFact, answers: Answers): string {
  const key = ref.split('.').at(-1) ?? ref;
  const field = Object.values(entry.forms)
    .flatMap(({ fields }) => fields)
    .find((one) => one.key === key);
  const value = valueOf(answers, ref);
  return field && value !== undefined ? `${field.label}为“${inWords(field, value)}”（${basis}）` : basis;
}
