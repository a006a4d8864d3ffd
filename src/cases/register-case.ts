/**
 * Registers an application at the window (R9, R11.1–R11.3): the case gets its serial number and its clock, and
 * the outbox starts the flowchart on exactly the published version (R10).
 */
import { randomUUID } from 'node:crypto';
import type { Permit, Person } from '../platform/auth/index.ts';
import type { Clocks } from '../clocks/index.ts';
import type { Limit } from '../../domain/clocks/ledger.ts';
import type { Database } from '../platform/database/index.ts';
import { badInput, Refusal } from '../platform/errors.ts';
import type { FieldProblem } from '../../domain/forms/field-problem.ts';
import { nextNumber } from '../platform/numbering/next-number.ts';
import type { Outbox } from '../platform/outbox/index.ts';
import type { RecordBook } from '../platform/record/index.ts';
import type { Time } from '../platform/time/time.ts';
import type { CivilDate } from '../../domain/time/civil-date.ts';
import { civilDateInChina } from '../../domain/time/civil-time.ts';
import { entryOfVersion, type RegistryService } from '../registry/index.ts';
import { intakeOf, type LegalLimit, type RegistryEntry } from '../../domain/registry/registry-entry.ts';
import { checkParty } from '../../domain/party/check-party.ts';
import type { Party } from '../../domain/party/party.ts';
import { typedText } from '../../domain/text/clean-text.ts';
import { checkFormValues } from '../../domain/forms/form-values.ts';
import { unprintable } from '../documents/index.ts';
import { startCommand } from '../procedures/index.ts';
import type { AcceptanceClock } from './acceptance/index.ts';
import { createCaseStore, type CaseRow } from './store.ts';

export interface MaterialInput {
  code: string;
  originals: number;
  copies: number;
  provided: boolean;
}

export interface Application {
  powerId: string;
  party: Party;
  subject: string;
  form: Record<string, unknown>;
  materials: MaterialInput[];
}

export interface RegisterDependencies {
  database: Database;
  registry: RegistryService;
  clocks: Clocks;
  acceptance: AcceptanceClock;
  outbox: Outbox;
  record: RecordBook;
  time: Time;
  permit: Permit;
  /** Names characters that the documents' font lacks, so that they are refused here and not when a document is due. */
  missingGlyphs: (text: string) => string[];
  /** Only a holder of the position that the entry names registers cases: the window, unless it says otherwise (R10). */
  mayRegister: (person: Person, organId: string, positionCode: string) => boolean;
  districtOf: (organId: string) => Promise<string | null>;
}

export type RegisterCase = (person: Person, application: Application) => Promise<CaseRow>;

