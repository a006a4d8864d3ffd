/** How a page of a list is asked for. */
import { z } from 'zod';
import { wholeNumber } from './whole-number.ts';

/** Rows of one page. */
export const pageSize = wholeNumber(1, 300);

/** The instant and the id of the last row, as a list's `next` gave them; anything else is refused by name. */
export const pageQuery = {
  after: z
    .string()
    .regex(/^\d{1,15}_[\w.:-]{1,64}$/)
    .optional(),
  limit: pageSize.optional(),
};
