import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useWords } from '../../app/i18n.ts';
import type { RegistryEntry } from '../../../domain/registry/registry-entry.ts';
import type { Diagram } from '../bpmn/create-modeler.ts';
import type { Canvas } from '../bpmn/services.ts';
import { fit, goTo } from '../bpmn/viewport.ts';
import type { FlowchartDifference } from './compare-flowcharts.ts';
import { DifferenceList } from './difference-list.tsx';
import { ComparedPane } from './pane.tsx';
import { synchronise, type Synchronised } from './synchronise.ts';
import { useDifferences } from './use-differences.ts';
import '../i18n.ts';
import './comparison.css';

export interface FlowchartComparisonProps {
  /** The earlier flowchart's text. */
  before: string;
  after: string;
  entryBefore: RegistryEntry;
  entryAfter: RegistryEntry;
  /** What to call the two, such as "version 1"; absent: before and after. */
  titleBefore?: string;
  titleAfter?: string;
}

/** Two flowcharts side by side that move together, with their differences coloured and in words (R5, R7b, R8). */
export const FlowchartComparison = ({ before, after, entryBefore, entryAfter, titleBefore, titleAfter }: FlowchartComparisonProps) => {
  const { t, language } = useWords('modeler');
  const { compared, problems } = useDifferences(before, after);
  const [chosen, setChosen] = useState<FlowchartDifference | null>(null);
  const [diagrams, setDiagrams] = useState<{ before?: Diagram; after?: Diagram }>({});
  const together = useRef<Synchronised | null>(null);
  const english = language === 'en';
  const differences = useMemo(() => compared?.differences ?? [], [compared]);

  useEffect(() => {
    const { before: one, after: other } = diagrams;
    if (!one || !other) return undefined;
    fitBoth(one, other);
    const synchronised = synchronise(one, other);
    together.current = synchronised;
    return () => {
      together.current = null;
      synchronised.stop();
    };
  }, [diagrams]);

  const choose = useCallback(
    (difference: FlowchartDifference): void => {
      setChosen(difference);
      const { before: one, after: other } = diagrams;
      together.current?.alone(() => {
        if (one && difference.before) goTo(one, difference.before.id);
        if (other && difference.after) goTo(other, difference.after.id);
        // What is on one side only is shown where it would be on the other.
        if (one && other && difference.kind === 'added') follow(other, one);
        if (one && other && difference.kind === 'removed') follow(one, other);
      });
    },
    [diagrams],
  );
  const chooseById =
    (side: 'before' | 'after') =>
    (id: string): void => {
      const found = differences.find(({ [side]: element }) => element?.id === id);
      if (found) choose(found);
    };

  if (problems.length > 0) {
    return (
      <div className="notice notice-problem" role="alert">
        <p className="notice-title">{t('broken.title')}</p>
        <ul>
          {problems.map((problem, index) => (
            <li key={index}>
              {english ? problem.messageEn : problem.message} <code>{problem.code}</code>
            </li>
          ))}
        </ul>
      </div>
    );
  }
  return (
    <section className="flowchart-comparison" data-testid="flowchart-comparison" aria-label={t('comparison.title')}>
      <p className="comparison-legend">
        {(['added', 'removed', 'changed'] as const).map((kind) => (
          <span key={kind} className={`comparison-word ${kind}`}>
            {t(`comparison.${kind}`)} {differences.filter((difference) => difference.kind === kind).length}
          </span>
        ))}
        <span className="comparison-hint">{t('comparison.hint')}</span>
      </p>
      <div className="compared-panes">
        <ComparedPane
          side="before"
          xml={before}
          entry={entryBefore}
          title={titleBefore ?? t('comparison.before')}
          differences={differences}
          onReady={(diagram) => setDiagrams((known) => ({ ...known, before: diagram }))}
          onChoose={chooseById('before')}
        />
        <ComparedPane
          side="after"
          xml={after}
          entry={entryAfter}
          title={titleAfter ?? t('comparison.after')}
          differences={differences}
          onReady={(diagram) => setDiagrams((known) => ({ ...known, after: diagram }))}
          onChoose={chooseById('after')}
        />
      </div>
      {compared && (
        <DifferenceList
          differences={differences}
          moved={compared.moved}
          chosen={chosen}
          onChoose={choose}
          before={{ elements: compared.before, entry: entryBefore }}
          after={{ elements: compared.after, entry: entryAfter }}
        />
      )}
    </section>
  );
};

/** The whole of both, in one scale: the smaller of the two. */
const fitBoth = (one: Diagram, other: Diagram): void => {
  [one, other].forEach((diagram) => fit(diagram));
  const scale = Math.min(...[one, other].map((diagram) => diagram.get<Canvas>('canvas').zoom()));
  for (const diagram of [one, other]) if (diagram.get<Canvas>('canvas').zoom() > scale) diagram.get<Canvas>('canvas').zoom(scale, 'auto');
};

/** The same place in the other flowchart. */
const follow = (shown: Diagram, follower: Diagram): void => {
  const { x, y, width, height } = shown.get<Canvas>('canvas').viewbox();
  follower.get<Canvas>('canvas').viewbox({ x, y, width, height });
};

export default FlowchartComparison;
