/** Answers about drawing up a supervisory order (R20); what happens to it afterwards are steps of a matter like any other. */
import { z } from 'zod';
import { formFieldSchema } from '../registry/registry-entry-schema.ts';
import { named } from './basics.ts';

export const orderForm = z.strictObject({
  /** To whom it may be issued. */
  organs: z.array(named),
  /** What is asked; answered as `answers`, by the fields' keys. */
  fields: z.array(formFieldSchema),
});
export const orderDrawnUp = z.strictObject({ id: z.string(), number: z.string() });