export function createRegisterCase(deps: RegisterDependencies): RegisterCase {
  const { database, registry, clocks, acceptance, outbox, record, time, permit, missingGlyphs, mayRegister, districtOf } = deps;

  return async (person, application) => {
    const { power, version } = await registry.publishedVersion(application.powerId);
    permit(person, 'case.create', { organId: power.organ_id });
    const entry = entryOfVersion(version);
    const { position: positionCode } = intakeOf(entry);
    if (!mayRegister(person, power.organ_id, positionCode)) {
      const position = entry.positions.find(({ code }) => code === positionCode);
      throw new Refusal(
        403,
        'position-not-held',
        `只有${position?.name ?? positionCode}的工作人员可以登记“${power.name}”的办件。`,
        `Only a holder of the position "${position?.nameEn ?? positionCode}" registers cases of "${power.name_en}".`,
        { details: { positionCode } },
      );
    }
    const checked = check(entry, application, missingGlyphs, civilDateInChina(time.now()));
    const districtId = await districtOf(power.organ_id);

    return database.write(async () => {
      const now = time.now();
      const year = civilDateInChina(now).slice(0, 4);
      const sequence = await nextNumber(database, `case:${power.code}:${year}`);
      const row: CaseRow = {
        id: randomUUID(),
        serial: `${power.code}-${year}-${String(sequence).padStart(6, '0')}`,
        power_id: power.id,
        version_id: version.id,
        organ_id: power.organ_id,
        district_id: districtId,
        subject: checked.subject,
        party: JSON.stringify(checked.party),
        party_name: checked.party.name,
        form: JSON.stringify(checked.form),
        materials: JSON.stringify(checked.materials),
        state: 'received',
        result: null,
        received_at: now.getTime(),
        received_by: person.id,
        accepted_at: null,
        accepted_by: null,
        decided_at: null,
        completed_at: null,
        process_instance_key: null,
        process_definition_key: version.process_definition_key,
      };
      await createCaseStore(database).insertCase(row);
      await clocks.open({ matterId: row.id, purpose: 'handling', limits: limitsOf(entry), entries: [] });
      if (intakeOf(entry).kind === 'application') await acceptance.begin(row.id, entry.limits.acceptance, now);
      await outbox.put(startCommand({ id: row.id, procedure_id: version.id }));
      record.append({
        kind: 'case-received',
        matterId: row.id,
        actorId: person.id,
        payload: {
          serial: row.serial,
          powerCode: power.code,
          versionId: version.id,
          flowchart: version.bpmn_hash,
          subject: row.subject,
          party: checked.party as unknown as Record<string, unknown>,
          form: checked.form,
          materials: checked.materials,
        },
      });
      return row;
    });
  };
}

/** One working day before due comes the early warning; a setting later (docs/law.md, "Where the rules are silent"). */
export const limitsOf = ({ limits: { promised, statutory } }: RegistryEntry): Limit[] => [
  { id: 'promised', days: promised.days, unit: promised.unit, ...rollOf(promised), warnBefore: 1 },
  { id: 'statutory', days: statutory.days, unit: statutory.unit, ...rollOf(statutory), basis: statutory.basis, warnBefore: 1 },
];

const rollOf = ({ roll }: LegalLimit): Pick<Limit, 'roll'> => (roll === undefined ? {} : { roll });

const EXPLAIN = { zh: '请改用规范字并在备注中说明。', en: 'Use the standard character and explain it in a remark.' };

function check(
  entry: RegistryEntry,
  application: Application,
  missingGlyphs: (text: string) => string[],
  today: CivilDate,
): {
  subject: string;
  party: Party;
  form: Record<string, string | number | boolean>;
  materials: MaterialInput[];
} {
  const problems: FieldProblem[] = [];
  const subject = typedText(application.subject);
  if (!subject) problems.push({ path: 'subject', code: 'required', message: '请填写办件名称。', messageEn: 'A subject is required.' });
  const party = checkParty(application.party, 'party', today);
  problems.push(...party.problems);
  const form = checkFormValues(entry.caseForm, application.form, 'form');
  problems.push(...form.problems);
  application.materials.forEach((material, index) => {
    if (!entry.materials.some(({ code }) => code === material.code)) {
      problems.push({
        path: `materials.${index}.code`,
        code: 'unknown-material',
        message: '事项没有要求这份材料。',
        messageEn: 'The power asks for no such material.',
      });
    }
  });
  const printed: [string, string][] = [
    ['subject', application.subject],
    ...Object.entries(application.party).map(([key, value]): [string, string] => [`party.${key}`, String(value)]),
    ...Object.entries(form.values).map(([key, value]): [string, string] => [`form.${key}`, String(value)]),
  ];
  for (const [path, text] of printed) problems.push(...unprintable(missingGlyphs, path, text, EXPLAIN));
  if (problems.length || !party.party) throw badInput(problems);
  const given = new Map(application.materials.map((material) => [material.code, material]));
  const materials = entry.materials.map(({ code }) => given.get(code) ?? { code, originals: 0, copies: 0, provided: false });
  return { subject, party: party.party, form: form.values, materials };
}
