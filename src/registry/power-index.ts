/**
 * The catalogue's index: one row a power with everything that a list shows, filters or searches (R5; 6,000 entries stay quick).
 *
 * Search is by substrings of a normalised text, because Chinese has no word boundaries to index by: one scan of a few megabytes is
 * faster than any list of syllables, and finds what a person types.
 */
import type { PowerCategory, RegistryEntry } from '../../domain/registry/registry-entry.ts';
import { placeholders, type Database } from '../platform/database/index.ts';
import { createQuery, type Bind } from '../matters/index.ts';
import { citationsOf } from './laws/citations.ts';
import { OPEN_STATES, type VersionState } from '../../domain/registry/version-life.ts';
import type { PowerRow, VersionRow, VersionSummaryRow } from './rows.ts';

export interface PowerIndexRow {
  power_id: string;
  code: string;
  name: string;
  name_en: string;
  category: PowerCategory;
  organ_id: string;
  district_id: string | null;
  state: VersionState;
  published_id: string | null;
  published_number: number | null;
  latest_number: number;
  open_id: string | null;
  open_number: number | null;
  open_state: VersionState | null;
}

/** A value of a column, and how many rows have it. */
export interface Counted<C extends keyof PowerIndexRow> {
  id: PowerIndexRow[C];
  count: number;
}

export interface CatalogueFilter {
  q?: string;
  organ?: string;
  district?: string;
  category?: string;
  state?: string;
}

