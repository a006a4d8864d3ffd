import type { Finding } from '../../processes/lint/finding.ts';
import type { FieldProblem } from '../app/api.ts';
import type { Colour } from '../app/types.ts';
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
  district?: { id: string; name: string } | null;
  state: string;
  publishedVersion: number | null;
  publishedVersionId?: string | null;
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
  createdAt?: string;
  publishedAt?: string;
  effectiveFrom?: string;
  effectiveTo?: string;
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

/** The values of each filter that the other filters leave, with how many powers have them. */
export interface Facets {
  organs: { id: string; name: string; count: number }[];
  districts: { id: string; name: string; count: number }[];
  categories: { id: PowerCategory; count: number }[];
  states: { id: string; count: number }[];
}

/** A drawing to start from, with the positions, forms and limits that it refers to. */
export interface Skeleton extends Pick<RegistryEntry, 'positions' | 'forms' | 'limits' | 'intake' | 'specialProcedures'> {
  id: string;
  category: PowerCategory;
  procedure: 'ordinary' | 'simple';
  name: string;
  nameEn: string;
  description: string;
  descriptionEn: string;
}

export const CHANGE_KINDS = ['add', 'modify', 'suspend', 'resume', 'abolish'] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];
export const CHANGE_STATES = ['expected', 'declared', 'under-review', 'returned', 'confirmed', 'done', 'withdrawn'] as const;
export type ChangeState = (typeof CHANGE_STATES)[number];

export interface Deadline { kind: 'declare' | 'review' | 'adjust'; dueAt: string | null; colour: Colour; daysLeft: number | null }

/** One change of the registry in its procedure (R7a, R7b, R8). */
export interface Change {
  id: string;
  serial?: string;
  kind: ChangeKind;
  state: ChangeState;
  power: { id: string; code: string; name: string; nameEn: string };
  organ: { id: string; name: string };
  versionId: string | null;
  versionNumber: number | null;
  cause: string;
  causeDate: string;
  declaredAt: string | null;
  declaredBy: PersonShort | null;
  takenUpBy?: PersonShort | null;
  reviewedBy: PersonShort | null;
  opinion: string | null;
  adjustedAt?: string | null;
  deadline: Deadline | null;
}

export interface ChangeDocument { id: string; title: string; number: string }

export interface ChangeDetail extends Change {
  history: HistoryEntry[];
  baseVersionId: string | null;
  documents: ChangeDocument[];
  mayTakeUp: boolean;
  mayReview: boolean;
  mayAdjust: boolean;
  mayWithdraw: boolean;
  mayDeclare: boolean;
  /** The legal office finds that what a law's mark expected is not needed. */
  mayDismiss?: boolean;
  /** Cases that go on under the versions they started with. */
  running?: { versionId: string; versionNumber: number; running: number }[];
  lockVersion: number;
}

export interface CommentView {
  id: string;
  elementId: string | null;
  person: PersonShort;
  at: string;
  text: string;
  resolvedAt: string | null;
  resolvedBy: PersonShort | null;
}

export const IMPORT_ACTIONS = ['create', 'change', 'unchanged', 'error'] as const;
export type ImportAction = (typeof IMPORT_ACTIONS)[number];

export interface ImportSummary {
  id: string;
  fileName: string;
  state: 'checking' | 'checked' | 'applying' | 'done' | 'failed';
  total: number;
  checked: number;
  applied: number;
  createdBy: PersonShort;
  createdAt: string;
  appliedAt?: string | null;
  /** What went wrong with the import as a whole. */
  problem?: string;
}

/** `differs`: fields of the entry that would change, or `flowchart`; `draft`: the number of the open draft that would be written over. */
export interface ImportRow { row: number; code: string; name: string; action: ImportAction; problems: FieldProblem[]; differs?: string[]; draft?: number }
export interface ImportDetail extends ImportSummary { counts: Record<ImportAction, number>; rows: ImportRow[] }

export interface LawSummary { id: string; name: string; articles: number; powers: number; state: 'in-force' | 'changed' | 'repealed'; markedAt: string | null }
export interface LawMark { id: string; kind: 'changed' | 'repealed'; articles: string[]; on: string; note: string; person: PersonShort; at: string; withdrawnAt: string | null; withdrawnReason: string | null }
/** A power that rests on the law: which articles it cites where in its entry, and whether they are marked. */
export interface LawPower extends PowerSummary { citations: { article: string; place: string; marked: boolean }[]; openCases: number; changeId: string | null; changeState: ChangeState | null }
export interface LawDetail { id: string; name: string; marks: LawMark[]; powers: LawPower[] }

export interface LintReport {
  state: 'computing' | 'ready';
  engineLine: string;
  checkedAt: string | null;
  total: number;
  checked: number;
  failing: number;
  byRule: { rule: string; count: number; flowcharts: number; severity: 'error' | 'warning' }[];
  items: { powerId: string; code: string; name: string; nameEn?: string; versionId: string; number: number; findings: Finding[] }[];
}

export interface MigrationOptions {
  supported: boolean;
  reason: string;
  reasonEn: string;
  fromVersions: { versionId: string; versionNumber: number; running: number }[];
  toVersion: { versionId: string; number: number } | null;
}
export interface MigrationPlan { powerId: string; fromVersionId: string; toVersionId: string; mapping: Record<string, string> }
export interface MigrationProblem { code: string; elementId?: string; message: string; messageEn: string }
/** What a dry run found, case by case. */
export interface MigrationCheck {
  ok: boolean;
  problems: MigrationProblem[];
  cases: { id: string; serial: string; steps: { name: string; to: string | null }[]; ok: boolean; problems: MigrationProblem[]; warnings: MigrationProblem[] }[];
}

export interface RegistryStatistics {
  byCategory: { id: PowerCategory; count: number }[];
  byState: { id: string; count: number }[];
  byOrgan: { organ: { id: string; name: string }; powers: number; published: number; changes: number; late: number }[];
  changes: { month: string; declared: number; confirmed: number; returned: number; late: number }[];
}
