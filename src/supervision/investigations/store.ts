/** What an investigation is about (R17): the organ, the people, the signals and complaints it rests on, what it found. All append-only. */
import { randomUUID } from 'node:crypto';
import { placeholders, type Database } from '../../platform/database/index.ts';

/** Name of the kind of matter. */
export const INVESTIGATION = 'investigation';

export type GroundKind = 'signal' | 'complaint';

export interface GroundRow {
  id: string;
  investigation_id: string;
  kind: GroundKind;
  ground_id: string;
  person_id: string;
  at: number;
}

/** Ids of people. */
export interface InvestigationPeople {
  concerned: string[];
  /** Two, of the office. */
  investigators: string[];
}

export interface PeopleVersion extends InvestigationPeople {
  version: number;
  reason: string;
  personId: string;
  at: number;
}

/** `amended`: by the review of an appeal; `revoked`: by the review, or because the ground is gone. */
export type FindingResult = 'fault' | 'amended' | 'revoked' | 'cleared';

export interface FindingRow {
  opinion_id: string;
  investigation_id: string;
  result: FindingResult;
  gravity: string | null;
  /** Code in the table of measures, and its words when it was found. */
  measure: string | null;
  measure_text: string | null;
  /** JSON: ids of people. */
  responsible: string;
  at: number;
}

/** An investigation that rests on something. */
export interface InvestigatedRow {
  ground_id: string;
  id: string;
  number: string;
  state: string;
  closed_at: number | null;
}

export type InvestigationStore = ReturnType<typeof createInvestigationStore>;

export function createInvestigationStore(database: Database) {
  return {
    insert: (id: string, organId: string) => database.insert('investigation', { id, organ_id: organId }),
    organOf: async (id: string): Promise<string> => {
      const row = await database.get<{ organ_id: string }>('SELECT organ_id FROM investigation WHERE id = $1', [id]);
      if (!row) throw new Error(`Matter ${id} is no investigation`);
      return row.organ_id;
    },

    addGround: (row: Omit<GroundRow, 'id'>) => database.insertOnce('investigation_ground', { id: randomUUID(), ...row }),
    grounds: (id: string) =>
      database.all<GroundRow>('SELECT * FROM investigation_ground WHERE investigation_id = $1 ORDER BY at, id', [id]),
    /** Investigations that rest on these, but for those that were ended without a finding. */
    resting: async (kind: GroundKind, ids: readonly string[]): Promise<InvestigatedRow[]> =>
      ids.length
        ? database.all<InvestigatedRow>(
            `SELECT g.ground_id, m.id, m.number, m.state, m.closed_at FROM investigation_ground g JOIN matter m ON m.id = g.investigation_id
             WHERE g.kind = '${kind}' AND g.ground_id IN (${placeholders(ids.length)}) AND m.state <> 'ended' ORDER BY g.at`,
            [...ids],
          )
        : [],

    async people(id: string): Promise<PeopleVersion> {
      const row = await database.get<{ version: number; body: string; reason: string; person_id: string; at: number }>(
        'SELECT * FROM investigation_people WHERE investigation_id = $1 ORDER BY version DESC LIMIT 1',
        [id],
      );
      if (!row) throw new Error(`Investigation ${id} names nobody`);
      return {
        ...(JSON.parse(row.body) as InvestigationPeople),
        ...{ version: Number(row.version), reason: row.reason, personId: row.person_id, at: Number(row.at) },
      };
    },
    /** False where somebody was first. */
    namePeople: (id: string, { concerned, investigators, version, reason, personId, at }: PeopleVersion) =>
      database.insertOnce('investigation_people', {
        ...{ id: randomUUID(), investigation_id: id, version, body: JSON.stringify({ concerned, investigators }), reason },
        ...{ person_id: personId, at },
      }),

    found: (row: FindingRow) => database.insert('investigation_finding', { ...row }),
    findings: (id: string) =>
      database.all<FindingRow>('SELECT * FROM investigation_finding WHERE investigation_id = $1 ORDER BY at, opinion_id', [id]),
  };
}
