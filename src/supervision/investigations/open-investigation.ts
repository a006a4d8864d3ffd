/**
 * An investigation is opened (R17): about an organ of the supervisor's scope, from red signals that stand, from complaints that were
 * referred, or several of them at once; with the people concerned and two investigators of the office. What rests in one investigation
 * goes into no other.
 */
import type { FieldProblem } from '../../../domain/forms/field-problem.ts';
import { createMatterStore, createRecusalStore, type MatterRow } from '../../matters/index.ts';
import type { Directory } from '../../organisation/index.ts';
import { may, type Person } from '../../platform/auth/index.ts';
import type { Database } from '../../platform/database/index.ts';
import { badInput, conflict, notFound } from '../../platform/errors.ts';
import type { RecordBook } from '../../platform/record/index.ts';
import type { Time } from '../../platform/time/time.ts';
import type { OpenMatter } from '../../procedures/index.ts';
import type { Addressees } from '../orders/addressees.ts';
import { createStandingStore } from '../signals/standing.ts';
import { createInvestigationStore, INVESTIGATION, type GroundKind, type InvestigationPeople } from './store.ts';

export interface Grounds {
  signalIds: readonly string[];
  complaintIds: readonly string[];
}

export interface NewInvestigation extends Grounds, InvestigationPeople {
  organId: string;
  title: string;
  answers: Record<string, unknown>;
}

export interface InvestigationDependencies {
  database: Database;
  record: RecordBook;
  time: Time;
  openMatter: OpenMatter;
  addressees: Addressees;
  names: () => Promise<Directory>;
  person: (id: string) => Promise<Person | undefined>;
  /** Everybody active in an organ. */
  peopleOf: (organId: string) => Promise<{ id: string; name: string }[]>;
  holdersOf: (organId: string, positionCode: string) => Promise<{ id: string; name: string }[]>;
  mayRead: (person: Person, matterId: string) => Promise<boolean>;
  /** Of which organ a complaint is, if it may go into an investigation, and what must not stand in its papers; set where there are any. */
  complaintOf?: (complaintId: string) => Promise<ComplaintGround | undefined>;
}

export interface ComplaintGround {
  organId: string | null;
  /** Names the complainant where the text does; told to nobody. */
  tells(texts: readonly string[]): Promise<boolean>;
}

export type Investigations = ReturnType<typeof createInvestigations>;

const OVERSIGHT = 'oversight';

