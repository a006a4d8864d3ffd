import type { ReactNode } from 'react';
import { useWords } from '../app/i18n.ts';
import type { SignalColour } from '../../domain/api/basics.ts';
import type { CaseState } from '../../domain/cases/case-states.ts';
import type { CaseEnding } from '../../domain/registry/results.ts';

/** A signal's flag: colour, icon and word together. */
export function SignalMark({ colour }: { colour: SignalColour }): ReactNode {
  const { t } = useWords();
  return (
    <span className={`signal-mark ${colour}`}>
      <span aria-hidden="true">⚑</span>
      {t(`signal.${colour}`)}
    </span>
  );
}

/** A case's state and, once there is one, its result. */
export function CaseStateMark({ state, result }: { state: CaseState; result: CaseEnding | null }): ReactNode {
  const { t } = useWords();
  const kind = state === 'completed' ? 'done' : 'on';
  return (
    <span className={`state ${kind}`} data-state={state} data-result={result ?? ''}>
      {t(`caseState.${state}`)}
      {result && ` · ${t(`result.${result}`)}`}
    </span>
  );
}

/** A serial number is long; its tail tells cases apart, the whole is there for a pointer and for copying. */
export function Serial({ value }: { value: string }): ReactNode {
  const tail = value.includes('-') ? value.slice(value.indexOf('-') + 1) : value.slice(-11);
  return (
    <span className="nowrap" title={value}>
      {value.length > 16 ? `…${tail}` : value}
    </span>
  );
}

export function Empty({ title, text, children }: { title: string; text: string; children?: ReactNode }): ReactNode {
  return (
    <div className="empty" data-testid="empty">
      <b>{title}</b>
      {text}
      {children && <div style={{ marginTop: 12 }}>{children}</div>}
    </div>
  );
}
