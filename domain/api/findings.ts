/** What a check of a flowchart found, and what would certainly put it right (R6b). */
import { z } from 'zod';

/** One of the changes that the modeler makes at the button beside a finding. */
export const findingRepair = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('set-header'), elementId: z.string(), key: z.string(), value: z.string().nullable() }),
  z.strictObject({
    kind: z.literal('set-property'),
    elementId: z.string(),
    property: z.enum(['id', 'name', 'isExecutable']),
    value: z.union([z.string(), z.boolean()]),
  }),
  z.strictObject({ kind: z.literal('set-default'), gatewayId: z.string(), flowId: z.string().nullable() }),
  z.strictObject({ kind: z.literal('set-duration'), elementId: z.string(), duration: z.string() }),
  z.strictObject({ kind: z.literal('remove-condition'), flowId: z.string() }),
  z.strictObject({ kind: z.literal('set-condition'), flowId: z.string(), outcomes: z.array(z.string()) }),
]);

export const finding = z
  .strictObject({
    /** `position-in-organ`, `bpmnlint/label-required`, `camunda-compat/element-type`, or a reading problem `bpmn-…`. */
    rule: z.string(),
    severity: z.enum(['error', 'warning']),
    elementId: z.string().nullable(),
    message: z.string(),
    messageEn: z.string(),
    doc: z.string().optional(),
    line: z.number().int().optional(),
    column: z.number().int().optional(),
    /** Absent where a person has to judge. */
    repair: findingRepair.optional(),
  })
  .meta({ id: 'Finding' });
