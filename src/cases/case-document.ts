/**
 * What a document says of its case (R11.5): its title and number word by the power's category, and the facts that its template may print.
 */
import { HEADERS } from '../../domain/contract.ts';
import type { Flowchart } from '../../domain/flowchart/flowchart.ts';
import { periodText } from '../../domain/flowchart/period.ts';
import type { LedgerEntry } from '../../domain/clocks/ledger.ts';
import type { CivilDate } from '../../domain/time/civil-date.ts';
import { TEMPLATES, certificateTitle, numberWordOf, titleOf, type DocumentData } from '../documents/index.ts';
import { isRegistered, registered, type RegisteredCategory } from '../../domain/licences/registered.ts';
import type { Licences } from '../licences/index.ts';
import type { RegistryEntry } from '../../domain/registry/registry-entry.ts';
import type { WorkingCalendar } from '../../domain/calendar/calendar.ts';
import type { Clocks } from '../clocks/index.ts';
import type { LabelledValue } from '../../domain/forms/labelled.ts';
import type { Database } from '../platform/database/index.ts';
import type { AskedDocument, DocumentDraft } from '../procedures/index.ts';
import type { Flowcharts } from './flowcharts.ts';
import type { HoldingClock } from './holding/index.ts';
import { createGatherFacts, type DocumentOrgan, type GatherDependencies } from './gather-facts.ts';
import { clockEntriesOf, MOVES_HOLDING } from './move-clock.ts';
import type { JointVisitOf } from './visits/index.ts';
import { createCaseStore, type CaseRow } from './store.ts';

export interface CaseDocumentDependencies extends GatherDependencies {
  database: Database;
  clocks: Clocks;
  holding: HoldingClock;
  calendar: () => WorkingCalendar;
  flowcharts: Flowcharts;
  organ: (organId: string) => Promise<DocumentOrgan>;
  licences: Pick<Licences, 'issue' | 'ofMatter' | 'takenBack'>;
  jointVisitOf: JointVisitOf;
  /** How the legal office words a template now. */
  wordingOf: (template: string) => Promise<DocumentData['wording']>;
}

export function createCaseDocument(deps: CaseDocumentDependencies): (asked: AskedDocument) => Promise<DocumentDraft> {
  const { database, clocks, flowcharts, holding } = deps;
  const store = createCaseStore(database);
  const gather = createGatherFacts(deps);
  return async ({ id, matter, template, now }) => {
    const caseRow = await store.case(matter.id);
    if (!caseRow) throw new Error(`Matter ${matter.id} is no case`);
    const kind = TEMPLATES[template];
    if (!kind) throw new Error(`Unknown document template "${template}"`);
    const { entry, description } = await flowcharts(caseRow.version_id);
    const organ = await deps.organ(caseRow.organ_id);
    const wording = await deps.wordingOf(template);
    const category = titleOf(wording?.body.title && !kind.isCertificate ? { ...kind, title: wording.body.title } : kind, entry.category);
    const title = kind.isCertificate ? certificateTitle(entry.powerName, category) : category;
    return {
      title,
      numberWord: numberWordOf(kind, entry.category),
      organ: { id: caseRow.organ_id, shortName: organ.shortName },
      async facts(number) {
        // First the clock: an extension notice names the new due date.
        const opinions = await store.standingOpinionsOf(caseRow.id);
        const last = opinions.at(-1);
        // Of holding longer the head approves what the officers asked for at an earlier step.
        const saying = MOVES_HOLDING.has(template) ? opinions : opinions.slice(-1);
        const fields = saying.flatMap((one) => JSON.parse(one.fields) as LabelledValue[]);
        const moved = clockEntriesOf(
          { id, template, reason: last?.outcome_label ?? title, fields },
          entry,
          now,
          deps.calendar(),
          MOVES_HOLDING.has(template),
        );
        if (moved.length && !(MOVES_HOLDING.has(template) && (await holding.move(caseRow.id, moved))))
          await clocks.append({ matterId: caseRow.id, purpose: 'handling' }, moved);
        const concerned = await deps.licences.ofMatter(caseRow.id);
        const data = await gather(caseRow, entry, organ, {
          template,
          kind,
          title,
          number,
          now,
          opinions,
          concerned,
          jointVisit: entry.category === 'inspection' ? await deps.jointVisitOf(caseRow.id) : undefined,
          supplementTerm: termOfSupplement(description.chart),
          specialUntil: untilOf(moved),
        });
        await deps.licences.takenBack({ matterId: caseRow.id, template, now });
        if (kind.isCertificate && isRegistered(entry.category)) await issue(id, entry.category, caseRow, entry, data, now);
        return wording ? { ...data, wording } : data;
      },
    };
  };

  /** XK39: with its certificate the licence or award is in the register. */
  async function issue(
    documentId: string,
    category: RegisteredCategory,
    caseRow: CaseRow,
    entry: RegistryEntry,
    data: DocumentData,
    now: Date,
  ): Promise<void> {
    const kept = registered(category).keeps.flatMap((key) => data.answers[key] ?? []);
    const { number, validFrom, validTo } = data.certificate ?? {};
    await deps.licences.issue({
      matterId: caseRow.id,
      documentId,
      number: number ?? data.number,
      category,
      power: { id: caseRow.power_id, code: entry.powerCode },
      organId: caseRow.organ_id,
      districtId: caseRow.district_id,
      holder: data.party.name,
      holderNumber: data.party.idNumber,
      validFrom: validFrom || null,
      validTo: validTo || null,
      content: [...kept, ...data.fields.filter(({ key = '' }) => !registered(category).keeps.includes(key))]
        .filter(({ key }) => key !== 'validFrom' && key !== 'validTo')
        .map(({ key, label, value }) => ({ key: key ?? label, label, value })),
      now,
    });
  }
}

/** As long as the drawing waits where the window takes in what was supplemented. */
function termOfSupplement(chart: Flowchart): string | undefined {
  const timer = [...chart.nodes.values()].find(
    ({ borderTimer, headers }) => borderTimer && headers[HEADERS.stage] === 'reception',
  )?.borderTimer;
  return timer?.period && periodText(timer.period).message;
}

/** When what stands still ends at the latest. */
function untilOf(moved: readonly LedgerEntry[]): CivilDate | undefined {
  const suspended = moved.find((entry) => entry.kind === 'suspend');
  return suspended?.kind === 'suspend' ? suspended.until : undefined;
}
