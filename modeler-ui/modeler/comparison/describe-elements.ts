import { HEADERS } from '../../../domain/contract.ts';
import { outcomesOfCondition } from '../../../domain/flowchart/condition.ts';
import { processesOf } from '../../../domain/flowchart/flowchart.ts';
import { many, one, text, type ModdleElement } from '../../../domain/flowchart/moddle.ts';
import { readBpmn } from '../../../domain/flowchart/read-bpmn.ts';
import type { BpmnProblem } from '../../../domain/flowchart/problems.ts';
import { durationOf } from '../../../domain/flowchart/period.ts';
import { storedDuration } from '../../../domain/flowchart/timers.ts';
import { readHeaders, readJobType, readPeriod } from '../bpmn/headers.ts';
import { kindOf, type Kind } from '../bpmn/kinds.ts';
import type { Moddle } from '../bpmn/model.ts';

/** One element of a flowchart as a comparison sees it. */
export interface Described {
  id: string;
  kind: Kind;
  name: string;
  /** What it says, by what it says it about: `name`, `condition`, `default`, `header.limit`, … */
  facts: ReadonlyMap<string, string>;
  from?: string;
  to?: string;
  /** Where it is drawn. */
  place: string;
}

export type DescribedFlowchart = { ok: true; elements: Map<string, Described> } | { ok: false; problems: BpmnProblem[] };

/** Everything that a flowchart says, element by element; how the file is written does not matter. */
export async function describeElements(xml: string): Promise<DescribedFlowchart> {
  const read = await readBpmn(xml);
  if (!read.ok) return read;
  const [process] = processesOf(read.definitions);
  const places = placesOf(read.definitions);
  const inside = [...many(process, 'flowElements'), ...many(process, 'artifacts')];
  const elements = new Map<string, Described>();
  for (const element of [...(process ? [process] : []), ...inside]) {
    if (element.id !== undefined) elements.set(element.id, describe(element, places.get(element.id) ?? ''));
  }
  return { ok: true, elements };
}

function describe(element: ModdleElement, place: string): Described {
  const owner = element as Moddle;
  const kind = kindOf(owner);
  const facts = new Map<string, string>();
  const tell = (about: string, value: string | undefined): void => {
    if (value !== undefined && value !== '') facts.set(about, value);
  };
  tell('name', element.name ?? text(element, 'text'));
  tell('type', kind === 'foreign' ? element.$type : kind);
  if (kind === 'foreign') tell('job', readJobType(owner));
  if (kind === 'flowchart') tell('id', element.id);
  tell(
    'documentation',
    many(element, 'documentation')
      .map((documentation) => text(documentation, 'text') ?? '')
      .join('\n')
      .trim(),
  );
  const headers = readHeaders(owner);
  for (const { key, value } of headers) {
    // A limit is read with its unit: a number alone says nothing.
    if (key === HEADERS.limit)
      tell(`header.${key}`, `${value} ${headers.find((one) => one.key === HEADERS.limitUnit)?.value ?? 'working-day'}`);
    else if (key !== HEADERS.limitUnit) tell(`header.${key}`, value.startsWith('[') ? canonicalJson(value) : value);
  }
  tell('attachedTo', one(element, 'attachedToRef')?.id);
  // The period is in the headers; a duration that says something else is told, because another tool would follow it.
  const [duration, period] = [storedDuration(element), readPeriod(owner)];
  if (!period || durationOf(period) !== duration) tell('duration', duration);
  const [from, to] = [one(element, 'sourceRef')?.id, one(element, 'targetRef')?.id];
  if (element.$type === 'bpmn:SequenceFlow') {
    const body = text(one(element, 'conditionExpression'), 'body')?.trim();
    tell('condition', outcomesOfCondition(body)?.toSorted().join(' ') ?? body);
    if (one(one(element, 'sourceRef'), 'default') === element) tell('default', 'yes');
  }
  return {
    id: element.id ?? '',
    kind,
    name: element.name ?? text(element, 'text') ?? '',
    facts,
    place,
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
  };
}

/** The same list in the same words, whatever blanks and order of keys it was written with. */
function canonicalJson(value: string): string {
  try {
    const read: unknown = JSON.parse(value);
    return Array.isArray(read)
      ? JSON.stringify(
          read.map((one: unknown) => (typeof one === 'object' && one !== null ? Object.fromEntries(Object.entries(one).sort()) : one)),
        )
      : value;
  } catch {
    return value;
  }
}

function placesOf(definitions: ModdleElement): Map<string, string> {
  const drawn = many(definitions, 'diagrams').flatMap((diagram) => many(one(diagram, 'plane'), 'planeElement'));
  return new Map(
    drawn.map((shape) => {
      const bounds = one(shape, 'bounds');
      const points = many(shape, 'waypoint').map((point) => `${String(point['x'])},${String(point['y'])}`);
      return [
        one(shape, 'bpmnElement')?.id ?? '',
        bounds ? ['x', 'y', 'width', 'height'].map((side) => String(bounds[side])).join(' ') : points.join(' '),
      ];
    }),
  );
}
