/** Powers and their versions as the database holds them (R5). */
import type { PowerCategory, RegistryEntry } from '../../domain/registry/registry-entry.ts';
import type { VersionState } from '../../domain/registry/version-life.ts';

export interface PowerRow {
  id: string;
  code: string;
  name: string;
  name_en: string;
  category: PowerCategory;
  organ_id: string;
  process_id: string;
  created_at: number;
}

export interface VersionRow {
  id: string;
  power_id: string;
  number: number;
  state: VersionState;
  basics: string;
  bpmn_xml: string;
  bpmn_hash: string;
  lock_version: number;
  created_by: string | null;
  created_at: number;
  cause: string | null;
  cause_date: string | null;
  declared_by: string | null;
  declared_at: number | null;
  reviewed_by: string | null;
  reviewed_at: number | null;
  opinion: string | null;
  process_definition_key: string | null;
  process_version: number | null;
  published_at: number | null;
}

/** A version without its long texts. */
export type VersionSummaryRow = Omit<VersionRow, 'basics' | 'bpmn_xml'>;

export interface PowerEventRow {
  kind: string;
  at: number;
  person_id: string | null;
  text: string;
}

export const entryOfVersion = (version: Pick<VersionRow, 'basics'>): RegistryEntry => JSON.parse(version.basics) as RegistryEntry;
