/** What an inspection's case says of its day: planned, and visited. */
import { HEADERS } from '../../../domain/contract.ts';
import type { Flowchart } from '../../../domain/flowchart/flowchart.ts';
import type { LabelledValue } from '../../../domain/forms/labelled.ts';
import { ON_SITE_STAGE, PLANNED_DAY, VISIT_STAGES, VISITED_DAY } from '../../../domain/inspections/visits.ts';
import { intakeOf, type RegistryEntry } from '../../../domain/registry/registry-entry.ts';
import { parseCivilDate } from '../../../domain/time/civil-date.ts';

type Answered = readonly { fields: string }[];

const dayIn = (key: string, opinions: Answered): number | undefined => {
  const answers = opinions.flatMap(({ fields }) => JSON.parse(fields) as LabelledValue[]);
  return parseCivilDate(answers.findLast((answer) => answer.key === key)?.value ?? '');
};

export const plannedDayIn = (opinions: Answered): number | undefined => dayIn(PLANNED_DAY, opinions);
export const visitedDayIn = (opinions: Answered): number | undefined => dayIn(VISITED_DAY, opinions);

/** Whether a step of the drawing carries the inspection out. */
export const isOnSite = (chart: Flowchart, elementId: string): boolean =>
  chart.nodes.get(elementId)?.headers[HEADERS.stage] === ON_SITE_STAGE;

/** Codes of the positions that plan an inspection, announce it and carry it out. */
export const inspectingPositions = (entry: RegistryEntry, chart: Flowchart): ReadonlySet<string> =>
  new Set([
    intakeOf(entry).position,
    ...[...chart.nodes.values()].flatMap(({ kind, headers }) =>
      kind === 'step' && VISIT_STAGES.includes(headers[HEADERS.stage] ?? '') ? [headers[HEADERS.position] ?? ''] : [],
    ),
  ]);