/** What both sides of a search are brought to: width, case and law marks do not matter. */
export const normalised = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[《》〈〉“”"]/g, '');

/** Everything that a person may look for in an entry. */
function searchTextOf(power: PowerRow, entry: RegistryEntry): string {
  return normalised(
    [
      power.code,
      entry.powerName,
      entry.powerNameEn,
      entry.organ.name,
      ...entry.legalBasis.flatMap(({ law, article, text }) => [law + article, text]),
      ...entry.conditions,
      ...entry.materials.map(({ name }) => name),
      ...entry.positions.map(({ name }) => name),
      ...(entry.benchmarks ?? []).map(({ violation }) => violation),
    ].join('\n'),
  );
}

const IN_FORCE: readonly VersionState[] = ['published', 'suspended', 'abolished'];
const COLUMNS =
  'power_id, code, name, name_en, category, organ_id, district_id, state, published_id, published_number, latest_number, open_id, open_number, open_state';

export type PowerIndex = ReturnType<typeof createPowerIndex>;

export function createPowerIndex(database: Database) {
  /** Makes a power's row and its citations again, inside the caller's transaction. */
  async function refresh(powerId: string): Promise<void> {
    const power = await database.get<PowerRow & { district_id: string | null }>(
      'SELECT p.*, o.district_id FROM power p LEFT JOIN organ o ON o.id = p.organ_id WHERE p.id = $1',
      [powerId],
    );
    const versions = await database.all<VersionSummaryRow>(
      'SELECT id, number, state FROM power_version WHERE power_id = $1 ORDER BY number DESC',
      [powerId],
    );
    const latest = versions[0];
    if (!power || !latest) return;
    // A power's state is its version's in force, or else its latest one's.
    const inForce = versions.find(({ state }) => IN_FORCE.includes(state));
    const shown = await database.get<Pick<VersionRow, 'basics'>>('SELECT basics FROM power_version WHERE id = $1', [
      (inForce ?? latest).id,
    ]);
    const entry = shown && (JSON.parse(shown.basics) as RegistryEntry);
    if (!entry) return;
    const open = OPEN_STATES.includes(latest.state) ? latest : undefined;
    const row: PowerIndexRow & { search_text: string } = {
      power_id: power.id,
      code: power.code,
      name: entry.powerName,
      name_en: entry.powerNameEn,
      category: power.category,
      organ_id: power.organ_id,
      district_id: power.district_id,
      state: (inForce ?? latest).state,
      published_id: inForce?.id ?? null,
      published_number: inForce?.number ?? null,
      latest_number: latest.number,
      open_id: open?.id ?? null,
      open_number: open?.number ?? null,
      open_state: open?.state ?? null,
      search_text: searchTextOf(power, entry),
    };
    await database.run('DELETE FROM power_index WHERE power_id = $1', [powerId]);
    await database.insert('power_index', { ...row });
    await database.run('DELETE FROM power_citation WHERE power_id = $1', [powerId]);
    await database.insertAll(
      'power_citation',
      citationsOf(entry).map((citation, position) => ({ power_id: powerId, position, ...citation })),
    );
  }

  function conditions(filter: CatalogueFilter, bind: Bind): string[] {
    // Not LIKE: a plain search of bytes is several times faster, and knows no wildcards.
    const where = normalised(filter.q ?? '')
      .split(/\s+/)
      .filter(Boolean)
      .slice(0, 8)
      .map((term) => `INSTR(search_text, ${bind(term)}) > 0`);
    if (filter.organ) where.push(`organ_id = ${bind(filter.organ)}`);
    if (filter.district === 'city') where.push('district_id IS NULL');
    else if (filter.district) where.push(`district_id = ${bind(filter.district)}`);
    if (filter.category) where.push(`category = ${bind(filter.category)}`);
    if (filter.state) where.push(`state = ${bind(filter.state)}`);
    return where;
  }

  const sql = (where: string[]): string => (where.length ? `WHERE ${where.join(' AND ')}` : '');

  return {
    refresh,

    row: (powerId: string) => database.get<PowerIndexRow>(`SELECT ${COLUMNS} FROM power_index WHERE power_id = $1`, [powerId]),

    /** Rows for powers that have none yet, e.g. after an update of the platform. Answers how many were made. */
    async complete(): Promise<number> {
      const missing = await database.all<{ id: string }>(
        'SELECT p.id FROM power p LEFT JOIN power_index i ON i.power_id = p.id WHERE i.power_id IS NULL',
      );
      for (const { id } of missing) await database.write(() => refresh(id));
      return missing.length;
    },

    /** One page in the order of codes; `next` is the code to go on after. */
    async search(
      filter: CatalogueFilter,
      page: { after?: string; limit: number },
    ): Promise<{ rows: PowerIndexRow[]; next: string | null; total: number }> {
      const { values, bind } = createQuery();
      // The words are looked for once, for the count and the page together.
      const codes = (
        await database.aside.all<{ code: string }>(`SELECT code FROM power_index ${sql(conditions(filter, bind))} ORDER BY code`, values)
      ).map(({ code }) => code);
      const from = page.after === undefined ? 0 : codes.findIndex((code) => code > (page.after ?? ''));
      const shown = from < 0 ? [] : codes.slice(from, from + page.limit);
      const rows = shown.length
        ? await database.aside.all<PowerIndexRow>(
            `SELECT ${COLUMNS} FROM power_index WHERE code IN (${placeholders(shown.length)}) ORDER BY code`,
            shown,
          )
        : [];
      return { rows, next: from >= 0 && from + page.limit < codes.length ? (shown.at(-1) ?? null) : null, total: codes.length };
    },

    /** For each filter, the values that the other filters leave, with how many powers have them. */
    async facets(filter: CatalogueFilter): Promise<{
      organs: Counted<'organ_id'>[];
      districts: Counted<'district_id'>[];
      categories: Counted<'category'>[];
      states: Counted<'state'>[];
    }> {
      const { values, bind } = createQuery();
      // The words are looked for once; the rest is counted here.
      const found = await database.aside.all<Pick<PowerIndexRow, 'organ_id' | 'district_id' | 'category' | 'state'>>(
        `SELECT organ_id, district_id, category, state FROM power_index ${sql(conditions({ q: filter.q }, bind))}`,
        values,
      );
      const fits = (row: (typeof found)[number], without: keyof CatalogueFilter): boolean =>
        (without === 'organ' || !filter.organ || row.organ_id === filter.organ) &&
        (without === 'district' || !filter.district || (row.district_id ?? 'city') === filter.district) &&
        (without === 'category' || !filter.category || row.category === filter.category) &&
        (without === 'state' || !filter.state || row.state === filter.state);
      const count = <C extends keyof (typeof found)[number]>(column: C, without: keyof CatalogueFilter): Counted<C>[] => {
        const counts = new Map<PowerIndexRow[C], number>();
        for (const row of found.filter((one) => fits(one, without))) {
          const value: PowerIndexRow[C] = (row as PowerIndexRow)[column];
          counts.set(value, (counts.get(value) ?? 0) + 1);
        }
        return [...counts]
          .map(([id, n]) => ({ id, count: n }))
          .sort((one, other) => other.count - one.count || ((one.id ?? '') < (other.id ?? '') ? -1 : 1));
      };
      return {
        organs: count('organ_id', 'organ'),
        districts: count('district_id', 'district'),
        categories: count('category', 'category'),
        states: count('state', 'state'),
      };
    },

    /** Every power that the filter finds, for an export. */
    async all(filter: CatalogueFilter): Promise<PowerIndexRow[]> {
      const { values, bind } = createQuery();
      return database.aside.all<PowerIndexRow>(`SELECT ${COLUMNS} FROM power_index ${sql(conditions(filter, bind))} ORDER BY code`, values);
    },
  };
}
