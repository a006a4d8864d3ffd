/**
 * The basic information of one power as the registry holds it (R5, R6b, R11.2).
 *
 * It is also what a flowchart is checked against: positions, limits, forms and category come from here.
 * Types only, so that the browser loads nothing for it; the schema is in `registry-entry-schema.ts`.
 */
import type { Benchmark } from './benchmarks.ts';
import type { FileGroup } from '../files/file-kinds.ts';
import type { FormField, PeriodUnit } from '../contract.ts';
import type { Check } from '../forms/checks/check.ts';
import type { LicenceAct } from '../licences/acts.ts';
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
  /** What files of it may be; absent = anything that is taken. */
  files?: FileGroup[];
  /** Whether a written promise may stand for it (告知承诺). */
  promise?: boolean;
  /** Within how many working days after the decision a promise is checked; absent = {@link PROMISE_CHECK_DAYS}. */
  checkDays?: number;
  /** Within how many working days it may follow after the case was taken in without it (容缺受理); absent = it may not. */
  followDays?: number;
}

/** 退回: to an earlier step, by whoever has a later one in hand; 撤回: one's own decision, before the next step is taken up. */
export const GO_BACK = ['return', 'withdrawal'] as const;
export type GoBack = (typeof GO_BACK)[number];

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

/** `unit`: absent = that of the limit which it extends. Hours are extended by hours, and by nothing else. */
export interface Extension {
  days: number;
  unit?: LimitUnit;
  basis: string;
}

/** How departments act together: one takes in and decides for all, each decides together with the others, or all sit in one place. */
export const JOINT_WAYS = ['unified', 'joint', 'central'] as const;
export const JOINT_WAY_NAMES: Readonly<Record<(typeof JOINT_WAYS)[number], { name: string; nameEn: string }>> = {
  unified: { name: '统一办理', nameEn: 'One organ for all' },
  joint: { name: '联合办理', nameEn: 'Together' },
  central: { name: '集中办理', nameEn: 'In one place' },
};

export interface JointHandling {
  way: (typeof JOINT_WAYS)[number];
  /** The other departments, by name. */
  departments: string[];
}

/** Most that the law gives where several departments act together, in working days; the head of the government extends (XK42(2)). */
export const JOINT_LIMIT = { days: 45, extension: 15 } as const;

export interface Limits {
  statutory: LegalLimit & { basis: string };
  promised: LegalLimit;
  /** Five working days to accept, to ask for supplements or to refuse (XK32). */
  acceptance: { days: number; unit: 'working-day' };
  /** By how much the head may extend (XK42, CF60); absent = not at all. */
  extension?: Extension;
  /** Several departments act together: the law gives 45 + 15 working days instead of 20 + 10 (XK42(2)); absent = one acts alone. */
  joint?: JointHandling;
  /** Compulsion: how long the organ holds what it sealed or seized, from the measure, and by how much its head may extend that (QZ25). */
  holding?: LegalLimit & { basis: string; extension?: Extension };
}

/** A cap on inspections of one party, published by the organ. */
export interface Frequency {
  /** At most so many in a calendar year. */
  perYear: number;
  /** Field of the case form that says what kind of inspection it is … */
  field: string;
  /** … and the kinds that count: what a complaint or a clue calls for does not. */
  counted: string[];
  basis: string;
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
  /** What the power does to a licence that was issued (XK8, XK49, XK50, XK69, XK70); absent = it issues one, or has none to do with. */
  licenceAct?: LicenceAct;
  /** Code of the power whose licences it does that to. */
  licenceOf?: string;
  /** Compulsion that executes a decision by having somebody else perform it (QZ50–QZ52); absent = it takes a measure (QZ22–QZ33). */
  execution?: 'substitute';
  /** Inspections: how often one party may be inspected in a year (国办发〔2024〕54号); absent = no cap. */
  frequency?: Frequency;
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
  /** How its matters may go back inside the office (R10); absent = not at all. */
  goBack?: GoBack[];
  /** Penalties only (R5). */
  benchmarks?: Benchmark[];
  /** What forms are judged by beside their fields and the checks that hold everywhere (R11.3). */
  checks?: Check[];
}

export const intakeOf = (entry: Pick<RegistryEntry, 'intake'>): Intake => entry.intake ?? DEFAULT_INTAKE;
