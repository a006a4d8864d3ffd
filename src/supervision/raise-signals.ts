/** Raises warning signals from clock notices, inside the transaction that stores the notices: both or neither (R13, R16). */
import { createHash } from 'node:crypto';
import type { DueListener } from '../platform/clock/index.ts';
import type { Database } from '../platform/database/index.ts';
import type { RecordBook } from '../platform/record/index.ts';
import { isoInChina } from '../platform/time/time.ts';
import { WARNING_RULES, type Candidate, type SignalOwner, type WarningRule } from './rules/index.ts';

interface Found { rule: WarningRule; candidate: Candidate; raisedAt: number; source: string }

/** The same situation always has the same id, so that a signal cannot be raised twice. */
export const signalId = (rule: string, ownerId: string, occurrence: string): string =>
  createHash('sha256').update(`${rule}|${ownerId}|${occurrence}`).digest('hex').slice(0, 32);

export function createRaiseSignals({ database, record }: { database: Database; record: RecordBook }): DueListener {
  return async (notices) => {
    const found: Found[] = [];
    for (const notice of notices) {
      for (const rule of WARNING_RULES) {
        const candidate = rule.fromNotice(notice);
        if (candidate) found.push({ rule, candidate, raisedAt: notice.noticedAt, source: notice.source });
      }
    }
    if (!found.length) return;
    const ids = found.map(({ rule, candidate }) => signalId(rule.id, candidate.ownerId, candidate.occurrence));
    const known = new Set((await database.all<{ id: string }>(`SELECT id FROM warning_signal WHERE id IN (${ids.map((_, i) => `$${i + 1}`).join(',')})`, ids)).map(({ id }) => id));
    const organOf = await organsOf(database, found.map(({ candidate }) => candidate));
    const signals = [];
    const events = [];
    // The lesser limit first: a case found past both at once is raised for the promise and then made grave.
    for (const { rule, candidate, raisedAt, source } of found.sort((a, b) => Number(a.candidate.grave) - Number(b.candidate.grave))) {
      const id = signalId(rule.id, candidate.ownerId, candidate.occurrence);
      const isNew = !known.has(id);
      known.add(id);
      if (!isNew && !candidate.grave) continue;
      if (isNew) {
        signals.push({
          id, rule: rule.id, owner_kind: candidate.ownerKind, owner_id: candidate.ownerId, occurrence: candidate.occurrence, colour: rule.colour, organ_id: organOf(candidate),
          limit_id: candidate.limit, due_at: candidate.dueAt, raised_at: raisedAt, source,
        });
      }
      const kind = isNew ? 'raised' : 'aggravated';
      events.push({ id: `${id}:${kind}:${candidate.limit}`, signal_id: id, kind, at: raisedAt, body: JSON.stringify({ limit: candidate.limit, dueAt: isoInChina(candidate.dueAt), source }) });
      record.append({
        kind: `signal-${kind}`, caseId: candidate.ownerKind === 'case' ? candidate.ownerId : null,
        payload: {
          ...(candidate.ownerKind === 'case' ? {} : { ownerKind: candidate.ownerKind, ownerId: candidate.ownerId, addressee: organOf(candidate) }),
          signalId: id, rule: rule.id, colour: rule.colour, limit: candidate.limit, grave: candidate.grave, dueAt: isoInChina(candidate.dueAt), source,
        },
      });
    }
    await database.insertAll('warning_signal', signals);
    await database.insertAll('warning_signal_event', events);
  };
}

/** The organ that answers for each: a case's own, a change's own, or the legal office that has the change in review. */
async function organsOf(database: Database, candidates: Candidate[]): Promise<(candidate: Candidate) => string> {
  const ids = (kind: SignalOwner['ownerKind']): string[] => [...new Set(candidates.filter(({ ownerKind }) => ownerKind === kind).map(({ ownerId }) => ownerId))];
  const read = async (table: string, columns: string, of: string[]): Promise<{ id: string; organ_id: string; review_organ_id?: string | null }[]> =>
    (of.length ? database.all(`SELECT id, ${columns} FROM ${table} WHERE id IN (${of.map((_, i) => `$${i + 1}`).join(',')})`, of) : []);
  const rows = [...await read('case_file', 'organ_id', ids('case')), ...await read('registry_change', 'organ_id, review_organ_id', ids('registry-change'))];
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ({ ownerId, addressee }) => {
    const owner = byId.get(ownerId);
    return (addressee === 'legal-office' ? owner?.review_organ_id : undefined) ?? owner?.organ_id ?? '';
  };
}
