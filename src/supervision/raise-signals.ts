/**
 * Raises warning signals, inside the caller's transaction: what a rule found and its signal are stored together or not at all (R13, R16).
 */
import { createHash } from 'node:crypto';
import { createMatterStore } from '../matters/index.ts';
import { placeholders, type Database } from '../platform/database/index.ts';
import type { RecordBook } from '../platform/record/index.ts';
import { isoInChina } from '../../domain/time/civil-time.ts';
import type { Candidate, SignalRule } from './rules/index.ts';

export interface Found {
  rule: SignalRule;
  candidate: Candidate;
  raisedAt: number;
  /** Which alarm saw it, or the rule's own trigger. */
  source: string;
}

export type RaiseSignals = (found: readonly Found[]) => Promise<void>;

/** The same situation always has the same id, so that a signal cannot be raised twice. */
export const signalId = (rule: string, matterId: string, occurrence: string): string =>
  createHash('sha256').update(`${rule}|${matterId}|${occurrence}`).digest('hex').slice(0, 32);

const idOf = ({ rule, candidate }: Found): string => signalId(rule.id, candidate.matterId, candidate.occurrence);
const eventId = (signal: string, kind: 'raised' | 'aggravated', { limit }: Candidate): string =>
  [signal, kind, ...(limit ? [limit] : [])].join(':');

export function createRaiseSignals({ database, record }: { database: Database; record: RecordBook }): RaiseSignals {
  const knownOf = async (table: string, ids: string[]): Promise<Set<string>> =>
    new Set(
      ids.length
        ? (await database.all<{ id: string }>(`SELECT id FROM ${table} WHERE id IN (${placeholders(ids.length)})`, ids)).map(({ id }) => id)
        : [],
    );

  return async (found) => {
    if (!found.length) return;
    // The lesser limit first: a case found past both at once is raised for the promise and then made grave.
    const inOrder = [...found].sort((a, b) => Number(a.candidate.grave) - Number(b.candidate.grave));
    const known = await knownOf('warning_signal', inOrder.map(idOf));
    // A sweep finds the same grave situation again and again.
    const told = await knownOf(
      'warning_signal_event',
      inOrder.filter((one) => one.candidate.grave && known.has(idOf(one))).map((one) => eventId(idOf(one), 'aggravated', one.candidate)),
    );
    const organOf = await organsOf(
      database,
      inOrder.map(({ candidate }) => candidate),
    );
    const signals = [];
    const events = [];
    for (const one of inOrder) {
      const { rule, candidate, raisedAt, source } = one;
      const id = idOf(one);
      const row = {
        id,
        rule: rule.id,
        matter_id: candidate.matterId,
        occurrence: candidate.occurrence,
        colour: rule.colour,
        organ_id: organOf(candidate),
        limit_id: candidate.limit ?? null,
        due_at: candidate.dueAt ?? null,
        raised_at: raisedAt,
        source,
      };
      let isNew = !known.has(id);
      known.add(id);
      // A notice comes under its clock's row lock, so nobody else raises the same; the other triggers may meet another process that does.
      if (isNew && rule.trigger === 'notice') signals.push(row);
      else if (isNew) isNew = await database.insertOnce('warning_signal', row);
      if (!isNew && !candidate.grave) continue;
      const kind = isNew ? 'raised' : 'aggravated';
      const event = eventId(id, kind, candidate);
      if (told.has(event)) continue;
      told.add(event);
      events.push({
        id: event,
        signal_id: id,
        kind,
        at: raisedAt,
        body: JSON.stringify({ limit: candidate.limit ?? null, dueAt: isoInChina(candidate.dueAt ?? null), source }),
      });
      record.append({
        kind: `signal-${kind}`,
        matterId: candidate.matterId,
        payload: {
          addressee: organOf(candidate),
          signalId: id,
          rule: rule.id,
          colour: rule.colour,
          limit: candidate.limit ?? null,
          grave: candidate.grave,
          dueAt: isoInChina(candidate.dueAt ?? null),
          source,
        },
      });
    }
    await database.insertAll('warning_signal', signals);
    await database.insertAll('warning_signal_event', events);
  };
}

/** The organ that answers for each: the one that handles the matter, or the one that has to answer in it. */
async function organsOf(database: Database, candidates: Candidate[]): Promise<(candidate: Candidate) => string> {
  const matters = await createMatterStore(database).matters([...new Set(candidates.map(({ matterId }) => matterId))]);
  const byId = new Map(matters.map((row) => [row.id, row]));
  return ({ matterId, addressee }) => {
    const matter = byId.get(matterId);
    return (addressee === 'answering-organ' ? matter?.answering_organ_id : undefined) ?? matter?.organ_id ?? '';
  };
}
