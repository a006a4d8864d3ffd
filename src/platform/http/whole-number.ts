import { z } from 'zod';

/** A whole number in an address, in decimal digits alone: `0x10`, `1e2` and blanks are slips. Both bounds included. */
export const wholeNumber = (least: number, most: number) =>
  z.preprocess((text) => (typeof text === 'string' && /^\d{1,9}$/.test(text) ? Number(text) : text), z.number().int().min(least).max(most));
