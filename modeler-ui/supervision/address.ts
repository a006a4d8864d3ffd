import type { SignalView } from '../../domain/api/supervision.ts';

/** A signal's page is that of the matter that it is; one that is none has a page of its own. */
export const pageOfSignal = ({ id, act }: Pick<SignalView, 'id' | 'act'>): string =>
  act ? `/matters/${encodeURIComponent(act.id)}` : `/supervision/signals/${encodeURIComponent(id)}`;
