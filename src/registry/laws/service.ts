/**
 * Legal-basis impact (R7a): a law or normative document that was changed or repealed, the powers, flowcharts and open cases that rest on
 * it, and the change declarations that its mark opens, with the twenty days running from the day on which it changed.
 */
import { randomUUID } from 'node:crypto';
import type { MarkKind } from '../../../domain/api/laws.ts';
import type { ChangeState } from '../../../domain/registry/change-life.ts';
import { covers, may, scopeOf, storedScope, type Person } from '../../platform/auth/index.ts';
import type { Database } from '../../platform/database/index.ts';
import { badInput, conflict, forbidden, notFound } from '../../platform/errors.ts';
import type { RecordBook } from '../../platform/record/index.ts';
import { type Time } from '../../platform/time/time.ts';
import { civilDateInChina } from '../../../domain/time/civil-time.ts';
import type { PowerIndexRow } from '../power-index.ts';
import type { RegistryService } from '../service.ts';
import { articlesMeet, lawKey } from './law-name.ts';

export interface LawMark {
  id: string;
  law_id: string;
  law: string;
  kind: MarkKind;
  articles: string[];
  marked_on: string;
  note: string;
  person_id: string;
  at: number;
  /** For whom it was made: the scope of whoever made it, as JSON (R14). */
  reach: string | null;
  withdrawn_at: number | null;
  withdrawn_reason: string | null;
}
export interface LawRow {
  id: string;
  name: string;
  articles: number;
  powers: number;
  state: 'in-force' | MarkKind;
  markedAt: number | null;
}
export interface RestingPower {
  power: PowerIndexRow;
  citations: { article: string; place: string; marked: boolean }[];
  openCases: number;
  changeId: string | null;
  changeState: ChangeState | null;
}

export interface LawDependencies {
  database: Database;
  registry: RegistryService;
  record: RecordBook;
  time: Time;
  /** Cases under way, by power; numbers only (no case content). */
  openCases: (powerIds: string[]) => Promise<Map<string, number>>;
}

interface CitationRow {
  power_id: string;
  law_id: string;
  law: string;
  article: string;
  place: string;
}

export type Laws = ReturnType<typeof createLaws>;

