/** Case files as lists and the job read them, as models (docs/adr/0029-models.md). */
import type { VolumeState } from '../../domain/archive/states.ts';
import { column, definedOnce, type RowModel } from '../platform/database/index.ts';

/** How one closed case stands; what was done stands in the other tables. */
export interface VolumeRow {
  /** Of the case. */
  id: string;
  organ_id: string;
  district_id: string | null;
  closed_at: number;
  state: VolumeState;
  /** When the job looks at it next; null: nothing is left to do. */
  next_at: number | null;
  /** JSON of `Bilingual`: what holds it back or went wrong. */
  problem: string | null;
}

/** A sealed version. */
export interface PackageRow {
  id: string;
  matter_id: string;
  version: number;
  sha256: string;
  size: number;
  /** Why it was made beside an earlier one. */
  reason: string | null;
  at: number;
}

export interface HoldRow {
  id: string;
  matter_id: string;
  person_id: string;
  at: number;
  reason: string;
}

export interface HoldEndRow {
  hold_id: string;
  person_id: string;
  at: number;
  reason: string;
}

export interface ArchiveModels {
  volume: RowModel<VolumeRow>;
  package: RowModel<PackageRow>;
  hold: RowModel<HoldRow>;
  holdEnd: RowModel<HoldEndRow>;
}

export const archiveModels = definedOnce((sequelize): ArchiveModels => {
  const { key, text, instant, number } = column;
  return {
    volume: sequelize.define('archive_volume', {
      id: key(),
      organ_id: text(),
      district_id: text(),
      closed_at: instant(),
      state: text(),
      next_at: instant(),
      problem: text(),
    }),
    package: sequelize.define('archive_package', {
      id: key(),
      matter_id: text(),
      version: number(),
      sha256: text(),
      size: instant(),
      reason: text(),
      at: instant(),
    }),
    hold: sequelize.define('archive_hold', { id: key(), matter_id: text(), person_id: text(), at: instant(), reason: text() }),
    holdEnd: sequelize.define('archive_hold_end', { hold_id: key(), person_id: text(), at: instant(), reason: text() }),
  };
});
