/** Answers about the clock of a demonstration. */
import { z } from 'zod';
import { time } from './basics.ts';

export const advanced = z.strictObject({ now: time });
