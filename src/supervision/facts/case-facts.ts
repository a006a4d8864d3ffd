/**
 * What the warning rules may know of a case (R15, R16): the record's words for it, with every answer under its meaning, so that a rule
 * names no power and needs no database. Instants are milliseconds since 1970.
 */
import type { FieldValue } from '../../../domain/forms/check-field.ts';
import type { Party } from '../../../domain/party/party.ts';
import { isRuling, type Effect } from '../../../domain/registry/effects.ts';
import type { FieldMeaning } from '../../../domain/registry/field-meanings.ts';
import type { PowerCategory } from '../../../domain/registry/registry-entry.ts';
import type { Stage } from '../../../domain/registry/stages.ts';

export type Said = Readonly<Partial<Record<FieldMeaning, FieldValue>>>;

/** One step as somebody, or the law, decided it. */
export interface DecisionFact {
  at: number;
  stage: Stage | null;
  /** Code of the drawing. */
  outcome: string;
  effect: Effect | null;
  negative: boolean;
  /** The limit of the step passed, nobody decided. */
  byLaw: boolean;
  said: Said;
  /** Why what was to be recorded of the step was not (CF47; 国办发〔2018〕118号). */
  unrecorded?: string;
}

export interface DocumentFact {
  template: string;
  at: number;
}

export interface MaterialFact {
  name: string;
  required: boolean;
  /** At the receipt: handed in, promised or tolerated. */
  provided: boolean;
  /** How it stood each time since when somebody ticked it anew. */
  ticks?: readonly { at: number; provided: boolean }[];
}

export interface CaseFacts {
  matterId: string;
  category: PowerCategory;
  simple: boolean;
  /** Applied for; otherwise begun by the organ itself. */
  applied: boolean;
  title: string;
  party: Party | null;
  receivedAt: number;
  decidedAt: number | null;
  closedAt: number | null;
  /** Empty until the case is decided or ended. */
  result: string;
  materials: readonly MaterialFact[];
  /** In their order. */
  decisions: readonly DecisionFact[];
  documents: readonly DocumentFact[];
  /** A right to be heard or to wait was given up in writing. */
  waivedAt: readonly number[];
  /** Files that lie with the case. */
  files: number;
  /** The fine that the decision's document prints, in 分; null where no document does. */
  printedFine: number | null;
  /** From and to when the power was suspended or abolished; `to` is null while it is. */
  outOfService: readonly { from: number; to: number | null }[];
  /** Answers that, as the entry says, forbid the outcome that was given. */
  forbidden: readonly string[];
  /** Meanings that the forms of the power ask for: what is never asked was not left out. */
  asks: ReadonlySet<FieldMeaning>;
  /** Whether the decision was set aside in reconsideration or by a court; null where nobody keeps that. */
  setAside: { at: number } | null;
  /** Whether the decider held the position, had the certificate and acted in the region; null where nothing says otherwise. */
  decider: { holdsPosition: boolean; certified: boolean; inRegion: boolean } | null;
}

export const rulingOf = ({ decisions }: CaseFacts): DecisionFact | undefined => decisions.find(({ effect }) => isRuling(effect));

export const firstWith = ({ decisions }: CaseFacts, ...effects: Effect[]): DecisionFact | undefined =>
  decisions.find(({ effect }) => effect !== null && effects.includes(effect));

export const documentOf = ({ documents }: CaseFacts, templates: readonly string[], from = 0): DocumentFact | undefined =>
  documents.find(({ template, at }) => at >= from && templates.includes(template));

/** The last answer with this meaning up to a moment. */
export function lastSaid({ decisions }: CaseFacts, meaning: FieldMeaning, until = Infinity): FieldValue | undefined {
  for (let index = decisions.length - 1; index >= 0; index -= 1) {
    const decision = decisions[index];
    const value = decision && decision.at <= until ? decision.said[meaning] : undefined;
    if (value !== undefined) return value;
  }
  return undefined;
}

/** The last day on which something was served, among the decisions in between. */
export function servedOn({ decisions }: CaseFacts, from: number, until = Infinity): string | undefined {
  const days = decisions.filter(({ at }) => at >= from && at <= until).flatMap(({ said }) => said['served-on'] ?? []);
  const last = days.at(-1);
  return typeof last === 'string' ? last : undefined;
}
