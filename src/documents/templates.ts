/** Every legal document that the platform produces, by template code (R11.5). */
import type { TemplateDescription } from './template-description.ts';
import { AWARD_LIFE } from './templates/award-life.ts';
import { BENEFIT_CHANGES } from './templates/benefit-changes.ts';
import { BENEFITS } from './templates/benefits.ts';
import { COMPULSION } from './templates/compulsion.ts';
import { EXECUTION } from './templates/execution.ts';
import { FILE } from './templates/file.ts';
import { HEARING } from './templates/hearing.ts';
import { INSPECTION_AND_RULING } from './templates/inspection-and-ruling.ts';
import { INVESTIGATION } from './templates/investigation.ts';
import { LEVY } from './templates/levy.ts';
import { LICENCE } from './templates/licence.ts';
import { LICENCE_LIFE } from './templates/licence-life.ts';
import { PENALTY } from './templates/penalty.ts';
import { RULING } from './templates/ruling.ts';
import { SUBSTITUTE } from './templates/substitute.ts';
import { TAKING_UP } from './templates/taking-up.ts';
import { TIME } from './templates/time.ts';

/** Without a prototype: a flowchart that asks for the template "constructor" finds none. */
export const TEMPLATES: Readonly<Record<string, TemplateDescription>> = Object.assign(
  Object.create(null) as Record<string, never>,
  TAKING_UP,
  TIME,
  HEARING,
  FILE,
  LICENCE,
  LICENCE_LIFE,
  INVESTIGATION,
  PENALTY,
  EXECUTION,
  COMPULSION,
  SUBSTITUTE,
  LEVY,
  BENEFITS,
  BENEFIT_CHANGES,
  AWARD_LIFE,
  INSPECTION_AND_RULING,
  RULING,
);

/** Documents that are handed over against a receipt of delivery. */
export const SERVED_TEMPLATES: readonly string[] = Object.keys(TEMPLATES).filter((code) => TEMPLATES[code]?.isServed);
