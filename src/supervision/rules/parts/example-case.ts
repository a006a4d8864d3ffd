/** Builds the facts of examples: a case as it would be, with what the example changes. Days are of 2026, as `11-25` or `11-25 17:30`. */
import type { CaseFacts, DecisionFact, DocumentFact } from '../../facts/case-facts.ts';
import type { Party } from '../../../../domain/party/party.ts';

export const YEAR = 2026;

/** Ten o'clock unless the hour is said. */
export const at = (text: string): number => {
  const [day = '', hour = '10:00'] = text.split(' ');
  return Date.parse(`${YEAR}-${day}T${hour}:00+08:00`);
};

export const EXAMPLE_PARTY: Party = {
  kind: 'person',
  name: '王小明',
  idType: 'identity-card',
  idNumber: '11010519491231002X',
  phone: '13812345678',
};

const BASE: CaseFacts = {
  matterId: 'example',
  category: 'licence',
  simple: false,
  applied: true,
  title: '示例办件',
  party: EXAMPLE_PARTY,
  receivedAt: at('11-16'),
  decidedAt: null,
  closedAt: null,
  result: '',
  materials: [],
  decisions: [],
  documents: [],
  waivedAt: [],
  files: 0,
  printedFine: null,
  outOfService: [],
  forbidden: [],
  asks: new Set(),
  setAside: null,
  decider: null,
};

/** An application for a licence. */
export const licence = (changes: Partial<CaseFacts>): CaseFacts => ({ ...BASE, ...changes });
/** An ordinary penalty. */
export const penalty = (changes: Partial<CaseFacts>): CaseFacts => ({ ...BASE, category: 'penalty', applied: false, ...changes });

export const decided = (day: string, changes: Partial<DecisionFact> = {}): DecisionFact => ({
  at: at(day),
  stage: null,
  outcome: '',
  effect: null,
  negative: false,
  byLaw: false,
  said: {},
  ...changes,
});
export const numbered = (template: string, day: string): DocumentFact => ({ template, at: at(day) });
