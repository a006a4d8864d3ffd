/**
 * The supervision wall (R13, R14): what runs, what falls due first, the latest signals. In a city with many walls all of one scope read the
 * same, so one calculation serves whoever asks within a second (docs/adr/0025-aside.md). In SQL of its own, each question
 * led by an index: it took 1.6 s in a city before (docs/adr/0024-scale.md).
 */
import { LRUCache } from 'lru-cache';
import type { Page } from '../../domain/api/basics.ts';
import type { SignalView, Wall } from '../../domain/api/supervision.ts';
import type { CaseState } from '../../domain/cases/case-states.ts';
import { dayAround, isoInChina } from '../../domain/time/civil-time.ts';
import { CASE_CLOCK, CASES } from '../cases/index.ts';
import { caseScope, COLOURS, createQuery, dueWithin } from '../matters/index.ts';
import type { Directory } from '../organisation/index.ts';
import type { Scope } from '../platform/auth/index.ts';
import { placeholders, type Database } from '../platform/database/index.ts';
import type { Time } from '../platform/time/time.ts';
import { createDivergences, divergenceView } from '../procedures/index.ts';
import { SIGNALS, signalScope } from './views.ts';

interface WallRow {
  case_id: string;
  serial: string;
  power_name: string;
  power_name_en: string;
  organ_id: string;
  subject: string;
  colour: 'normal' | 'warned' | 'overdue';
  state: CaseState;
  next_at: number | null;
  promised_due: number | null;
  statutory_due: number | null;
  step_name: string | null;
  step_due: number | null;
}

/** SQL over `matter m`. */
const RUNNING = "m.closed_at IS NULL AND m.kind = 'case'";
const WALL_ROWS = 300;

/** Pages read a little later than this after each event, so that what they read is newer than the event. */
const SHARED_MS = 1_000;
/** Scopes whose answers are kept, each of some hundred kilobytes. */
const MOST_SCOPES = 50;

export interface WallDependencies {
  database: Database;
  time: Time;
  names: () => Promise<Directory>;
  signals: (scope: Scope, filter: { limit: number }) => Promise<Page<SignalView>>;
}

