/**
 * A supervisor issues a signal by hand (R16.11), about a case or about an organ, for any of the situations of articles 15 and 16: with
 * what was found and, afterwards, files beside the matter. It has its matter at once.
 */
import { createMatterStore, type MatterRow } from '../../matters/index.ts';
import type { Person } from '../../platform/auth/index.ts';
import type { Database } from '../../platform/database/index.ts';
import { badInput, notFound } from '../../platform/errors.ts';
import type { RecordBook } from '../../platform/record/index.ts';
import type { Time } from '../../platform/time/time.ts';
import type { Addressees } from '../orders/addressees.ts';
import { signalId } from '../raise-signals.ts';
import { SIGNAL_RULES, type SignalRule } from '../rules/index.ts';
import type { OpenAct } from './open-act.ts';
import { responsibleIn } from './responsible.ts';
import { createStandingStore } from './standing.ts';

export interface ByHand {
  rule: string;
  /** The matter that it is about; then the organ is the one that handles it. */
  matterId?: string;
  organId?: string;
  answers: Record<string, unknown>;
}

type Words = Pick<SignalRule, 'id' | 'colour' | 'text' | 'textEn'>;

/** What no data show (article 16(11)). */
export const SERIOUS_VIOLATION: Words = {
  id: 'R16.11',
  colour: 'red',
  text: '其他严重违法违规行为',
  textEn: 'Another serious violation',
};

/** Every situation that has a rule, and the one that has none. */
export const rulesByHand = (): Words[] => [
  ...SIGNAL_RULES.filter(({ id }) => /^R1[56]\./.test(id) && id !== SERIOUS_VIOLATION.id),
  SERIOUS_VIOLATION,
];

/** What a supervisor is asked; the rest of the intake follows from the matter. */
export const ASKED_BY_HAND = ['ground', 'demand', 'limitDays'] as const;

export interface ByHandDependencies {
  database: Database;
  record: RecordBook;
  time: Time;
  addressees: Addressees;
  openAct: OpenAct;
  mayRead: (person: Person, matterId: string) => Promise<boolean>;
}

/** Refused as {@link Addressees} says, and with `not-found` about a matter that the person may not see. */
export type IssueByHand = (person: Person, signal: ByHand) => Promise<{ id: string; actId: string; number: string }>;

export function createIssueByHand(deps: ByHandDependencies): IssueByHand {
  const { database, record, time, addressees, openAct, mayRead } = deps;
  const standing = createStandingStore(database);

  async function concerned(person: Person, matterId: string): Promise<MatterRow> {
    const matter = await createMatterStore(database).matter(matterId);
    if (!matter || !(await mayRead(person, matterId))) throw notFound('该办理事项', 'matter');
    return matter;
  }

  return (person, { rule: ruleId, matterId, organId: named, answers }) =>
    database.write(async () => {
      const rule = rulesByHand().find(({ id }) => id === ruleId);
      const matter = matterId === undefined ? null : await concerned(person, matterId);
      const organId = matter?.organ_id ?? named;
      if (!rule || !organId) throw badInput([...(rule ? [] : [missing('rule')]), ...(organId ? [] : [missing('organId')])]);
      const { districtId } = await addressees.check(person, organId);
      const responsible = matter && (await responsibleIn(database, [matter.id]))(matter.id, organId);
      const ground = typeof answers.ground === 'string' ? answers.ground : '';
      // The signal's id is made of its matter's, which comes first.
      const act = await openAct({
        rule,
        colour: rule.colour,
        concerns: matter,
        organId,
        districtId: matter?.district_id ?? districtId,
        responsible: { positionCode: responsible?.positionCode ?? null, personId: responsible?.personId ?? null },
        ground: { text: ground, textEn: ground },
        ...(answers.demand === undefined ? {} : { demand: answers.demand }),
        ...(answers.limitDays === undefined ? {} : { explainDays: answers.limitDays }),
        isCandidate: false,
        person,
      });
      const about = matter?.id ?? act.id;
      const occurrence = `by-hand:${act.id}`.slice(0, 64);
      const id = signalId(rule.id, about, occurrence);
      const at = time.now().getTime();
      await database.insert('warning_signal', {
        id,
        rule: rule.id,
        matter_id: about,
        occurrence,
        colour: rule.colour,
        organ_id: organId,
        limit_id: null,
        due_at: null,
        raised_at: at,
        source: 'person',
      });
      await standing.insertAll([
        {
          id,
          matter_id: about,
          act_id: act.id,
          issue: 'manual',
          colour: rule.colour,
          stands: 1,
          corrected: 0,
          position_code: responsible?.positionCode ?? null,
          person_id: responsible?.personId ?? null,
          explain_days: null,
          evidence: JSON.stringify({ text: ground, textEn: ground }),
        },
      ]);
      await database.insert('warning_signal_event', {
        id: `${id}:raised`,
        signal_id: id,
        kind: 'raised',
        at,
        person_id: person.id,
        body: '{}',
      });
      record.append({
        kind: 'signal-raised',
        matterId: about,
        actorId: person.id,
        payload: {
          addressee: organId,
          signalId: id,
          actId: act.id,
          rule: rule.id,
          colour: rule.colour,
          limit: null,
          grave: false,
          dueAt: null,
          source: 'person',
        },
      });
      return { id, actId: act.id, number: act.number };
    });
}

const missing = (path: string) => ({ path, code: 'required', message: '请选择。', messageEn: 'Choose one.' });
