/**
 * The basic information of one power as the registry holds it (R5, R6b, R11.2).
 *
 * It is also what a flowchart is checked against: positions, limits, forms and category come from here.
 * Types only, so that the browser loads nothing for it; the schema is in `registry-entry-schema.ts`.
 */
import type { FormField } from '../contract.ts';

/** The ten categories of administrative powers, domain.md section 1. */
export const CATEGORIES = [
  'licence', 'penalty', 'compulsion', 'levy', 'grant', 'inspection', 'confirmation', 'reward', 'ruling', 'other',
] as const;
export type PowerCategory = (typeof CATEGORIES)[number];

export type LimitUnit = 'working-day' | 'calendar-day';

/** One provision that the power rests on; `text` is quoted in full so that a clerk need not look it up. */
export interface LegalBasis {
  law: string;
  article: string;
  text: string;
}

/** One thing the party must hand in. */
export interface Material {
  code: string;
  name: string;
  nameEn: string;
  original: number;
  copies: number;
  required: boolean;
  note?: string;
}

/** A position that takes part in the power; the steps of the flowchart are fixed to these (R10). */
export interface Position {
  code: string;
  name: string;
  nameEn: string;
}

/** A form that a step fills in, named by the task header `form`. */
export interface StepForm {
  title: string;
  titleEn: string;
  fields: FormField[];
}

export interface Limits {
  statutory: { days: number; unit: LimitUnit; basis: string };
  promised: { days: number; unit: LimitUnit };
  /** Five working days to accept, to ask for supplements or to refuse (XK32). */
  acceptance: { days: number; unit: 'working-day' };
}

export interface RegistryEntry {
  powerCode: string;
  powerName: string;
  powerNameEn: string;
  category: PowerCategory;
  /** Id of the BPMN process, e.g. `power-road-excavation`. */
  processId: string;
  organ: { id: string; name: string };
  legalBasis: LegalBasis[];
  conditions: string[];
  materials: Material[];
  limits: Limits;
  fees: { charged: boolean; text?: string };
  positions: Position[];
  /** Case information asked at the window (R11.2, R11.3). */
  caseForm: FormField[];
  /** Step forms by key. */
  forms: Record<string, StepForm>;
  /** External flowchart as text for the public (R5). */
  externalFlowchart?: string;
}
