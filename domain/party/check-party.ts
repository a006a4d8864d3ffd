/** Whether a party can be recorded (R11.1): page and server ask the same, and the party that is answered is the one that is stored. */
import type { FieldProblem } from '../forms/field-problem.ts';
import { charactersOf } from '../forms/lengths.ts';
import { checkIdentifier } from '../identifiers/check-identifier.ts';
import { typedText } from '../text/clean-text.ts';
import { normaliseName } from '../text/names.ts';
import type { CivilDate } from '../time/civil-date.ts';
import { identifierOf, PARTY_FIELDS, partyValue, type Party, type PartyField } from './party.ts';

/** `path` is the prefix of the problems' paths; `today` is by the platform's clock. */
export function checkParty(input: Party, path: string, today: CivilDate): { party: Party | null; problems: FieldProblem[] } {
  const problems: FieldProblem[] = [];
  const values: Record<string, string> = {};
  for (const field of PARTY_FIELDS[input.kind]) {
    const { value, problem } = checkPartyField(input, field, path, today);
    if (problem) problems.push(problem);
    if (value) values[field.key] = value;
  }
  if (problems.length) return { party: null, problems };
  const { address: _, ...rest } = input;
  return { party: { ...rest, ...values } as Party, problems };
}

function checkPartyField(
  party: Party,
  { key, label, labelEn, required, longest }: PartyField,
  path: string,
  today: CivilDate,
): { value: string; problem?: FieldProblem } {
  const typed = partyValue(party, key);
  const at = `${path}.${key}`;
  const kind = identifierOf(party, key);
  const identifier = kind && checkIdentifier(kind, typed, today);
  const value = identifier ? identifier.normalised : key === 'address' ? typedText(typed) : normaliseName(typed);
  if (identifier && !identifier.ok && identifier.problem) return { value, problem: { path: at, ...identifier.problem } };
  if (required && !value)
    return { value, problem: { path: at, code: 'required', message: `请填写${label}。`, messageEn: `"${labelEn}" is required.` } };
  if (charactersOf(value) > longest) {
    const message = `“${label}”最多 ${longest} 字。`;
    return { value, problem: { path: at, code: 'too-long', message, messageEn: `"${labelEn}" may have ${longest} characters.` } };
  }
  return { value };
}
