/**
 * The basic information of one power as the registry holds it (R5, R6b, R11.2).
 *
 * It is also what a flowchart is checked against: positions, limits, forms and category come from here.
 * Types only, so that the browser loads nothing for it; the schema is in `registry-entry-schema.ts`.
 */
import type { Benchmark } from './benchmarks.ts';
import type { FormField, PeriodUnit } from '../contract.ts';
import type { SpecialProcedure } from './stages.ts';

/** The ten categories of administrative powers, docs/law.md, "Categories". */
export const CATEGORIES = [
  'licence',
  'penalty',
  'compulsion',
  'levy',
  'grant',
  'inspection',
  'confirmation',
  'reward',
  'ruling',
  'other',
] as const;
export type PowerCategory = (typeof CATEGORIES)[number];

/** Their names and the two-letter codes common in local practice (docs/law.md, "Categories"). */
export const CATEGORY_NAMES: Readonly<Record<PowerCategory, { code: string; name: string; nameEn: string }>> = {
  licence: { code: 'XK', name: '行政许可', nameEn: 'Licence' },
  penalty: { code: 'CF', name: '行政处罚', nameEn: 'Penalty' },
  compulsion: { code: 'QZ', name: '行政强制', nameEn: 'Compulsion' },
  levy: { code: 'ZS', name: '行政征收', nameEn: 'Levy' },
  grant: { code: 'JF', name: '行政给付', nameEn: 'Grant' },
  inspection: { code: 'JC', name: '行政检查', nameEn: 'Inspection' },
  confirmation: { code: 'QR', name: '行政确认', nameEn: 'Confirmation' },
  reward: { code: 'JL', name: '行政奖励', nameEn: 'Reward' },
  ruling: { code: 'CJ', name: '行政裁决', nameEn: 'Ruling' },
  other: { code: 'QT', name: '其他行政权力', nameEn: 'Other power' },
};

/** Every unit in which the law counts. */
export type LimitUnit = PeriodUnit;

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

/** So many of the unit. */
export interface LegalLimit {
  days: number;
  unit: LimitUnit;
  /** False: "must not exceed" (QZ25), so that a last day off does not move the end; absent = it does (民法典 203). */
  roll?: boolean;
}

export interface Limits {
  statutory: LegalLimit & { basis: string };
  promised: LegalLimit;
  /** Five working days to accept, to ask for supplements or to refuse (XK32). */
  acceptance: { days: number; unit: 'working-day' };
  /** By how much the head may extend, in the unit of the statutory limit (XK42, CF60); absent = not at all. */
  extension?: { days: number; basis: string };
}

/** How a case begins: on application, or by the organ itself (依职权), and at which position it is registered. */
export interface Intake {
  kind: 'application' | 'own-motion';
  position: string;
}

/** The window registers applications unless the entry says otherwise. */
export const DEFAULT_INTAKE: Intake = { kind: 'application', position: 'window' };

export interface RegistryEntry {
  powerCode: string;
  powerName: string;
  powerNameEn: string;
  category: PowerCategory;
  /** Id of the BPMN process, e.g. `power-road-excavation`. */
  processId: string;
  /** `simple`: decided on the spot (即办件; CF51). Absent = ordinary. */
  procedure?: 'ordinary' | 'simple';
  /** Absent = {@link DEFAULT_INTAKE}. */
  intake?: Intake;
  /** Special procedures that the law provides for this power; their time does not count (XK45). */
  specialProcedures?: SpecialProcedure[];
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
  /** Penalties only (R5). */
  benchmarks?: Benchmark[];
}

export const intakeOf = (entry: Pick<RegistryEntry, 'intake'>): Intake => entry.intake ?? DEFAULT_INTAKE;
