import type { FieldProblem } from '../../../domain/forms/field-problem.ts';
import type { RegistryEntry } from '../../../domain/registry/registry-entry.ts';
import type { Section } from '../comparison/describe-entry.ts';

/** The section of the editor that holds a field, by the first part of its path. */
const SECTION_OF: Record<string, Section> = {
  legalBasis: 'legalBasis',
  conditions: 'conditions',
  materials: 'materials',
  limits: 'limits',
  fees: 'fees',
  positions: 'positions',
  caseForm: 'caseForm',
  forms: 'forms',
  benchmarks: 'benchmarks',
  checks: 'checks',
  externalFlowchart: 'external',
};
export const sectionOf = (path: string): Section => SECTION_OF[path.replace(/^basics\./, '').split('.')[0] ?? ''] ?? 'basics';

/** What is odd beyond what is missing; it can be declared so, and the legal office will ask. */
export function entryDoubts(entry: RegistryEntry): { section: Section; key: 'promised' | 'tiers' }[] {
  const { promised, statutory } = entry.limits;
  return [
    ...(promised.unit === statutory.unit && promised.days > statutory.days ? [{ section: 'limits', key: 'promised' } as const] : []),
    ...((entry.benchmarks ?? []).some(({ tiers }) => !tiers.some(({ level }) => level === 'ordinary'))
      ? [{ section: 'benchmarks', key: 'tiers' } as const]
      : []),
  ];
}

/** Sections of this category, in the order of the law. */
export const sectionsFor = (entry: Pick<RegistryEntry, 'category'>): Section[] => [
  'basics',
  'legalBasis',
  'conditions',
  ...(entry.category === 'penalty' ? (['benchmarks'] as const) : []),
  'materials',
  'limits',
  'fees',
  'positions',
  'caseForm',
  'forms',
  'checks',
  'external',
];

export const bySection = (problems: FieldProblem[]): Map<Section, FieldProblem[]> => {
  const groups = new Map<Section, FieldProblem[]>();
  for (const problem of problems) groups.set(sectionOf(problem.path), [...(groups.get(sectionOf(problem.path)) ?? []), problem]);
  return groups;
};
