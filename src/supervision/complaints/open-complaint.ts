/**
 * A complaint is registered (R18): at the window, by telephone, from a carried file. Who complained and their own words go into tables of
 * their own; the record keeps hashes of them, and the matter nothing.
 */
import { STANDARD_COMPLAINT_TIMES, type ComplaintTimes } from '../../../domain/supervision/complaint-times.ts';
import type { FieldProblem } from '../../../domain/forms/field-problem.ts';
import { LONGEST } from '../../../domain/forms/lengths.ts';
import { civilDateInChina, startOfDate } from '../../../domain/time/civil-time.ts';
import { HOUR_MS } from '../../../domain/time/duration.ts';
import type { Clocks } from '../../clocks/index.ts';
import { createMatterStore, type MatterRow } from '../../matters/index.ts';
import type { Directory } from '../../organisation/index.ts';
import { may, type Person } from '../../platform/auth/index.ts';
import type { Database } from '../../platform/database/index.ts';
import { badInput, conflict, notFound } from '../../platform/errors.ts';
import type { RecordBook } from '../../platform/record/index.ts';
import type { Time } from '../../platform/time/time.ts';
import type { OpenMatter } from '../../procedures/index.ts';
import type { Addressees } from '../orders/addressees.ts';
import type { OfficeSetting } from '../settings/office-settings.ts';
import { tellsOf } from './protection.ts';
import { COMPLAINT, createComplaintStore, digestOf, newSalt, type ComplaintSubject, type Identity } from './store.ts';

export interface NewComplaint extends ComplaintSubject {
  title: string;
  answers: Record<string, unknown>;
  text: string;
  /** Null: anonymous. */
  identity: Identity | null;
}

export interface ComplaintDependencies {
  database: Database;
  record: RecordBook;
  time: Time;
  clocks: Clocks;
  openMatter: OpenMatter;
  addressees: Addressees;
  times: OfficeSetting<ComplaintTimes>;
  names: () => Promise<Directory>;
  peopleOf: (organId: string) => Promise<{ id: string; name: string }[]>;
  holdersOf: (organId: string, positionCode: string) => Promise<{ id: string }[]>;
  mayRead: (person: Person, matterId: string) => Promise<boolean>;
}

export type Complaints = ReturnType<typeof createComplaints>;

const LONGEST_TEXT = 10_000;

