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
import { entryOfVersion, type PowerRow, type RegistryService, type VersionRow } from '../registry/index.ts';
import { materialProblems, type TickedMaterial } from '../../domain/cases/materials.ts';
import {
  intakeOf,
  JOINT_WAY_NAMES,
  type JointHandling,
  type LegalLimit,
  type RegistryEntry,
} from '../../domain/registry/registry-entry.ts';
import { describeParty } from '../../domain/party/describe-party.ts';
import { checkParty } from '../../domain/party/check-party.ts';
import type { Party } from '../../domain/party/party.ts';
import { typedText } from '../../domain/text/clean-text.ts';
import { judgingOfCaseForm } from '../../domain/forms/checks/judging-of-case-form.ts';
import { checkFormValues, type FormValues } from '../../domain/forms/form-values.ts';
import { unprintable } from '../documents/index.ts';
import type { Licences } from '../licences/index.ts';
import type { LinkRegistered } from '../matters/index.ts';
import { startCommand } from '../procedures/index.ts';
import type { AcceptanceClock } from './acceptance/index.ts';
import { createRefuseBeyondFrequency } from './inspection-frequency.ts';
import type { Materials } from './materials/index.ts';
import type { Parties } from './parties.ts';
import { createCaseStore, type CaseRow } from './store.ts';

export interface Application {
  powerId: string;
  party: Party;
  subject: string;
  form: Record<string, unknown>;
  materials: TickedMaterial[];
  /** The licence or award that it is about, where the power says so (`licenceAct`). */
  licenceId?: string;
  /** Its own number in a batch. */
  reference?: string;
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
  licences: Pick<Licences, 'concern' | 'begin'>;
  materials: Pick<Materials, 'kept' | 'begin'>;
  parties: Pick<Parties, 'keep'>;
  /** Shows at both ends that the case concerns the licence. */
  linkRegistered: LinkRegistered;
  /** Working days before due at which the handling clock warns. */
  warnBefore: () => Promise<number>;
}

export interface RegisterCase {
  (person: Person, application: Application): Promise<CaseRow>;
  /** The published version that the person registers cases of; throws why not. */
  open(person: Person, powerId: string): Promise<Opened>;
  /** Everything that is wrong in an application by itself. */
  check(entry: RegistryEntry, application: Omit<Application, 'powerId'>): FieldProblem[];
}

interface Opened {
  power: PowerRow;
  version: VersionRow;
  entry: RegistryEntry;
}

export function createRegisterCase(deps: RegisterDependencies): RegisterCase {
  const {
    database,
    registry,
    clocks,
    acceptance,
    outbox,
    record,
    time,
    permit,
    missingGlyphs,
    mayRegister,
    districtOf,
    licences,
    materials,
    parties,
    linkRegistered,
    warnBefore,
  } = deps;

  const refuseBeyondFrequency = createRefuseBeyondFrequency(database);

  async function open(person: Person, powerId: string): Promise<Opened> {
    const { power, version } = await registry.publishedVersion(powerId);
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
    return { power, version, entry };
  }

  const problemsIn = (entry: RegistryEntry, application: Omit<Application, 'powerId'>): FieldProblem[] =>
    check(entry, application, missingGlyphs, civilDateInChina(time.now())).problems;

  async function register(person: Person, application: Application): Promise<CaseRow> {
    const { power, version, entry } = await open(person, application.powerId);
    const { problems, ...checked } = check(entry, application, missingGlyphs, civilDateInChina(time.now()));
    if (problems.length || !isWhole(checked)) throw badInput(problems);
    const districtId = await districtOf(power.organ_id);

    return database.write(async () => {
      const now = time.now();
      const concerned = await concernedBy(entry, power.organ_id, application.licenceId, checked.party, now);
      const kept = materials.kept(entry, checked.materials);
      const year = civilDateInChina(now).slice(0, 4);
      // Before the number is taken: in a batch the others go on, and a series has no gaps.
      await refuseBeyondFrequency({ powerId: power.id, entry, party: checked.party, form: checked.form, now });
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
        materials: JSON.stringify(kept),
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
      await parties.keep(row, checked.party);
      await materials.begin(row, entry, kept);
      await clocks.open({ matterId: row.id, purpose: 'handling', limits: limitsOf(entry, await warnBefore()), entries: [] });
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
          materials: kept,
          ...(application.reference === undefined ? {} : { reference: application.reference }),
        },
      });
      if (concerned) {
        await licences.begin({ ...concerned, matterId: row.id, now });
        await linkRegistered(person, row.id, { kind: 'licence', id: concerned.licenceId, relation: 'concerns' });
      }
      return row;
    });
  }

  return Object.assign(register, { open, check: problemsIn });

  /** A power that changes, renews or ends licences or awards begins with one; no other does. */
  async function concernedBy(entry: RegistryEntry, organId: string, licenceId: string | undefined, party: Party, now: Date) {
    const { licenceAct: act, licenceOf: powerCode } = entry;
    if (!act || !powerCode) {
      if (licenceId === undefined) return undefined;
      throw badInput([
        licenceProblem('not-about-a-licence', '该事项不针对已颁发的许可、奖励。', 'This power is not about a licence or an award.'),
      ]);
    }
    if (licenceId === undefined)
      throw badInput([licenceProblem('required', '请选择所涉的许可或者奖励。', 'Choose the licence or award that it is about.')]);
    const { idNumber: holderNumber } = describeParty(party);
    await licences.concern({ licenceId, act, powerCode, organId, holderNumber, renewBefore: RENEWAL_DAYS, now });
    return { licenceId, act };
  }
}

