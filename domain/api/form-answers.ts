/** Answers to a form's fields as a program gives them; each is checked by its field, which says more than a type could. */
import { z } from 'zod';

/** By the field's key. Null = no answer. */
export const formAnswers = z.record(z.string(), z.unknown().meta({ type: ['string', 'number', 'boolean', 'null'] }));
