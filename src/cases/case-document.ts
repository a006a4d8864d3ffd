/**
 * What a document says of its case (R11.5): its title and number word by the power's category, and the facts that its template may print.
 */
import { TEMPLATES, certificateTitle, numberWordOf, titleOf } from '../documents/index.ts';
import type { WorkingCalendar } from '../../domain/calendar/calendar.ts';
import type { Clocks } from '../clocks/index.ts';
import type { LabelledValue } from '../../domain/forms/labelled.ts';
import type { Database } from '../platform/database/index.ts';
import type { AskedDocument, DocumentDraft } from '../procedures/index.ts';
import type { Flowcharts } from './flowcharts.ts';
import { createGatherFacts, type DocumentOrgan, type GatherDependencies } from './gather-facts.ts';
import { clockEntriesOf } from './move-clock.ts';
import { createCaseStore } from './store.ts';

export interface CaseDocumentDependencies extends GatherDependencies {
  database: Database;
  clocks: Clocks;
  calendar: () => WorkingCalendar;
  flowcharts: Flowcharts;
  organ: (organId: string) => Promise<DocumentOrgan>;
}

export function createCaseDocument(deps: CaseDocumentDependencies): (asked: AskedDocument) => Promise<DocumentDraft> {
  const { database, clocks, flowcharts } = deps;
  const store = createCaseStore(database);
  const gather = createGatherFacts(deps);
  return async ({ id, matter, template, now }) => {
    const caseRow = await store.case(matter.id);
    if (!caseRow) throw new Error(`Matter ${matter.id} is no case`);
    const kind = TEMPLATES[template];
    if (!kind) throw new Error(`Unknown document template "${template}"`);
    const { entry } = await flowcharts(caseRow.version_id);
    const organ = await deps.organ(caseRow.organ_id);
    const category = titleOf(kind, entry.category);
    const title = kind.isCertificate ? certificateTitle(entry.powerName, category) : category;
    return {
      title,
      numberWord: numberWordOf(kind, entry.category),
      organ: { id: caseRow.organ_id, shortName: organ.shortName },
      async facts(number) {
        // First the clock: an extension notice names the new due date.
        const opinions = await store.opinionsOf(caseRow.id);
        const last = opinions.at(-1);
        const moved = clockEntriesOf(
          { id, template, reason: last?.outcome_label ?? title, fields: last ? (JSON.parse(last.fields) as LabelledValue[]) : [] },
          entry,
          now,
          deps.calendar(),
        );
        if (moved.length) await clocks.append({ matterId: caseRow.id, purpose: 'handling' }, moved);
        return gather(caseRow, entry, organ, { template, kind, title, number, now, opinions });
      },
    };
  };
}
