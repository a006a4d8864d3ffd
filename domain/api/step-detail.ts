/** One step with its matter, as whoever decides it sees it (R10, R11.4). */
import { z } from 'zod';
import { bilingual, named, orNull, problem } from './basics.ts';
import { caseDetail } from './cases.ts';
import { matterDetail } from './matters.ts';
import { judging } from './judging.ts';
import { ownPhrase, stepView } from './steps.ts';

/** A case is answered under `case`, every other kind under `matter`. */
export const stepDetail = z.strictObject({
  step: stepView,
  case: orNull(caseDetail),
  matter: orNull(matterDetail),
  /** By outcome: what comes after it, in words. */
  next: z.record(z.string(), bilingual),
  /** By outcome: why the law lets nobody decide so now; only those that are hindered. */
  hindered: z.record(z.string(), problem),
  /** By outcome: sentences from which an opinion may begin; none for a negative one, which says why. */
  phrases: z.record(z.string(), z.array(z.string())),
  /** Who may be the second officer where the step asks for two: their ids are taken as `coOfficerId`. */
  colleagues: z.array(named),
  /** By what the form is judged beside its fields: the checks of its entry and what the record knows; null without a form. */
  judging: orNull(judging),
  /** The reader's own phrases, by outcome. */
  ownPhrases: z.array(ownPhrase),
});

export type StepDetail = z.infer<typeof stepDetail>;
