import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useWords } from '../app/i18n.ts';
import type { SignalColour } from '../../domain/api/basics.ts';
import type { StepView } from '../../domain/api/steps.ts';
import { SignalMark } from './marks.tsx';

/** Steps that wait for somebody. */
export const runningSteps = (steps: StepView[]): StepView[] => steps.filter(({ state }) => state === 'open' || state === 'claimed');

/** The signals of a matter, each a link to its page. */
export function SignalLinks({ signals }: { signals: { id: string; colour: SignalColour; rule: string }[] }): ReactNode {
  return signals.map((signal) => (
    <Link key={signal.id} to={`/supervision/signals/${signal.id}`}>
      <SignalMark colour={signal.colour} /> {signal.rule}
    </Link>
  ));
}

/** Where a matter is now, and for which position it waits. */
export function CurrentSteps({ steps }: { steps: StepView[] }): ReactNode {
  const { t } = useWords();
  return runningSteps(steps).map((step) => (
    <span key={step.id} className="nowrap">
      <span className="quiet">{t('case.now')}</span> <b>{step.name}</b> <span className="quiet">{step.positionName}</span>
    </span>
  ));
}
