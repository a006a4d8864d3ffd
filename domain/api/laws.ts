/** Answers about laws, what rests on them, and flowcharts that fail today's rules (R5, R7a). */
import { z } from 'zod';
import { CHANGE_STATES } from '../registry/change-life.ts';
import { listOf, named, time } from './basics.ts';
import { powerSummary } from './catalogue.ts';
import { finding } from './findings.ts';

export const MARK_KINDS = ['changed', 'repealed'] as const;
export type MarkKind = (typeof MARK_KINDS)[number];
export const LAW_STATES = ['in-force', ...MARK_KINDS] as const;

export const lawSummary = z.strictObject({
  id: z.string(),
  name: z.string(),
  articles: z.number().int(),
  powers: z.number().int(),
  state: z.enum(LAW_STATES),
  markedAt: time.nullable(),
});
export const lawList = listOf(lawSummary);

export const lawMark = z.strictObject({
  id: z.string(),
  kind: z.enum(MARK_KINDS),
  /** Empty: the whole law. */
  articles: z.array(z.string()),
  on: z.string(),
  note: z.string(),
  at: time,
  person: named,
  withdrawnAt: time.nullable(),
  withdrawnReason: z.string().nullable(),
});

/** A power that rests on the law: which articles it cites where in its entry, and whether they are marked. */
export const lawPower = powerSummary.extend({
  citations: z.array(z.strictObject({ article: z.string(), place: z.string(), marked: z.boolean() })),
  openCases: z.number().int(),
  changeId: z.string().nullable(),
  changeState: z.enum(CHANGE_STATES).nullable(),
});

export const lawDetail = z.strictObject({ id: z.string(), name: z.string(), marks: z.array(lawMark), powers: z.array(lawPower) });
export const lawMarked = z.strictObject({ markId: z.string(), changes: z.array(z.string()) });

export const lintReport = z.strictObject({
  state: z.enum(['computing', 'ready']),
  engineLine: z.string(),
  checkedAt: time.nullable(),
  total: z.number().int(),
  checked: z.number().int(),
  failing: z.number().int(),
  byRule: z.array(
    z.strictObject({ rule: z.string(), severity: z.enum(['error', 'warning']), count: z.number().int(), flowcharts: z.number().int() }),
  ),
  items: z.array(
    z.strictObject({
      powerId: z.string(),
      code: z.string(),
      name: z.string(),
      nameEn: z.string(),
      organId: z.string(),
      organ: named,
      versionId: z.string(),
      number: z.number().int(),
      findings: z.array(finding),
    }),
  ),
});

export type LawSummary = z.infer<typeof lawSummary>;
export type LawMark = z.infer<typeof lawMark>;
export type LawPower = z.infer<typeof lawPower>;
export type LawDetail = z.infer<typeof lawDetail>;
export type LintReport = z.infer<typeof lintReport>;
