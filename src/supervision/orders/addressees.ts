/**
 * To whom a person may issue an order or a signal (R14, R16.11, R20, R21): an organ of their scope, not their own, at which somebody
 * answers.
 */
import { may, type Action, type Person } from '../../platform/auth/index.ts';
import { conflict, notFound, Refusal } from '../../platform/errors.ts';

/** Code of the position at which an organ answers, in every city. */
export const CONTACT = 'contact';

export interface AddresseeDependencies {
  /** What is issued to them. */
  action: Action;
  organs: () => Promise<{ id: string; name: string; district_id: string | null }[]>;
  organ: (organId: string) => Promise<{ name: string; districtId: string | null } | undefined>;
  holdersOf: (organId: string, positionCode: string) => Promise<{ id: string; name: string }[]>;
}

export type Addressees = ReturnType<typeof createAddressees>;

export function createAddressees({ action, organs, organ, holdersOf }: AddresseeDependencies) {
  /** Refused with `organ-out-of-scope` outside the person's scope. */
  async function checkScope(person: Person, organId: string): Promise<{ name: string; districtId: string | null }> {
    const found = await organ(organId);
    if (!found) throw notFound('该单位', 'organ');
    if (may(person, action, { organId, districtId: found.districtId })) return found;
    throw new Refusal(
      403,
      'organ-out-of-scope',
      `“${found.name}”不在您的监督范围内。`,
      `The organ ${organId} lies outside the scope that you supervise.`,
      { details: { organId } },
    );
  }

  /** Every organ of the person's scope but their own. */
  const inScope = async (person: Person): Promise<{ id: string; name: string }[]> =>
    (await organs())
      .filter(({ id, district_id }) => id !== person.organ.id && may(person, action, { organId: id, districtId: district_id }))
      .map(({ id, name }) => ({ id, name }));

  return {
    checkScope,
    inScope,
    /** Every organ to which the person may issue now. */
    async all(person: Person): Promise<{ id: string; name: string }[]> {
      const seen = await inScope(person);
      const answered = await Promise.all(seen.map(async ({ id }) => (await holdersOf(id, CONTACT)).length > 0));
      return seen.filter((_, index) => answered[index]);
    },
    /** Beside the scope: refused with `own-organ`, and with `contact-missing` where nobody could answer. */
    async check(person: Person, organId: string): Promise<{ name: string; districtId: string | null }> {
      const found = await checkScope(person, organId);
      if (organId === person.organ.id)
        throw conflict(
          'own-organ',
          '不能向本单位发出监督通知或者预警信号。',
          "Neither an order nor a signal is issued to one's own organ.",
        );
      if ((await holdersOf(organId, CONTACT)).length) return found;
      throw conflict(
        'contact-missing',
        `“${found.name}”没有联络员，无人接收和答复。请先为该单位配备联络员。`,
        `Nobody is the contact of the organ ${organId}, so that nobody could answer. Appoint one first.`,
        { organId },
      );
    },
  };
}
