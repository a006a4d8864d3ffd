/** Published decisions as the list reads them (docs/adr/0029-models.md). */
import { column, definedOnce, type RowModel } from '../../platform/database/index.ts';

export interface PublicationRow {
  id: string;
  matter_id: string;
  step_id: string;
  organ_id: string;
  district_id: string | null;
  power_id: string;
  /** Of the decision. */
  number: string;
  party_name: string;
  /** JSON of `LabelledValue[]`, masked. */
  content: string;
  place: string;
  published_on: string;
  person_id: string;
  at: number;
}

export const publicationModels = definedOnce((sequelize): { publication: RowModel<PublicationRow> } => {
  const { key, text, instant } = column;
  return {
    publication: sequelize.define('publication', {
      id: key(),
      matter_id: text(),
      step_id: text(),
      organ_id: text(),
      district_id: text(),
      power_id: text(),
      number: text(),
      party_name: text(),
      content: text(),
      place: text(),
      published_on: text(),
      person_id: text(),
      at: instant(),
    }),
  };
});
