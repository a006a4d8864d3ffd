import type { Described } from './describe-elements.ts';

export interface FactChange {
  about: string;
  before: string | undefined;
  after: string | undefined;
}

export interface FlowchartDifference {
  kind: 'added' | 'removed' | 'changed';
  before: Described | null;
  after: Described | null;
  /** Empty unless changed. */
  changes: FactChange[];
}

export interface FlowchartComparisonResult {
  differences: FlowchartDifference[];
  /** Elements that say the same and are only drawn elsewhere. */
  moved: number;
}

/**
 * What two flowcharts of a power say differently (R5, R7b): added, removed and changed elements, each change with both values.
 *
 * Our own comparison, because conditions and task headers carry the law here: every one is compared by its meaning, and an
 * element that got another id but kept kind and name counts as the same.
 */
export function compareFlowcharts(
  before: ReadonlyMap<string, Described>,
  after: ReadonlyMap<string, Described>,
): FlowchartComparisonResult {
  const pairs = pairUp(before, after);
  const paired = new Set(pairs.values());
  const sameId = (id: string | undefined): string | undefined => (id === undefined ? undefined : (pairs.get(id) ?? id));
  const differences: FlowchartDifference[] = [];
  let moved = 0;
  for (const [id, was] of before) {
    const is = after.get(pairs.get(id) ?? '');
    if (!is) {
      differences.push({ kind: 'removed', before: was, after: null, changes: [] });
      continue;
    }
    const changes = changesBetween(was, is, sameId);
    if (changes.length > 0) differences.push({ kind: 'changed', before: was, after: is, changes });
    else if (was.place !== is.place && is.kind !== 'flow' && is.kind !== 'association') moved += 1;
  }
  for (const [id, is] of after) if (!paired.has(id)) differences.push({ kind: 'added', before: null, after: is, changes: [] });
  return { differences: differences.sort(byKind), moved };
}

/** By id first; what is left over by kind and name, where there is just one of them on either side. */
function pairUp(before: ReadonlyMap<string, Described>, after: ReadonlyMap<string, Described>): Map<string, string> {
  const pairs = new Map<string, string>();
  for (const [id, was] of before)
    if (after.get(id)?.kind === was.kind || (after.has(id) && was.kind !== 'flow' && after.get(id)?.kind !== 'flow')) pairs.set(id, id);
  const called = ({ kind, name }: Described): string => `${kind}|${name}`;
  const left = (elements: ReadonlyMap<string, Described>, taken: ReadonlySet<string>): Map<string, string[]> => {
    const groups = new Map<string, string[]>();
    for (const [id, element] of elements)
      if (!taken.has(id) && (element.name !== '' || element.kind === 'flowchart'))
        groups.set(called(element), [...(groups.get(called(element)) ?? []), id]);
    return groups;
  };
  const come = left(after, new Set(pairs.values()));
  for (const [name, ids] of left(before, new Set(pairs.keys()))) {
    const [one, other] = [ids, come.get(name) ?? []];
    if (one.length === 1 && other.length === 1 && one[0] !== undefined && other[0] !== undefined) pairs.set(one[0], other[0]);
  }
  const [was] = [...before.values()].filter(({ kind }) => kind === 'flowchart');
  const [is] = [...after.values()].filter(({ kind }) => kind === 'flowchart');
  if (was && is) pairs.set(was.id, is.id);
  return pairs;
}

function changesBetween(was: Described, is: Described, sameId: (id: string | undefined) => string | undefined): FactChange[] {
  const about = [...new Set([...was.facts.keys(), ...is.facts.keys()])];
  const changes = about.flatMap((key) =>
    was.facts.get(key) === is.facts.get(key) ? [] : [{ about: key, before: was.facts.get(key), after: is.facts.get(key) }],
  );
  if (is.kind === 'flow' && sameId(was.from) !== is.from) changes.push({ about: 'from', before: was.from, after: is.from });
  if (is.kind === 'flow' && sameId(was.to) !== is.to) changes.push({ about: 'to', before: was.to, after: is.to });
  return changes;
}

const ORDER = ['changed', 'added', 'removed'];
const isLine = ({ before, after }: FlowchartDifference): number => Number(['flow', 'association'].includes((after ?? before)?.kind ?? ''));
const byKind = (one: FlowchartDifference, other: FlowchartDifference): number =>
  isLine(one) - isLine(other) || ORDER.indexOf(one.kind) - ORDER.indexOf(other.kind);
