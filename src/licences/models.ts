/** Licences and awards as lists and administration read and write them, as models (docs/adr/0029-models.md). */
import type { LicenceAct } from '../../domain/licences/acts.ts';
import type { RegisteredCategory } from '../../domain/licences/registered.ts';
import type { LicenceState } from '../../domain/licences/states.ts';
import { column, definedOnce, type RowModel } from '../platform/database/index.ts';

/** One certificate: what it permits or honours, whose it is, and what it is now. */
export interface LicenceRow {
  id: string;
  number: string;
  category: RegisteredCategory;
  power_id: string;
  power_code: string;
  organ_id: string;
  district_id: string | null;
  holder: string;
  holder_number: string;
  valid_from: string | null;
  valid_to: string | null;
  /** JSON of `LabelledValue[]`. */
  content: string;
  /** The case that issued it. */
  matter_id: string;
  document_id: string;
  issued_at: number;
  state: LicenceState;
  /** The licence whose place it took, and by which act. */
  replaces: string | null;
  act: LicenceAct | null;
  replaced_by: string | null;
}

/** `begun`: a case was registered about it; `ended`: that case's decision was carried out. */
export type LicenceEventKind = 'issued' | 'begun' | 'ended' | 'expired';

export interface LicenceEventRow {
  id: string;
  licence_id: string;
  kind: LicenceEventKind;
  act: LicenceAct | null;
  matter_id: string | null;
  at: number;
}

/** Which licence a case concerns, and what it is to do to it. */
export interface LicenceCaseRow {
  matter_id: string;
  licence_id: string;
  act: LicenceAct;
  at: number;
}

export interface LicenceModels {
  licence: RowModel<LicenceRow>;
  event: RowModel<LicenceEventRow>;
  licenceCase: RowModel<LicenceCaseRow>;
}

export const licenceModels = definedOnce((sequelize): LicenceModels => {
  const { key, text, instant } = column;
  return {
    licence: sequelize.define('licence', {
      id: key(),
      number: text(),
      category: text(),
      power_id: text(),
      power_code: text(),
      organ_id: text(),
      district_id: text(),
      holder: text(),
      holder_number: text(),
      valid_from: text(),
      valid_to: text(),
      content: text(),
      matter_id: text(),
      document_id: text(),
      issued_at: instant(),
      state: text(),
      replaces: text(),
      act: text(),
      replaced_by: text(),
    }),
    event: sequelize.define('licence_event', {
      id: key(),
      licence_id: text(),
      kind: text(),
      act: text(),
      matter_id: text(),
      at: instant(),
    }),
    licenceCase: sequelize.define('licence_case', { matter_id: key(), licence_id: text(), act: text(), at: instant() }),
  };
});
