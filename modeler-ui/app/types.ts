import type { FormField, Outcome } from '../../processes/contract.ts';
import type { Material, RegistryEntry } from '../../processes/lint/registry-entry.ts';
import type { CaseResult } from '../../processes/results.ts';

/** What the HTTP API answers to these pages. Times are ISO 8601 with offset. */

export interface Named { id: string; name: string }
export type { CaseResult };
export interface Page<T> { items: T[]; next: string | null; total: number }

export interface Position extends Named { code: string; organId: string }
export interface Person extends Named { account: string; organ: Named; positions: Position[]; roles: string[] }
export interface DemonstrationAccount { account: string; password: string; name: string; duty: string; dutyEn: string; organ: Named & { nameEn: string } }
export interface Session {
  person: Person | null;
  actions: string[];
  mode: 'demonstration' | 'production';
  now: string;
  demonstrationAccounts?: DemonstrationAccount[];
}

export interface Organisation {
  city: Named;
  districts: Named[];
  organs: (Named & { nameEn: string; districtId: string | null; shortName: string })[];
  positions: Position[];
}

export interface Power extends Named {
  code: string; nameEn: string; category: string; organ: Named; state: string;
  publishedVersion: number | null; latestVersion: number;
}
/** A power whose cases the person may register, and where it begins. */
export interface RegistrablePower extends Named { code: string; nameEn: string; category: string; organ: Named; versionId: string; versionNumber: number; intake: { kind: 'application' | 'own-motion'; position: string } }
export interface PowerVersion { id: string; powerId: string; number: number; state: string; basics: RegistryEntry }

export type CaseState = 'received' | 'accepted' | 'supplementing' | 'decided' | 'completed';
export type Colour = 'normal' | 'warned' | 'overdue';
export type SignalColour = 'yellow' | 'red';

export interface ClockLimit {
  id: 'promised' | 'statutory'; dueAt: string | null; undeterminedYear?: number;
  workingDaysLeft: number | null; overdueWorkingDays: number; warnAt?: string | null; exceeded?: boolean;
}
export interface ClockView {
  id: string; state: 'running' | 'suspended' | 'stopped' | 'not-started'; colour: Colour;
  limits: ClockLimit[]; step?: { dueAt: string; colour: Colour }; nextDueAt: string | null;
}
export interface LedgerLine { kind: string; at: string; text: string; textEn: string }

export interface CaseRow {
  id: string; serial: string; subject: string; power: Named & { nameEn?: string; code?: string }; organ?: Named; partyName: string;
  state: CaseState; result: CaseResult | null; receivedAt: string; acceptedAt: string | null; completedAt: string | null;
  currentSteps: { name: string; positionName: string; since: string }[];
  clock: ClockView | null;
}

export type PartyInput =
  | { kind: 'organisation'; name: string; codeType: 'uscc' | 'organisation-code'; code: string; contact: string; phone: string; address?: string }
  | { kind: 'person'; name: string; idType: 'identity-card' | 'officer-card' | 'passport'; idNumber: string; phone: string; address?: string };
export type PartyView = Record<string, unknown> & { kind: 'organisation' | 'person'; name: string };

export interface MaterialInput { code: string; originals: number; copies: number; provided: boolean }
export type MaterialView = Partial<Material> & MaterialInput & { name: string; nameEn: string };

export interface LabelledValue { label: string; value: string }
export interface OpinionView {
  id: string; stepName: string; positionName: string; personName: string; coOfficerName?: string;
  outcome: string; outcomeLabel: string; negative: boolean; text: string; fields: LabelledValue[]; at: string;
}
export interface StepView {
  id: string; caseId: string; serial: string; subject: string; powerName: string; powerNameEn?: string; partyName: string; elementId: string; name: string;
  positionCode: string; positionName: string; state: 'open' | 'claimed' | 'decided' | 'done' | 'cancelled';
  openedAt: string; decidedAt?: string | null; dueAt: string | null; colour: Colour; claimedBy?: Named; limitDays?: number;
  outcomes: Outcome[]; form?: { title: string; titleEn?: string; fields: FormField[] }; officers: 1 | 2;
  opinion?: OpinionView; from?: { name: string; personName: string };
}
export interface InboxPage extends Page<StepView> { counts: { open: number; mine: number; overdue: number; dueToday: number } }

export interface DocumentView { id: string; template: string; title: string; number: string; createdAt: string; size: number | null; sha256: string | null; pages?: number | null }

export interface SignalView {
  id: string; rule: string; ruleText: string; ruleTextEn: string; colour: SignalColour; caseId: string | null; changeId: string | null; serial: string; subject?: string; powerName: string; powerNameEn: string;
  organ: Named; limit: 'promised' | 'statutory' | 'declare' | 'review' | 'adjust' | null; grave: boolean; dueAt: string | null; raisedAt: string; latenessMs: number | null;
  source: 'engine' | 'sweep'; state: 'open' | 'withdrawn'; text: string; textEn: string;
}
export interface SignalDetail extends SignalView { history: { kind: string; at: string; person?: string | null; text?: string; textEn?: string }[] }

export interface TimelineEvent { at: string; kind: string; text: string; textEn: string; person?: string | Named; refId?: string }
export interface RecordLine { seq: number; caseSeq: number; kind: string; at: string; hash: string; previousHash?: string; person?: string | null }

export interface CaseDetail extends Omit<CaseRow, 'currentSteps'> {
  receivedBy?: string; acceptedBy?: string | null; decidedAt?: string | null;
  party: PartyView; form: LabelledValue[]; materials: MaterialView[];
  versionId: string; versionNumber: number; bpmnXml: string;
  path: { visited: string[]; current: string[]; durations: Record<string, number> };
  steps: StepView[]; documents: DocumentView[];
  clock: (ClockView & { ledger: LedgerLine[] }) | null;
  signals: SignalView[]; timeline: TimelineEvent[]; record: RecordLine[];
}
export interface StepDetail {
  step: StepView; case: CaseDetail; colleagues: Named[];
  next: Record<string, { text: string; textEn: string }>; phrases: string[];
}

export interface WallCase {
  caseId: string; serial: string; powerName: string; powerNameEn: string; organId: string; organName: string; subject: string; stepName: string | null; colour: Colour;
  nextDueAt: string | null; promisedDueAt: string | null; statutoryDueAt: string | null; stepDueAt?: string | null; state?: CaseState;
}
export interface Wall {
  now: string;
  totals: { running: number; dueToday: number; warned: number; overdue: number; yellow: number; red: number };
  cases: WallCase[]; signals: SignalView[];
  byOrgan: { organId: string; organName: string; normal: number; warned: number; overdue: number }[];
}

export interface CalendarYear { year: number; holidays: string[]; makeUpWorkdays: string[]; source: string; loadedAt: string | null; workingDays: number }
export interface CalendarView { years: CalendarYear[]; hours: { start: string; close: string } }

export interface Status {
  engine: { state: string; address: string; gatewayVersion: string | null; line: string | null; restarts: number; pid: number | null; lastExit?: string | null; embedded?: boolean };
  database: { dialect: string; ok: boolean };
  outbox: { pending: number; dead: number; oldestSeconds: number | null; attention?: { id: string; kind: string; problem: string | null; createdAt: string }[] };
  sweep: { lastAt: string | null; lagMs: number | null };
  disagreements: { clockId: string; caseId: string | null; serial?: string; armedAt: string | null }[];
  stalled: { caseId: string; serial: string }[];
  mode: 'demonstration' | 'production'; now: string; offsetMs: number; memoryBytes?: number; uptimeSeconds?: number;
}
