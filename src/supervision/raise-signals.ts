/**
 * Raises warning signals, inside the caller's transaction: what a rule found and its signal are stored together or not at all (R13, R16).
 *
 * It stays cheap, because a thousand may fall due at one close of business: the matters that the signals are (`signals/`) are opened
 * afterwards, from the outbox.
 */
import { createHash } from 'node:crypto';
import { createMatterStore, type MatterRow } from '../matters/index.ts';
import { placeholders, type Database } from '../platform/database/index.ts';
import type { Outbox } from '../platform/outbox/index.ts';
import type { RecordBook } from '../platform/record/index.ts';
import { isoInChina } from '../../domain/time/civil-time.ts';
import { issueCommand } from './signals/issue-signals.ts';
import { responsibleIn } from './signals/responsible.ts';
import { createStandingStore, type Issue, type StandingRow } from './signals/standing.ts';
import type { Candidate, Raising } from './rules/index.ts';

export interface Found {
  rule: Raising;
  candidate: Candidate;
  raisedAt: number;
  /** Which alarm saw it, or the rule's own trigger. */
  source: string;
}

export type RaiseSignals = (found: readonly Found[]) => Promise<void>;

/** The same situation always has the same id, so that a signal cannot be raised twice. */
export const signalId = (rule: string, matterId: string, occurrence: string): string =>
  createHash('sha256').update(`${rule}|${matterId}|${occurrence}`).digest('hex').slice(0, 32);

/** The situation once more, after the first signal lost its ground and was withdrawn. */
const again = (occurrence: string, time: number): string => (time === 1 ? occurrence : `${occurrence}#${time}`);
/** Nobody is corrected more often in one matter. */
const MOST_TIMES = 9;

const eventId = (signal: string, kind: 'raised' | 'aggravated', { limit }: Candidate): string =>
  [signal, kind, ...(limit ? [limit] : [])].join(':');

/** One found, under the id that counts for it now. */
interface Named extends Found {
  id: string;
  occurrence: string;
}

/** Finds the id under which a situation is raised: the first that the platform has not withdrawn. */
export async function namedIn(database: Database, found: readonly Found[]): Promise<Named[]> {
  const standing = createStandingStore(database);
  const named = found.map((one): Named => ({ ...one, occurrence: one.candidate.occurrence, id: '' }));
  let open = named;
  for (let time = 1; open.length && time <= MOST_TIMES; time += 1) {
    for (const one of open) {
      one.occurrence = again(one.candidate.occurrence, time);
      one.id = signalId(one.rule.id, one.candidate.matterId, one.occurrence);
    }
    const corrected = new Set((await standing.all(open.map(({ id }) => id))).flatMap((row) => (row.corrected ? [row.id] : [])));
    open = open.filter(({ id }) => corrected.has(id));
  }
  return named;
}

export interface RaiseDependencies {
  database: Database;
  record: RecordBook;
  outbox: Outbox;
}

export function createRaiseSignals({ database, record, outbox }: RaiseDependencies): RaiseSignals {
  const standing = createStandingStore(database);
  const knownOf = async (table: string, ids: string[]): Promise<Set<string>> =>
    new Set(
      ids.length
        ? (await database.all<{ id: string }>(`SELECT id FROM ${table} WHERE id IN (${placeholders(ids.length)})`, ids)).map(({ id }) => id)
        : [],
    );

  return async (found) => {
    if (!found.length) return;
    // The lesser limit first: a case found past both at once is raised for the promise and then made grave.
    const inOrder = await namedIn(
      database,
      [...found].sort((a, b) => Number(a.candidate.grave) - Number(b.candidate.grave)),
    );
    const known = await knownOf(
      'warning_signal',
      inOrder.map(({ id }) => id),
    );
    // A sweep finds the same grave situation again and again.
    const told = await knownOf(
      'warning_signal_event',
      inOrder.filter(({ id, candidate }) => candidate.grave && known.has(id)).map((one) => eventId(one.id, 'aggravated', one.candidate)),
    );
    if (inOrder.every(({ id, candidate }) => known.has(id) && (!candidate.grave || told.has(eventId(id, 'aggravated', candidate))))) return;
    const matterIds = [...new Set(inOrder.map(({ candidate }) => candidate.matterId))];
    const organOf = addresseeOf(await createMatterStore(database).matters(matterIds));
    const responsibleOf = await responsibleIn(database, matterIds);
    const signals = [];
    const standings: StandingRow[] = [];
    const events = [];
    for (const one of inOrder) {
      const { rule, candidate, raisedAt, source, id, occurrence } = one;
      const { matterId, limit = null, dueAt = null, grave, issue = 'auto' } = candidate;
      const organId = organOf(candidate);
      const row = {
        id,
        rule: rule.id,
        matter_id: matterId,
        occurrence,
        colour: rule.colour,
        organ_id: organId,
        limit_id: limit,
        due_at: dueAt,
        raised_at: raisedAt,
        source,
      };
      let isNew = !known.has(id);
      known.add(id);
      // A notice comes under its clock's row lock, so nobody else raises the same; the other triggers may meet another process that does.
      if (isNew && rule.trigger === 'notice') signals.push(row);
      else if (isNew) isNew = await database.insertOnce('warning_signal', row);
      if (isNew) standings.push(standingOf(one, issue, candidate.responsible ?? responsibleOf(matterId, organId)));
      if (!isNew && !grave) continue;
      const kind = isNew ? 'raised' : 'aggravated';
      const event = eventId(id, kind, candidate);
      if (told.has(event)) continue;
      told.add(event);
      events.push({
        id: event,
        signal_id: id,
        kind: isNew && issue === 'candidate' ? 'proposed' : kind,
        at: raisedAt,
        body: JSON.stringify({ limit, dueAt: isoInChina(dueAt), source }),
      });
      // What waits for confirmation is the supervisors' affair, and nothing that the matter's record tells its organ.
      if (isNew && issue === 'candidate') continue;
      record.append({
        kind: `signal-${kind}`,
        matterId,
        payload: {
          addressee: organId,
          signalId: id,
          rule: rule.id,
          colour: rule.colour,
          limit,
          grave,
          dueAt: isoInChina(dueAt),
          source,
        },
      });
    }
    await database.insertAll('warning_signal', signals);
    await standing.insertAll(standings);
    await database.insertAll('warning_signal_event', events);
    if (standings.length) await outbox.put(issueCommand(standings.map(({ id }) => id)));
  };
}

function standingOf({ id, rule, candidate }: Named, issue: Issue, responsible: Candidate['responsible']): StandingRow {
  return {
    id,
    matter_id: candidate.matterId,
    act_id: null,
    issue,
    colour: rule.colour,
    stands: issue === 'candidate' ? 0 : 1,
    corrected: 0,
    position_code: responsible?.positionCode ?? null,
    person_id: responsible?.personId ?? null,
    explain_days: candidate.explainDays ?? null,
    evidence: candidate.evidence ? JSON.stringify(candidate.evidence) : null,
  };
}

/** The organ that answers for each: the one that handles the matter, or the one that has to answer in it. */
function addresseeOf(matters: readonly MatterRow[]): (candidate: Candidate) => string {
  const byId = new Map(matters.map((row) => [row.id, row]));
  return ({ matterId, addressee }) => {
    const matter = byId.get(matterId);
    return (addressee === 'answering-organ' ? matter?.answering_organ_id : undefined) ?? matter?.organ_id ?? '';
  };
}
