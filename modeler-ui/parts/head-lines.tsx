import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useWords } from '../app/i18n.ts';
import type { StepView } from '../../domain/api/steps.ts';
import type { SignalView } from '../../domain/api/supervision.ts';
import { pageOfSignal } from '../supervision/address.ts';
import { SignalMark } from './marks.tsx';

/** Steps that wait for somebody. */
export const runningSteps = (steps: StepView[]): StepView[] => steps.filter(({ state }) => state === 'open' || state === 'claimed');

/** The signals of a matter, each a link to its page. */
export function SignalLinks({
  signals,
}: {
  signals: Pick<SignalView, 'id' | 'colour' | 'rule' | 'act' | 'stands' | 'stateName'>[];
}): ReactNode {
  const { pick } = useWords();
  return signals.map((signal) => (
    <Link key={signal.id} to={pageOfSignal(signal)} data-testid="matter-signal">
      {signal.stands && <SignalMark colour={signal.colour} />} {signal.rule}{' '}
      <span className="quiet small">{pick(signal.stateName.text, signal.stateName.textEn)}</span>
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