export function createInvestigations(deps: InvestigationDependencies) {
  const { database, record, time, addressees } = deps;
  const store = createInvestigationStore(database);
  const matters = createMatterStore(database);
  const recusals = createRecusalStore(database);

  /** Refused with `own-organ`, `organ-out-of-scope`. */
  async function checkOrgan(person: Person, organId: string): Promise<{ name: string; districtId: string | null }> {
    const organ = await addressees.checkScope(person, organId);
    if (organId === person.organ.id)
      throw conflict(
        'own-organ',
        '不能调查本单位，请报上级监察机关办理。',
        "Nobody investigates one's own organ; report it to the office above.",
      );
    return organ;
  }

  /** Colleagues whose scope holds the organ, and who do not belong to it (R17). */
  async function investigatorsFor(person: Person, organId: string): Promise<{ id: string; name: string }[]> {
    const target = { organId, districtId: (await deps.names()).organRow(organId)?.district_id ?? null };
    const colleagues = await deps.holdersOf(person.organ.id, OVERSIGHT);
    const known = await Promise.all(colleagues.map(({ id }) => deps.person(id)));
    return known.flatMap((one) =>
      one && one.organ.id !== organId && may(one, 'investigation.handle', target) ? [{ id: one.id, name: one.name }] : [],
    );
  }

  async function peopleProblems(person: Person, organId: string, people: InvestigationPeople, recused: readonly string[] = []) {
    const [able, members] = await Promise.all([investigatorsFor(person, organId), deps.peopleOf(organId)]);
    const problems: FieldProblem[] = [];
    const two = new Set(people.investigators);
    if (two.size !== 2 || people.investigators.length !== 2)
      problems.push(problem('investigators', 'two-investigators', '调查人员应当为两人。', 'Two people investigate.'));
    else if (![...two].every((id) => able.some((one) => one.id === id) && !recused.includes(id) && !people.concerned.includes(id)))
      problems.push(
        problem(
          'investigators',
          'investigator-not-fit',
          '调查人员应当是本机关负责该单位的监督人员，不属于该单位，也没有回避。',
          'Investigators are supervisors of your office with the organ in their scope, none of its people, and nobody who stepped aside.',
        ),
      );
    if (!people.concerned.every((id) => members.some((one) => one.id === id)))
      problems.push(problem('concerned', 'not-of-organ', '被调查人员应当是该单位的人员。', 'The persons concerned belong to the organ.'));
    return problems;
  }

  /** Locks what it is to rest on; words for the paper, which name signals alone. */
  async function checkGrounds(person: Person, organId: string, { signalIds, complaintIds }: Grounds, texts: readonly string[]) {
    const words: string[] = [];
    const standing = createStandingStore(database);
    for (const id of [...new Set(signalIds)].sort()) {
      const [row, signal] = [
        await standing.lock(id),
        await database.get<{ organ_id: string; rule: string }>('SELECT organ_id, rule FROM warning_signal WHERE id = $1', [id]),
      ];
      if (!row || signal?.organ_id !== organId) throw notFound('该信号', 'signal');
      if (row.colour !== 'red' || !row.stands)
        throw conflict(
          'signal-not-red',
          '只有仍然有效的红色信号才能立案调查，黄色信号先由责任单位说明。',
          'Only a red signal that stands is investigated; a yellow one is explained first.',
          { signalId: id },
        );
      await refuseTaken('signal', id);
      const act = row.act_id === null ? undefined : await matters.matter(row.act_id);
      words.push(act ? `${act.number} ${act.title}` : signal.rule);
    }
    for (const id of [...new Set(complaintIds)].sort()) {
      const complaint = (await deps.mayRead(person, id)) && (await matters.lock(id)) ? await deps.complaintOf?.(id) : undefined;
      if (!complaint || (complaint.organId !== null && complaint.organId !== organId)) throw notFound('该投诉', 'complaint');
      await refuseTaken('complaint', id);
      if (await complaint.tells(texts)) throw tellsComplainant();
    }
    return words;
  }

  async function refuseTaken(kind: GroundKind, id: string): Promise<void> {
    const [taken] = await store.resting(kind, [id]);
    if (!taken) return;
    throw conflict(
      'investigated-already',
      `已经列入 ${taken.number} 调查，一事不重复调查。`,
      `It rests in the investigation ${taken.number} already; nothing is investigated twice.`,
      { investigationId: taken.id },
    );
  }

  async function add(person: Person, id: string, { signalIds, complaintIds }: Grounds): Promise<void> {
    const at = time.now().getTime();
    const all = [
      ...[...new Set(signalIds)].map((ground_id) => ({ kind: 'signal' as const, ground_id })),
      ...[...new Set(complaintIds)].map((ground_id) => ({ kind: 'complaint' as const, ground_id })),
    ];
    for (const one of all) await store.addGround({ ...one, investigation_id: id, person_id: person.id, at });
  }

  const openMatterOf = async (person: Person, id: string): Promise<MatterRow> => {
    const matter = (await deps.mayRead(person, id)) ? await matters.lock(id) : undefined;
    if (matter?.kind !== INVESTIGATION) throw notFound('该调查', 'investigation');
    await addressees.checkScope(person, await store.organOf(id));
    if (matter.closed_at !== null) throw conflict('matter-closed', '该调查已经结案。', 'This investigation is closed.');
    return matter;
  };

  return {
    investigatorsFor,
    checkOrgan,

    /** Refused as {@link OpenMatter} says, and as the checks above name. */
    open: (person: Person, asked: NewInvestigation): Promise<{ id: string; number: string }> =>
      database.write(async () => {
        const { organId, title, answers, signalIds, complaintIds, concerned, investigators } = asked;
        const { districtId } = await checkOrgan(person, organId);
        const problems = await peopleProblems(person, organId, { concerned, investigators });
        if (!signalIds.length && !complaintIds.length)
          problems.push(
            problem('signalIds', 'required', '请选择据以调查的信号或者投诉。', 'Choose the signals or complaints it rests on.'),
          );
        if (problems.length) throw badInput(problems);
        const words = await checkGrounds(person, organId, { signalIds, complaintIds }, [title, ...Object.values(answers).map(String)]);
        const names = await deps.names();
        const named = (ids: readonly string[]): string => ids.map((id) => names.person(id)).join('、');
        const { matter } = await deps.openMatter({
          kind: INVESTIGATION,
          title,
          organId: person.organ.id,
          // Where a complaint is part of it, not even the organ's own supervisors learn of it.
          answeringOrganId: complaintIds.length ? null : organId,
          districtId: complaintIds.length && (await supervises(organId)) ? null : districtId,
          answers: {
            grounds: answers.grounds,
            ...(words.length ? { basis: words.join('\n').slice(0, LONGEST_BASIS) } : {}),
            ...(concerned.length ? { concerned: named(concerned) } : {}),
            investigators: named(investigators),
          },
          person,
          facts: { organId, people: { concerned, investigators }, signalIds, complaintIds },
        });
        await store.insert(matter.id, organId);
        const at = time.now().getTime();
        await store.namePeople(matter.id, { concerned, investigators, version: 1, reason: '', personId: person.id, at });
        await add(person, matter.id, { signalIds, complaintIds });
        return { id: matter.id, number: matter.number };
      }),

    /** More signals or complaints join an investigation that is open. */
    join: (person: Person, id: string, grounds: Grounds): Promise<void> =>
      database.write(async () => {
        await openMatterOf(person, id);
        await checkGrounds(person, await store.organOf(id), grounds, []);
        await add(person, id, grounds);
        record.append({ kind: 'investigation-joined', matterId: id, actorId: person.id, payload: { ...grounds } });
      }),

    /** Others are named: somebody stepped aside, or more turn out to be concerned. `base`: the version that was read. */
    namePeople: (person: Person, id: string, asked: InvestigationPeople & { reason: string; base: number }): Promise<void> =>
      database.write(async () => {
        const { concerned, investigators, reason, base } = asked;
        await openMatterOf(person, id);
        const recused = (await recusals.ofMatter(id)).map(({ person_id }) => person_id);
        const problems = await peopleProblems(person, await store.organOf(id), { concerned, investigators }, recused);
        if (problems.length) throw badInput(problems);
        const row = { concerned, investigators, version: base + 1, reason, personId: person.id, at: time.now().getTime() };
        if ((await store.people(id)).version !== base || !(await store.namePeople(id, row)))
          throw conflict(
            'people-changed',
            '人员刚刚被他人变更，请刷新页面后再改。',
            'Somebody has just named others. Reload the page and name them again.',
          );
        const { personId: _person, at: _at, ...told } = row;
        record.append({ kind: 'investigation-people', matterId: id, actorId: person.id, payload: told });
      }),
  };

  /** Whether the organ is itself an office that supervises: its people see what lies in their district. */
  async function supervises(organId: string): Promise<boolean> {
    return (await deps.holdersOf(organId, OVERSIGHT)).length > 0;
  }
}

const LONGEST_BASIS = 4_000;

const problem = (path: string, code: string, message: string, messageEn: string): FieldProblem => ({ path, code, message, messageEn });

/** R18: whatever goes to the organ names nobody who complained. */
export const tellsComplainant = () =>
  badInput([
    problem(
      'answers',
      'tells-complainant',
      '内容中有投诉人的姓名、电话、证件号码或者投诉原文，不得写入送达单位的文书。请改写。',
      'The text has the name, telephone, number or own words of whoever complained; nothing of that goes to the organ. Write it otherwise.',
    ),
  ]);
