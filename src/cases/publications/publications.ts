/**
 * Decisions that are shown to the public (CF48): published by the step that decides it, for the period that the drawing gives to the step;
 * withdrawn by the platform when that is over, within three working days once the decision is annulled or altered, or by hand.
 *
 * A clock of purpose `publication` measures it. It outlives its case: most are archived long before.
 */
import { randomUUID } from 'node:crypto';
import { HEADERS, PERIOD_UNITS, type Outcome, type PeriodUnit } from '../../../domain/contract.ts';
import type { FieldProblem } from '../../../domain/forms/field-problem.ts';
import type { FormValues } from '../../../domain/forms/form-values.ts';
import type { LabelledValue } from '../../../domain/forms/labelled.ts';
import type { Party } from '../../../domain/party/party.ts';
import { publishedName, publishedText, type WithdrawalGround } from '../../../domain/penalties/published.ts';
import { startOfDate, civilDateInChina } from '../../../domain/time/civil-time.ts';
import type { Clocks, DueListener } from '../../clocks/index.ts';
import { outcomesOf, type MatterRow, type StepRow } from '../../matters/index.ts';
import type { Person } from '../../platform/auth/index.ts';
import type { Database } from '../../platform/database/index.ts';
import { conflict } from '../../platform/errors.ts';
import { CommandRejected, type Outbox, type OutboxHandler } from '../../platform/outbox/index.ts';
import type { RecordBook } from '../../platform/record/index.ts';
import type { Time } from '../../platform/time/time.ts';
import type { Flowcharts } from '../flowcharts.ts';
import { createCaseStore } from '../store.ts';
import type { PublicationRow } from './models.ts';

export const WITHDRAW_PUBLICATION = 'withdraw-publication';

const PURPOSE = 'publication';
/** CF48(2), CF85: three days are working days. */
const AFTER_ANNULMENT = { days: 3, unit: 'working-day', basis: 'CF48' } as const;
/** Keys of the answers that are published, in this order. */
const PUBLISHED = ['violation', 'penaltyKind', 'fineAmount', 'penaltyContent'] as const;
/** Answers of the step that publishes, and of the one that withdraws. */
const PLACE = 'publishedAt';
const DAY = 'publishedOn';
const REASON = 'withdrawalReason';
const DECISION_TEMPLATES = ['penalty-decision', 'simple-penalty-decision'];

interface Dependencies {
  database: Database;
  record: RecordBook;
  outbox: Outbox;
  time: Time;
  clocks: Clocks;
  flowcharts: Flowcharts;
}

/** What a step decided about the publication. */
interface DecidedStep {
  matter: MatterRow;
  step: StepRow;
  outcome: Outcome;
  values: FormValues;
  person: Person | null;
  now: Date;
}

/** Inside the transaction that stores the notices. */
export function onPublicationOver(outbox: Outbox): DueListener {
  return async (notices) => {
    for (const { kind, purpose, matterId, round } of notices) {
      if (purpose !== PURPOSE || kind !== 'period-passed') continue;
      await outbox.put({
        id: `withdraw:${matterId}:${round}`,
        kind: WITHDRAW_PUBLICATION,
        stream: `publication:${matterId}`,
        payload: { matterId, round },
      });
    }
  };
}

export type Publications = ReturnType<typeof createPublications>;

