/**
 * An order is drawn up (R20): against an organ, from a case, a signal, a document or nothing. It is issued by the procedure's first step.
 */
import type { MatterRow, NewLink } from '../../matters/index.ts';
import type { Person } from '../../platform/auth/index.ts';
import type { OpenMatter } from '../../procedures/index.ts';
import type { Addressees } from './addressees.ts';
import { SUPERVISORY_ORDER } from './order-kind.ts';

export interface NewOrder {
  /** The organ that is to answer. */
  organId: string;
  title: string;
  /** Answers to the entry's `intake`. */
  answers: Record<string, unknown>;
  /** The case, signal or document that it is about; none = the order stands by itself. */
  subjects: Pick<NewLink, 'kind' | 'id'>[];
}

/** Refused as {@link Addressees} and {@link OpenMatter} say. */
export type OpenOrder = (person: Person, order: NewOrder) => Promise<MatterRow>;

export function createOpenOrder({ openMatter, addressees }: { openMatter: OpenMatter; addressees: Addressees }): OpenOrder {
  return async (person, { organId, title, answers, subjects }) => {
    const { districtId } = await addressees.check(person, organId);
    const { matter } = await openMatter({
      kind: SUPERVISORY_ORDER,
      title,
      organId: person.organ.id,
      answeringOrganId: organId,
      districtId,
      answers,
      person,
      links: subjects.map((subject) => ({ ...subject, relation: 'concerns' })),
    });
    return matter;
  };
}
