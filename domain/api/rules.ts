/** Answers about the warning rules: what they are, their figures in versions, and what they would find (R15, R16). */
import { z } from 'zod';
import { bilingual, named, signalColour, time } from './basics.ts';

const ruleBrief = z.strictObject({
  /** Requirement id, e.g. `R15.7`. */
  id: z.string(),
  /** The set of rules that it belongs to. */
  pack: z.enum(['city-2015']),
  colour: signalColour,
  text: z.string(),
  textEn: z.string(),
  trigger: z.enum(['notice', 'event', 'sweep', 'by-hand']),
  /** Who issues what it finds; `both`: the platform or a supervisor who confirms, by the situation. */
  issue: z.enum(['auto', 'candidate', 'both', 'by-hand']),
  /** What it cannot see yet; null where it sees all that it is about. */
  blind: z.union([bilingual, z.null()]),
  /** Signals of the last 30 days in the reader's scope. */
  raised: z.number().int(),
});

export const ruleList = z.strictObject({ items: z.array(ruleBrief) });

const settingValues = z.record(z.string(), z.number());

const setting = bilingual.extend({
  key: z.string(),
  unit: z.enum(['working-day', 'month', 'count']),
  standard: z.number().int(),
  min: z.number().int(),
  max: z.number().int(),
  /** In force. */
  value: z.number().int(),
});

export const ruleView = ruleBrief.extend({
  plain: bilingual,
  evidence: bilingual,
  settings: z.array(setting),
  /** Number of the version in force; 0 = the standard figures. */
  version: z.number().int(),
  /** Newest first. */
  history: z.array(z.strictObject({ version: z.number().int(), values: settingValues, reason: z.string(), person: z.string(), at: time })),
  /** With what the rule says of each by the figures in force. */
  examples: z.array(bilingual.extend({ on: z.string(), fires: z.boolean(), found: z.boolean() })),
  /** Whether the reader may set the figures. */
  maySet: z.boolean(),
});

export const settingsSet = z.strictObject({ version: z.number().int(), values: settingValues });

const dryRunRow = bilingual.extend({
  matterId: z.string(),
  /** Address of its page. */
  page: z.string(),
  number: z.string(),
  title: z.string(),
  organ: named,
  /** From when it is so. */
  at: time,
  /** `stays`: found by both; `new`: by the proposed figures alone; `gone`: no more by them. */
  change: z.enum(['stays', 'new', 'gone']),
  /** Whether the signal was raised. */
  raised: z.boolean(),
});

export const dryRun = z.strictObject({
  /** Cases, clocks' notices or powers that were asked about. */
  looked: z.number().int(),
  /** True where the period holds more than is looked at in one run: the newest were. */
  cut: z.boolean(),
  totals: z.strictObject({ now: z.number().int(), then: z.number().int(), new: z.number().int(), gone: z.number().int() }),
  /** The first 300: what is new, what is gone, what stays. */
  rows: z.array(dryRunRow),
});

export type RuleBrief = z.infer<typeof ruleBrief>;
export type RuleList = z.infer<typeof ruleList>;
export type RuleView = z.infer<typeof ruleView>;
export type DryRun = z.infer<typeof dryRun>;
export type DryRunRow = z.infer<typeof dryRunRow>;
