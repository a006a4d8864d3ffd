import type { ReactNode } from 'react';
import { useWords } from '../app/i18n.ts';
import type { DraftState } from '../app/use-draft.ts';

/** Says whether what is typed is kept; keeps its place when empty, so that nothing jumps. */
export function DraftMark({ state }: { state: DraftState }): ReactNode {
  const { t } = useWords();
  return (
    <span className="quiet small" aria-live="polite" data-testid="draft-state" data-state={state}>
      {state === 'none' ? ' ' : t(`draft.${state}`)}
    </span>
  );
}
