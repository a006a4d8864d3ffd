/** The answer to a batch of applications. */
import { z } from 'zod';

const line = { row: z.number().int(), reference: z.string() };

export const batchResult = z
  .strictObject({
    /** `already`: it was registered by an earlier file. */
    registered: z.array(z.strictObject({ ...line, caseId: z.string(), serial: z.string(), already: z.boolean() })),
    /** Nothing is against them; registered when asked for. */
    ready: z.array(z.strictObject({ ...line, subject: z.string(), partyName: z.string() })),
    refused: z.array(
      z.strictObject({
        ...line,
        problems: z.array(
          z.strictObject({
            /** Title of the column; null where it is the row as a whole. */
            column: z.string().nullable(),
            code: z.string(),
            message: z.string(),
            messageEn: z.string(),
          }),
        ),
      }),
    ),
  })
  .meta({ id: 'BatchResult' });

export type BatchResult = z.infer<typeof batchResult>;
