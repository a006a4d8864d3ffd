import type { ReactNode } from 'react';
import { useWords } from '../app/i18n.ts';
import type { VolumeState } from '../../domain/archive/states.ts';

/** How a case file stands on its way to permanent storage. */
export function VolumeStateMark({ state, due = false }: { state: VolumeState; due?: boolean }): ReactNode {
  const { t } = useWords();
  return (
    <span className={`state ${state === 'sealed' ? 'done' : 'on'}`} data-testid="volume-state" data-state={state}>
      {due && state === 'kept' ? t('archive.due') : t(`volumeState.${state}`)}
    </span>
  );
}
