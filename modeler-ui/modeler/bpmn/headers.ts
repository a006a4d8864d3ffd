import { HEADERS, type Period } from '../../../domain/contract.ts';
import { headersOf } from '../../../domain/flowchart/flowchart.ts';
import { limitOf, periodOf, periodOnBorder } from '../../../domain/flowchart/period.ts';
import { many, one, text, type Moddle } from './model.ts';

/**
 * Task headers: where a step keeps its settings (`zeebe:taskHeaders`, docs/architecture.md, "Matters and procedures").
 *
 * Pure reading and pure calculation of the next list; the writing is a modeling command (commands.ts).
 */

export interface Header {
  key: string;
  value: string;
}

export const HEADERS_TYPE = 'zeebe:TaskHeaders';
export const DEFINITION_TYPE = 'zeebe:TaskDefinition';

/** All values inside `bpmn:extensionElements`. */
export const extensionsOf = (element: Moddle): Moddle[] => many(element['extensionElements'] as Moddle | undefined, 'values');

export const findExtension = (element: Moddle, type: string): Moddle | undefined =>
  extensionsOf(element).find((extension) => extension.$type === type);

/** The headers in document order; a header without a key is dropped, as the engine would refuse it. */
export const readHeaders = (element: Moddle): Header[] =>
  many(findExtension(element, HEADERS_TYPE), 'values')
    .map((header) => ({ key: text(header, 'key') ?? '', value: text(header, 'value') ?? '' }))
    .filter((header) => header.key !== '');

export const readHeader = (element: Moddle, key: string): string | undefined =>
  readHeaders(element).find((header) => header.key === key)?.value;

/** The job type of a service task. */
export const readJobType = (element: Moddle): string | undefined => text(findExtension(element, DEFINITION_TYPE), 'type');

/**
 * The next list of headers. An empty or absent value removes the header, an existing one keeps its place,
 * unknown headers stay: another tool may have put them there.
 */
export const nextHeaders = (current: Header[], changes: Record<string, string | undefined>): Header[] => {
  const kept = current
    .map((header) => (header.key in changes ? { key: header.key, value: changes[header.key] ?? '' } : header))
    .filter((header) => !(header.key in changes) || header.value !== '');
  const present = new Set(current.map((header) => header.key));
  const added = Object.entries(changes)
    .filter(([key, value]) => !present.has(key) && value !== undefined && value !== '')
    .map(([key, value]) => ({ key, value: value as string }));
  return [...kept, ...added];
};

/** The period of a timer symbol; that of its step's limit where a timer on a border has none of its own. */
export const readPeriod = (timer: Moddle): Period | undefined => {
  const step = one(timer, 'attachedToRef');
  return step ? periodOnBorder(headersOf(timer), limitOf(headersOf(step))) : periodOf(headersOf(timer));
};

/** A whole number, one or more; anything else is `null` (and the lint says so). */
export const readLimit = (element: Moddle): number | null => {
  const value = readHeader(element, HEADERS.limit);
  return value !== undefined && /^[1-9]\d{0,3}$/.test(value) ? Number(value) : null;
};
