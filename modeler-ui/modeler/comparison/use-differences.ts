import { useEffect, useState } from 'react';
import type { BpmnProblem } from '../../../domain/flowchart/problems.ts';
import { compareFlowcharts, type FlowchartComparisonResult } from './compare-flowcharts.ts';
import { describeElements, type Described } from './describe-elements.ts';

export interface Compared extends FlowchartComparisonResult {
  before: ReadonlyMap<string, Described>;
  after: ReadonlyMap<string, Described>;
}

/** The comparison of two texts; null while it is made, problems where one of them cannot be read. */
export const useDifferences = (before: string, after: string): { compared: Compared | null; problems: BpmnProblem[] } => {
  const [state, setState] = useState<{ compared: Compared | null; problems: BpmnProblem[] }>({ compared: null, problems: [] });
  useEffect(() => {
    let left = false;
    void Promise.all([describeElements(before), describeElements(after)]).then(([was, is]) => {
      if (left) return;
      if (was.ok && is.ok)
        setState({ compared: { ...compareFlowcharts(was.elements, is.elements), before: was.elements, after: is.elements }, problems: [] });
      else setState({ compared: null, problems: [was, is].flatMap((side) => (side.ok ? [] : side.problems)) });
    });
    return () => {
      left = true;
    };
  }, [before, after]);
  return state;
};