export function createPublications({ database, record, outbox, time, clocks, flowcharts }: Dependencies) {
  const store = createCaseStore(database);

  const ofCase = (matterId: string): Promise<(PublicationRow & { withdrawn_at: number | null })[]> =>
    database.all(
      `SELECT p.*, w.at AS withdrawn_at FROM publication p LEFT JOIN publication_withdrawal w ON w.publication_id = p.id
       WHERE p.matter_id = $1 ORDER BY p.at, p.id`,
      [matterId],
    );
  const standing = async (matterId: string): Promise<PublicationRow | undefined> =>
    (await ofCase(matterId)).findLast(({ withdrawn_at }) => withdrawn_at === null);
  const roundsOf = async (matterId: string): Promise<number> =>
    (await clocks.ofMatter(matterId)).filter(({ row }) => row.purpose === PURPOSE).length;

  async function begin(matterId: string, limit: { days: number; unit: PeriodUnit; basis: string }, at: Date): Promise<void> {
    await clocks.open({
      matterId,
      purpose: PURPOSE,
      round: (await roundsOf(matterId)) + 1,
      // The platform acts on days off too, and a year without a calendar is no reason to stay published.
      limits: [{ id: 'period', ...limit, roll: false }],
      entries: [{ kind: 'start', at }],
    });
  }

  /** The last clock measures the publication that stands. */
  async function end(matterId: string, at: Date, reason: string): Promise<void> {
    const round = await roundsOf(matterId);
    const clock = round ? await clocks.read({ matterId, purpose: PURPOSE, round }) : undefined;
    if (clock && clock.reading.state !== 'stopped')
      await clocks.append({ matterId, purpose: PURPOSE, round }, [{ kind: 'stop', at, reason }]);
  }

  async function withdraw(
    row: PublicationRow,
    { ground, reason, personId, at }: { ground: WithdrawalGround; reason: string; personId: string | null; at: Date },
  ): Promise<void> {
    await database.insert('publication_withdrawal', {
      publication_id: row.id,
      ...{ ground, reason, person_id: personId, at: at.getTime() },
    });
    record.append({
      kind: 'publication-withdrawn',
      matterId: row.matter_id,
      ...(personId === null ? {} : { actorId: personId }),
      payload: { publicationId: row.id, ground, reason },
    });
    await end(row.matter_id, at, ground);
  }

  async function publish({ matter, step, values, person, now }: DecidedStep): Promise<void> {
    const caseRow = await store.case(matter.id);
    if (!caseRow || !person) return;
    const { entry, description } = await flowcharts(caseRow.version_id);
    const party = JSON.parse(caseRow.party) as Party;
    const answers = new Map(
      (await store.standingOpinionsOf(matter.id))
        .flatMap(({ fields }) => JSON.parse(fields) as LabelledValue[])
        .map((field): [string, LabelledValue] => [field.key, field]),
    );
    const content = PUBLISHED.flatMap((key) => {
      const field = answers.get(key);
      return field ? [{ ...field, value: publishedText(field.value, party) }] : [];
    });
    const decision = (
      await database.all<{ template: string; number: string }>(
        'SELECT template, number FROM document WHERE matter_id = $1 ORDER BY created_at, id',
        [matter.id],
      )
    ).findLast(({ template }) => DECISION_TEMPLATES.includes(template));
    const before = await standing(matter.id);
    if (before) await withdraw(before, { ground: 'by-hand', reason: '重新公开', personId: person.id, at: now });
    const day = typeof values[DAY] === 'string' ? values[DAY] : civilDateInChina(now);
    const row: PublicationRow = {
      id: randomUUID(),
      matter_id: matter.id,
      step_id: step.id,
      organ_id: matter.organ_id,
      district_id: matter.district_id,
      power_id: entry.processId,
      number: decision?.number ?? matter.number,
      party_name: publishedName(party),
      content: JSON.stringify(content),
      place: typeof values[PLACE] === 'string' ? values[PLACE] : '',
      published_on: day,
      person_id: person.id,
      at: now.getTime(),
    };
    await database.insert('publication', { ...row });
    record.append({
      kind: 'decision-published',
      matterId: matter.id,
      actorId: person.id,
      payload: { publicationId: row.id, number: row.number, partyName: row.party_name, content, place: row.place, publishedOn: day },
    });
    const limit = periodIn(description.chart.nodes.get(step.element_id)?.headers ?? {});
    if (limit) await begin(matter.id, limit, startOfDate(day));
  }

  return {
    ofCase,

    /** Inside the transaction that decides the step. */
    async decided(decision: DecidedStep): Promise<void> {
      const { matter, outcome, values, person, now } = decision;
      if (outcome.effect === 'publish') return publish(decision);
      const row = outcome.effect === 'annul' || outcome.effect === 'unpublish' ? await standing(matter.id) : undefined;
      if (!row) return;
      if (outcome.effect === 'annul') {
        await end(matter.id, now, 'annul');
        return begin(matter.id, AFTER_ANNULMENT, now);
      }
      const reason = typeof values[REASON] === 'string' ? values[REASON] : outcome.label;
      await withdraw(row, { ground: 'annulled', reason, personId: person?.id ?? null, at: now });
    },

    /** Nobody says "was not published" of what is, nor "withdrawn" of what never was (CF48(2)). */
    async judge({ matter, step, outcome }: Pick<DecidedStep, 'matter' | 'step' | 'outcome'>): Promise<FieldProblem[]> {
      if (!outcomesOf(step).some(({ effect }) => effect === 'unpublish')) return [];
      const published = await ofCase(matter.id);
      if (outcome.effect === 'unpublish')
        return published.length
          ? []
          : [
              {
                path: 'outcome',
                code: 'nothing-published',
                message: '本案的决定没有公开过，无需撤回（行政处罚法第四十八条第二款）。',
                messageEn: 'The decision was never published: there is nothing to withdraw (CF48(2)).',
              },
            ];
      if (published.every(({ withdrawn_at }) => withdrawn_at !== null)) return [];
      return [
        {
          path: 'outcome',
          code: 'still-published',
          message: '本案的决定仍在公开，应当在三日内撤回并公开说明理由（行政处罚法第四十八条第二款）。',
          messageEn: 'The decision is still published: it is to be withdrawn within three days, with the reasons told (CF48(2)).',
        },
      ];
    },

    /** @throws Refusal 409 `publication-withdrawn` */
    withdrawByHand: (person: Person, row: PublicationRow, reason: string): Promise<void> =>
      database.write(async () => {
        await store.lock(row.matter_id);
        if ((await standing(row.matter_id))?.id !== row.id)
          throw conflict('publication-withdrawn', '该决定已经撤回公开。', 'The decision is published no more.');
        await withdraw(row, { ground: 'by-hand', reason, personId: person.id, at: time.now() });
      }),

    /** The command of {@link onPublicationOver}. */
    handler: ((command) =>
      database.write(async () => {
        const { matterId, round } = command.payload as { matterId: string; round: number };
        if (!(await store.lock(matterId))) throw new CommandRejected(`There is no case ${matterId}`);
        const clock = await clocks.read({ matterId, purpose: PURPOSE, round });
        const row = await standing(matterId);
        const now = time.now();
        const due = clock?.reading.limits[0]?.dueAt;
        // Withdrawn meanwhile, or the calendar was corrected after the notice and it runs on.
        if (row && clock && clock.reading.state !== 'stopped' && due && due <= now) {
          const annulled = clock.limits[0]?.unit === AFTER_ANNULMENT.unit;
          await withdraw(row, {
            ground: annulled ? 'annulled' : 'term',
            reason: annulled ? '决定被撤销、变更或者确认违法，三日届满由平台撤回' : '公开期限届满，由平台撤回',
            personId: null,
            at: now,
          });
        }
        await outbox.markDone([command.id]);
      })) satisfies OutboxHandler,
  };
}

function periodIn(headers: Readonly<Record<string, string | undefined>>): { days: number; unit: PeriodUnit; basis: string } | undefined {
  const days = Number(headers[HEADERS.period]);
  const unit = PERIOD_UNITS.find((one) => one === headers[HEADERS.periodUnit]);
  return Number.isInteger(days) && days > 0 && unit ? { days, unit, basis: headers[HEADERS.basis] ?? 'CF48' } : undefined;
}
