/** A reason that must be stated, for schemas at the edge; pages ask `lacksReason` for the same answer. */
import { z } from 'zod';
import { lacksReason } from './reason.ts';

/** Refused with `reason-required` unless it has words; what was typed is kept as it is, less the blanks around it. */
export const statedReason = (most: number) =>
  z
    .string()
    .trim()
    .max(most)
    .refine((text) => !lacksReason(true, text), { message: '请说明理由，不能只有标点或者数字。', params: { code: 'reason-required' } });