export function createComplaints(deps: ComplaintDependencies) {
  const { database, record, time, clocks, addressees } = deps;
  const store = createComplaintStore(database);
  const matters = createMatterStore(database);

  /** Within the scope, of one another, and never of the office that would handle it. */
  async function subjectOf(person: Person, { organId: named, caseId, personId }: ComplaintSubject): Promise<ComplaintSubject> {
    const about = caseId === null ? undefined : await matters.matter(caseId);
    if (caseId !== null && (about?.kind !== 'case' || !(await deps.mayRead(person, caseId)))) throw notFound('该办件', 'case');
    const organId = about?.organ_id ?? named;
    if (organId === null) return { organId, caseId: null, personId: null };
    await addressees.checkScope(person, organId);
    if (organId === person.organ.id)
      throw conflict(
        'own-organ',
        '投诉涉及本单位，不能由本单位办理，请移交上级监察机关。',
        "The complaint is about one's own organ; hand it to the office above.",
      );
    if (personId !== null && !(await deps.peopleOf(organId)).some(({ id }) => id === personId))
      throw badInput([problem('personId', 'not-of-organ', '被投诉人员应当是该单位的人员。', 'The person belongs to the organ.')]);
    return { organId, caseId, personId };
  }

  function problemsOf({ title, text, identity }: NewComplaint): FieldProblem[] {
    const problems: FieldProblem[] = [];
    if (!text) problems.push(problem('text', 'required', '请填写投诉内容。', 'Write down the complaint.'));
    else if (text.length > LONGEST_TEXT)
      problems.push(problem('text', 'too-long', `最多 ${LONGEST_TEXT} 字。`, `At most ${LONGEST_TEXT} characters.`));
    if (identity && !identity.name)
      problems.push(problem('identity.name', 'required', '实名投诉应当填写姓名。', 'Whoever complains with a name gives it.'));
    if (identity && !identity.phone && !identity.address)
      problems.push(
        problem(
          'identity.phone',
          'contact-required',
          '请填写电话或者地址，用于反馈结果。',
          'A telephone or an address, to which the result is told.',
        ),
      );
    if (tellsOf({ identity: Object.values(identity ?? {}), text: '', fileNames: [] }, [title]))
      problems.push(problem('title', 'tells-complainant', '事由中不得写明投诉人。', 'The subject does not name who complained.'));
    return problems;
  }

  return {
    subjectOf,

    /**
     * Refused with `invalid-input` at each field, `complaint-known` where the outside number is there, `own-organ`, and as
     * {@link Addressees} say.
     */
    open: (person: Person, typed: NewComplaint): Promise<MatterRow> =>
      database.write(async () => {
        const given = cleaned(typed);
        const { title, text, identity, answers } = given;
        const now = time.now();
        const today = civilDateInChina(now);
        const subject = await subjectOf(person, given);
        const reference = typeof answers.reference === 'string' && answers.reference.trim() ? answers.reference.trim() : null;
        const known = reference === null ? undefined : await store.byReference(reference);
        if (known)
          throw conflict(
            'complaint-known',
            `该外部编号已经登记为 ${known.number}，一件投诉只登记一次。`,
            `This outside number is registered as ${known.number}; a complaint is registered once.`,
            { complaintId: known.id },
          );
        const salts = { identity: newSalt(), text: newSalt() };
        const { matter } = await deps.openMatter({
          kind: COMPLAINT,
          title,
          organId: person.organ.id,
          // Never the organ complained of: whatever looks for that would find the complaint (R18).
          answeringOrganId: null,
          districtId: await districtFor(subject.organId),
          answers: { ...answers, ...(reference === null ? {} : { reference }), named: identity ? 'named' : 'anonymous' },
          person,
          problems: problemsOf(given),
          facts: {
            subject: { version: 1, ...subject },
            reference,
            named: identity !== null,
            identityDigest: identity && digestOf(salts.identity, identity),
            textDigest: digestOf(salts.text, text),
          },
        });
        await store.insert({ id: matter.id, named: identity !== null, reference });
        await store.setSubject(matter.id, { version: 1, ...subject }, person.id, now.getTime());
        await store.keepText(matter.id, text, salts.text);
        if (identity) await store.keepIdentity(matter.id, identity, salts.identity);
        const { acceptDays, warnBefore } = { ...STANDARD_COMPLAINT_TIMES, ...(await deps.times.inForce()) };
        const on = String(answers.receivedOn).trim();
        await clocks.open({
          matterId: matter.id,
          purpose: 'complaint-acceptance',
          limits: [{ id: 'statutory', days: acceptDays, unit: 'working-day', warnBefore }],
          // Counted from the day after; any moment of the day is the same.
          entries: [{ kind: 'start', at: on === today ? now : new Date(startOfDate(on).getTime() + 9 * HOUR_MS) }],
        });
        return matter;
      }),

    /** About whom it is turns out later, or otherwise. `base`: the version that was read. */
    setSubject: (person: Person, matter: MatterRow, asked: ComplaintSubject & { base: number }): Promise<void> =>
      database.write(async () => {
        const subject = { version: asked.base + 1, ...(await subjectOf(person, asked)) };
        const at = time.now().getTime();
        if ((await store.subject(matter.id)).version !== asked.base || !(await store.setSubject(matter.id, subject, person.id, at)))
          throw conflict(
            'subject-changed',
            '刚刚被他人修改，请刷新页面后再改。',
            'Somebody has just changed it. Reload the page and try again.',
          );
        record.append({ kind: 'complaint-subject', matterId: matter.id, actorId: person.id, payload: { ...subject } });
      }),

    /** Who complained: each reading is in the record. */
    identity: (person: Person, matter: MatterRow): Promise<Identity> =>
      database.write(async () => {
        const found = await store.identity(matter.id);
        if (!found) throw notFound('投诉人身份（匿名投诉）', 'identity');
        record.append({ kind: 'complaint-identity-read', matterId: matter.id, actorId: person.id, payload: {} });
        return found;
      }),

    /** Whether the person handles complaints of this one's scope. */
    mayHandle: async (person: Person, matter: MatterRow): Promise<boolean> => {
      const { organId } = await store.subject(matter.id);
      return (
        organId !== person.organ.id &&
        (may(person, 'complaint.handle', { organId: matter.organ_id, districtId: matter.district_id }) ||
          (organId !== null && may(person, 'complaint.handle', { organId, districtId: null })))
      );
    },
  };

  /** Where the organ supervises others itself, its people would find in their district what is about them. */
  async function districtFor(organId: string | null): Promise<string | null> {
    if (organId === null || (await deps.holdersOf(organId, 'oversight')).length) return null;
    return (await deps.names()).organRow(organId)?.district_id ?? null;
  }
}

const problem = (path: string, code: string, message: string, messageEn: string): FieldProblem => ({ path, code, message, messageEn });

function cleaned({ identity, title, text, ...rest }: NewComplaint): NewComplaint {
  const trimmed = identity && {
    name: identity.name.trim(),
    phone: identity.phone.trim(),
    idNumber: identity.idNumber.trim(),
    address: identity.address.trim(),
  };
  return { ...rest, title: title.trim().slice(0, LONGEST.text), text: text.trim(), identity: trimmed };
}