/** XK50: thirty days before the end. */
const RENEWAL_DAYS = 30;

const licenceProblem = (code: string, message: string, messageEn: string): FieldProblem => ({
  path: 'licenceId',
  code,
  message,
  messageEn,
});

/** So many working days before due comes the early warning, which the supervision office sets (R16.9). */
export const limitsOf = ({ limits: { promised, statutory, joint } }: RegistryEntry, warnBefore: number): Limit[] => [
  { id: 'promised', days: promised.days, unit: promised.unit, ...rollOf(promised), warnBefore },
  { id: 'statutory', days: statutory.days, unit: statutory.unit, ...rollOf(statutory), basis: basisOf(statutory.basis, joint), warnBefore },
];

/** Why the law gives more time is told with the article, line by line (XK42(2)). */
const basisOf = (basis: string, joint: JointHandling | undefined): string =>
  joint ? `${basis}，与${joint.departments.join('、')}${JOINT_WAY_NAMES[joint.way].name}` : basis;

const rollOf = ({ roll }: LegalLimit): Pick<Limit, 'roll'> => (roll === undefined ? {} : { roll });

interface Checked {
  subject: string;
  /** Null where something is wrong with it. */
  party: Party | null;
  form: FormValues;
  materials: TickedMaterial[];
}
const isWhole = (checked: Checked): checked is Checked & { party: Party } => checked.party !== null;

const EXPLAIN = { zh: '请改用规范字并在备注中说明。', en: 'Use the standard character and explain it in a remark.' };

function check(
  entry: RegistryEntry,
  application: Omit<Application, 'powerId'>,
  missingGlyphs: (text: string) => string[],
  today: CivilDate,
): Checked & { problems: FieldProblem[] } {
  const problems: FieldProblem[] = [];
  const subject = typedText(application.subject);
  if (!subject) problems.push({ path: 'subject', code: 'required', message: '请填写办件名称。', messageEn: 'A subject is required.' });
  const party = checkParty(application.party, 'party', today);
  problems.push(...party.problems);
  const form = checkFormValues(entry.caseForm, application.form, 'form', undefined, judgingOfCaseForm(entry, party.party?.kind, today));
  problems.push(...form.problems);
  problems.push(...materialProblems(entry.materials, application.materials, (index) => `materials.${index}`));
  const printed: [string, string][] = [
    ['subject', application.subject],
    ...Object.entries(application.party).map(([key, value]): [string, string] => [`party.${key}`, String(value)]),
    ...Object.entries(form.values).map(([key, value]): [string, string] => [`form.${key}`, String(value)]),
  ];
  for (const [path, text] of printed) problems.push(...unprintable(missingGlyphs, path, text, EXPLAIN));
  return { problems, subject, party: party.party, form: form.values, materials: application.materials };
}
