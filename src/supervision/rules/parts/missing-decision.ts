/** Whether a decision has its document, and whether that was served in time: what R15.8 and R15.9 have in common. */
import { documentOf, servedOn, type CaseFacts, type DecisionFact } from '../../facts/case-facts.ts';
import type { Asked, Finding } from '../rule.ts';
import { figure } from './settings.ts';
import { closeAfter, dayOf } from './times.ts';

export function missingDecision(
  facts: CaseFacts,
  ruling: DecisionFact,
  templates: readonly string[],
  { calendar, settings }: Asked,
): Finding[] {
  const documentDue = closeAfter(calendar, ruling.at, figure(settings, 'documentDays'));
  const paper = documentOf(facts, templates, ruling.at);
  if (!paper || paper.at > documentDue)
    return [{ occurrence: 'document', at: documentDue, dueAt: documentDue, text: '没有决定书', textEn: 'There is no decision document' }];
  // On the spot it is handed over, and who handles no service records none.
  if (facts.simple || !facts.asks.has('served-on')) return [];
  const dueAt = closeAfter(calendar, ruling.at, figure(settings, 'serviceDays'));
  const served = servedOn(facts, ruling.at);
  if (served !== undefined && served <= dayOf(dueAt)) return [];
  return [{ occurrence: 'service', at: dueAt, dueAt, text: '决定书期满未送达', textEn: 'The decision was not served in time' }];
}
