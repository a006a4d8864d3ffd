/**
 * The order of the papers in a case file (案卷): the decision with the proof of its service first, where files of its category are bound
 * so; then everything as it came about; what was added after the end last, so that earlier places and page numbers stay.
 *
 * The custom is that of penalty files; written down from memory, as is which categories follow it: both are data of this file.
 */
import type { PowerCategory } from '../registry/registry-entry.ts';

/** Categories whose files begin with the decision, and the templates that decide there. */
const DECISION_FIRST: Partial<Record<PowerCategory, readonly string[]>> = {
  penalty: ['penalty-decision', 'simple-penalty-decision', 'penalty-exemption'],
  compulsion: ['compulsion-decision'],
  levy: ['levy-decision'],
  ruling: ['ruling-decision'],
};

const RECEIPT_OF_DELIVERY = 'delivery-receipt';
/** The contents and cover that a drawing prints itself are part of the front, not of the papers. */
const LAST = 'archive-catalogue';

export interface VolumePaper {
  id: string;
  /** Milliseconds. */
  at: number;
  /** Template of a document of the platform; null of a file that was brought. */
  template: string | null;
  /** Added after the case had ended. */
  late: boolean;
}

/** The papers in the order of the file. */
export function inVolumeOrder<Paper extends VolumePaper>(papers: readonly Paper[], category: PowerCategory): Paper[] {
  const byTime = [...papers].sort((one, other) => one.at - other.at || (one.id < other.id ? -1 : 1));
  const first = firstPapers(byTime, DECISION_FIRST[category] ?? []);
  const rank = (paper: Paper): number => (paper.late ? 3 : paper.template === LAST ? 2 : first.includes(paper) ? 0 : 1);
  return byTime.sort((one, other) => rank(one) - rank(other));
}

/** The latest decision, and the receipt that was printed next after it. */
function firstPapers<Paper extends VolumePaper>(byTime: readonly Paper[], decisions: readonly string[]): Paper[] {
  const decided = byTime.findLastIndex(({ template, late }) => template !== null && !late && decisions.includes(template));
  const decision = byTime[decided];
  if (!decision) return [];
  const receipt = byTime.slice(decided + 1).find(({ template, late }) => template === RECEIPT_OF_DELIVERY && !late);
  return receipt ? [decision, receipt] : [decision];
}
