/**
 * Registers an application at the window (R9, R11.1–R11.3): the case gets its serial number and its clock, and
 * the outbox starts the flowchart on exactly the published version (R10).
 */
import { randomUUID } from 'node:crypto';
import type { Permit, Person } from '../platform/auth/index.ts';
import type { Clocks, Limit } from '../platform/clock/index.ts';
import type { Database } from '../platform/database/index.ts';
import { badInput, Refusal, type FieldProblem } from '../platform/errors.ts';
import { nextNumber } from '../platform/numbering/next-number.ts';
import type { Outbox } from '../platform/outbox/index.ts';
import type { RecordBook } from '../platform/record/index.ts';
import type { Time } from '../platform/time/time.ts';
import { civilDateInChina } from '../platform/clock/index.ts';
import { basicsOf, type RegistryService } from '../registry/index.ts';
import { intakeOf, type RegistryEntry } from '../../processes/lint/registry-entry.ts';
import { checkFormValues } from './form-values.ts';
import { checkParty, type Party, type PartyInput } from './party.ts';
import { START_CASE } from './start-case.ts';
import type { CaseRow } from './store.ts';

export interface MaterialInput { code: string; originals: number; copies: number; provided: boolean }

export interface Application {
  powerId: string;
  party: PartyInput;
  subject: string;
  form: Record<string, unknown>;
  materials: MaterialInput[];
}

export interface RegisterDependencies {
  database: Database; registry: RegistryService; clocks: Clocks; outbox: Outbox; record: RecordBook; time: Time; permit: Permit;
  /** Names characters that the documents' font lacks, so that they are refused here and not when a document is due. */
  missingGlyphs: (text: string) => string[];
  /** Only a holder of the position that the entry names registers cases: the window, unless it says otherwise (R10). */
  mayRegister: (person: Person, organId: string, positionCode: string) => boolean;
  districtOf: (organId: string) => Promise<string | null>;
}

export type RegisterCase = (person: Person, application: Application) => Promise<CaseRow>;

export function createRegisterCase(deps: RegisterDependencies): RegisterCase {
  const { database, registry, clocks, outbox, record, time, permit, missingGlyphs, mayRegister, districtOf } = deps;

  return async (person, application) => {
    const { power, version } = await registry.publishedVersion(application.powerId);
    permit(person, 'case.create', { organId: power.organ_id });
    const entry = basicsOf(version);
    const { position: positionCode } = intakeOf(entry);
    if (!mayRegister(person, power.organ_id, positionCode)) {
      const position = entry.positions.find(({ code }) => code === positionCode);
      throw new Refusal(403, 'position-not-held', `只有${position?.name ?? positionCode}的工作人员可以登记“${power.name}”的办件。`,
        `Only a holder of the position "${position?.nameEn ?? positionCode}" registers cases of "${power.name_en}".`, { details: { positionCode } });
    }
    const checked = check(entry, application, missingGlyphs);
    const districtId = await districtOf(power.organ_id);

    return database.write(async () => {
      const now = time.now();
      const year = civilDateInChina(now).slice(0, 4);
      const sequence = await nextNumber(database, `case:${power.code}:${year}`);
      const row: CaseRow = {
        id: randomUUID(), serial: `${power.code}-${year}-${String(sequence).padStart(6, '0')}`, power_id: power.id, version_id: version.id,
        organ_id: power.organ_id, district_id: districtId, subject: checked.subject, party: JSON.stringify(checked.party),
        party_name: checked.party.name, form: JSON.stringify(checked.form), materials: JSON.stringify(checked.materials),
        state: 'received', result: null, received_at: now.getTime(), received_by: person.id, accepted_at: null, accepted_by: null,
        decided_at: null, completed_at: null, process_instance_key: null, process_definition_key: version.process_definition_key,
      };
      await database.insert('case_file', { ...row });
      await clocks.open({ ownerKind: 'case', ownerId: row.id, limits: limitsOf(entry), entries: [] });
      await outbox.put({ id: `start:${row.id}`, kind: START_CASE, stream: `case:${row.id}`, payload: { caseId: row.id, versionId: version.id } });
      record.append({
        kind: 'case-received', caseId: row.id, actorId: person.id,
        payload: { serial: row.serial, powerCode: power.code, versionId: version.id, flowchart: version.bpmn_hash, subject: row.subject,
          party: checked.party as unknown as Record<string, unknown>, form: checked.form, materials: checked.materials },
      });
      return row;
    });
  };
}

/** One working day before due comes the early warning; a setting later (domain.md section 5). */
export const limitsOf = (entry: RegistryEntry): Limit[] => [
  { id: 'promised', days: entry.limits.promised.days, unit: entry.limits.promised.unit, warnBefore: 1 },
  { id: 'statutory', days: entry.limits.statutory.days, unit: entry.limits.statutory.unit, warnBefore: 1 },
];

function check(entry: RegistryEntry, application: Application, missingGlyphs: (text: string) => string[]): {
  subject: string; party: Party; form: Record<string, string | number | boolean>; materials: MaterialInput[];
} {
  const problems: FieldProblem[] = [];
  const subject = application.subject.trim();
  if (!subject) problems.push({ path: 'subject', code: 'required', message: '请填写办件名称。', messageEn: 'A subject is required.' });
  const party = checkParty(application.party, 'party');
  problems.push(...party.problems);
  const form = checkFormValues(entry.caseForm, application.form, 'form');
  problems.push(...form.problems);
  application.materials.forEach((material, index) => {
    if (!entry.materials.some(({ code }) => code === material.code)) {
      problems.push({ path: `materials.${index}.code`, code: 'unknown-material', message: '事项没有要求这份材料。', messageEn: 'The power asks for no such material.' });
    }
  });
  const printed: [string, string][] = [['subject', subject], ...Object.entries(application.party).map(([key, value]): [string, string] => [`party.${key}`, String(value)]),
    ...Object.entries(form.values).map(([key, value]): [string, string] => [`form.${key}`, String(value)])];
  for (const [path, text] of printed) {
    const missing = missingGlyphs(text);
    if (missing.length) {
      problems.push({ path, code: 'character-not-printable', message: `文书字库中没有“${missing.join('、')}”字，请改用规范字并在备注中说明。`,
        messageEn: `The documents' font lacks ${missing.join(', ')}. Use the standard character and explain it in a remark.` });
    }
  }
  if (problems.length || !party.party) throw badInput(problems);
  const given = new Map(application.materials.map((material) => [material.code, material]));
  const materials = entry.materials.map(({ code }) => given.get(code) ?? { code, originals: 0, copies: 0, provided: false });
  return { subject, party: party.party, form: form.values, materials };
}
