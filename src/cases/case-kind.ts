/** A case as a kind of matter (R9, R10): it runs on its power's flowchart; its outcomes' effects decide it; its end is a result (R15.2). */
import type { MatterExtra } from '../../domain/api/matters.ts';
import { phrasesFor } from '../../domain/cases/phrases.ts';
import { intakeOf } from '../../domain/registry/registry-entry.ts';
import { CASE_STATE_NAMES } from '../../domain/cases/case-states.ts';
import { isResult } from '../../domain/registry/results.ts';
import type { Database } from '../platform/database/index.ts';
import type { AskedDocument, DocumentDraft, MatterKind, Procedure } from '../procedures/index.ts';
import type { MatterPage } from '../platform/feature.ts';
import { OWNER_COMPLETE, type Clocks } from '../clocks/index.ts';
import type { Licences } from '../licences/index.ts';
import type { AcceptanceClock, AcceptCase } from './acceptance/index.ts';
import type { HoldingClock } from './holding/index.ts';
import type { BenchmarksOfCase } from './benchmarks-of-case.ts';
import type { Publications } from './publications/index.ts';
import type { HinderClosing } from './hinder-closing.ts';
import type { KeepVisits } from './visits/index.ts';
import { createApplyEffect } from './apply-effect.ts';
import type { Flowchart, Flowcharts } from './flowcharts.ts';
import { givenOfCase } from './given-of-case.ts';
import type { HinderGrant, Materials, Promises } from './materials/index.ts';
import { CASE, caseHeaderOf, createCaseStore } from './store.ts';

export function createCaseKind({
  database,
  clocks,
  flowcharts,
  document,
  acceptance,
  acceptCase,
  licences,
  holding,
  materials,
  promises,
  hinderGrant,
  hinderClosing,
  benchmarksOf,
  publications,
  keepVisits,
}: {
  database: Database;
  clocks: Pick<Clocks, 'read'>;
  flowcharts: Flowcharts;
  document: (asked: AskedDocument) => Promise<DocumentDraft>;
  acceptance: AcceptanceClock;
  acceptCase: AcceptCase;
  licences: Licences;
  holding: HoldingClock;
  materials: Pick<Materials, 'end'>;
  promises: Pick<Promises, 'begin'>;
  hinderGrant: HinderGrant;
  benchmarksOf: BenchmarksOfCase;
  publications: Pick<Publications, 'decided' | 'judge'>;
  keepVisits: KeepVisits;
  hinderClosing: HinderClosing;
}): MatterKind {
  const store = createCaseStore(database);
  const entryOf = async (versionId: string) => (await flowcharts(versionId)).entry;
  const applyEffect = createApplyEffect({ database, clocks, entryOf, acceptance, acceptCase, licences, holding });
  return {
    name: CASE,
    clock: 'handling',
    procedure: async (versionId) => procedureFrom(await flowcharts(versionId)),
    async given(matter) {
      const [row, entry] = await Promise.all([store.case(matter.id), entryOf(matter.procedure_id ?? '')]);
      if (!row) throw new Error(`There is no case ${matter.id}`);
      return givenOfCase(row, entry, await benchmarksOf(row, entry));
    },
    document,
    // Also after going back: what was carried out is then to be carried out again.
    opened: ({ matter }) => keepVisits(matter),
    judge: async (asked) => [
      ...(await hinderGrant(asked.matter, asked.outcome)),
      ...(await hinderClosing(asked.matter, asked.outcome, asked.step)),
      ...(await publications.judge(asked)),
    ],
    async decided({ matter, step, outcome, opinion, values, person, now }) {
      await publications.decided({ matter, step, outcome, values, person, now });
      await keepVisits(matter);
      if (outcome.effect === 'grant') await promises.begin(matter);
      return applyEffect({ caseRow: caseHeaderOf(matter), effect: outcome.effect, values, person, basis: opinion.basis, now });
    },
    momentOf: (matter, moment) => (moment === 'licence-end' ? licences.endOf(matter.id) : Promise.resolve(null)),
    async closed({ matter, elementId, result, now }) {
      if (!isResult(result)) throw new Error(`Unknown case result "${result}" at ${elementId}`);
      await acceptance.end(matter.id, OWNER_COMPLETE, now);
      await holding.end(matter.id, OWNER_COMPLETE, now);
      await materials.end(matter.id);
      await keepVisits(matter, 'closing');
      await store.updateCase(matter.id, { result });
      return 'completed';
    },
    async terminated({ matter, now }) {
      await acceptance.end(matter.id, OWNER_COMPLETE, now);
      await holding.end(matter.id, OWNER_COMPLETE, now);
      await materials.end(matter.id);
      await keepVisits(matter, 'closing');
      await store.updateCase(matter.id, { result: 'terminated' });
      return 'completed';
    },
  };
}

const procedureFrom = ({ versionId, xml, hash, description, entry, processDefinitionKey }: Flowchart): Procedure => ({
  id: versionId,
  xml,
  hash,
  description,
  chart: description.chart,
  forms: entry.forms,
  checks: entry.checks,
  positions: entry.positions,
  power: entry,
  goBack: entry.goBack,
  processDefinitionKey,
});

/** A case as lists, inbox and search show it: with its power and its party. */
export function createShownCase({
  database,
  flowcharts,
  detail,
  materials,
  hinderGrant,
  hinderClosing,
}: {
  database: Database;
  flowcharts: Flowcharts;
  materials: Pick<Materials, 'mayBring'>;
  hinderGrant: HinderGrant;
  hinderClosing: HinderClosing;
  detail: MatterPage['detail'];
}): MatterPage {
  const store = createCaseStore(database);
  return {
    name: CASE,
    page: '/cases/:id',
    text: '办件',
    textEn: 'Case',
    states: CASE_STATE_NAMES,
    read: 'case.read',
    materials: async (_id, procedureId) => (procedureId === null ? [] : (await flowcharts(procedureId)).entry.materials),
    mayBring: materials.mayBring,
    hinders: async (matter, outcome, step) => [...(await hinderGrant(matter, outcome)), ...(await hinderClosing(matter, outcome, step))],
    opening: (number) => ({ text: `收件登记，流水号 ${number}`, textEn: `Application registered, serial ${number}` }),
    detail,
    phrases: async (outcome, procedureId) => phrasesFor(outcome, intakeOf((await flowcharts(procedureId)).entry).kind === 'own-motion'),
    async describe(ids) {
      const rows = await store.briefs(ids);
      return new Map(
        await Promise.all(
          rows.map(async ({ id, power_id: powerId, version_id: versionId, party_name: partyName }): Promise<[string, MatterExtra]> => {
            const { entry } = await flowcharts(versionId);
            return [id, { power: { id: powerId, name: entry.powerName, nameEn: entry.powerNameEn }, partyName, facts: [] }];
          }),
        ),
      );
    },
  };
}
