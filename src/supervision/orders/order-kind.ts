/** The supervisory order as a kind of matter (R20): it runs on `processes/platform/supervisory-order.bpmn` and the entry beside it. */
import { createPlatformKind, type Decided, type MatterKind, type PlatformKindDependencies } from '../../procedures/index.ts';
import type { Addressees } from './addressees.ts';

export const SUPERVISORY_ORDER = 'supervisory-order';

export type OrderKindDependencies = PlatformKindDependencies & { addressees: Addressees };

/** Whoever decides for the issuer may issue to the organ that answers; a colleague with another scope may not (R14). */
export function createOrderKind(deps: OrderKindDependencies): MatterKind {
  return createPlatformKind(SUPERVISORY_ORDER, deps, {
    async decided({ matter, outcome, person }: Decided) {
      // The law decides nothing here: no step of an order has a limit of its own.
      if (person?.organ.id !== matter.organ_id) return;
      if (matter.answering_organ_id === null) throw new Error(`Order ${matter.id} is addressed to nobody`);
      if (outcome.code === 'issue') await deps.addressees.check(person, matter.answering_organ_id);
      else await deps.addressees.checkScope(person, matter.answering_organ_id);
    },
  });
}
