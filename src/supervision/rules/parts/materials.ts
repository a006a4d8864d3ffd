/** Which required materials are absent: not ticked at the receipt, not supplied since, covered by no promise (R15.11, R16.5). */
import { lastSaid, type CaseFacts, type MaterialFact } from '../../facts/case-facts.ts';

export function absentMaterials(facts: CaseFacts, until: number): string[] {
  const absent = facts.materials.filter((one) => one.required && !isThere(one, until)).map(({ name }) => name);
  if (!absent.length || facts.asks.has('promise-signed')) return [];
  const supplied = lastSaid(facts, 'supplied-on', until) !== undefined;
  return supplied && lastSaid(facts, 'materials-complete', until) !== false ? [] : absent;
}

const isThere = ({ provided, ticks = [] }: MaterialFact, until: number): boolean =>
  ticks.findLast(({ at }) => at <= until)?.provided ?? provided;
