import type { ReactNode } from 'react';
import { useWords } from '../../app/i18n.ts';
import type { ChangeState } from '../../../domain/registry/change-life.ts';
import { whoActs } from './change-rules.ts';

/** A change's state as a word; one that waits for somebody stands out in the pages' blue. */
export function ChangeStateTag({ state }: { state: ChangeState }): ReactNode {
  const { t } = useWords('registry');
  return (
    <span className={`state ${whoActs(state) === null ? 'done' : 'on'}`} data-testid="change-state" data-state={state}>
      {t(`changes.state.${state}`)}
    </span>
  );
}
