/**
 * The supervision wall (R13, R14): who is late, where, whose and since when; what falls due; the latest signals. In a city with many walls
 * all of one scope read the same, so one calculation serves whoever asks within a second (docs/adr/0025-aside.md). In SQL of its own, each
 * question led by an index (docs/adr/0024-scale.md, docs/adr/0038-wall-and-statistics.md).
 */
import { LRUCache } from 'lru-cache';
import type { Page } from '../../../domain/api/basics.ts';
import type { SignalView, Wall } from '../../../domain/api/supervision.ts';
import type { WorkingCalendar } from '../../../domain/calendar/calendar.ts';
import { WALL_TILE_KEYS, WALL_TILES, type WallTile, type WallTileKey } from '../../../domain/supervision/wall-figures.ts';
import { isoInChina } from '../../../domain/time/civil-time.ts';
import { createCaseConditions, type CaseFilter } from '../../cases/index.ts';
import { COLOURS, createQuery } from '../../matters/index.ts';
import type { Directory } from '../../organisation/index.ts';
import type { Scope } from '../../platform/auth/index.ts';
import type { Database } from '../../platform/database/index.ts';
import type { Time } from '../../platform/time/time.ts';
import { createDivergences, divergenceView } from '../../procedures/index.ts';
import type { SignalFilter } from '../views.ts';
import { createNextDue, type ShownCase } from './next-due.ts';
import { createWeeks } from './weeks.ts';

/** By what the wall is narrowed. */
export type WallQuestion = Pick<CaseFilter, 'organ' | 'district' | 'power' | 'category' | 'step'>;

/** Pages read a little later than this after each event, so that what they read is newer than the event. */
const SHARED_MS = 1_000;
/** Scopes and filters whose answers are kept, each of some hundred kilobytes. */
const MOST_KEPT = 50;
/** Signals shown. */
const LATEST = 100;

export interface WallDependencies {
  database: Database;
  time: Time;
  names: () => Promise<Directory>;
  calendar: () => WorkingCalendar;
  signals: (scope: Scope, filter: SignalFilter & { limit: number }) => Promise<Page<SignalView>>;
  countSignals: (scope: Scope, filter: SignalFilter) => Promise<number>;
}

export type WallOf = ReturnType<typeof createWall>;

