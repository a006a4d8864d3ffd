/** Nothing is granted while a material that was tolerated has not come (XK38; R15.11): told by page and API alike. */
import { materialState, outstandingProblem } from '../../../domain/cases/materials.ts';
import type { Outcome } from '../../../domain/contract.ts';
import type { FieldProblem } from '../../../domain/forms/field-problem.ts';
import type { RegistryEntry } from '../../../domain/registry/registry-entry.ts';
import type { MatterRow } from '../../matters/index.ts';
import type { Database } from '../../platform/database/index.ts';
import type { Flowcharts } from '../flowcharts.ts';
import { createCaseStore } from '../store.ts';
import type { Materials } from './materials.ts';

export type HinderGrant = (matter: Pick<MatterRow, 'id' | 'procedure_id'>, outcome: Pick<Outcome, 'effect'>) => Promise<FieldProblem[]>;

export function createHinderGrant({
  database,
  flowcharts,
  materials,
}: {
  database: Database;
  flowcharts: Flowcharts;
  materials: Pick<Materials, 'of'>;
}): HinderGrant {
  const store = createCaseStore(database);
  return async ({ id, procedure_id }, { effect }) => {
    if (effect !== 'grant' || procedure_id === null) return [];
    const { entry } = await flowcharts(procedure_id);
    // Most powers tolerate nothing: their decisions are spared the question.
    if (!entry.materials.some(({ followDays }) => followDays)) return [];
    const row = await store.case(id);
    if (!row) return [];
    const outstanding = (await materials.of(row, entry)).filter((material) => materialState(material) === 'tolerated');
    const problem = outstandingProblem(outstanding, basisOf(entry));
    return problem ? [problem] : [];
  };
}

/** A licence is granted to who meets the conditions; of any other power its own rule says what it takes. */
function basisOf({ category, legalBasis: [rule] }: RegistryEntry): { text: string; textEn: string } {
  if (category === 'licence' || !rule) return { text: '行政许可法第三十八条第一款', textEn: 'licensing law, article 38(1)' };
  return { text: `《${rule.law}》${rule.article}`, textEn: `${rule.law}, ${rule.article}` };
}
