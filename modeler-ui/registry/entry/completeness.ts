import type { FieldProblem } from '../../app/api.ts';
import { intakeOf, type RegistryEntry } from '../../../processes/lint/registry-entry.ts';
import type { Section } from '../comparison/describe-entry.ts';

/** The section of the editor that holds a field, by the first part of its path. */
const SECTION_OF: Record<string, Section> = {
  legalBasis: 'legalBasis', conditions: 'conditions', materials: 'materials', limits: 'limits', fees: 'fees', positions: 'positions', caseForm: 'caseForm', forms: 'forms',
  benchmarks: 'benchmarks', externalFlowchart: 'external',
};
export const sectionOf = (path: string): Section => SECTION_OF[path.replace(/^basics\./, '').split('.')[0] ?? ''] ?? 'basics';

/** What the law and the rules expect of a power beyond what the form demands (R5, R6b); it can be declared without, and the legal office will ask. */
export function entryGaps(entry: RegistryEntry): { section: Section; key: string }[] {
  const gaps: { section: Section; key: string }[] = [];
  const miss = (section: Section, key: string, missing: boolean): void => { if (missing) gaps.push({ section, key }); };
  const applied = intakeOf(entry).kind === 'application';
  miss('conditions', 'conditions', entry.conditions.length === 0);
  miss('materials', 'materials', applied && entry.materials.length === 0);
  miss('fees', 'fees', entry.fees.charged && !entry.fees.text);
  miss('caseForm', 'caseForm', entry.caseForm.length === 0);
  miss('external', 'external', !entry.externalFlowchart);
  miss('limits', 'promised', entry.limits.promised.unit === entry.limits.statutory.unit && entry.limits.promised.days > entry.limits.statutory.days);
  miss('benchmarks', 'tiers', (entry.benchmarks ?? []).some(({ tiers }) => !tiers.some(({ level }) => level === 'ordinary')));
  return gaps;
}

/** Sections of this category, in the order of the law. */
export const sectionsFor = (entry: Pick<RegistryEntry, 'category'>): Section[] => [
  'basics', 'legalBasis', 'conditions', ...(entry.category === 'penalty' ? ['benchmarks'] as const : []), 'materials', 'limits', 'fees', 'positions', 'caseForm', 'forms', 'external',
];

export const bySection = (problems: FieldProblem[]): Map<Section, FieldProblem[]> => {
  const groups = new Map<Section, FieldProblem[]>();
  for (const problem of problems) groups.set(sectionOf(problem.path), [...(groups.get(sectionOf(problem.path)) ?? []), problem]);
  return groups;
};
