import type { Finding } from '../../processes/lint/finding.ts';
import type { PowerCategory, RegistryEntry } from '../../processes/lint/registry-entry.ts';

/** What the registry's part of the HTTP API answers (R5, R6a). */

export const VERSION_STATES = [
  'draft', 'declared', 'under-review', 'returned', 'confirmed', 'published', 'superseded', 'suspended', 'abolished',
] as const;
export type VersionState = (typeof VERSION_STATES)[number];

export interface PersonShort {
  id: string;
  name: string;
  positionName?: string;
}

export interface PowerSummary {
  id: string;
  code: string;
  name: string;
  nameEn: string;
  category: PowerCategory;
  organ: { id: string; name: string };
  state: string;
  publishedVersion: number | null;
  latestVersion: number;
  openVersion?: { id: string; number: number; state: VersionState };
}

export interface VersionSummary {
  id: string;
  number: number;
  state: VersionState;
  createdBy?: PersonShort;
  declaredBy?: PersonShort;
  declaredAt?: string;
  reviewedBy?: PersonShort;
  reviewedAt?: string;
  opinion?: string;
  cause?: string;
  causeDate?: string;
  publishedAt?: string;
  bpmnHash: string;
  lockVersion: number;
}

/** What this person may do with this very power; the server checks each call again. */
export interface Permissions {
  mayEdit: boolean;
  mayReview: boolean;
  mayDeclare: boolean;
}

export interface Power extends PowerSummary, Permissions {
  versions: VersionSummary[];
}

export interface HistoryEntry {
  kind: string;
  at: string;
  person: PersonShort | null;
  text: string;
}

export interface Version extends VersionSummary, Permissions {
  powerId: string;
  basics: RegistryEntry;
  bpmnXml: string;
  findings: Finding[];
  engineLine: string;
  history: HistoryEntry[];
}

export interface FlowchartSaved {
  lockVersion: number;
  bpmnHash: string;
  findings: Finding[];
}

export interface Listed<T> {
  items: T[];
  next: string | null;
  total: number;
}
