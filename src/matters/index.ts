export type { MatterClock } from './clock-view.ts';
export { createDetails, selectOf, type HeaderMap } from './details.ts';
export { hasInHand } from './may-act.ts';
export type { Link, NewLink } from './links.ts';
export { readPage } from './page.ts';
export { createQuery, olderThan, type Bind } from './query.ts';
export { isAtPositionOf, type Reach } from './reach.ts';
export { caseParts, caseScope, matterScope } from './scope.ts';
export { updateRow } from './update-row.ts';
export {
  createMatterStore,
  outcomesOf,
  placeholders,
  type MatterRow,
  type MatterStore,
  type OpinionRow,
  type StepRow,
  type StepState,
} from './store.ts';
export { isRunning } from './step-views.ts';
export { COLOURS, dueWithin, hasColour } from './times.ts';
export type { MatterViews } from './views.ts';
export { holdsText } from './words.ts';
