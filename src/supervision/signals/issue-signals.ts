/**
 * Signals that were raised become matters (R13), from the outbox: raising a thousand at one close of business keeps no clerk waiting, and
 * the engine may be away. Opened twice, one is opened once: its standing says so.
 */
import { createMatterStore } from '../../matters/index.ts';
import type { Database } from '../../platform/database/index.ts';
import type { Outbox, OutboxCommand, OutboxHandler } from '../../platform/outbox/index.ts';
import { ruleById, type SignalLimit } from '../rules/index.ts';
import { joined, type CountedLimit, type Words } from './evidence.ts';
import type { OpenAct } from './open-act.ts';
import { createStandingStore, type StandingRow } from './standing.ts';

/** Kind of the outbox command. */
export const ISSUE_SIGNALS = 'issue-signals';

/** The command that opens the matters of these signals; of the same signals there is one. */
export const issueCommand = (signalIds: readonly string[]): OutboxCommand => ({
  id: `issue:${signalIds[0] ?? ''}`,
  kind: ISSUE_SIGNALS,
  stream: `issue:${signalIds[0] ?? ''}`,
  payload: { signalIds },
});

/** Opened in one transaction, so that nobody waits long for it. */
const AT_ONCE = 5;

interface SignalRow {
  id: string;
  rule: string;
  organ_id: string;
  limit_id: SignalLimit | null;
}

export interface IssueDependencies {
  database: Database;
  outbox: Pick<Outbox, 'markDone'>;
  openAct: OpenAct;
  countedLimit: CountedLimit;
}

export function createIssueSignals({ database, outbox, openAct, countedLimit }: IssueDependencies): OutboxHandler {
  const standing = createStandingStore(database);
  const matters = createMatterStore(database);

  async function issue(signalId: string): Promise<void> {
    const row = await standing.lock(signalId);
    // One that was corrected meanwhile is told to nobody.
    if (!row || row.act_id !== null || row.corrected) return;
    const signal = await database.get<SignalRow>('SELECT id, rule, organ_id, limit_id FROM warning_signal WHERE id = $1', [signalId]);
    const concerns = await matters.matter(row.matter_id);
    if (!signal || !concerns) return;
    // A rule that is gone has its id for words.
    const rule = ruleById(signal.rule) ?? { id: signal.rule, text: signal.rule, textEn: signal.rule };
    const ground = joined(
      ruleById(signal.rule)?.describe?.({ grave: signal.limit_id === 'statutory' }) ?? rule,
      row.evidence === null ? undefined : (JSON.parse(row.evidence) as Words),
      signal.limit_id === null ? undefined : await countedLimit(row.matter_id, signal.limit_id),
    );
    const act = await openAct({
      signalId,
      rule,
      colour: row.colour,
      concerns,
      organId: signal.organ_id,
      districtId: concerns.district_id,
      responsible: { positionCode: row.position_code, personId: row.person_id },
      ground,
      ...(row.explain_days === null ? {} : { explainDays: row.explain_days }),
      isCandidate: row.issue === 'candidate',
      person: null,
    });
    await standing.update(signalId, { act_id: act.id, evidence: JSON.stringify(ground) } satisfies Partial<StandingRow>);
  }

  return async (row) => {
    const { signalIds } = row.payload as { signalIds: string[] };
    for (let start = 0; start < signalIds.length; start += AT_ONCE)
      await database.write(async () => {
        for (const id of signalIds.slice(start, start + AT_ONCE)) await issue(id);
      });
    await database.write(() => outbox.markDone([row.id]));
  };
}
