/** Tables of the catalogue and of what happened to changes as models (R5, R19.5). */
import { col, fn, Op, where } from 'sequelize';
import type { PowerCategory } from '../../domain/registry/registry-entry.ts';
import type { VersionState } from '../../domain/registry/version-life.ts';
import { column, definedOnce, type RowModel } from '../platform/database/index.ts';
import type { Citation } from './laws/citations.ts';
import type { PowerRow } from './rows.ts';

/** What lists show and filter of a power. */
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
/** With what is searched, which is long. */
export interface SearchedRow extends PowerIndexRow {
  search_text: string;
}
type CitationRow = Citation & { power_id: string; position: number };
/** `at`: milliseconds since 1970 UTC. */
interface ChangeEventRow {
  id: string;
  change_id: string;
  position: number;
  kind: string;
  at: number;
  person_id: string | null;
  text: string;
}

const { key, text, number, instant } = column;

export const registryModels = definedOnce((sequelize) => {
  const power: RowModel<PowerRow> = sequelize.define('power', {
    id: key(),
    code: text(),
    name: text(),
    name_en: text(),
    category: text(),
    organ_id: text(),
    process_id: text(),
    created_at: instant(),
  });
  const powerIndex: RowModel<SearchedRow> = sequelize.define(
    'power_index',
    {
      power_id: key(),
      code: text(),
      name: text(),
      name_en: text(),
      category: text(),
      organ_id: text(),
      district_id: text(),
      state: text(),
      published_id: text(),
      published_number: number(),
      latest_number: number(),
      open_id: text(),
      open_number: number(),
      open_state: text(),
      search_text: text(),
    },
    { defaultScope: { attributes: { exclude: ['search_text'] } } },
  );
  const powerCitation: RowModel<CitationRow> = sequelize.define('power_citation', {
    power_id: key(),
    position: { ...number(), primaryKey: true },
    law_id: text(),
    law: text(),
    article: text(),
    place: text(),
  });
  const changeEvent: RowModel<ChangeEventRow> = sequelize.define('registry_change_event', {
    id: key(),
    change_id: text(),
    position: number(),
    kind: text(),
    at: instant(),
    person_id: text(),
    text: text(),
  });

  power.hasOne(powerIndex, { as: 'index', foreignKey: 'power_id' });
  return { power, powerIndex, powerCitation, changeEvent };
});

/** Not LIKE: a plain search of bytes is several times faster, and knows no wildcards. */
export const holdsTerm = (term: string) => where(fn('INSTR', col('search_text'), term), Op.gt, 0);
