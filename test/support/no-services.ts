/** For drawings in which nothing is served. */
import type { FormField } from '../../domain/contract.ts';
import type { FormValues } from '../../domain/forms/form-values.ts';

export const NO_SERVICES = {
  judgeStep: () => Promise.resolve([]),
  withDay: (_: readonly FormField[], values: FormValues) => values,
  byStep: () => Promise.resolve(),
};
