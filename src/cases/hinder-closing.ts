/**
 * A case is not closed while a document whose service lets a time run was neither served nor tried to be (CF61, XK44, QZ54): told by page
 * and API alike. Of other papers for the party the case says that they are missing.
 */
import { HEADERS } from '../../domain/contract.ts';
import type { Outcome } from '../../domain/contract.ts';
import type { FieldProblem } from '../../domain/forms/field-problem.ts';
import { RUNS_FROM_SERVICE } from '../../domain/service/runs-from-service.ts';
import type { MatterRow, StepRow } from '../matters/index.ts';
import type { Unserved } from '../procedures/index.ts';
import type { Flowcharts } from './flowcharts.ts';

export type HinderClosing = (
  matter: Pick<MatterRow, 'id' | 'procedure_id'>,
  outcome: Pick<Outcome, 'negative'>,
  step: Pick<StepRow, 'element_id'>,
) => Promise<FieldProblem[]>;

export function createHinderClosing({ flowcharts, unserved }: { flowcharts: Flowcharts; unserved: Unserved }): HinderClosing {
  return async ({ id, procedure_id }, { negative }, { element_id }) => {
    if (negative || procedure_id === null) return [];
    const { entry, description } = await flowcharts(procedure_id);
    // What is decided on the spot is handed over there (CF52).
    if (entry.procedure === 'simple' || description.chart.nodes.get(element_id)?.headers[HEADERS.stage] !== 'closing') return [];
    const missing = (await unserved(id)).filter(({ template, attempted }) => !attempted && Object.hasOwn(RUNS_FROM_SERVICE, template));
    const [first] = missing;
    if (!first) return [];
    const basis = RUNS_FROM_SERVICE[first.template]?.basis ?? '';
    const words = missing.map(({ title, number }) => `《${title}》${number}`).join('、');
    return [
      {
        path: 'outcome',
        code: 'service-missing',
        message: `${words}没有送达记录，也没有登记未能送达的情形，当事人的期限没有起算（${basis}），不能结案。请先在办件的“送达”页登记。`,
        messageEn: `${missing.length} document(s) have no service and no attempt on record, so no time of the party has begun (${basis}): the case cannot be closed. Record it on the "service" page of the case first.`,
      },
    ];
  };
}
