/**
 * The catalogue's index: one row a power with everything that a list shows, filters or searches (R5; 6,000 entries stay quick).
 *
 * Search is by substrings of a normalised text, because Chinese has no word boundaries to index by: one scan of a few megabytes is
 * faster than any list of syllables, and finds what a person types.
 */
import type { RegistryEntry } from '../../domain/registry/registry-entry.ts';
import { findRow, findRows, type Database, type Where } from '../platform/database/index.ts';
import { citationsOf } from './laws/citations.ts';
import { OPEN_STATES, type VersionState } from '../../domain/registry/version-life.ts';
import { holdsTerm, registryModels, type PowerIndexRow, type SearchedRow } from './models.ts';
import type { PowerRow, VersionRow, VersionSummaryRow } from './rows.ts';

export type { PowerIndexRow } from './models.ts';

/** A value of a column, and how many rows have it. */
export interface Counted<C extends keyof PowerIndexRow> {
  id: PowerIndexRow[C];
  count: number;
}

interface CataloguePage {
  rows: PowerIndexRow[];
  next: string | null;
  total: number;
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

type Faceted = 'organ_id' | 'district_id' | 'category' | 'state';

/** The column by which each filter narrows. */
const NARROWED: Readonly<Record<Exclude<keyof CatalogueFilter, 'q'>, Faceted>> = {
  organ: 'organ_id',
  district: 'district_id',
  category: 'category',
  state: 'state',
};

/** What the column then has; organs of no district are the city's own. */
const valueOf = (column: Faceted, given: string): string | null => (column === 'district_id' && given === 'city' ? null : given);

/** The values that a filter asks of columns. */
const narrowing = (filter: CatalogueFilter): [column: Faceted, value: string | null][] =>
  (Object.keys(NARROWED) as (keyof typeof NARROWED)[]).flatMap((name) => {
    const [column, given] = [NARROWED[name], filter[name]];
    return given ? [[column, valueOf(column, given)]] : [];
  });

const whereOf = (filter: CatalogueFilter): Where<SearchedRow> => [
  ...normalised(filter.q ?? '')
    .split(/\s+/)
    .filter(Boolean)
    .slice(0, 8)
    .map(holdsTerm),
  Object.fromEntries(narrowing(filter)),
];

export type PowerIndex = ReturnType<typeof createPowerIndex>;

export function createPowerIndex(database: Database) {
  const { power: powers, powerIndex, powerCitation } = registryModels(database);

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
    const row: SearchedRow = {
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
    const ofPower = { where: { power_id: powerId } };
    await powerIndex.destroy(ofPower);
    await powerIndex.create(row);
    await powerCitation.destroy(ofPower);
    await powerCitation.bulkCreate(citationsOf(entry).map((citation, position) => ({ power_id: powerId, position, ...citation })));
  }

  return {
    refresh,

    row: (powerId: string) => findRow(powerIndex, { where: { power_id: powerId } }),

    /** Rows for powers that have none yet, e.g. after an update of the platform. Answers how many were made. */
    async complete(): Promise<number> {
      const missing = await findRows(powers, {
        attributes: ['id'],
        include: { association: 'index', attributes: [] },
        where: { '$index.power_id$': null },
      });
      for (const { id } of missing) await database.write(() => refresh(id));
      return missing.length;
    },

    /** One page in the order of codes; `next` is the code to go on after. */
    search: (filter: CatalogueFilter, page: { after?: string; limit: number }): Promise<CataloguePage> =>
      database.aside.during(async () => {
        // The words are looked for once, for the count and the page together.
        const codes = (await findRows(powerIndex, { attributes: ['code'], where: whereOf(filter), order: ['code'] })).map(
          ({ code }) => code,
        );
        const from = page.after === undefined ? 0 : codes.findIndex((code) => code > (page.after ?? ''));
        const shown = from < 0 ? [] : codes.slice(from, from + page.limit);
        const rows = shown.length ? await findRows(powerIndex, { where: { code: shown }, order: ['code'] }) : [];
        return { rows, next: from >= 0 && from + page.limit < codes.length ? (shown.at(-1) ?? null) : null, total: codes.length };
      }),

    /** For each filter, the values that the other filters leave, with how many powers have them. */
    async facets(filter: CatalogueFilter): Promise<{
      organs: Counted<'organ_id'>[];
      districts: Counted<'district_id'>[];
      categories: Counted<'category'>[];
      states: Counted<'state'>[];
    }> {
      // The words are looked for once; the rest is counted here.
      const found: PowerIndexRow[] = await database.aside.during(() =>
        findRows(powerIndex, { attributes: Object.values(NARROWED), where: whereOf({ q: filter.q }) }),
      );
      const asked = narrowing(filter);
      const count = <C extends Faceted>(column: C): Counted<C>[] => {
        const others = asked.filter(([name]) => name !== column);
        const counts = new Map<PowerIndexRow[C], number>();
        for (const row of found)
          if (others.every(([name, value]) => row[name] === value)) counts.set(row[column], (counts.get(row[column]) ?? 0) + 1);
        return [...counts]
          .map(([id, n]) => ({ id, count: n }))
          .sort((one, other) => other.count - one.count || ((one.id ?? '') < (other.id ?? '') ? -1 : 1));
      };
      return {
        organs: count('organ_id'),
        districts: count('district_id'),
        categories: count('category'),
        states: count('state'),
      };
    },

    /** Every power that the filter finds, for an export. */
    all: (filter: CatalogueFilter): Promise<PowerIndexRow[]> =>
      database.aside.during(() => findRows(powerIndex, { where: whereOf(filter), order: ['code'] })),
  };
}