/** Answers what a scope sees, as it was a second ago at most, or when its calculation began where that takes longer. */
export function createWall({ database, time, names, signals }: WallDependencies): (scope: Scope) => Promise<Wall> {
  const reader = database.aside;
  const divergences = createDivergences(database);
  const shared = new LRUCache<string, Wall, { scope: Scope }>({
    max: MOST_SCOPES,
    ttl: SHARED_MS,
    async fetchMethod(_key, _stale, { options, context }) {
      const began = performance.now();
      const wall = await calculate(context.scope);
      options.ttl = Math.max(1, SHARED_MS - (performance.now() - began));
      return wall;
    },
  });

  /** The open cases that fall due first; those whose time does not run yet come last. */
  async function nextDue(scope: Scope): Promise<WallRow[]> {
    const ids: string[] = [];
    for (const timed of ['m.due_at IS NOT NULL', 'm.due_at IS NULL']) {
      if (ids.length >= WALL_ROWS) break;
      const { values, bind } = createQuery();
      const found = await reader.all<{ id: string }>(
        `SELECT m.id FROM matter m WHERE ${RUNNING} AND ${timed} AND ${caseScope(scope, bind)}
         ORDER BY m.due_at, m.opened_at LIMIT ${WALL_ROWS - ids.length}`,
        values,
      );
      ids.push(...found.map(({ id }) => id));
    }
    if (!ids.length) return [];
    const rows = await reader.all<WallRow>(
      `SELECT m.id AS case_id, m.number AS serial, p.name AS power_name, p.name_en AS power_name_en, m.organ_id, m.title AS subject, m.state,
        k.colour, k.next_at, promised.due_at AS promised_due, statutory.due_at AS statutory_due,
        (SELECT t.name FROM step t WHERE t.matter_id = m.id AND t.state IN ('open','claimed') ORDER BY t.opened_at DESC LIMIT 1) AS step_name,
        (SELECT MIN(t.due_at) FROM step t WHERE t.matter_id = m.id AND t.state IN ('open','claimed')) AS step_due
       FROM ${CASES} JOIN power p ON p.id = c.power_id ${CASE_CLOCK} WHERE m.id IN (${placeholders(ids.length)})`,
      ids,
    );
    const byId = new Map(rows.map((row) => [row.case_id, row]));
    return ids.flatMap((id) => byId.get(id) ?? []);
  }

  async function calculate(scope: Scope): Promise<Wall> {
    const now = time.now().getTime();
    const today = dayAround(now);
    const { values, bind } = createQuery();
    const dueToday = await reader.get<{ n: number }>(
      `SELECT COUNT(*) AS n FROM matter m WHERE ${RUNNING} AND ${dueWithin(bind(today.from), bind(today.before))} AND ${caseScope(scope, bind)}`,
      values,
    );
    const colours = createQuery();
    const counted = await reader.all<{ colour: string; n: number }>(
      `SELECT s.colour, COUNT(*) AS n ${SIGNALS} WHERE ${signalScope(scope, colours.bind)} GROUP BY s.colour`,
      colours.values,
    );
    const rows = await nextDue(scope);
    const organs = createQuery();
    const byOrgan = (
      await reader.all<{ organ_id: string; colour: number; n: number }>(
        `SELECT m.organ_id, m.colour, COUNT(*) AS n FROM matter m WHERE ${RUNNING} AND ${caseScope(scope, organs.bind)} GROUP BY m.organ_id, m.colour`,
        organs.values,
      )
    ).map((row) => ({ organId: row.organ_id, colour: COLOURS[row.colour] ?? 'normal', n: Number(row.n) }));
    const count = (colour?: string, organId?: string): number =>
      byOrgan.reduce(
        (sum, row) => ((colour ?? row.colour) === row.colour && (organId ?? row.organId) === row.organId ? sum + row.n : sum),
        0,
      );
    const known = await names();
    const latest = await signals(scope, { limit: 100 });
    const of = (colour: string): number => Number(counted.find((row) => row.colour === colour)?.n ?? 0);
    return {
      now: isoInChina(now),
      totals: {
        running: count(),
        dueToday: Number(dueToday?.n ?? 0),
        warned: count('warned'),
        overdue: count('overdue'),
        yellow: of('yellow'),
        red: of('red'),
      },
      cases: rows.map((row) => ({
        caseId: row.case_id,
        serial: row.serial,
        powerName: row.power_name,
        powerNameEn: row.power_name_en,
        organId: row.organ_id,
        organName: known.organ(row.organ_id),
        subject: row.subject,
        state: row.state,
        stepName: row.step_name,
        colour: row.colour,
        nextDueAt: isoInChina(row.next_at),
        promisedDueAt: isoInChina(row.promised_due),
        statutoryDueAt: isoInChina(row.statutory_due),
        stepDueAt: isoInChina(row.step_due),
      })),
      signals: latest.items,
      frozen: (await divergences.open(scope)).map((row) => ({
        ...divergenceView(row),
        caseId: row.matter_kind === 'case' ? row.matter_id : null,
        title: row.title,
        organ: { id: row.organ_id, name: known.organ(row.organ_id) },
      })),
      byOrgan: [...new Set(byOrgan.map(({ organId }) => organId))].map((organId) => ({
        organId,
        organName: known.organ(organId),
        normal: count('normal', organId),
        warned: count('warned', organId),
        overdue: count('overdue', organId),
      })),
    };
  }

  return (scope) => shared.forceFetch(`${time.offsetMs} ${keyOf(scope)}`, { context: { scope } });
}

/** The same for two scopes that see the same, and never for two that do not. */
function keyOf(scope: Scope): string {
  if (scope.kind !== 'limited') return scope.kind;
  return JSON.stringify([[...scope.districtIds].sort(), [...scope.organIds].sort()]);
}
