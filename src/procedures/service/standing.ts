/** How each paper of a matter stands: served when and how, tried in vain, or neither (CF61; docs/adr/0042-service-and-wording.md). */
import type { LabelledValue } from '../../../domain/forms/labelled.ts';
import { SERVED_ON, type ServiceWay } from '../../../domain/service/ways.ts';
import { parseCivilDate, type CivilDate } from '../../../domain/time/civil-date.ts';
import type { Database } from '../../platform/database/index.ts';
import { createServiceStore, type ServablePaper } from './store.ts';

export interface StandingOfPaper {
  way: ServiceWay | null;
  servedOn: CivilDate | null;
  /** Attempts in vain. */
  failed: number;
}

/** A paper for the party of whose service nothing is recorded. */
export type UnservedPaper = Pick<ServablePaper, 'id' | 'template' | 'title' | 'number'> & { attempted: boolean };

export type Unserved = (matterId: string) => Promise<UnservedPaper[]>;

export const createUnserved = (database: Database): Unserved => createServiceStanding(database).unserved;

export function createServiceStanding(database: Database) {
  const store = createServiceStore(database);

  /** What the steps of cases from before this was kept have served: whatever was there when the day of service was written down. */
  async function before(matterId: string, papers: readonly ServablePaper[], except?: string): Promise<Map<string, CivilDate>> {
    const found = new Map<string, CivilDate>();
    for (const { id, fields, at } of await store.decidedBefore(matterId)) {
      // A step whose service is being kept has its opinion already.
      if (id === except) continue;
      const day = (JSON.parse(fields) as LabelledValue[]).find(({ key }) => key === SERVED_ON)?.value;
      if (day === undefined || parseCivilDate(day) === undefined) continue;
      for (const paper of papers) if (Number(paper.created_at) <= Number(at) && !found.has(paper.id)) found.set(paper.id, day);
    }
    return found;
  }

  /** What is known of each paper: its latest success, else its failures. */
  async function of(matterId: string, papers: readonly ServablePaper[]): Promise<Map<string, StandingOfPaper>> {
    const [services, served, earlier] = [await store.services(matterId), await store.served(matterId), await before(matterId, papers)];
    return new Map(
      papers.map(({ id }) => {
        const own = services.filter((row) => served.get(row.id)?.includes(id));
        const success = own.find(({ served_on }) => served_on !== null);
        return [
          id,
          {
            way: success?.way ?? null,
            servedOn: success?.served_on ?? earlier.get(id) ?? null,
            failed: own.filter(({ served_on }) => served_on === null).length,
          },
        ];
      }),
    );
  }

  return {
    before,
    of,
    /** Nothing is served of them; announced ones count as served, though their day may be to come. */
    async unserved(matterId: string): Promise<UnservedPaper[]> {
      const papers = await store.papers(matterId);
      if (!papers.length) return [];
      const found = await of(matterId, papers);
      return papers.flatMap(({ id, template, title, number }) => {
        const { servedOn, failed } = found.get(id) ?? { servedOn: null, failed: 0 };
        return servedOn === null ? [{ id, template, title, number, attempted: failed > 0 }] : [];
      });
    },
  };
}
