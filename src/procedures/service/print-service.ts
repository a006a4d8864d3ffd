/** Papers about service that no drawing asks for: printed when somebody wants them, from what was recorded, and without a 文号. */
import { civilDateInChina } from '../../../domain/time/civil-time.ts';
import type { LabelledValue } from '../../../domain/forms/labelled.ts';
import type { DocumentData, DocumentRenderer, Printable } from '../../documents/index.ts';
import type { Person } from '../../platform/auth/index.ts';
import { notFound } from '../../platform/errors.ts';
import type { Time } from '../../platform/time/time.ts';
import type { Database } from '../../platform/database/index.ts';
import type { MatterKinds } from '../matter-kind.ts';
import type { MatterRow } from '../../matters/index.ts';
import type { Services } from './services.ts';

/** It is signed by hand, not sealed by the city's seal server each time that somebody looks at it. */
const NO_SEAL = '';

export type PrintService = ReturnType<typeof createPrintService>;

export function createPrintService(deps: {
  database: Database;
  time: Time;
  kinds: MatterKinds;
  services: Services;
  renderer: DocumentRenderer | null;
}) {
  const { database, time, kinds, services, renderer } = deps;

  /** With the facts of the matter, as any document of it. */
  async function printed(matter: MatterRow, template: string, facts: Partial<DocumentData> & { fields: LabelledValue[] }): Promise<Buffer> {
    const paper = await database.write(async (): Promise<Printable> => {
      const draft = await kinds(matter.kind).document({ id: `service:${matter.id}`, matter, template, now: time.now() });
      return draft.facts('');
    });
    if (!renderer || !('case' in paper)) throw notFound('该文书', 'document');
    const answers = Object.fromEntries(facts.fields.map((field) => [field.key, field]));
    return (await renderer.render({ ...paper, ...facts, answers: { ...paper.answers, ...answers } }, { mark: NO_SEAL })).bytes;
  }

  return {
    async receipt(person: Person, matterId: string, serviceId: string): Promise<Buffer> {
      const { matter, fields, papers, day } = await services.paperOf(person, matterId, { serviceId });
      return printed(matter, 'delivery-receipt', {
        fields,
        ...(day ? { issuedOn: day } : {}),
        documents: papers.map(({ title, number, created_at }) => ({ title, number, issuedOn: civilDateInChina(Number(created_at)) })),
      });
    },
    async address(person: Person, matterId: string, addressId: string | null): Promise<Buffer> {
      const { matter, fields, day } = await services.paperOf(person, matterId, { addressId });
      return printed(matter, 'service-address-confirmation', { fields, ...(day ? { issuedOn: day } : {}) });
    },
  };
}
