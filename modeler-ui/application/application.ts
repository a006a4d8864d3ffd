import type { RegistryEntry } from '../../processes/lint/registry-entry.ts';
import type { FieldProblem } from '../app/api.ts';
import { checkIdentityCard, checkOrganisationCode, checkUscc, type Verdict } from '../app/identifiers.ts';
import type { MaterialInput, PartyInput } from '../app/types.ts';
import { filledValues, formProblems, type FormValues } from '../parts/form-values.ts';

/** An application while it is being typed; every party field is there, whichever kind is chosen. */
export interface TypedParty {
  kind: 'organisation' | 'person';
  name: string; codeType: 'uscc' | 'organisation-code'; code: string; contact: string;
  idType: 'identity-card' | 'officer-card' | 'passport'; idNumber: string; phone: string; address: string;
}

export interface Application {
  powerId: string | null;
  party: TypedParty;
  subject: string;
  form: FormValues;
  materials: Record<string, MaterialInput>;
}

export const EMPTY_APPLICATION: Application = {
  powerId: null, subject: '', form: {}, materials: {},
  party: { kind: 'organisation', name: '', codeType: 'uscc', code: '', contact: '', idType: 'identity-card', idNumber: '', phone: '', address: '' },
};

/** What the checklist starts from: nothing was handed in before the clerk says so. */
export const givenMaterials = (application: Application, entry: RegistryEntry): MaterialInput[] =>
  entry.materials.map(({ code, original, copies }) => application.materials[code] ?? { code, originals: original, copies, provided: false });

/** The verdict on the number that has a check digit; `null` where there is none to check. */
export function numberVerdict(party: TypedParty): Verdict | null {
  if (party.kind === 'organisation') return party.codeType === 'uscc' ? checkUscc(party.code) : checkOrganisationCode(party.code);
  return party.idType === 'identity-card' ? checkIdentityCard(party.idNumber) : null;
}

export const numberPath = (party: TypedParty): string => (party.kind === 'organisation' ? 'party.code' : 'party.idNumber');

const VERDICTS: Record<Exclude<Verdict, 'valid'>, [string, string]> = {
  incomplete: ['位数不足，请核对。', 'It is too short.'],
  'bad-shape': ['含有不允许的字符或者位数过多。', 'It holds a sign that cannot occur, or is too long.'],
  'bad-check-digit': ['校验位不符，请与证照核对。', 'The check digit does not match; compare with the document.'],
  'bad-birth-date': ['出生日期不成立，请与证件核对。', 'The date of birth cannot be right; compare with the card.'],
};

export function verdictProblem(verdict: Verdict, path: string): FieldProblem | null {
  if (verdict === 'valid') return null;
  const [message, messageEn] = VERDICTS[verdict];
  return { path, code: verdict, message, messageEn };
}

/** Everything that still hinders the registration, in the order of the page. */
export function applicationProblems(application: Application, entry: RegistryEntry): FieldProblem[] {
  const { party } = application;
  const problems: FieldProblem[] = [];
  const need = (value: string, path: string, label: string, labelEn: string): void => {
    if (!value.trim()) problems.push({ path, code: 'required', message: `请填写“${label}”。`, messageEn: `"${labelEn}" is required.` });
  };
  if (party.kind === 'organisation') {
    need(party.name, 'party.name', '单位名称', 'Organisation');
    need(party.code, 'party.code', '代码', 'Code');
    need(party.contact, 'party.contact', '联系人', 'Contact');
  } else {
    need(party.name, 'party.name', '姓名', 'Name');
    need(party.idNumber, 'party.idNumber', '证件号码', 'Number');
  }
  const verdict = numberVerdict(party);
  const typed = party.kind === 'organisation' ? party.code : party.idNumber;
  if (verdict && typed.trim()) problems.push(...[verdictProblem(verdict, numberPath(party))].filter((one) => one !== null));
  need(party.phone, 'party.phone', '联系电话', 'Telephone');
  need(application.subject, 'subject', '办件名称', 'Subject');
  problems.push(...formProblems(entry.caseForm, application.form, 'form'));
  const { from, to } = application.form;
  if (typeof from === 'string' && typeof to === 'string' && entry.caseForm.some(({ key }) => key === 'to') && to < from) {
    problems.push({ path: 'form.to', code: 'before-start', message: '完工日期不能早于开工日期。', messageEn: 'The end cannot be before the start.' });
  }
  return problems;
}

/** The body of the request: only the fields of the chosen kind of party. */
export function requestOf(application: Application, entry: RegistryEntry): object {
  return {
    powerId: application.powerId, party: partyOf(application.party), subject: application.subject.trim(),
    form: filledValues(entry.caseForm, application.form), materials: givenMaterials(application, entry).map((one) => (one.provided ? one : { ...one, originals: 0, copies: 0 })),
  };
}

function partyOf(party: TypedParty): PartyInput {
  const name = party.name.trim();
  const phone = party.phone.trim();
  const address = party.address.trim() ? { address: party.address.trim() } : {};
  return party.kind === 'organisation'
    ? { kind: 'organisation', name, codeType: party.codeType, code: party.code.replace(/[\s-]/g, '').toUpperCase(), contact: party.contact.trim(), phone, ...address }
    : { kind: 'person', name, idType: party.idType, idNumber: party.idType === 'officer-card' ? party.idNumber.trim() : party.idNumber.replace(/\s/g, '').toUpperCase(), phone, ...address };
}
