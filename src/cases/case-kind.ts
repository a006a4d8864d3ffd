/** A case as a kind of matter (R9, R10): it runs on its power's flowchart; its outcomes' effects decide it; its end is a result (R15.2). */
import type { MatterExtra } from '../../domain/api/matters.ts';
import { CASE_STATE_NAMES } from '../../domain/cases/case-states.ts';
import { isResult } from '../../domain/registry/results.ts';
import type { Database } from '../platform/database/index.ts';
import type { AskedDocument, DocumentDraft, MatterKind, Procedure } from '../procedures/index.ts';
import type { MatterPage } from '../platform/feature.ts';
import { OWNER_COMPLETE } from '../clocks/index.ts';
import type { AcceptanceClock, AcceptCase } from './acceptance/index.ts';
import { createApplyEffect } from './apply-effect.ts';
import type { Flowchart, Flowcharts } from './flowcharts.ts';
import { CASE, caseHeaderOf, createCaseStore } from './store.ts';

export function createCaseKind({
  database,
  flowcharts,
  document,
  acceptance,
  acceptCase,
}: {
  database: Database;
  flowcharts: Flowcharts;
  document: (asked: AskedDocument) => Promise<DocumentDraft>;
  acceptance: AcceptanceClock;
  acceptCase: AcceptCase;
}): MatterKind {
  const store = createCaseStore(database);
  const entryOf = async (versionId: string) => (await flowcharts(versionId)).entry;
  const applyEffect = createApplyEffect({ database, entryOf, acceptance, acceptCase });
  return {
    name: CASE,
    clock: 'handling',
    procedure: async (versionId) => procedureFrom(await flowcharts(versionId)),
    document,
    async decided({ matter, outcome, opinion, values, person, now }) {
      return applyEffect({ caseRow: caseHeaderOf(matter), effect: outcome.effect, values, person, basis: opinion.basis, now });
    },
    async closed({ matter, elementId, result, now }) {
      if (!isResult(result)) throw new Error(`Unknown case result "${result}" at ${elementId}`);
      await acceptance.end(matter.id, OWNER_COMPLETE, now);
      await store.updateCase(matter.id, { result });
      return 'completed';
    },
    async terminated({ matter, now }) {
      await acceptance.end(matter.id, OWNER_COMPLETE, now);
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
  positions: entry.positions,
  processDefinitionKey,
});

/** A case as lists, inbox and search show it: with its power and its party. */
export function createShownCase({
  database,
  flowcharts,
  detail,
}: {
  database: Database;
  flowcharts: Flowcharts;
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
    opening: (number) => ({ text: `收件登记，流水号 ${number}`, textEn: `Application registered, serial ${number}` }),
    detail,
    phrases: (positive) => [
      ...positive.map(({ label }) => `经审查，符合法定条件，${label}。`),
      '材料齐全，符合法定形式。',
      '情况属实，同意按程序办理。',
    ],
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
