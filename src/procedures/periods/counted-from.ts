/**
 * From when the period of a timer symbol is counted (docs/adr/0014): a term of the law runs from a service or from the end of another
 * period (CF64, CF67, QZ53, QZ54), not from the moment at which a clerk came to it.
 */
import { HEADERS } from '../../../domain/contract.ts';
import type { FlowNode } from '../../../domain/flowchart/flowchart.ts';
import type { LabelledValue } from '../../../domain/forms/labelled.ts';
import { SERVED_ON } from '../../../domain/service/ways.ts';
import { parseCivilDate } from '../../../domain/time/civil-date.ts';
import { civilDateInChina, startOfDate } from '../../../domain/time/civil-time.ts';
import type { Database } from '../../platform/database/index.ts';
import { createPeriodStore } from './store.ts';

/** The answer that says on which day a document reached the party; that of a service form is worked out (`domain/service/served-on.ts`). */
export const SERVICE_FIELD = SERVED_ON;

/**
 * Answers `now` where the symbol names nothing, or what it names has not happened. A moment to come only where a document was announced:
 * the period begins when the announcement has served it.
 */
export type CountedFrom = (matterId: string, timer: Pick<FlowNode, 'headers' | 'period'>, now: Date) => Promise<Date>;

export function createCountedFrom({ database }: { database: Database }): CountedFrom {
  const store = createPeriodStore(database);

  async function endOf(matterId: string, elementId: string): Promise<number | undefined> {
    const periods = (await store.ofMatter(matterId)).filter(({ element_id }) => element_id === elementId);
    return periods.findLast(({ ended_at }) => ended_at !== null)?.ended_at ?? undefined;
  }

  async function serviceAt(matterId: string, elementId: string, byHours: boolean): Promise<number | undefined> {
    const step = await database.get<{ opened_at: number; decided_at: number; fields: string }>(
      'SELECT s.opened_at, s.decided_at, o.fields FROM step s JOIN opinion o ON o.step_id = s.id WHERE s.matter_id = $1 AND s.element_id = $2 AND s.decided_at IS NOT NULL AND s.taken_back IS NULL ORDER BY s.decided_at DESC LIMIT 1',
      [matterId, elementId],
    );
    if (!step) return undefined;
    const day = (JSON.parse(step.fields) as LabelledValue[]).find(({ key }) => key === SERVICE_FIELD)?.value;
    const isDay = day !== undefined && parseCivilDate(day) !== undefined;
    if (!isDay || byHours) return Number(step.decided_at);
    // What is served is made before its service is a step: an earlier day would end the party's time before it began (CF62, QZ54).
    return Math.max(startOfDate(day).getTime(), startOfDate(civilDateInChina(Number(step.opened_at))).getTime());
  }

  return async (matterId, { headers, period }, now) => {
    const from = headers[HEADERS.countedFrom];
    if (!from) return now;
    const ended = await endOf(matterId, from);
    const at = ended ?? (await serviceAt(matterId, from, period?.unit === 'hour'));
    return at === undefined || (ended !== undefined && ended > now.getTime()) ? now : new Date(at);
  };
}
