import type { RegistryEntry } from '../../domain/registry/registry-entry.ts';
import type { FieldProblem } from '../../domain/forms/field-problem.ts';
import type { Judging } from '../../domain/forms/checks/judging.ts';
import { judgingOfCaseForm } from '../../domain/forms/checks/judging-of-case-form.ts';
import { contradictions, filledValues, formProblems, type TypedValues } from '../../domain/forms/form-values.ts';
import type { IdentifierKind } from '../../domain/identifiers/index.ts';
import { checkParty } from '../../domain/party/check-party.ts';
import type { OrganisationParty, Party, PartyKind, PersonParty } from '../../domain/party/party.ts';
import { typedText } from '../../domain/text/clean-text.ts';
import type { CivilDate } from '../../domain/time/civil-date.ts';
import type { MaterialInput } from '../../domain/api/cases.ts';

/** An application while it is being typed; every party field is there, whichever kind is chosen. */
export interface TypedParty {
  kind: PartyKind;
  name: string;
  codeType: OrganisationParty['codeType'];
  code: string;
  contact: string;
  idType: PersonParty['idType'];
  idNumber: string;
  phone: string;
  address: string;
}

export interface Application {
  powerId: string | null;
  /** The licence that it is about, where the power is about one. */
  licenceId?: string | null;
  party: TypedParty;
  subject: string;
  form: TypedValues;
  materials: Record<string, MaterialInput>;
}

export const EMPTY_APPLICATION: Application = {
  powerId: null,
  licenceId: null,
  subject: '',
  form: {},
  materials: {},
  party: {
    kind: 'organisation',
    name: '',
    codeType: 'uscc',
    code: '',
    contact: '',
    idType: 'identity-card',
    idNumber: '',
    phone: '',
    address: '',
  },
};

/** What the checklist starts from: nothing was handed in before the clerk says so. */
export const givenMaterials = (application: Application, entry: RegistryEntry): MaterialInput[] =>
  entry.materials.map(
    ({ code, original, copies }) => application.materials[code] ?? { code, originals: original, copies, provided: false },
  );

/** The number that tells who it is, and where it stands. */
export const numberOf = (party: TypedParty): { kind: IdentifierKind; typed: string; path: string } =>
  party.kind === 'organisation'
    ? { kind: party.codeType, typed: party.code, path: 'party.code' }
    : { kind: party.idType, typed: party.idNumber, path: 'party.idNumber' };

/** Everything that still hinders the registration, in the order of the page. */
export function applicationProblems(application: Application, entry: RegistryEntry, today: CivilDate): FieldProblem[] {
  const problems = checkParty(partyOf(application.party), 'party', today).problems;
  if (entry.licenceAct && !application.licenceId)
    problems.unshift({
      path: 'licenceId',
      code: 'required',
      message: '请选择所涉的许可或者奖励。',
      messageEn: 'Choose the licence or award that it is about.',
    });
  if (!typedText(application.subject))
    problems.push({ path: 'subject', code: 'required', message: '请填写办件名称。', messageEn: 'A subject is required.' });
  return [...problems, ...formProblems(entry.caseForm, application.form, 'form', undefined, judgingOf(application, entry, today))];
}

/** What contradicts already while it is typed. */
export const applicationContradictions = (application: Application, entry: RegistryEntry, today: CivilDate): FieldProblem[] =>
  contradictions(entry.caseForm, application.form, 'form', undefined, judgingOf(application, entry, today));

const judgingOf = ({ party }: Application, entry: RegistryEntry, today: CivilDate): Judging => judgingOfCaseForm(entry, party.kind, today);

/** The body of the request: only the fields of the chosen kind of party, as they will be stored. */
export function requestOf(application: Application, entry: RegistryEntry, today: CivilDate): object {
  const party = partyOf(application.party);
  return {
    powerId: application.powerId,
    ...(entry.licenceAct && application.licenceId ? { licenceId: application.licenceId } : {}),
    party: checkParty(party, 'party', today).party ?? party,
    subject: typedText(application.subject),
    form: filledValues(entry.caseForm, application.form),
    materials: givenMaterials(application, entry).map(({ instead, ...one }) =>
      one.provided ? one : { ...one, originals: 0, copies: 0, ...(instead ? { instead } : {}) },
    ),
  };
}

function partyOf({ kind, name, codeType, code, contact, idType, idNumber, phone, address }: TypedParty): Party {
  return kind === 'organisation'
    ? { kind, name, codeType, code, contact, phone, address }
    : { kind, name, idType, idNumber, phone, address };
}

/** A party of an earlier case as it stands in the fields. */
export const typedParty = (party: Party): TypedParty => ({ ...EMPTY_APPLICATION.party, ...party });

/** What was applied for earlier, without its days: those are past. */
export const withoutDays = (form: TypedValues, { caseForm }: RegistryEntry): TypedValues =>
  Object.fromEntries(Object.entries(form).filter(([key]) => caseForm.some((field) => field.key === key && field.type !== 'date')));