export function createLaws({ database, registry, record, time, openCases }: LawDependencies) {
  async function marks(lawId?: string): Promise<LawMark[]> {
    const rows = await database.all<Omit<LawMark, 'articles'> & { articles: string }>(
      `SELECT m.*, w.at AS withdrawn_at, w.reason AS withdrawn_reason FROM law_mark m LEFT JOIN law_mark_withdrawal w ON w.mark_id = m.id ${lawId ? 'WHERE m.law_id = $1' : ''} ORDER BY m.at DESC, m.id`,
      lawId ? [lawId] : [],
    );
    return rows.map((row) => ({ ...row, articles: JSON.parse(row.articles) as string[] }));
  }

  const standing = (all: readonly LawMark[]): LawMark[] => all.filter(({ withdrawn_at }) => withdrawn_at === null);

  async function citationsOf(lawId: string): Promise<CitationRow[]> {
    const rows = await database.all<CitationRow>(
      'SELECT power_id, law_id, law, article, place FROM power_citation WHERE law_id = $1 ORDER BY power_id, position',
      [lawId],
    );
    if (!rows.length && !(await marks(lawId)).length) throw notFound('这部法律、法规或者规范性文件', 'law or normative document');
    return rows;
  }

  const isMarked = (article: string, mark: Pick<LawMark, 'articles'>): boolean =>
    !mark.articles.length || mark.articles.some((one) => articlesMeet(article, one));

  /** Those of the powers whose organ or district the person's grant names. */
  async function withinScope(person: Person, powerIds: readonly string[]): Promise<string[]> {
    const found: string[] = [];
    for (const powerId of powerIds) {
      const power = await registry.store.power(powerId);
      if (power && may(person, 'law.mark', await registry.targetOf(power))) found.push(powerId);
    }
    return found;
  }

  return {
    marks,

    /** Every law that some power cites or that was marked, by how many powers rest on it. */
    async list(filter: { q?: string; state?: string }): Promise<LawRow[]> {
      const cited = await database.all<{ law_id: string; law: string; articles: number; powers: number }>(
        'SELECT law_id, MAX(law) AS law, COUNT(DISTINCT article) AS articles, COUNT(DISTINCT power_id) AS powers FROM power_citation GROUP BY law_id',
      );
      const known = new Map(
        cited.map((row): [string, LawRow] => [
          row.law_id,
          { id: row.law_id, name: row.law, articles: Number(row.articles), powers: Number(row.powers), state: 'in-force', markedAt: null },
        ]),
      );
      for (const mark of standing(await marks()).reverse()) {
        const row = known.get(mark.law_id) ?? {
          id: mark.law_id,
          name: mark.law,
          articles: 0,
          powers: 0,
          state: 'in-force' as const,
          markedAt: null,
        };
        known.set(mark.law_id, { ...row, state: mark.kind, markedAt: mark.at });
      }
      const q = filter.q ? lawKey(filter.q) : '';
      return [...known.values()]
        .filter(({ name, state }) => (!q || lawKey(name).includes(q)) && (!filter.state || state === filter.state))
        .sort((a, b) => b.powers - a.powers || a.name.localeCompare(b.name, 'zh'));
    },

    /** One law with its marks and everything that rests on it. */
    async detail(id: string): Promise<{ id: string; name: string; marks: LawMark[]; resting: RestingPower[] }> {
      const [citations, all] = [await citationsOf(id), await marks(id)];
      const powerIds = [...new Set(citations.map(({ power_id }) => power_id))];
      const [rows, open, changes] = await Promise.all([
        Promise.all(powerIds.map((powerId) => registry.store.index.row(powerId))),
        openCases(powerIds),
        registry.changesOfMarks(all.map((mark) => mark.id)),
      ]);
      const resting = powerIds.flatMap((powerId, index): RestingPower[] => {
        const power = rows[index];
        if (!power) return [];
        const change = changes.find(({ power_id }) => power_id === powerId);
        const cited = citations
          .filter(({ power_id }) => power_id === powerId)
          .map(({ article, place }) => ({ article, place, marked: standing(all).some((mark) => isMarked(article, mark)) }));
        return [
          { power, citations: cited, openCases: open.get(powerId) ?? 0, changeId: change?.id ?? null, changeState: change?.state ?? null },
        ];
      });
      return { id, name: citations[0]?.law ?? all[0]?.law ?? '', marks: all, resting };
    },

    /**
     * Marks a law; each power concerned within the person's scope is expected to declare a change within 20 days of that day (R14). The
     * same mark twice is refused, unless it reaches powers that the first one did not.
     */
    async mark(
      person: Person,
      id: string,
      given: { kind: MarkKind; articles: string[]; on: string; note: string },
    ): Promise<{ markId: string; changes: string[] }> {
      const now = time.now();
      if (given.on > civilDateInChina(now))
        throw badInput([
          {
            path: 'on',
            code: 'date-in-future',
            message: '变动日期不能晚于今天。',
            messageEn: 'The day of the change cannot lie in the future.',
          },
        ]);
      const citations = await citationsOf(id);
      const name = citations[0]?.law ?? '';
      const articles = [...new Set(given.articles.map((article) => article.trim()).filter(Boolean))].sort();
      const marked = { articles };
      const concerned = [...new Set(citations.filter(({ article }) => isMarked(article, marked)).map(({ power_id }) => power_id))];
      const within = await withinScope(person, concerned);
      const reach = scopeOf(person, 'law.mark');
      if (reach.kind !== 'city' && !within.length) throw forbidden('law.mark');
      return database.write(async () => {
        const twins = standing(await marks(id)).filter(
          (mark) => mark.kind === given.kind && mark.marked_on === given.on && JSON.stringify(mark.articles) === JSON.stringify(articles),
        );
        const reached = new Set((await registry.changesOfMarks(twins.map((mark) => mark.id))).map(({ power_id }) => power_id));
        const powerIds = within.filter((powerId) => !reached.has(powerId));
        const [same] = twins;
        if (same && (!powerIds.length || twins.some((mark) => covers(storedScope(mark.reach), reach))))
          throw conflict('law-marked-already', '这部法律的同一变动已经标记过。', 'This very change of the law was marked before.', {
            markId: same.id,
          });
        const markId = randomUUID();
        await database.insert('law_mark', {
          id: markId,
          law_id: id,
          law: name,
          kind: given.kind,
          articles: JSON.stringify(articles),
          marked_on: given.on,
          note: given.note,
          person_id: person.id,
          at: now.getTime(),
          reach: JSON.stringify(reach),
        });
        record.append({
          kind: 'law-marked',
          actorId: person.id,
          payload: { markId, law: name, kind: given.kind, articles, on: given.on, powers: powerIds },
        });
        const cause = `《${name}》${articles.join('、')}${given.kind === 'repealed' ? '已废止' : '已修改'}`;
        const changes: string[] = [];
        for (const powerId of powerIds) {
          const row = await registry.store.index.row(powerId);
          if (!row || row.state === 'abolished') continue;
          changes.push((await registry.expectChange({ powerId, kind: 'modify', cause, causeDate: given.on, markId }, person)).id);
        }
        return { markId, changes };
      });
    },

    /**
     * A mark made in error; the changes it opened are ended in the change procedure, each with a reason. Refused to a scope that is
     * narrower than the mark's.
     */
    async withdraw(person: Person, markId: string, reason: string): Promise<void> {
      await database.write(async () => {
        const mark = (await marks()).find(({ id }) => id === markId);
        if (!mark) throw notFound('该标记', 'mark');
        if (!covers(scopeOf(person, 'law.mark'), storedScope(mark.reach))) throw forbidden('law.mark');
        if (mark.withdrawn_at !== null) return;
        await database.insert('law_mark_withdrawal', { mark_id: markId, reason, person_id: person.id, at: time.now().getTime() });
        record.append({ kind: 'law-mark-withdrawn', actorId: person.id, payload: { markId, law: mark.law, reason } });
      });
    },
  };
}