export function createWall({ database, time, names, calendar, signals, countSignals }: WallDependencies) {
  const reader = database.aside;
  const conditions = createCaseConditions(database, time);
  const divergences = createDivergences(database);
  const nextDue = createNextDue({ database, conditions, calendar });
  const weeksOf = createWeeks({ database, conditions });
  const shared = new LRUCache<string, { wall: Wall; shown: ShownCase[] }, { scope: Scope; question: WallQuestion }>({
    max: MOST_KEPT,
    ttl: SHARED_MS,
    async fetchMethod(_key, _stale, { options, context }) {
      const began = performance.now();
      const found = await calculate(context.scope, context.question);
      options.ttl = Math.max(1, SHARED_MS - (performance.now() - began));
      return found;
    },
  });

  /** How many open cases of each organ stand how; of the warned ones those with a late step apart. */
  async function byOrganOf(scope: Scope, question: WallQuestion) {
    const count = async <T>(select: string, filter: CaseFilter, group: string): Promise<T[]> => {
      const { values, bind } = createQuery();
      const where = conditions.sql(scope, { ...question, state: 'running', ...filter }, bind);
      return reader.all<T>(`SELECT ${select}, COUNT(*) AS n FROM matter m WHERE ${where} GROUP BY ${group}`, values);
    };
    const coloured = await count<{ organ_id: string; colour: number; n: number }>('m.organ_id, m.colour', {}, 'm.organ_id, m.colour');
    const late = await count<{ organ_id: string; n: number }>('m.organ_id', { clock: 'step-late' }, 'm.organ_id');
    const stepLate = new Map(late.map(({ organ_id: id, n }) => [id, Number(n)]));
    const organs = new Map<string, { normal: number; warned: number; stepLate: number; overdue: number }>();
    for (const { organ_id: id, colour, n } of coloured) {
      const one = organs.get(id) ?? { normal: 0, warned: 0, stepLate: stepLate.get(id) ?? 0, overdue: 0 };
      one[COLOURS[Number(colour)] ?? 'normal'] += Number(n);
      organs.set(id, one);
    }
    for (const one of organs.values()) one.warned -= one.stepLate;
    return organs;
  }

  async function countTile({ list, filter }: WallTile, scope: Scope, question: WallQuestion): Promise<number> {
    if (list === '/supervision/signals') return countSignals(scope, { ...question, ...filter });
    const { values, bind } = createQuery();
    const where = conditions.sql(scope, { ...question, ...filter }, bind);
    return Number((await reader.get<{ n: number }>(`SELECT COUNT(*) AS n FROM matter m WHERE ${where}`, values))?.n ?? 0);
  }

  async function calculate(scope: Scope, question: WallQuestion): Promise<{ wall: Wall; shown: ShownCase[] }> {
    const now = time.now().getTime();
    const known = await names();
    const organs = await byOrganOf(scope, question);
    const sum = (name: 'normal' | 'warned' | 'stepLate' | 'overdue'): number =>
      [...organs.values()].reduce((all, organ) => all + organ[name], 0);
    // What the counts by organ add up to need not be counted again.
    const added = { warned: sum('warned'), stepLate: sum('stepLate'), overdue: sum('overdue') };
    const running = added.warned + added.stepLate + added.overdue + sum('normal');
    const totals: Partial<Record<WallTileKey, number>> = { ...added, running };
    for (const key of WALL_TILE_KEYS) totals[key] ??= await countTile(WALL_TILES[key], scope, question);
    const { weeks, byOrgan: lateByOrgan } = await weeksOf(scope, question, now);
    const shown = await nextDue(scope, question, known, now);
    const latest = await signals(scope, { ...question, state: 'open', limit: LATEST });
    const isNarrowed = Object.values(question).some(Boolean);
    const wall: Wall = {
      now: isoInChina(now),
      filter: Object.fromEntries(Object.entries(question).filter((entry): entry is [string, string] => Boolean(entry[1]))),
      totals: totals as Wall['totals'],
      cases: shown.map(({ powerId: _power, at: _at, ...row }) => row),
      signals: latest.items,
      frozen: isNarrowed
        ? []
        : (await divergences.open(scope)).map((row) => ({
            ...divergenceView(row),
            caseId: row.matter_kind === 'case' ? row.matter_id : null,
            title: row.title,
            organ: { id: row.organ_id, name: known.organ(row.organ_id) },
          })),
      byOrgan: [...new Set([...organs.keys(), ...lateByOrgan.keys()])]
        .map((organId) => ({
          organId,
          organName: known.organ(organId),
          ...(organs.get(organId) ?? { normal: 0, warned: 0, stepLate: 0, overdue: 0 }),
          late: lateByOrgan.get(organId) ?? weeks.map(() => 0),
        }))
        .sort((one, other) => other.overdue - one.overdue || other.stepLate - one.stepLate || one.organName.localeCompare(other.organName)),
      weeks,
    };
    return { wall, shown };
  }

  const fetch = (scope: Scope, question: WallQuestion) =>
    shared.forceFetch(`${time.offsetMs} ${keyOf(scope)} ${JSON.stringify(Object.entries(question).sort())}`, {
      context: { scope, question },
    });

  return {
    /** What a scope sees, as it was a second ago at most, or when its calculation began where that takes longer. */
    wall: async (scope: Scope, question: WallQuestion = {}): Promise<Wall> => (await fetch(scope, question)).wall,
    /** The cases that the wall shows, with what the forecast asks of them. */
    shown: async (scope: Scope, question: WallQuestion): Promise<ShownCase[]> => (await fetch(scope, question)).shown,
  };
}

/** The same for two scopes that see the same, and never for two that do not. */
function keyOf(scope: Scope): string {
  if (scope.kind !== 'limited') return scope.kind;
  return JSON.stringify([[...scope.districtIds].sort(), [...scope.organIds].sort()]);
}
